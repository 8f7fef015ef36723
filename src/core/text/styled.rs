//! Words with a role. A text says which part is quiet or strong; how that looks is decided where it
//! is printed, and without colour the words tell all.

use super::wrap::{printable, width_of, wrapped_ranges};

/// One accent for each element; quiet for what belongs to none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Accent {
    /// No element.
    #[default]
    Quiet,
    /// The first element, Purpose.
    First,
    /// The second element, People.
    Second,
    /// The third element, Practice.
    Third,
}

/// What a word is for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TextStyle {
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

/// Words, each with its role. What it holds may come from anywhere: control characters are made
/// visible when it is printed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Text {
    spans: Vec<(TextStyle, String)>,
}

impl Text {
    /// No words yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Words of one role.
    #[must_use]
    pub fn of(role: TextStyle, words: impl Into<String>) -> Self {
        Self::new().and(role, words)
    }

    /// The text with further words behind it.
    #[must_use]
    pub fn and(mut self, role: TextStyle, words: impl Into<String>) -> Self {
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
        wrapped_ranges(&shown.words(), width)
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

    /// The words with their roles, in order.
    #[must_use]
    pub fn spans(&self) -> &[(TextStyle, String)] {
        &self.spans
    }
}

impl From<&str> for Text {
    fn from(words: &str) -> Self {
        Self::of(TextStyle::Plain, words)
    }
}

impl From<String> for Text {
    fn from(words: String) -> Self {
        Self::of(TextStyle::Plain, words)
    }
}

impl From<&String> for Text {
    fn from(words: &String) -> Self {
        Self::of(TextStyle::Plain, words.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wrapped_words_keep_their_roles() {
        let text = Text::of(TextStyle::Strong, "one two").and(TextStyle::Quiet, " three");
        let lines = text.wrap(9);
        assert_eq!(
            lines,
            [Text::of(TextStyle::Strong, "one two"), Text::of(TextStyle::Quiet, "three")]
        );
    }
}
