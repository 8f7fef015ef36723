//! The only exit numbers.

/// How the program ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// All is well.
    Fine,
    /// Something was found, or differs.
    Found,
    /// Wrong usage, or it could not be done.
    Failed,
    /// Stopped with Ctrl-C.
    Interrupted,
}

impl From<Exit> for std::process::ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(match exit {
            Exit::Fine => 0,
            Exit::Found => 1,
            Exit::Failed => 2,
            Exit::Interrupted => 130,
        })
    }
}
