//! Published documents that are not what the charter says, as whoever has looked at the files says.

/// An output that has to be written anew.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stale {
    /// Its number under `[publish] outputs`, from 0.
    pub number: usize,
    /// How it stands.
    pub state: State,
}

/// How a published document stands to its charter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// There is no such file.
    Missing,
    /// The file says something else.
    Differs,
}
