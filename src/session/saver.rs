//! Where a session keeps what is given: the charter as it is now, and one edit saved at a time.

use std::path::Path;

use crate::core::charter::Charter;
use crate::core::edit::Edit;
use crate::core::framework::Framework;
use crate::io::workspace::{Workspace, WorkspaceError};

/// Keeps edits at once, so that whatever ends the program, no answer is lost.
pub trait Saver {
    /// What is asked.
    fn framework(&self) -> &Framework;

    /// What the charter says now.
    fn charter(&self) -> &Charter;

    /// The file that it is saved in.
    fn path(&self) -> &Path;

    /// Makes an edit and saves it.
    ///
    /// # Errors
    /// When the edit cannot be made or saved, or the same answer was changed in the meantime.
    fn save(&mut self, edit: &Edit) -> Result<(), WorkspaceError>;

    /// Puts the file back as it was read, where it is gone.
    ///
    /// # Errors
    /// When there is a file again, or it cannot be made.
    fn put_back(&self) -> Result<(), WorkspaceError>;
}

impl Saver for Workspace {
    fn framework(&self) -> &Framework {
        &self.framework
    }

    fn charter(&self) -> &Charter {
        &self.charter
    }

    fn path(&self) -> &Path {
        &self.path
    }

    fn save(&mut self, edit: &Edit) -> Result<(), WorkspaceError> {
        self.edit(edit)
    }

    fn put_back(&self) -> Result<(), WorkspaceError> {
        Workspace::put_back(self)
    }
}
