//! An open charter: what is on disk, what it says, and edits that are saved one at a time.

use std::ops::Deref;
use std::path::Path;

use super::conflict::rebase_edit_on_saved;
use super::error::WorkspaceError;
use super::loaded::LoadedCharter;
use super::questions_file::framework_beside_file;
use crate::core::charter::{Answer, FORMAT, Start, blank_charter_text, new_charter_text, read};
use crate::core::edit::{Edit, apply};
use crate::core::framework::Question;
use crate::io::store::{self, StoreError};

/// A charter that was read whole, and can be changed.
pub struct Workspace(LoadedCharter);

impl Deref for Workspace {
    type Target = LoadedCharter;

    fn deref(&self) -> &LoadedCharter {
        &self.0
    }
}

impl LoadedCharter {
    /// Looks at the charter in this file, whole or not.
    ///
    /// # Errors
    /// When the file cannot be read, or the questions beside it cannot be read whole.
    pub fn open(path: &Path) -> Result<Self, WorkspaceError> {
        let text = store::read(path)?;
        Ok(Self::of(path, framework_beside_file(path)?, text))
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
        let framework = framework_beside_file(path)?;
        let text = if with_blanks {
            blank_charter_text(&framework, start)
        } else {
            new_charter_text(start)
        };
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
        let conflict = rebase_edit_on_saved(&was, self, edit);
        conflict.map_err(WorkspaceError::Conflict)
    }
}
