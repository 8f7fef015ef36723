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
    let mut byte = byte.min(text.len());
    while !text.is_char_boundary(byte) {
        byte -= 1;
    }
    let before = &text[..byte];
    let start = before.rfind('\n').map_or(0, |i| i + 1);
    let line = before.bytes().filter(|b| *b == b'\n').count() + 1;
    let shown = before[start..].trim_start_matches('\u{feff}');
    Position { line, column: shown.chars().count() + 1 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters_and_no_byte_order_mark() {
        assert_eq!(position("\u{feff}a = 1", 3), Position { line: 1, column: 1 });
        assert_eq!(position("名 = 1\nb = 2\n", 4), Position { line: 1, column: 3 });
        assert_eq!(position("名 = 1\nb = 2\n", 8), Position { line: 2, column: 1 });
        assert_eq!(position("a", 99), Position { line: 1, column: 2 });
    }
}
