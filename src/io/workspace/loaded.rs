//! A charter as it was read from its file.

use std::path::{Path, PathBuf};

use crate::core::charter::{Charter, read};
use crate::core::framework::Framework;
use crate::core::toml::Document;

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

impl LoadedCharter {
    /// Looks at this text as the charter in this file.
    #[must_use]
    pub fn of(path: &Path, framework: Framework, text: String) -> Self {
        let document = Document::parse(text).unwrap_or_else(|unreadable| unreadable.rest);
        let charter = read(&document, &framework);
        Self { path: path.to_owned(), framework, document, charter }
    }

    /// The folder that the charter is in.
    #[must_use]
    pub fn folder(&self) -> &Path {
        self.path.parent().unwrap_or(Path::new("."))
    }
}
