//! Why a file could not be found, read or saved.

use std::io;
use std::path::PathBuf;

use crate::core::limits::MAX_CHARTER_BYTES;

/// What a charter file is called.
pub const FILE_NAME: &str = "charter.toml";

/// Why a file could not be found, read or saved. Each says what to do.
#[derive(Debug)]
pub enum StoreError {
    /// There is no charter here or above.
    NoCharter(PathBuf),
    /// There is nothing at the path that was named.
    Missing(PathBuf),
    /// It is a folder, a device or a pipe.
    NotAFile(PathBuf),
    /// It has more than [`MAX_CHARTER_BYTES`].
    TooLarge(PathBuf),
    /// It would have more than [`MAX_CHARTER_BYTES`], and could not be read again.
    Outgrown(PathBuf),
    /// It is a link, where a file of its own is wanted.
    Link(PathBuf),
    /// It is a link that leads to nothing, or back to itself.
    LinkToNothing(PathBuf),
    /// It is not UTF-8 from this line and column (in bytes) on.
    NotText {
        /// The file.
        path: PathBuf,
        /// The line, from 1.
        line: usize,
        /// The byte in the line, from 1.
        column: usize,
    },
    /// It was changed on disk since it was read; this is what it says now.
    Changed(String),
    /// There is a file already where a new one should go.
    Exists(PathBuf),
    /// The system said no.
    Io {
        /// What was tried: `read`, `save`.
        action: FileAction,
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
}

/// What was to be done with a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileAction {
    /// To read it.
    Read,
    /// To make it, where there is none.
    Make,
    /// To save a charter.
    Save,
    /// To write what is derived from a charter.
    Write,
}

impl std::fmt::Display for FileAction {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Read => "read",
            Self::Make => "make",
            Self::Save => "save",
            Self::Write => "write",
        })
    }
}

impl std::fmt::Display for StoreError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::NoCharter(folder) => write!(
                f,
                "there is no {FILE_NAME} in `{}` or in a folder above it",
                folder.display()
            ),
            Self::Missing(path) => write!(f, "there is no file `{}`", path.display()),
            Self::NotAFile(path) => write!(f, "`{}` is not a file", path.display()),
            Self::Link(path) => {
                write!(f, "`{}` is a link, and this file is not read through links", path.display())
            }
            Self::LinkToNothing(path) => {
                write!(f, "`{}` is a link that leads to no file", path.display())
            }
            Self::TooLarge(path) => write!(
                f,
                "`{}` has more than {} KiB, the most that is read",
                path.display(),
                MAX_CHARTER_BYTES / 1024
            ),
            Self::Outgrown(path) => write!(
                f,
                "`{}` would have more than {} KiB, the most that a charter may have",
                path.display(),
                MAX_CHARTER_BYTES / 1024
            ),
            Self::NotText { path, line, column } => write!(
                f,
                "`{}` is not UTF-8 text: line {line}, byte {column}. Save it as UTF-8 in an editor",
                path.display()
            ),
            Self::Changed(_) => write!(f, "the file was changed on disk in the meantime"),
            Self::Exists(path) => write!(f, "`{}` is there already", path.display()),
            Self::Io { action, path, source } => {
                write!(f, "cannot {action} `{}`: {}", path.display(), plainly(source))
            }
        }
    }
}

impl std::error::Error for StoreError {}

/// What the system said, without its number.
fn plainly(error: &io::Error) -> String {
    let text = error.to_string();
    let text = text.split(" (os error").next().unwrap_or_default();
    let mut letters = text.chars();
    letters.next().map_or(String::new(), |first| first.to_lowercase().chain(letters).collect())
}
