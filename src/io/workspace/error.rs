//! Why a charter could not be opened or changed.

use std::path::PathBuf;

use super::conflict::Conflict;
use super::loaded::LoadedCharter;
use crate::core::charter::{FORMAT, Problem};
use crate::core::edit::Uneditable;
use crate::core::toml::{Position, position};
use crate::io::store::StoreError;

/// A `questions.toml` that cannot be read whole. Nothing is asked then, so that no answer is taken
/// for something that it is not.
#[derive(Debug)]
pub struct BadQuestions {
    /// The file.
    pub path: PathBuf,
    /// What is in it.
    pub text: String,
    /// What is wrong, in the order of the text.
    pub problems: Vec<Problem>,
}

/// Why a charter could not be opened or changed.
#[derive(Debug)]
pub enum WorkspaceError {
    /// The file could not be found, read or saved.
    Store(StoreError),
    /// The file is not TOML; this is what could be read all the same.
    Syntax(Box<LoadedCharter>),
    /// The team's own questions cannot be read whole.
    Questions(Box<BadQuestions>),
    /// The charter is of a newer form than this program writes.
    Newer {
        /// The file.
        path: PathBuf,
        /// Its form.
        format: u32,
    },
    /// The edit cannot be made.
    Edit(Uneditable),
    /// The same answer was changed on disk in the meantime. The workspace holds the file as it is now.
    Conflict(Conflict),
}

impl std::fmt::Display for WorkspaceError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Store(error) => error.fmt(f),
            Self::Syntax(seen) => {
                let name = seen.path.display();
                match seen.charter.syntax_errors.first() {
                    None => write!(f, "`{name}` is not TOML"),
                    Some(slip) => {
                        let Position { line, column } =
                            position(seen.document.text(), slip.place.start);
                        write!(f, "`{name}`, line {line}, column {column}: {}", slip.message)
                    }
                }
            }
            Self::Questions(bad) => write!(f, "`{}` cannot be read whole", bad.path.display()),
            Self::Newer { path, format } => write!(
                f,
                "{} has format {format}, and this copcharter writes format {FORMAT}",
                path.display()
            ),
            Self::Edit(error) => error.fmt(f),
            Self::Conflict(conflict) => write!(
                f,
                "`{}` was changed in the file in the meantime; your answer was not saved over it",
                conflict.id
            ),
        }
    }
}

impl std::error::Error for WorkspaceError {}

impl From<StoreError> for WorkspaceError {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}
