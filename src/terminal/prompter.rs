//! What a prompt is, whoever asks it: on a real terminal, over a pipe, or in a test.
//!
//! A question is a card: it is opened, holds notes, fields and menus, and gives way to one short
//! line when it is settled. Replies that are not answers (back, leave open …) come back as such;
//! what they lead to is decided elsewhere.

use std::io;

use super::key_hint::KeyHint;
use super::signals::Signal;
use crate::core::text::Accent;

/// What stands at the top of a question.
#[derive(Clone, Debug, Default)]
pub struct Card {
    /// Where we are: `Purpose › Domain`.
    pub place: String,
    /// How far we are: `3 of 20`.
    pub progress: String,
    /// Which element's accent is used.
    pub accent: Accent,
    /// The question as asked aloud.
    pub question: String,
    /// One line on how to answer.
    pub guidance: String,
}

/// A text to be typed.
pub struct Field<'a> {
    /// What stands before it: `  2  ` or nothing.
    pub lead: &'a str,
    /// The text filled in at the start.
    pub present: &'a str,
    /// Whether the text may have line breaks.
    pub lines: Lines,
    /// What the quiet line below says of the keys. A prompter adds the ones that only it has;
    /// without any keys there is no such line.
    pub keys: &'a [KeyHint<'a>],
    /// Says in one sentence why a text cannot be taken; it stands under the field, which stays.
    /// The text has no blanks around it; it may be empty.
    pub check: &'a dyn Fn(&str) -> Result<(), String>,
}

/// Whether a text may have line breaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lines {
    /// One line; a paste of several lines is joined with spaces.
    One,
    /// Several lines; a paste keeps its line breaks.
    Several,
    /// One item of a list; a paste of several lines is handed over with its line breaks.
    Items,
}

/// Something to pick from.
pub struct Menu<'a> {
    /// What there is, in order.
    pub entries: &'a [Entry],
    /// The entry that is chosen at the start.
    pub present: Option<usize>,
    /// What is offered besides.
    pub commands: Commands,
    /// What the quiet line below says of the keys, as in a field. How to move and the commands are
    /// named by the prompter.
    pub keys: &'a [KeyHint<'a>],
}

/// What a menu offers below its entries, each more than the one before.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Commands {
    /// Nothing.
    #[default]
    None,
    /// Help, and to go back.
    HelpAndBack,
    /// Help, back, leave open, to do and does not apply.
    All,
}

impl Commands {
    /// What is said of them below the menu.
    #[must_use]
    pub fn hints(self) -> &'static [KeyHint<'static>] {
        let all = &[
            KeyHint::HELP,
            KeyHint::BACK,
            KeyHint::LEAVE_OPEN,
            KeyHint::TO_DO,
            KeyHint::NOT_APPLICABLE,
        ];
        match self {
            Self::None => &[],
            Self::HelpAndBack => &all[..2],
            Self::All => all,
        }
    }
}

/// One line of a menu.
#[derive(Clone, Debug)]
pub struct Entry {
    /// `By invitation`
    pub label: String,
    /// One sentence on what choosing it means; may be empty.
    pub meaning: String,
}

impl Entry {
    /// An entry with what choosing it means.
    #[must_use]
    pub fn new(label: impl Into<String>, meaning: impl Into<String>) -> Self {
        Self { label: label.into(), meaning: meaning.into() }
    }
}

/// A question of the program's own, with entries to pick from.
#[derive(Clone, Copy, Default)]
pub struct Choice<'a> {
    /// Where we are; may be empty.
    pub place: &'a str,
    /// What is asked.
    pub question: &'a str,
    /// One line on how to answer; may be empty.
    pub guidance: &'a str,
    /// What there is, in order.
    pub entries: &'a [Entry],
    /// The entry that is chosen at the start.
    pub present: Option<usize>,
    /// What is offered besides.
    pub commands: Commands,
    /// What Ctrl-C does: `stop`.
    pub interrupt: &'a str,
    /// What `?` shows, where it is offered.
    pub help: &'a str,
    /// Why there is no way back, where it is offered and there is none.
    pub no_way_back: &'a str,
}

impl Choice<'_> {
    fn card(&self) -> Card {
        Card {
            place: self.place.to_owned(),
            question: self.question.to_owned(),
            guidance: self.guidance.to_owned(),
            ..Card::default()
        }
    }
}

/// What comes back from a prompt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reply<T> {
    /// An answer.
    Given(T),
    /// Show the longer help and ask again.
    Help,
    /// Go back to what was asked before.
    Back,
    /// Leave it open and go on.
    LeaveOpen,
    /// Leave it open and note it as to do, with this remark (which may be empty).
    ToDo(String),
    /// It does not apply; the reason is to be asked for.
    NotApplicable,
    /// Save and stop: Ctrl-C, or the terminal or input ended. `typed` is the text of the line that
    /// was being typed, so that it can be shown.
    Stop {
        /// What was in the field, unless it is what was filled in at the start.
        typed: String,
        /// The signal that it was, unless it was the end of the input.
        signal: Option<Signal>,
    },
}

impl<T> Reply<T> {
    /// The same reply with another answer in it.
    pub fn map<U>(self, given: impl FnOnce(T) -> U) -> Reply<U> {
        match self {
            Self::Given(answer) => Reply::Given(given(answer)),
            Self::Help => Reply::Help,
            Self::Back => Reply::Back,
            Self::LeaveOpen => Reply::LeaveOpen,
            Self::ToDo(note) => Reply::ToDo(note),
            Self::NotApplicable => Reply::NotApplicable,
            Self::Stop { typed, signal } => Reply::Stop { typed, signal },
        }
    }
}

/// Asks; decides nothing.
pub trait Prompter {
    /// Shows a passage outside any card: an introduction, the last screen.
    ///
    /// # Errors
    /// When the terminal cannot be written.
    fn say(&mut self, passage: &str) -> io::Result<()>;

    /// Opens a card.
    ///
    /// # Errors
    /// When the terminal cannot be written.
    fn open(&mut self, card: &Card) -> io::Result<()>;

    /// Shows a passage inside the card: help, or the items so far. A passage that begins with a
    /// blank is a row of a list: no blank line stands between it and the next row.
    ///
    /// # Errors
    /// When the terminal cannot be written.
    fn note(&mut self, passage: &str) -> io::Result<()>;

    /// Asks for a text, which comes back without blanks around it. A text that is
    /// only `?`, `<`, `>` or `~`, or begins with `!`, comes back as the command that it stands for.
    ///
    /// # Errors
    /// When the terminal cannot be read or written.
    fn field(&mut self, field: &Field) -> io::Result<Reply<String>>;

    /// Asks for one of the entries.
    ///
    /// # Errors
    /// When the terminal cannot be read or written.
    fn menu(&mut self, menu: &Menu) -> io::Result<Reply<usize>>;

    /// Asks a question of the program's own on a card of its own, which stays open.
    ///
    /// # Errors
    /// When the terminal cannot be read or written.
    fn choose(&mut self, choice: &Choice) -> io::Result<Reply<usize>> {
        self.open(&choice.card())?;
        let keys = [KeyHint::CHOOSE, KeyHint::new("Ctrl-C", choice.interrupt)];
        let Choice { entries, present, commands, .. } = *choice;
        loop {
            match self.menu(&Menu { entries, present, commands, keys: &keys })? {
                Reply::Help => self.note(choice.help)?,
                Reply::Back if !choice.no_way_back.is_empty() => self.note(choice.no_way_back)?,
                reply => return Ok(reply),
            }
        }
    }

    /// Asks for a yes or a no, each with what it means, and closes the card.
    ///
    /// # Errors
    /// When the terminal cannot be read or written.
    fn confirm(&mut self, choice: &Choice) -> io::Result<Reply<bool>> {
        let reply = self.choose(choice)?;
        self.close("")?;
        Ok(reply.map(|at| at == 0))
    }

    /// Settles the card: it gives way to this one line, or to nothing when the line is empty.
    ///
    /// # Errors
    /// When the terminal cannot be written.
    fn close(&mut self, line: &str) -> io::Result<()>;
}
