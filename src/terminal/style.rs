//! Words with a role, and how a role looks.
//!
//! Nobody outside this file knows a colour: a text says which part is quiet or strong, and the
//! stream that it is printed on decides whether that shows. Without colour the words tell all.

use super::prompter::Accent;
use super::wrap::{printable, ranges, width_of};
use dialoguer::console::Style;

/// Whether a stream wants colour. Decided by the environment and the flags, outside this room.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Colour {
    /// Colours, bold and dim.
    Wanted,
    /// Words only.
    #[default]
    Unwanted,
}

impl From<bool> for Colour {
    fn from(wanted: bool) -> Self {
        if wanted { Self::Wanted } else { Self::Unwanted }
    }
}

/// What a word is for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Role {
    /// Nothing special.
    #[default]
    Plain,
    /// Belongs to an element of the framework.
    Accent(Accent),
    /// Help at the side.
    Quiet,
    /// What matters most.
    Strong,
    /// It is well.
    Good,
    /// Worth a look.
    Warning,
    /// It is not well.
    Error,
}

impl Role {
    /// The sixteen colours that people set up for their own eyes, and no others.
    fn style(self) -> Style {
        let style = Style::new();
        match self {
            Self::Plain => style,
            Self::Accent(Accent::Quiet) | Self::Quiet => style.dim(),
            Self::Accent(Accent::First) => style.cyan(),
            Self::Accent(Accent::Second) => style.magenta(),
            Self::Strong => style.bold(),
            Self::Accent(Accent::Third) | Self::Good => style.green(),
            Self::Warning => style.yellow(),
            Self::Error => style.red(),
        }
    }
}

/// Words, each with its role. What it holds may come from anywhere: control characters are made
/// visible when it is printed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Text {
    spans: Vec<(Role, String)>,
}

impl Text {
    /// No words yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Words of one role.
    #[must_use]
    pub fn of(role: Role, words: impl Into<String>) -> Self {
        Self::new().and(role, words)
    }

    /// The text with further words behind it.
    #[must_use]
    pub fn and(mut self, role: Role, words: impl Into<String>) -> Self {
        self.spans.push((role, words.into()));
        self
    }

    /// The text with another one behind it.
    #[must_use]
    pub fn join(mut self, other: Self) -> Self {
        self.spans.extend(other.spans);
        self
    }

    /// The words without their roles, as they are.
    #[must_use]
    pub fn words(&self) -> String {
        self.spans.iter().map(|(_, words)| words.as_str()).collect()
    }

    /// The columns that the text takes up when it is printed on one line.
    #[must_use]
    pub fn width(&self) -> usize {
        self.spans.iter().map(|(_, words)| width_of(&printable(words))).sum()
    }

    /// The text in lines of at most `width` columns; see [`super::wrap()`].
    #[must_use]
    pub fn wrap(&self, width: usize) -> Vec<Self> {
        let shown = Self {
            spans: self
                .spans
                .iter()
                .map(|(role, words)| (*role, printable(words).into()))
                .collect(),
        };
        ranges(&shown.words(), width)
            .into_iter()
            .map(|(indent, range)| {
                let part = shown.part(range.start, range.end);
                if indent == 0 { part } else { Self::from(" ".repeat(indent)).join(part) }
            })
            .collect()
    }

    /// The words between two offsets, with their roles.
    fn part(&self, start: usize, end: usize) -> Self {
        let mut part = Self::new();
        let mut at = 0;
        for (role, words) in &self.spans {
            let from = start.clamp(at, at + words.len()) - at;
            let to = end.clamp(at, at + words.len()) - at;
            if from < to {
                part = part.and(*role, &words[from..to]);
            }
            at += words.len();
        }
        part
    }

    /// What is written to a stream, control characters made visible.
    #[must_use]
    pub fn render(&self, colour: Colour) -> String {
        let mut written = String::new();
        for (role, words) in &self.spans {
            let words = super::visible::visible(words);
            if colour == Colour::Unwanted || *role == Role::Plain {
                written.push_str(&words);
            } else {
                let style = role.style().force_styling(true);
                written.push_str(&style.apply_to(words).to_string());
            }
        }
        written
    }
}

impl From<&str> for Text {
    fn from(words: &str) -> Self {
        Self::of(Role::Plain, words)
    }
}

impl From<String> for Text {
    fn from(words: String) -> Self {
        Self::of(Role::Plain, words)
    }
}

impl From<&String> for Text {
    fn from(words: &String) -> Self {
        Self::of(Role::Plain, words.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_colour_only_words_are_left() {
        let text = Text::of(Role::Error, "no").and(Role::Quiet, " way");
        assert_eq!(text.render(Colour::Unwanted), "no way");
        assert_eq!(text.render(Colour::Wanted), "\u{1b}[31mno\u{1b}[0m\u{1b}[2m way\u{1b}[0m");
    }

    #[test]
    fn a_charter_cannot_bring_its_own_colours() {
        let text = Text::of(Role::Strong, "a\u{1b}[31mb");
        assert_eq!(text.render(Colour::Wanted), "\u{1b}[1ma␛[31mb\u{1b}[0m");
    }

    #[test]
    fn wrapped_words_keep_their_roles() {
        let text = Text::of(Role::Strong, "one two").and(Role::Quiet, " three");
        let lines = text.wrap(9);
        assert_eq!(lines, [Text::of(Role::Strong, "one two"), Text::of(Role::Quiet, "three")]);
    }

    #[test]
    fn the_elements_differ() {
        let colours = [Accent::Quiet, Accent::First, Accent::Second, Accent::Third]
            .map(|accent| Text::of(Role::Accent(accent), "x").render(Colour::Wanted));
        for (index, colour) in colours.iter().enumerate() {
            assert!(!colours[index + 1..].contains(colour));
        }
    }
}
