//! Asks nobody: takes prepared replies, and notes what a person would have seen.
//!
//! For tests of what asks. When the replies run out the input has ended, as it would over a pipe.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::fmt::Display;
use std::io;
use std::rc::Rc;

use super::prompter::{Card, Field, Menu, Prompter, Reply};
use super::reply::Command;
use super::signals::Signal;
use super::typed_choice::TypedChoice;

/// What somebody does at a prompt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Prepared {
    /// Types this text, one of the commands `?` `<` `>` `!…` `~`, or at a menu an entry's number.
    Type(String),
    /// Chooses the entry with this label.
    Pick(String),
    /// Takes what is there: the present text or entry.
    Keep,
    /// Presses Ctrl-C.
    Interrupt,
}

impl From<&str> for Prepared {
    /// A text is typed.
    fn from(text: &str) -> Self {
        Self::Type(text.to_owned())
    }
}

/// A prompter with prepared replies.
pub struct Scripted {
    replies: VecDeque<Prepared>,
    shown: Shown,
}

/// What a scripted prompter has shown so far.
#[derive(Clone, Debug, Default)]
pub struct Shown(Rc<RefCell<String>>);

impl Scripted {
    /// A prompter that will give these replies, in this order.
    pub fn new(replies: impl IntoIterator<Item = impl Into<Prepared>>) -> Self {
        let replies = replies.into_iter().map(Into::into).collect();
        Self { replies, shown: Shown::default() }
    }

    /// What is shown, to be read when the prompter has been given away.
    #[must_use]
    pub fn shown(&self) -> Shown {
        self.shown.clone()
    }

    /// The replies that were not asked for.
    #[must_use]
    pub fn left(&self) -> usize {
        self.replies.len()
    }

    fn wrong(&self, reply: &Prepared, prompt: &str) -> io::Error {
        io::Error::new(
            io::ErrorKind::InvalidInput,
            format!("{reply:?} is no reply to {prompt}; shown so far:\n{}", self.shown.text()),
        )
    }
}

impl Shown {
    /// The text, a line for each thing that was shown.
    #[must_use]
    pub fn text(&self) -> String {
        self.0.borrow().clone()
    }

    fn add(&self, line: impl Display) {
        let mut text = self.0.borrow_mut();
        text.push_str(&line.to_string());
        text.push('\n');
    }
}

impl Prompter for Scripted {
    fn say(&mut self, passage: &str) -> io::Result<()> {
        self.shown.add(passage);
        Ok(())
    }

    fn open(&mut self, card: &Card) -> io::Result<()> {
        for line in [&card.place, &card.progress, &card.question, &card.guidance] {
            if !line.is_empty() {
                self.shown.add(line);
            }
        }
        Ok(())
    }

    fn note(&mut self, passage: &str) -> io::Result<()> {
        self.shown.add(passage);
        Ok(())
    }

    fn field(&mut self, field: &Field) -> io::Result<Reply<String>> {
        self.shown.add(format_args!("{}[{}]", field.lead, field.present));
        loop {
            let text = match self.replies.pop_front() {
                None => return Ok(scripted_stop(None)),
                Some(Prepared::Interrupt) => return Ok(scripted_stop(Some(Signal::Interrupt))),
                Some(Prepared::Keep) => field.present.trim().to_owned(),
                Some(Prepared::Type(text)) => text.trim().to_owned(),
                Some(other) => return Err(self.wrong(&other, "a field")),
            };
            if let Some(command) = Command::parse(&text) {
                return Ok(command.into());
            }
            match (field.check)(&text) {
                Ok(()) => return Ok(Reply::Given(text)),
                Err(sentence) => self.shown.add(sentence),
            }
        }
    }

    fn menu(&mut self, menu: &Menu) -> io::Result<Reply<usize>> {
        for entry in menu.entries {
            self.shown.add(format_args!("- {}: {}", entry.label, entry.meaning));
        }
        let reply = match self.replies.pop_front() {
            None => return Ok(scripted_stop(None)),
            Some(Prepared::Interrupt) => return Ok(scripted_stop(Some(Signal::Interrupt))),
            Some(reply) => reply,
        };
        let found = match &reply {
            Prepared::Keep => menu.present.map(Reply::Given),
            Prepared::Type(text) => match TypedChoice::parse(menu, text) {
                Ok(TypedChoice::Entry(entry)) => Some(Reply::Given(entry)),
                Ok(TypedChoice::Command(command)) => Some(command.into()),
                Ok(TypedChoice::FirstOfSeveral(_)) | Err(_) => None,
            },
            Prepared::Pick(label) => {
                menu.entries.iter().position(|entry| entry.label == *label).map(Reply::Given)
            }
            Prepared::Interrupt => None,
        };
        found.ok_or_else(|| self.wrong(&reply, "this menu"))
    }

    fn close(&mut self, line: &str) -> io::Result<()> {
        self.shown.add(line);
        Ok(())
    }
}

fn scripted_stop<T>(signal: Option<Signal>) -> Reply<T> {
    Reply::Stop { typed: String::new(), signal }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::terminal::{Commands, Entry, Lines};

    #[test]
    fn replies_come_in_order_and_what_is_shown_is_noted() -> io::Result<()> {
        let check = |text: &str| {
            if text == "bad" { Err("No.".into()) } else { Ok(()) }
        };
        let field =
            Field { lead: "1 ", present: "old", lines: Lines::One, keys: &[], check: &check };
        let entries = [Entry { label: "Open".into(), meaning: "all".into() }];
        let menu = Menu { entries: &entries, present: None, commands: Commands::All, keys: &[] };
        let pick = Prepared::Pick("Open".into());
        let mut scripted =
            Scripted::new(["bad".into(), "good".into(), Prepared::Keep, "?".into(), pick]);
        let shown = scripted.shown();
        assert_eq!(scripted.field(&field)?, Reply::Given("good".into()));
        assert_eq!(scripted.field(&field)?, Reply::Given("old".into()));
        assert_eq!(scripted.menu(&menu)?, Reply::Help);
        assert_eq!(scripted.menu(&menu)?, Reply::Given(0));
        assert_eq!(scripted.field(&field)?, scripted_stop(None));
        assert!(shown.text().starts_with("1 [old]\nNo.\n1 [old]\n- Open: all\n"));
        Ok(())
    }

    #[test]
    fn a_reply_that_does_not_fit_fails_the_test() {
        let menu = Menu { entries: &[], present: None, commands: Commands::All, keys: &[] };
        let mut scripted = Scripted::new(["free text"]);
        assert!(scripted.menu(&menu).is_err());
    }
}
