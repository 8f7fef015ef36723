//! A charter's text and what it is called, for reports that point into it.

use std::cell::OnceCell;

use crate::core::toml::{Lines, Position, Span};

/// The text that findings are about.
#[derive(Clone, Debug)]
pub struct Source<'a> {
    /// The file as a person would write it.
    pub path: &'a str,
    /// What is in it.
    pub text: &'a str,
    lines: OnceCell<Lines<'a>>,
}

impl<'a> Source<'a> {
    /// The text of this file.
    #[must_use]
    pub fn new(path: &'a str, text: &'a str) -> Self {
        Self { path, text, lines: OnceCell::new() }
    }

    /// Where a place begins.
    #[must_use]
    pub fn start(&self, place: &Span) -> Position {
        self.position(place.start)
    }

    /// Where a place ends, the column behind its last character.
    #[must_use]
    pub fn end(&self, place: &Span) -> Position {
        self.position(place.end)
    }

    fn position(&self, byte: usize) -> Position {
        self.lines.get_or_init(|| Lines::of(self.text)).position(byte)
    }

    /// Of a place over several lines, the part on its first line: to mark, not to quote.
    #[must_use]
    pub fn first_line(&self, place: &Span) -> Span {
        let end = place.end.min(self.text.len());
        let start = place.start.min(end);
        let line_end = self.text.get(start..end).and_then(|text| text.find(['\n', '\r']));
        start..line_end.map_or(end, |at| start + at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_line_of_a_place() {
        let text = "[a]\n名 = \"\"\"\nlong\n\"\"\"\n";
        let source = Source::new("charter.toml", text);
        let value = 10..22;
        assert_eq!(source.first_line(&value), 10..13);
        assert_eq!(source.start(&value), Position { line: 2, column: 5 });
        assert_eq!(source.first_line(&(999..1000)), text.len()..text.len());
    }
}
