//! What a text typed at a menu stands for, on a terminal and line by line.

use super::prompter::{Entry, Menu};
use super::reply::Command;

/// What a typed text stands for.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum TypedChoice {
    /// The entry with this number, this label, or the only label that begins so.
    Entry(usize),
    /// Several labels begin so; this is the first of them.
    FirstOfSeveral(usize),
    /// A command that the menu offers.
    Command(Command),
}

impl TypedChoice {
    /// Reads a text that is not blank.
    ///
    /// # Errors
    /// One sentence on why the text stands for nothing here.
    pub(super) fn parse(menu: &Menu, text: &str) -> Result<Self, String> {
        let text = text.trim();
        if let Some(command) = Command::parse(text) {
            return match command.why_not(menu.commands) {
                None => Ok(Self::Command(command)),
                Some(reason) => Err(format!("{reason}: choose one of these.")),
            };
        }
        let last = menu.entries.len();
        if let Ok(number) = text.parse::<usize>() {
            let index = number.checked_sub(1).filter(|index| *index < last);
            let missing = || format!("There is no number {number}; the last one is {last}.");
            return index.map(Self::Entry).ok_or_else(missing);
        }
        let found = entries_beginning_with(menu.entries, text);
        let exact = |index: &&usize| is_entry_label(&menu.entries[**index], text);
        match found.as_slice() {
            [] => Err(format!("`{text}` is none of these; type a number from 1 to {last}.")),
            [index] => Ok(Self::Entry(*index)),
            [first, ..] => Ok(match found.iter().find(exact) {
                Some(index) => Self::Entry(*index),
                None => Self::FirstOfSeveral(*first),
            }),
        }
    }
}

/// The entries of which the label begins with a text, in capitals or not.
pub(super) fn entries_beginning_with(entries: &[Entry], text: &str) -> Vec<usize> {
    let text = text.to_lowercase();
    let begins = |entry: &Entry| entry.label.to_lowercase().starts_with(&text);
    (0..entries.len()).filter(|index| begins(&entries[*index])).collect()
}

fn is_entry_label(entry: &Entry, text: &str) -> bool {
    entry.label.to_lowercase() == text.to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::terminal::Commands;

    fn read(text: &str, commands: Commands) -> Result<TypedChoice, String> {
        let entry = |label: &str| Entry { label: label.into(), meaning: String::new() };
        let entries = ["Open", "On request", "Open to members"].map(entry);
        TypedChoice::parse(&Menu { entries: &entries, present: None, commands, keys: &[] }, text)
    }

    #[test]
    fn a_number_a_label_or_its_beginning() {
        for (text, expected) in [
            ("3", TypedChoice::Entry(2)),
            (" on R", TypedChoice::Entry(1)),
            ("open", TypedChoice::Entry(0)),
            ("open ", TypedChoice::Entry(0)),
            ("op", TypedChoice::FirstOfSeveral(0)),
            ("o", TypedChoice::FirstOfSeveral(0)),
            (">", TypedChoice::Command(Command::LeaveOpen)),
            ("! Bo", TypedChoice::Command(Command::ToDo("Bo".into()))),
        ] {
            assert_eq!(read(text, Commands::All), Ok(expected), "{text}");
        }
    }

    #[test]
    fn what_stands_for_nothing_is_explained() {
        for (text, expected) in [
            ("0", "There is no number 0; the last one is 3."),
            ("x", "`x` is none of these; type a number from 1 to 3."),
            ("? why", "`? why` is none of these; type a number from 1 to 3."),
            ("?", "There is no help here: choose one of these."),
            ("<", "There is no way back here: choose one of these."),
            (">", "This cannot be left open: choose one of these."),
            ("! Bo", "Nothing can be noted as to do here: choose one of these."),
        ] {
            assert_eq!(read(text, Commands::None), Err(expected.to_owned()), "{text}");
        }
        assert!(read("<", Commands::HelpAndBack).is_ok());
        assert!(read(">", Commands::HelpAndBack).is_err());
    }
}
