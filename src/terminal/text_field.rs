//! The text being typed: what it holds and where the cursor stands.
//!
//! Counted in what people take for one character: an accented letter, an ideograph, a family of
//! emoji is one step and one deletion. Pure; what it looks like is the layout's business.

use unicode_segmentation::{GraphemeCursor, UnicodeSegmentation};

use super::layout::Layout;
use super::prompter::Lines;
use crate::core::text::wrap::is_blank;

/// A text and a cursor in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TextField {
    text: String,
    /// A byte offset between two graphemes.
    cursor: usize,
    /// The column to come back to when moving up and down over shorter rows.
    goal: Option<usize>,
}

impl TextField {
    /// A field that is filled in, with the cursor at its end.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let text = clean_field_text(text);
        Self { cursor: text.len(), text, goal: None }
    }

    /// The text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Where the cursor stands, as a byte offset.
    #[must_use]
    pub fn cursor(&self) -> usize {
        self.cursor
    }

    /// Puts a text in at the cursor, without its control characters.
    pub fn insert(&mut self, text: &str) {
        let text = clean_field_text(text);
        self.text.insert_str(self.cursor, &text);
        self.go(self.cursor + text.len());
    }

    /// Breaks the line at the cursor.
    pub fn newline(&mut self) {
        self.insert("\n");
    }

    /// Takes away the character before the cursor.
    pub fn backspace(&mut self) {
        self.remove(self.before(), self.cursor);
    }

    /// Takes away the character after the cursor.
    pub fn delete(&mut self) {
        self.remove(self.cursor, self.after());
    }

    /// Takes away the word before the cursor.
    pub fn delete_word(&mut self) {
        self.remove(self.word_before(), self.cursor);
    }

    /// Takes away what is left of the line; at its end, the line break.
    pub fn kill_to_end(&mut self) {
        let end = self.line_end();
        let end = if end == self.cursor { self.after() } else { end };
        self.remove(self.cursor, end);
    }

    /// Takes away the whole text.
    pub fn clear(&mut self) {
        self.remove(0, self.text.len());
    }

    /// One character to the left.
    pub fn left(&mut self) {
        self.go(self.before());
    }

    /// One character to the right.
    pub fn right(&mut self) {
        self.go(self.after());
    }

    /// To the start of the word, or of the one before it.
    pub fn word_left(&mut self) {
        self.go(self.word_before());
    }

    /// To the end of the word, or of the next one.
    pub fn word_right(&mut self) {
        let words = self.text[self.cursor..].split_word_bound_indices();
        let end = words
            .map(|(at, word)| (at + word.len(), word))
            .find(|(_, word)| is_word_grapheme(word));
        self.go(end.map_or(self.text.len(), |(at, _)| self.cursor + at));
    }

    /// To the start of the line.
    pub fn home(&mut self) {
        self.go(self.line_start());
    }

    /// To the end of the line.
    pub fn end(&mut self) {
        self.go(self.line_end());
    }

    /// One row up, as near to the same column as there is text.
    pub fn up(&mut self, layout: &Layout) {
        let (row, column) = layout.cursor();
        if let Some(row) = row.checked_sub(1) {
            self.go_to_row(layout, row, column);
        }
    }

    /// One row down, as near to the same column as there is text.
    pub fn down(&mut self, layout: &Layout) {
        let (row, column) = layout.cursor();
        if row + 1 < layout.rows().len() {
            self.go_to_row(layout, row + 1, column);
        }
    }

    fn go_to_row(&mut self, layout: &Layout, row: usize, column: usize) {
        let goal = self.goal.unwrap_or(column);
        self.go(layout.offset(&self.text, row, goal));
        self.goal = Some(goal);
    }

    /// Sets the cursor; if that is inside a character, behind it.
    fn go(&mut self, offset: usize) {
        self.goal = None;
        let mut edge = GraphemeCursor::new(offset, self.text.len(), true);
        self.cursor = match edge.is_boundary(&self.text, 0) {
            Ok(true) => offset,
            _ => edge.next_boundary(&self.text, 0).ok().flatten().unwrap_or(self.text.len()),
        };
    }

    fn remove(&mut self, start: usize, end: usize) {
        self.text.replace_range(start..end, "");
        self.go(start);
    }

    fn before(&self) -> usize {
        let mut edge = GraphemeCursor::new(self.cursor, self.text.len(), true);
        edge.prev_boundary(&self.text, 0).ok().flatten().unwrap_or(0)
    }

    fn after(&self) -> usize {
        let mut edge = GraphemeCursor::new(self.cursor, self.text.len(), true);
        edge.next_boundary(&self.text, 0).ok().flatten().unwrap_or(self.text.len())
    }

    fn line_start(&self) -> usize {
        self.text[..self.cursor].rfind('\n').map_or(0, |at| at + 1)
    }

    fn line_end(&self) -> usize {
        self.text[self.cursor..].find('\n').map_or(self.text.len(), |at| self.cursor + at)
    }

    fn word_before(&self) -> usize {
        let words = self.text[..self.cursor].split_word_bound_indices();
        words.rev().find(|(_, word)| is_word_grapheme(word)).map_or(0, |(at, _)| at)
    }
}

fn is_word_grapheme(word: &str) -> bool {
    !word.chars().all(|c| is_blank(c) || c.is_ascii_punctuation())
}

/// A pasted text, as it is put into a field: with line breaks only where the field has them.
/// The blanks around it go, as they are rarely meant.
#[must_use]
pub(super) fn pasted_text(text: &str, lines: Lines) -> String {
    match lines {
        // One tab is one cell of a spreadsheet: a blank is enough.
        Lines::One => text.split_whitespace().collect::<Vec<_>>().join(" "),
        Lines::Items => {
            let text = clean_field_text(text);
            let items = text.lines().map(str::trim).filter(|item| !item.is_empty());
            items.collect::<Vec<_>>().join("\n")
        }
        Lines::Several => clean_field_text(text).trim_end_matches('\n').to_owned(),
    }
}

/// Line breaks of every kind as `\n`, tabs as blanks, no other control characters.
#[must_use]
pub(super) fn clean_field_text(text: &str) -> String {
    let mut cleaned = String::with_capacity(text.len());
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            '\r' if characters.peek() == Some(&'\n') => {}
            '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => cleaned.push('\n'),
            '\t' => cleaned.push_str("    "),
            other if other.is_control() || other == '\u{feff}' => {}
            other => cleaned.push(other),
        }
    }
    cleaned
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn typed(text: &str, act: impl FnOnce(&mut TextField)) -> (String, usize) {
        let mut field = TextField::new(text);
        act(&mut field);
        (field.text, field.cursor)
    }

    #[test]
    fn a_character_is_what_people_take_for_one() {
        for text in ["é", "e\u{301}", "語", "👩‍👩‍👧", "🇨🇭", "👍🏽"] {
            assert_eq!(typed(text, TextField::backspace), (String::new(), 0), "{text}");
            assert_eq!(typed(text, TextField::left).1, 0, "{text}");
        }
    }

    #[test]
    fn a_mark_that_is_typed_later_joins_its_letter() {
        let mut field = TextField::new("e");
        field.insert("\u{301}");
        assert_eq!((field.text(), field.cursor()), ("e\u{301}", 3));
        field.home();
        field.insert("\u{301}");
        assert_eq!(field.text(), "\u{301}e\u{301}");
    }

    #[test]
    fn line_breaks_tabs_and_control_characters() {
        assert_eq!(TextField::new("a\r\nb\rc\td\u{1b}e\u{7f}").text(), "a\nb\nc    de");
    }

    #[test]
    fn lines_and_words() {
        let text = "one two\nthree, four";
        assert_eq!(typed(text, TextField::home).1, 8);
        assert_eq!(typed(text, TextField::word_left).1, 15);
        assert_eq!(typed(text, TextField::delete_word).0, "one two\nthree, ");
        assert_eq!(typed(text, TextField::clear), (String::new(), 0));
        let both = |field: &mut TextField| {
            field.home();
            field.backspace();
            field.kill_to_end();
        };
        assert_eq!(typed(text, both).0, "one two");
        let right = |field: &mut TextField| {
            field.home();
            field.word_right();
        };
        assert_eq!(typed(text, right).1, 13);
    }

    #[test]
    fn pastes_fit_their_field() {
        let text = " one\r\n\r\n two\t3 \n";
        assert_eq!(pasted_text(text, Lines::One), "one two 3");
        assert_eq!(pasted_text(text, Lines::Items), "one\ntwo    3");
        assert_eq!(pasted_text(text, Lines::Several), " one\n\n two    3 ");
    }

    #[test]
    fn right_to_left_text_is_kept_as_it_is() {
        let text = "שלום \u{2067}עולם\u{2069}";
        assert_eq!(TextField::new(text).text(), text);
    }

    fn operation() -> impl Strategy<Value = (u8, String)> {
        (0u8..16, "[a-zé\u{301}\u{200d}日👩👧🇨 \n\t\r\u{1b}\u{202e}]{0,4}")
    }

    proptest! {
        #[test]
        fn the_cursor_is_always_between_characters(
            start in any::<String>(),
            operations in prop::collection::vec(operation(), 0..40),
            width in 1usize..12,
        ) {
            let mut field = TextField::new(&start);
            for (number, text) in operations {
                let layout = Layout::new(field.text(), field.cursor(), width);
                apply(&mut field, number, &text, &layout);
                let at = field.cursor();
                let mut edge = GraphemeCursor::new(at, field.text().len(), true);
                prop_assert!(field.text().is_char_boundary(at));
                prop_assert_eq!(edge.is_boundary(field.text(), 0), Ok(true));
                prop_assert!(!field.text().contains(|c: char| c.is_control() && c != '\n'));
            }
        }

        #[test]
        fn what_is_typed_is_kept(text in "[^\\p{C}\\p{Zl}\\p{Zp}]{0,40}", at in 0usize..10) {
            let mut field = TextField::default();
            field.insert(&text);
            prop_assert_eq!(field.text(), text.as_str());
            for _ in 0..at {
                field.left();
            }
            let cursor = field.cursor();
            field.insert("\n");
            prop_assert_eq!(field.text(), format!("{}\n{}", &text[..cursor], &text[cursor..]));
            field.backspace();
            prop_assert_eq!(field.text(), text.as_str());
        }
    }

    fn apply(field: &mut TextField, number: u8, text: &str, layout: &Layout) {
        match number {
            0 => field.backspace(),
            1 => field.delete(),
            2 => field.left(),
            3 => field.right(),
            4 => field.word_left(),
            5 => field.word_right(),
            6 => field.home(),
            7 => field.end(),
            8 => field.up(layout),
            9 => field.down(layout),
            10 => field.kill_to_end(),
            11 => field.clear(),
            12 => field.delete_word(),
            13 => field.newline(),
            _ => field.insert(text),
        }
    }
}
