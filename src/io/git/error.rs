//! Why git could not help.

use crate::core::limits::MAX_CHARTER_BYTES;
use std::io;
use std::path::PathBuf;

/// Why an earlier form could not be had.
#[derive(Debug)]
pub enum HistoryError {
    /// There is no `git` to ask.
    NoGit(io::Error),
    /// The charter is in no repository.
    NoRepository(PathBuf),
    /// Nothing was committed yet.
    NoCommits,
    /// There is no such revision; whether the clone has only the newest ones.
    UnknownRevision {
        /// As it was named.
        rev: String,
        /// Whether the clone is shallow.
        shallow: bool,
    },
    /// The revision has no such file.
    NotThere {
        /// As it was named.
        rev: String,
        /// The file, from the top of the repository.
        path: String,
    },
    /// The clone has left out what the file said, and nothing is fetched.
    Incomplete,
    /// The file was larger than a charter may be.
    TooLarge(String),
    /// The file was not UTF-8.
    NotText(String),
    /// What `git` itself said.
    Git(String),
}

impl std::fmt::Display for HistoryError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::NoGit(_) => {
                write!(f, "`git` cannot be run, and earlier charters are read with it")
            }
            Self::NoRepository(folder) => {
                write!(f, "`{}` is not in a git repository", folder.display())
            }
            Self::NoCommits => write!(f, "nothing has been committed in this repository yet"),
            Self::UnknownRevision { rev, .. } => write!(f, "there is no revision `{rev}`"),
            Self::NotThere { rev, path } => write!(f, "there is no file `{path}` in `{rev}`"),
            Self::Incomplete => write!(
                f,
                "this clone was made without the earlier charters (`--filter`), and none are fetched unasked"
            ),
            Self::TooLarge(rev) => write!(
                f,
                "the charter in `{rev}` has more than {} KiB, the most that one may have",
                MAX_CHARTER_BYTES / 1024
            ),
            Self::NotText(rev) => write!(f, "the charter in `{rev}` is not UTF-8 text"),
            Self::Git(said) => write!(f, "git could not do it: {said}"),
        }
    }
}

impl std::error::Error for HistoryError {}
