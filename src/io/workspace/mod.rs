//! An open charter: what is on disk, what it says, and edits that are saved one at a time.

mod conflict;
mod questions_file;

use std::ops::Deref;
use std::path::{Path, PathBuf};

pub use conflict::Conflict;
use conflict::settle;
pub use questions_file::{BadQuestions, asked_beside, questions_beside};

use crate::core::charter::{Answer, Charter, FORMAT, Start, begin, blank, read};
use crate::core::edit::{Edit, Uneditable, apply};
use crate::core::framework::{Framework, Question};
use crate::core::toml::{Document, Position, position};
use crate::io::store::{self, StoreError};

/// A charter to be looked at and not to be changed: it may not be whole.
#[derive(Debug)]
pub struct LoadedCharter {
    /// The file.
    pub path: PathBuf,
    /// What is asked.
    pub framework: Framework,
    /// The text.
    pub document: Document,
    /// What it says, and in its slips what keeps the rest from being read.
    pub charter: Charter,
}

/// A charter that was read whole, and can be changed.
pub struct Workspace(LoadedCharter);

impl Deref for Workspace {
    type Target = LoadedCharter;

    fn deref(&self) -> &LoadedCharter {
        &self.0
    }
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

impl LoadedCharter {
    /// Looks at the charter in this file, whole or not.
    ///
    /// # Errors
    /// When the file cannot be read, or the questions beside it cannot be read whole.
    pub fn open(path: &Path) -> Result<Self, WorkspaceError> {
        let text = store::read(path)?;
        Ok(Self::of(path, asked_beside(path)?, text))
    }

    /// Looks at this text as the charter in this file.
    #[must_use]
    pub fn of(path: &Path, framework: Framework, text: String) -> Self {
        let document = Document::parse(text).unwrap_or_else(|unreadable| unreadable.rest);
        let charter = read(&document, &framework);
        Self { path: path.to_owned(), framework, document, charter }
    }

    /// What was seen, where that is all there is.
    ///
    /// # Errors
    /// When it is not TOML.
    pub fn whole(self) -> Result<Self, WorkspaceError> {
        if self.charter.syntax_errors.is_empty() {
            return Ok(self);
        }
        Err(WorkspaceError::Syntax(Box::new(self)))
    }

    /// The folder that the charter is in.
    #[must_use]
    pub fn folder(&self) -> &Path {
        self.path.parent().unwrap_or(Path::new("."))
    }
}

impl Workspace {
    /// Opens the charter in this file.
    ///
    /// # Errors
    /// When it cannot be read or is not TOML, or the questions beside it cannot be read whole.
    pub fn open(path: &Path) -> Result<Self, WorkspaceError> {
        Ok(Self(LoadedCharter::open(path)?.whole()?))
    }

    /// Makes a new charter with these facts.
    ///
    /// # Errors
    /// When there is a file already, or it cannot be made.
    pub fn create(path: &Path, start: &Start, with_blanks: bool) -> Result<Self, WorkspaceError> {
        let framework = asked_beside(path)?;
        let text = if with_blanks { blank(&framework, start) } else { begin(start) };
        store::create(path, &text)?;
        Ok(Self(LoadedCharter::of(path, framework, text)))
    }

    /// Whether this program may change it: not where its form is newer.
    ///
    /// # Errors
    /// Where it may not.
    pub fn may_change(&self) -> Result<(), WorkspaceError> {
        let format = self.charter.facts.format;
        if format > FORMAT {
            return Err(WorkspaceError::Newer { path: self.path.clone(), format });
        }
        Ok(())
    }

    /// Answers a question and saves; an empty answer leaves it open.
    ///
    /// # Errors
    /// When the edit cannot be made or saved.
    pub fn answer(&mut self, question: &Question, answer: &Answer) -> Result<(), WorkspaceError> {
        self.edit(&Edit::Answer(question, answer))
    }

    /// Makes an edit and saves. Where the file was changed in the meantime, the edit is made on
    /// what it says now, so that both changes stay.
    ///
    /// # Errors
    /// When the edit cannot be made or saved, or the same answer was changed in the meantime.
    pub fn edit(&mut self, edit: &Edit) -> Result<(), WorkspaceError> {
        let mut edit = edit.clone();
        loop {
            self.may_change()?;
            let edited =
                apply(&self.document, &self.framework, &edit).map_err(WorkspaceError::Edit)?;
            if edited.text() == self.document.text() {
                return Ok(());
            }
            match store::replace(&self.path, self.document.text(), edited.text()) {
                Ok(()) => {
                    self.0.charter = read(&edited, &self.framework);
                    self.0.document = edited;
                    return Ok(());
                }
                Err(StoreError::Changed(now)) => self.reload(now, &mut edit)?,
                Err(other) => return Err(other.into()),
            }
        }
    }

    /// Puts the file back as it was read, where it is gone.
    ///
    /// # Errors
    /// When there is a file again, or it cannot be made.
    pub fn put_back(&self) -> Result<(), WorkspaceError> {
        Ok(store::create(&self.path, self.document.text())?)
    }

    /// Takes what the file says now; an error where that is about the answer that is being edited.
    fn reload(&mut self, now: String, edit: &mut Edit) -> Result<(), WorkspaceError> {
        let framework = self.framework.clone();
        let now = Self(LoadedCharter::of(&self.path, framework, now).whole()?);
        let was = std::mem::replace(self, now);
        let conflict = settle(&was, self, edit);
        conflict.map_err(WorkspaceError::Conflict)
    }
}
