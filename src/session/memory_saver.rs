//! A charter that is held in memory, for tests of what asks.

use std::collections::VecDeque;
use std::path::Path;

use super::saver::Saver;
use crate::context::{ColourChoice, Context};
use crate::core::calendar::Day;
use crate::core::charter::{Charter, read};
use crate::core::edit::{Edit, apply};
use crate::core::framework::Framework;
use crate::core::toml::Document;
use crate::io::workspace::WorkspaceError;
use crate::terminal::{Captured, Screen};

/// Saves nowhere; fails where a test says so.
pub(super) struct MemorySaver {
    framework: Framework,
    document: Document,
    charter: Charter,
    /// What the next edits fail with, in this order, before edits are made again.
    pub(super) failures: VecDeque<WorkspaceError>,
}

impl MemorySaver {
    /// A charter with its facts, and with this text behind them.
    pub(super) fn with(answers: &str) -> Self {
        let framework = Framework::built_in();
        let facts =
            "[charter]\nformat = 1\nname = \"Test\"\nstatus = \"draft\"\nversion = \"0.1\"\n";
        let document = Document::parse(format!("{facts}\n{answers}")).expect("it is TOML");
        let charter = read(&document, &framework);
        Self { framework, document, charter, failures: VecDeque::new() }
    }

    /// The same, where the next edit fails.
    pub(super) fn failing(mut self, failure: WorkspaceError) -> Self {
        self.failures.push_back(failure);
        self
    }

    pub(super) fn text_of(&self, id: &str) -> Option<&str> {
        self.charter.answer(id)?.text()
    }
}

impl Saver for MemorySaver {
    fn framework(&self) -> &Framework {
        &self.framework
    }

    fn charter(&self) -> &Charter {
        &self.charter
    }

    fn path(&self) -> &Path {
        Path::new("charter.toml")
    }

    fn save(&mut self, edit: &Edit) -> Result<(), WorkspaceError> {
        if let Some(failure) = self.failures.pop_front() {
            return Err(failure);
        }
        self.document =
            apply(&self.document, &self.framework, edit).map_err(WorkspaceError::Edit)?;
        self.charter = read(&self.document, &self.framework);
        Ok(())
    }

    fn put_back(&self) -> Result<(), WorkspaceError> {
        Ok(())
    }
}

/// A context on a fixed day, with what is told beside the prompts.
pub(super) fn context() -> (Context, Captured) {
    let (screen, captured) = Screen::captured();
    let context = Context::new(None, true, ColourChoice::Never).expect("the folder is there");
    let mut context = context.with_screen(screen);
    context.today = Day::parse("2026-06-01").expect("it is a day");
    (context, captured)
}
