//! Places in a text as people count them.

/// A line and a column, both from 1; the column counts characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
}

/// The line and column of a byte in a text.
#[must_use]
pub fn position(text: &str, byte: usize) -> Position {
    counted_position(text, Mark::default(), byte)
}

/// Where the lines of a text are, for whoever asks for many positions in it.
#[derive(Clone, Debug)]
pub struct Lines<'a> {
    text: &'a str,
    marks: Vec<Mark>,
}

/// A byte and what has been counted up to it.
#[derive(Clone, Copy, Debug, Default)]
struct Mark {
    byte: usize,
    lines: usize,
    characters: usize,
}

impl<'a> Lines<'a> {
    /// Maximum number of bytes that are counted through for one position, in a line of any length.
    const STEP: usize = 1024;

    /// Counts once.
    #[must_use]
    pub fn of(text: &'a str) -> Self {
        let mut marks = vec![Mark::default()];
        while let Some(last) = marks.last().copied().filter(|m| m.byte + Self::STEP < text.len()) {
            marks.push(advanced_mark(text, last, last.byte + Self::STEP));
        }
        Self { text, marks }
    }

    /// The line and column of a byte.
    #[must_use]
    pub fn position(&self, byte: usize) -> Position {
        let after = self.marks.partition_point(|mark| mark.byte <= byte);
        counted_position(self.text, self.marks[after.saturating_sub(1)], byte)
    }
}

fn counted_position(text: &str, from: Mark, byte: usize) -> Position {
    let Mark { lines, characters, .. } = advanced_mark(text, from, byte);
    Position { line: lines + 1, column: characters + 1 }
}

/// Counts on from a mark to a byte, or to the beginning of the character that it is in.
fn advanced_mark(text: &str, from: Mark, byte: usize) -> Mark {
    let byte = text.floor_char_boundary(byte).max(from.byte);
    let part = &text[from.byte..byte];
    let lines = from.lines + part.bytes().filter(|b| *b == b'\n').count();
    let (before, line) = match part.rfind('\n') {
        Some(end) => (0, &part[end + 1..]),
        // A byte order mark is not a character of the first line.
        None if from.byte == 0 => (0, part.trim_start_matches('\u{feff}')),
        None => (from.characters, part),
    };
    Mark { byte, lines, characters: before + line.chars().count() }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn columns_count_characters_and_no_byte_order_mark() {
        assert_eq!(position("\u{feff}a = 1", 3), Position { line: 1, column: 1 });
        assert_eq!(position("名 = 1\nb = 2\n", 4), Position { line: 1, column: 3 });
        assert_eq!(position("名 = 1\nb = 2\n", 8), Position { line: 2, column: 1 });
        assert_eq!(position("a", 99), Position { line: 1, column: 2 });
    }

    proptest! {
        #[test]
        fn positions_are_the_same_however_they_are_counted(
            lines in prop::collection::vec(("[a名é]{0,9}", 0usize..600), 0..9),
            bytes in prop::collection::vec(0usize..40_000, 9),
        ) {
            let lines: Vec<_> = lines.iter().map(|(line, times)| line.repeat(*times)).collect();
            let text = "\u{feff}".to_owned() + &lines.join("\n");
            let index = Lines::of(&text);
            for byte in bytes {
                prop_assert_eq!(index.position(byte), position(&text, byte));
            }
        }
    }
}
