//! What could not be done, and the way out.

use std::io;
use std::path::Path;

use crate::report::{self, Source};
use crate::store::StoreError;
use crate::terminal::{Role, Screen, Text};
use crate::workspace::{Seen, WorkspaceError};

/// A failure as a person reads it.
#[derive(Debug)]
pub struct Failure {
    message: String,
    help: String,
    /// A charter that is not TOML, where that is the failure.
    seen: Option<Box<Seen>>,
}

impl Failure {
    /// A failure with what to do about it; both plain sentences, the first without a full stop.
    pub fn new(message: impl Into<String>, help: impl Into<String>) -> Self {
        Self { message: message.into(), help: help.into(), seen: None }
    }

    /// Tells it; a file in this folder is named as a person there would write it.
    ///
    /// # Errors
    /// When standard error cannot be written.
    pub fn tell(&self, screen: &Screen, folder: &Path) -> io::Result<()> {
        if let Some(seen) = &self.seen {
            return tell_slips(seen, &self.help, screen, folder);
        }
        screen.error(&self.message)?;
        if self.help.is_empty() {
            return Ok(());
        }
        screen.narrate(Text::of(Role::Quiet, "help").and(Role::Plain, format!(": {}", self.help)))
    }
}

/// Every place that keeps a charter from being read, and what to do then.
fn tell_slips(seen: &Seen, help: &str, screen: &Screen, folder: &Path) -> io::Result<()> {
    let path = seen.path.strip_prefix(folder).unwrap_or(&seen.path).display().to_string();
    let source = Source { path: &path, text: seen.document.text() };
    for line in report::slips(&source, &seen.charter.slips, screen.width()) {
        screen.narrate(line)?;
    }
    screen.narrate("")?;
    screen.narrate(help)
}

impl std::fmt::Display for Failure {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Failure {}

impl From<WorkspaceError> for Failure {
    fn from(error: WorkspaceError) -> Self {
        match error {
            WorkspaceError::Store(error) => error.into(),
            WorkspaceError::Syntax(_) => {
                let message = error.to_string();
                let WorkspaceError::Syntax(seen) = error else { return Self::new(message, "") };
                let help = "Mend this and run the command again. Nothing was changed.".to_owned();
                Self { message, help, seen: Some(seen) }
            }
            WorkspaceError::Conflict { .. } => {
                Self::new(error.to_string(), "Run the command again to see what it says now.")
            }
            WorkspaceError::Edit(_) => Self::new(error.to_string(), "Nothing was changed."),
        }
    }
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        let help = match &error {
            StoreError::NoCharter(_) => {
                "Make one with `copcharter init`, or name one with `--charter FILE`."
            }
            StoreError::Missing(_) => "Look at the path; `copcharter init` makes a new charter.",
            StoreError::Exists(_) | StoreError::Outgrown(_) => "Nothing was changed.",
            StoreError::Changed(_) => "Run the command again.",
            StoreError::TooLarge(_) => "Is this the right file?",
            StoreError::NotAFile(_) | StoreError::NotText { .. } => "",
            StoreError::Io { action: "read", .. } => "Look at who may read the file.",
            StoreError::Io { .. } => {
                "Look at who may write there and whether the disk is full. Nothing that was saved is lost."
            }
        };
        Self::new(error.to_string(), help)
    }
}
