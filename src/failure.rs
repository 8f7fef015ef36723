//! What could not be done, and the way out.

use std::io;

use crate::core::check::check_questions;
use crate::core::text::{Text, TextStyle};
use crate::io::branding::BrandingError;
use crate::io::store::{FileAction, StoreError};
use crate::io::workspace::{BadQuestions, LoadedCharter, WorkspaceError};
use crate::output::report::{self, Source};
use crate::terminal::{EditorError, Screen};

/// What to do about a failure.
#[derive(Debug)]
enum Help {
    /// A plain sentence or several; empty where there is nothing to do.
    Sentence(String),
    /// Something is to be mended in a file first.
    Mend {
        /// What is to be mended: `the template`.
        what: &'static str,
        /// What was left as it was, a sentence.
        unchanged: &'static str,
    },
}

/// A failure as a person reads it.
#[derive(Debug)]
pub struct Failure {
    message: String,
    help: Help,
    /// A charter that is not TOML, where that is the failure.
    seen: Option<Box<LoadedCharter>>,
    /// What was given and is not saved, so that it is not lost.
    unsaved: String,
    /// Whether the message is laid out already, in lines that belong under one another.
    laid_out: bool,
    /// The team's own questions with what is wrong in them, told before the failure itself.
    questions: Option<Box<BadQuestions>>,
    /// Whether the command goes on, and sees by itself what is mended.
    watched: bool,
}

impl Failure {
    /// A failure with what to do about it; both plain sentences, the first without a full stop.
    pub fn new(message: impl Into<String>, help: impl Into<String>) -> Self {
        Self {
            message: message.into(),
            help: Help::Sentence(help.into()),
            seen: None,
            unsaved: String::new(),
            laid_out: false,
            questions: None,
            watched: false,
        }
    }

    /// A failure whose help is to mend `what`, such as `the template`, and to run the command again.
    /// `unchanged` is a sentence on what was left as it was.
    pub fn to_mend(
        message: impl Into<String>,
        what: &'static str,
        unchanged: &'static str,
    ) -> Self {
        Self { help: Help::Mend { what, unchanged }, ..Self::new(message, "") }
    }

    /// The failure with what was given and could not be saved.
    #[must_use]
    pub fn without(mut self, unsaved: &str) -> Self {
        unsaved.trim().clone_into(&mut self.unsaved);
        self
    }

    /// The failure where its message is laid out already, in lines with their own `error:`.
    #[must_use]
    pub fn laid_out(self) -> Self {
        Self { laid_out: true, ..self }
    }

    /// The failure as it is told where the command goes on, and sees by itself what is mended.
    #[must_use]
    pub fn while_watched(mut self) -> Self {
        self.watched = true;
        self
    }

    fn help(&self) -> String {
        match &self.help {
            Help::Sentence(sentence) => sentence.clone(),
            Help::Mend { what, unchanged } => {
                let then = if self.watched { "save it" } else { "run the command again" };
                format!("Mend {what} and {then}. {unchanged}")
            }
        }
    }

    /// The team's own questions, where they are what cannot be read.
    #[must_use]
    pub fn questions(&self) -> Option<&BadQuestions> {
        self.questions.as_deref()
    }

    /// Tells it.
    ///
    /// # Errors
    /// When standard error cannot be written.
    pub fn tell(&self, screen: &Screen) -> io::Result<()> {
        self.tell_why(screen)?;
        if self.unsaved.is_empty() {
            return Ok(());
        }
        screen.narrate(format!("This answer is not saved: {}", self.unsaved))
    }

    fn tell_why(&self, screen: &Screen) -> io::Result<()> {
        let help = self.help();
        if let Some(bad) = &self.questions {
            let path = bad.path.display().to_string();
            let source = Source::new(&path, &bad.text);
            for line in
                report::findings_human(&source, &check_questions(&bad.problems), screen.width())
            {
                screen.narrate(line)?;
            }
            screen.narrate("")?;
        }
        if let Some(seen) = &self.seen {
            let path = seen.path.display().to_string();
            let source = Source::new(&path, seen.document.text());
            for line in
                report::syntax_errors_human(&source, &seen.charter.syntax_errors, screen.width())
            {
                screen.narrate(line)?;
            }
            screen.narrate("")?;
            return screen.narrate(help);
        }
        if self.laid_out {
            screen.laid_out(&self.message)?;
        } else {
            screen.error(&self.message)?;
        }
        if help.is_empty() {
            return Ok(());
        }
        screen
            .narrate(Text::of(TextStyle::Quiet, "help").and(TextStyle::Plain, format!(": {help}")))
    }
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
            WorkspaceError::Syntax(seen) => {
                let message = format!("{} is not TOML", seen.path.display());
                Self { seen: Some(seen), ..Self::to_mend(message, "this", "Nothing was changed.") }
            }
            WorkspaceError::Questions(bad) => {
                let message = format!("{} cannot be read whole", bad.path.display());
                let failure = Self::to_mend(message, "what is shown above", "Nothing was changed.");
                Self { questions: Some(bad), ..failure }
            }
            WorkspaceError::Conflict(ref conflict) => {
                let says = |words: &str| match words {
                    "" => "It is open there now.".to_owned(),
                    words => format!("The file says now: {words}"),
                };
                Self::new(error.to_string(), says(&conflict.theirs)).without(&conflict.mine)
            }
            WorkspaceError::Newer { .. } => Self::new(
                error.to_string(),
                "Bring copcharter up to date to change it. Nothing was changed.",
            ),
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
            StoreError::Link(_) => "Put the file itself in the place of the link.",
            StoreError::LinkToNothing(_) => {
                "Put the file where the link leads, or take the link away."
            }
            StoreError::NotAFile(_) | StoreError::NotText { .. } => "",
            StoreError::Io { source, .. } if source.kind() == io::ErrorKind::InvalidFilename => {
                "Give it a shorter name."
            }
            StoreError::Io { action: FileAction::Make, source, .. }
                if source.kind() == io::ErrorKind::NotFound =>
            {
                "Make the folder first, or look at the path."
            }
            StoreError::Io { action: FileAction::Read, .. } => "Look at who may read the file.",
            StoreError::Io { .. } => {
                "Look at who may write there and whether the disk is full. Nothing that was saved is lost."
            }
        };
        Self::new(error.to_string(), help)
    }
}

impl From<BrandingError> for Failure {
    fn from(refused: BrandingError) -> Self {
        Self::new(refused.message, refused.help)
    }
}

impl From<EditorError> for Failure {
    fn from(error: EditorError) -> Self {
        let help = match &error {
            // The message names the variable.
            EditorError::NotSet | EditorError::UnclosedQuote(_) => "",
            EditorError::NotStarted { .. } | EditorError::Failed { .. } => {
                "Name your editor in `VISUAL` or `EDITOR`."
            }
        };
        Self::new(error.to_string(), help)
    }
}
