//! An open charter: what is on disk, what it says, and edits that are saved one at a time.

mod asked;

use std::path::{Path, PathBuf};

pub use asked::{BadQuestions, asked_beside, questions_beside};

use crate::charter::{
    Answer, Charter, Document, Edit, FORMAT, Pending, Position, Start, Uneditable, apply, begin,
    blank, position, read,
};
use crate::framework::{Framework, Question};
use crate::store::{self, StoreError};

/// A charter that was read whole.
pub struct Workspace {
    /// The file.
    pub path: PathBuf,
    /// What is asked.
    pub framework: Framework,
    /// The text.
    pub document: Document,
    /// What it says.
    pub charter: Charter,
}

/// A charter to be looked at and not to be changed: it may not be whole.
#[derive(Debug)]
pub struct Seen {
    /// The file.
    pub path: PathBuf,
    /// What is asked.
    pub framework: Framework,
    /// The text.
    pub document: Document,
    /// What it says, and in its slips what keeps the rest from being read.
    pub charter: Charter,
}

/// Why a charter could not be opened or changed.
#[derive(Debug)]
pub enum WorkspaceError {
    /// The file could not be found, read or saved.
    Store(StoreError),
    /// The file is not TOML; this is what could be read all the same.
    Syntax(Box<Seen>),
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
    /// The same answer was changed on disk in the meantime; both are kept for the user to choose.
    Conflict {
        /// The question.
        id: String,
    },
}

impl std::fmt::Display for WorkspaceError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Store(error) => error.fmt(f),
            Self::Syntax(seen) => {
                let name = seen.path.display();
                match seen.charter.slips.first() {
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
            Self::Conflict { id } => write!(
                f,
                "`{id}` was changed in the file in the meantime; your answer was not saved over it"
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

impl Workspace {
    /// Opens the charter in this file.
    ///
    /// # Errors
    /// When it cannot be read or is not TOML, or the questions beside it cannot be read whole.
    pub fn open(path: &Path) -> Result<Self, WorkspaceError> {
        let text = store::read(path)?;
        Self::with_text(path, asked_beside(path)?, text)
    }

    /// What there is to be looked at.
    #[must_use]
    pub fn seen(&self) -> Seen {
        let Self { path, framework, document, charter } = self;
        Seen {
            path: path.clone(),
            framework: framework.clone(),
            document: document.clone(),
            charter: charter.clone(),
        }
    }

    /// Looks at the charter in this file, whole or not.
    ///
    /// # Errors
    /// When the file cannot be read, or the questions beside it cannot be read whole.
    pub fn see(path: &Path) -> Result<Seen, WorkspaceError> {
        match Self::open(path) {
            Ok(whole) => Ok(whole.seen()),
            Err(WorkspaceError::Syntax(seen)) => Ok(*seen),
            Err(other) => Err(other),
        }
    }

    /// Makes a new charter with these facts.
    ///
    /// # Errors
    /// When there is a file already, or it cannot be made.
    pub fn create(path: &Path, start: &Start, with_blanks: bool) -> Result<Self, WorkspaceError> {
        let framework = asked_beside(path)?;
        let text = if with_blanks { blank(&framework, start) } else { begin(start) };
        store::create(path, &text)?;
        Self::with_text(path, framework, text)
    }

    fn with_text(path: &Path, framework: Framework, text: String) -> Result<Self, WorkspaceError> {
        let document = parse(path, text, &framework)?;
        let charter = read(&document, &framework);
        Ok(Self { path: path.to_owned(), framework, document, charter })
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

    /// The folder that the charter is in.
    #[must_use]
    pub fn folder(&self) -> &Path {
        self.path.parent().unwrap_or(Path::new("."))
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
        self.may_change()?;
        loop {
            let edited =
                apply(&self.document, &self.framework, edit).map_err(WorkspaceError::Edit)?;
            if edited.text() == self.document.text() {
                return Ok(());
            }
            match store::replace(&self.path, self.document.text(), edited.text()) {
                Ok(()) => {
                    self.charter = read(&edited, &self.framework);
                    self.document = edited;
                    return Ok(());
                }
                Err(StoreError::Changed(now)) => self.reload(now, edit)?,
                Err(other) => return Err(other.into()),
            }
        }
    }

    /// Takes what the file says now, unless it touched the answer that is being edited.
    fn reload(&mut self, now: String, edit: &Edit) -> Result<(), WorkspaceError> {
        let document = parse(&self.path, now, &self.framework)?;
        let charter = read(&document, &self.framework);
        let touched = match edit {
            Edit::Answer(question, _) | Edit::Note(question, _) => (charter.answer(&question.id)
                != self.charter.answer(&question.id))
            .then(|| question.id.clone()),
            // A number means another matter once matters have come or gone.
            Edit::Settle(_) | Edit::Amend(..) => {
                (matters(&charter) != matters(&self.charter)).then(|| "pending".to_owned())
            }
            Edit::UnderWay(_) => {
                (charter.reviewing != self.charter.reviewing).then(|| "reviewing".to_owned())
            }
            Edit::Pend(_) | Edit::Review(_) => None,
        };
        if let Some(id) = touched {
            self.document = document;
            self.charter = charter;
            return Err(WorkspaceError::Conflict { id });
        }
        self.document = document;
        self.charter = charter;
        Ok(())
    }
}

/// What is pending, wherever it stands in the text.
fn matters(charter: &Charter) -> Vec<Pending> {
    charter.pending.iter().map(|p| Pending { place: 0..0, ..p.clone() }).collect()
}

/// The text as a document of this name.
///
/// # Errors
/// When it is not TOML.
pub fn parse(path: &Path, text: String, framework: &Framework) -> Result<Document, WorkspaceError> {
    Document::parse(text).map_err(|unreadable| {
        let document = unreadable.rest;
        let charter = read(&document, framework);
        let (path, framework) = (path.to_owned(), framework.clone());
        WorkspaceError::Syntax(Box::new(Seen { path, framework, document, charter }))
    })
}
