//! The commands that can be typed instead of an answer.
//!
//! One parser for every prompter, so that `?` means the same on a terminal, over a pipe and in a
//! test. Only a text that is a command from end to end is one: `<5 %` is an answer.

use super::prompter::{Commands, Reply};

/// What a typed command asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command {
    /// `?`
    Help,
    /// `<`
    Back,
    /// `>`
    LeaveOpen,
    /// `! note`
    ToDo(String),
    /// `~`
    NotApplicable,
}

impl Command {
    /// Reads a typed text; `None` is an answer.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        match text.trim() {
            "?" => Some(Self::Help),
            "<" => Some(Self::Back),
            ">" => Some(Self::LeaveOpen),
            "~" => Some(Self::NotApplicable),
            other => Some(Self::ToDo(other.strip_prefix('!')?.trim().to_owned())),
        }
    }

    /// Why a menu that offers these commands does not offer this one; `None` when it does.
    #[must_use]
    pub fn why_not(&self, offered: Commands) -> Option<&'static str> {
        let (least, reason) = match self {
            Self::Help => (Commands::HelpAndBack, "There is no help here"),
            Self::Back => (Commands::HelpAndBack, "There is no way back here"),
            Self::LeaveOpen => (Commands::All, "This cannot be left open"),
            Self::ToDo(_) => (Commands::All, "Nothing can be noted as to do here"),
            Self::NotApplicable => (Commands::All, "This cannot be set aside"),
        };
        (offered < least).then_some(reason)
    }

    /// Reads `?`, `<`, `>` or `~` typed behind the text that was filled in, which is otherwise unchanged:
    /// it is meant for us, and would spoil the answer.
    #[must_use]
    pub fn behind(present: &str, text: &str) -> Option<Self> {
        let present = present.trim();
        let added = text.strip_prefix(present).filter(|_| !present.is_empty())?;
        match added.trim() {
            "?" | "<" | ">" | "~" => Self::parse(added),
            _ => None,
        }
    }
}

impl<T> From<Command> for Reply<T> {
    fn from(command: Command) -> Self {
        match command {
            Command::Help => Self::Help,
            Command::Back => Self::Back,
            Command::LeaveOpen => Self::LeaveOpen,
            Command::ToDo(note) => Self::ToDo(note),
            Command::NotApplicable => Self::NotApplicable,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commands_are_whole_texts() {
        assert_eq!(Command::parse(" ? "), Some(Command::Help));
        assert_eq!(Command::parse("<"), Some(Command::Back));
        assert_eq!(Command::parse(">\n"), Some(Command::LeaveOpen));
        assert_eq!(Command::parse(" ~"), Some(Command::NotApplicable));
        assert_eq!(Command::parse("!"), Some(Command::ToDo(String::new())));
        assert_eq!(Command::parse("!  ask Bo "), Some(Command::ToDo("ask Bo".to_owned())));
    }

    #[test]
    fn a_command_behind_the_text_that_was_filled_in_is_one() {
        assert_eq!(Command::behind("As it is.", "As it is. <"), Some(Command::Back));
        assert_eq!(Command::behind("As it is.", "As it is.>"), Some(Command::LeaveOpen));
        assert_eq!(Command::behind("As it is.", "As it is.~"), Some(Command::NotApplicable));
        assert_eq!(Command::behind("As it is.", "As it was.<"), None);
        assert_eq!(Command::behind("As it is.", "As it is.!"), None);
        assert_eq!(Command::behind("", "<"), None);
    }

    #[test]
    fn longer_texts_are_answers() {
        for text in ["", "why?", "? why", "<5 %", "> 3", "so!", "~ 5 %", "~~"] {
            assert_eq!(Command::parse(text), None, "{text}");
        }
    }
}
