//! The only exit numbers.

use crate::terminal::Signal;

/// How the program ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// All is well.
    Fine,
    /// Something was found, or differs.
    Found,
    /// Wrong usage, or it could not be done.
    Failed,
    /// Stopped by a signal, such as that of Ctrl-C.
    Stopped(Signal),
}

impl Exit {
    /// Well, unless it was a signal that ended it.
    #[must_use]
    pub fn after(signal: Option<Signal>) -> Self {
        signal.map_or(Self::Fine, Self::Stopped)
    }
}

impl From<Exit> for std::process::ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(match exit {
            Exit::Fine => 0,
            Exit::Found => 1,
            Exit::Failed => 2,
            Exit::Stopped(signal) => 128 + signal.number(),
        })
    }
}
