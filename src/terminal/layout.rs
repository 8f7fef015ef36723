//! How a text that is being typed lies on the screen: its rows, and where the cursor is.
//!
//! Every byte of the text belongs to exactly one row, so that the cursor has one place only and
//! nothing that was typed is ever out of sight for good.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use crate::core::text::wrap::{Blanks, width_of, wrapped_rows};

/// One row of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The bytes of the text that belong to it, with the line break that ends it.
    pub range: Range<usize>,
    /// Whether it ends because the line does, rather than for want of space.
    pub ends_line: bool,
}

impl Row {
    /// What the row shows.
    #[must_use]
    pub fn shown<'a>(&self, text: &'a str) -> &'a str {
        text[self.range.clone()].trim_end_matches('\n')
    }
}

/// The rows of a text for one width.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Layout {
    rows: Vec<Row>,
    cursor: (usize, usize),
}

impl Layout {
    /// Lays out a text in rows of at most `width` columns. Only a single character that is wider
    /// than that makes a wider row.
    #[must_use]
    pub fn new(text: &str, cursor: usize, width: usize) -> Self {
        let mut all = Vec::new();
        let mut start = 0;
        for line in text.split_inclusive('\n') {
            let shown = line.trim_end_matches('\n');
            let parts = wrapped_rows(shown, width, width, Blanks::Count);
            let last = parts.len() - 1;
            for (number, part) in parts.into_iter().enumerate() {
                let end = if number == last { line.len() } else { part.end };
                let range = start + part.start..start + end;
                all.push(Row { range, ends_line: number == last });
            }
            start += line.len();
        }
        if text.is_empty() || text.ends_with('\n') {
            all.push(Row { range: start..start, ends_line: true });
        }
        let row = all.partition_point(|row| row.range.start <= cursor).saturating_sub(1);
        let column = width_of(&text[all[row].range.start..cursor]);
        Self { rows: all, cursor: (row, column) }
    }

    /// The rows, at least one.
    #[must_use]
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// The row and the column of the cursor, from zero.
    #[must_use]
    pub fn cursor(&self) -> (usize, usize) {
        self.cursor
    }

    /// The offset in a row that is nearest to a column, not beyond it. `text` is what was laid out.
    #[must_use]
    pub fn offset(&self, text: &str, row: usize, column: usize) -> usize {
        let row = &self.rows[row];
        let mut offset = row.range.start;
        let mut used = 0;
        let mut graphemes = row.shown(text).graphemes(true).peekable();
        while let Some(grapheme) = graphemes.next() {
            used += width_of(grapheme);
            // The end of a row that goes on belongs to the next one.
            if used > column || (graphemes.peek().is_none() && !row.ends_line) {
                break;
            }
            offset += grapheme.len();
        }
        offset
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::terminal::TextField;
    use proptest::prelude::*;

    fn shown(text: &str, width: usize) -> Vec<&str> {
        let layout = Layout::new(text, text.len(), width);
        layout.rows().iter().map(|row| row.shown(text)).collect()
    }

    #[test]
    fn words_and_lines() {
        assert_eq!(shown("", 8), [""]);
        assert_eq!(shown("one two three", 8), ["one two ", "three"]);
        assert_eq!(shown("a\n\nb\n", 8), ["a", "", "b", ""]);
        assert_eq!(shown("abcdef", 4), ["abcd", "ef"]);
        assert_eq!(shown("日本語", 4), ["日本", "語"]);
        assert_eq!(shown("ab   ", 3), ["ab ", "  "]);
    }

    #[test]
    fn the_cursor_is_in_one_place() {
        let at = |text: &str, cursor| Layout::new(text, cursor, 4).cursor();
        assert_eq!(at("abcdef", 4), (1, 0));
        assert_eq!(at("abcd", 4), (0, 4));
        assert_eq!(at("ab\n", 2), (0, 2));
        assert_eq!(at("ab\n", 3), (1, 0));
        assert_eq!(at("日本語", 3), (0, 2));
    }

    #[test]
    fn up_and_down_come_back_to_their_column() {
        let mut field = TextField::new("abcd\nx\nefgh");
        let lay = |field: &TextField| Layout::new(field.text(), field.cursor(), 10);
        field.left();
        for expected in [(1, 1), (0, 3), (0, 3)] {
            field.up(&lay(&field));
            assert_eq!(lay(&field).cursor(), expected);
        }
        for expected in [(1, 1), (2, 3)] {
            field.down(&lay(&field));
            assert_eq!(lay(&field).cursor(), expected);
        }
    }

    proptest! {
        #[test]
        fn rows_make_up_the_text(text in any::<String>(), width in 1usize..30, at in 0usize..50) {
            let field = TextField::new(&text);
            let text = field.text();
            let cursor = text.char_indices().map(|(at, _)| at).nth(at).unwrap_or(text.len());
            let layout = Layout::new(text, cursor, width);
            let parts: Vec<&str> = layout.rows().iter().map(|row| &text[row.range.clone()]).collect();
            prop_assert_eq!(parts.concat(), text);
            for row in layout.rows() {
                let shown = row.shown(text);
                prop_assert!(!shown.contains('\n'));
                let single = shown.graphemes(true).filter(|g| width_of(g) > 0).count() <= 1;
                prop_assert!(width_of(shown) <= width || single, "{:?}", shown);
            }
            let (row, column) = layout.cursor();
            prop_assert!(layout.rows()[row].range.start <= cursor);
            prop_assert!(column <= width_of(layout.rows()[row].shown(text)));
        }
    }
}
