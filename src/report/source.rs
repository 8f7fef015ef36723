//! A charter's text and what it is called, for reports that point into it.

use crate::charter::{Place, Position, position};

/// The text that findings are about.
#[derive(Clone, Copy, Debug)]
pub struct Source<'a> {
    /// The file as a person would write it.
    pub path: &'a str,
    /// What is in it.
    pub text: &'a str,
}

impl Source<'_> {
    /// Where a place begins.
    #[must_use]
    pub fn start(&self, place: &Place) -> Position {
        position(self.text, place.start)
    }

    /// Where a place ends, the column behind its last character.
    #[must_use]
    pub fn end(&self, place: &Place) -> Position {
        position(self.text, place.end)
    }

    /// Of a place over several lines, the part on its first line: to mark, not to quote.
    #[must_use]
    pub fn first_line(&self, place: &Place) -> Place {
        let end = place.end.min(self.text.len());
        let start = place.start.min(end);
        let line_end = self.text.get(start..end).and_then(|text| text.find(['\n', '\r']));
        start..line_end.map_or(end, |at| start + at)
    }

    /// The line that tells most about a place: its first, or the one below a heading.
    #[must_use]
    pub fn telling_line(&self, place: &Place) -> &str {
        let at = place.start.min(self.text.len());
        let start = self.text.get(..at).and_then(|text| text.rfind('\n')).map_or(0, |n| n + 1);
        let mut lines = self.text.get(start..).unwrap_or_default().lines().map(str::trim);
        let first = lines.next().unwrap_or_default();
        let below = if first.starts_with('[') { lines.next() } else { None };
        below.filter(|line| !line.is_empty()).unwrap_or(first)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "[a]\n名 = \"\"\"\nlong\n\"\"\"\n\n[[b]]\nc = 1\n";

    #[test]
    fn a_place_is_shown_by_its_most_telling_line() {
        let source = Source { path: "charter.toml", text: TEXT };
        let value = 10..22;
        assert_eq!(source.first_line(&value), 10..13);
        assert_eq!(source.telling_line(&value), "名 = \"\"\"");
        assert_eq!(source.start(&value), Position { line: 2, column: 5 });
        let record = TEXT.find("[[b]]").unwrap()..TEXT.len();
        assert_eq!(source.telling_line(&record), "c = 1");
        assert_eq!(source.telling_line(&(999..1000)), "");
    }
}
