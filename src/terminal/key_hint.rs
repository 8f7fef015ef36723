//! What the quiet line below a prompt says about its keys.

use std::fmt::{Display, Formatter, Result};

/// One key, or whatever else can be typed, and what it does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KeyHint<'a> {
    /// `Ctrl-C`; empty for a sentence that is about no key.
    pub key: &'a str,
    /// `stop`
    pub does: &'a str,
}

impl<'a> KeyHint<'a> {
    /// `? help`
    pub const HELP: Self = Self::new("?", "help");
    /// `< back`
    pub const BACK: Self = Self::new("<", "back");
    /// `> leave open`
    pub const LEAVE_OPEN: Self = Self::new(">", "leave open");
    /// `! to do`
    pub const TO_DO: Self = Self::new("!", "to do");
    /// `~ does not apply`
    pub const NOT_APPLICABLE: Self = Self::new("~", "does not apply");
    /// `Enter choose`
    pub const CHOOSE: Self = Self::new("Enter", "choose");
    /// `Enter done`
    pub const DONE: Self = Self::new("Enter", "done");
    /// `Ctrl-C save and stop`
    pub const SAVE_AND_STOP: Self = Self::new("Ctrl-C", "save and stop");

    /// A key and what it does.
    #[must_use]
    pub const fn new(key: &'a str, does: &'a str) -> Self {
        Self { key, does }
    }

    /// Whether the key is a command that can be typed in a field instead of a text.
    pub(super) fn is_command(self) -> bool {
        [Self::HELP, Self::BACK, Self::LEAVE_OPEN, Self::TO_DO, Self::NOT_APPLICABLE]
            .iter()
            .any(|it| it.key == self.key)
    }
}

impl Display for KeyHint<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        let gap = if self.key.is_empty() { "" } else { " " };
        write!(f, "{}{gap}{}", self.key, self.does)
    }
}

/// The hints in words, with those that only one kind of prompt has put behind the first of them.
pub(super) fn in_words(hints: &[KeyHint], own: &[KeyHint]) -> Vec<String> {
    let (first, others) = hints.split_at(hints.len().min(1));
    first.iter().chain(own).chain(others).map(ToString::to_string).collect()
}
