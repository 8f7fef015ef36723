//! The text field of the terminal: whatever bytes come, in whatever portions, to a window of
//! whatever size, the field stays whole.
//!
//! The first three bytes say what kind of field, and how large a window; the rest is what comes
//! from the terminal.

#![no_main]

use copcharter::core::limits::MAX_ANSWER_BYTES;
use copcharter::terminal::{Decoder, Field, KeyHint, Lines, Pressed, Typing};
use libfuzzer_sys::fuzz_target;
use unicode_segmentation::GraphemeCursor;

fuzz_target!(|bytes: &[u8]| {
    let [kind, rows, columns, typed @ ..] = bytes else { return };
    let lines = [Lines::One, Lines::Several, Lines::Items][usize::from(kind % 3)];
    let present = ["", "As it is.", "日本 👩‍👩‍👧 é"][usize::from(kind / 3 % 3)];
    let lead = ["", "  2  "][usize::from(kind / 9 % 2)];
    let keys = &[KeyHint::DONE, KeyHint::HELP, KeyHint::BACK];
    let field = Field { lead, present, lines, keys, check: &|_| Ok(()) };
    // In a narrower window a single character that is made visible may be wider than it.
    let window = (1 + usize::from(rows % 40), 24 + usize::from(columns % 120));
    let mut typing = Typing::new(&field, None);
    let mut decoder = Decoder::default();
    for portion in typed.chunks(1 + usize::from(kind / 18)) {
        decoder.feed(portion);
        while let Some(key) = decoder.next() {
            if matches!(typing.press(key), Pressed::Entered | Pressed::Stopped { .. }) {
                typing = Typing::new(&field, None);
            }
            stands(&typing, lines);
        }
        fits(&mut typing, window);
    }
    decoder.give_up_waiting();
    while let Some(key) = decoder.next() {
        typing.press(key);
        stands(&typing, lines);
    }
    assert!(decoder.is_empty());
    fits(&mut typing, window);
});

/// The cursor is between two characters, and the text holds what a text may hold.
fn stands(typing: &Typing, lines: Lines) {
    let (text, cursor) = (typing.text().text(), typing.text().cursor());
    let mut edge = GraphemeCursor::new(cursor, text.len(), true);
    assert_eq!(edge.is_boundary(text, 0), Ok(true), "{text:?} at {cursor}");
    assert!(!text.contains(|c: char| c.is_control() && c != '\n'), "{text:?}");
    assert!(lines != Lines::One || !text.contains('\n'), "{text:?}");
    assert!(text.len() <= MAX_ANSWER_BYTES);
}

/// What is drawn is inside the window, and so is the cursor.
fn fits(typing: &mut Typing, (rows, columns): (usize, usize)) {
    let (lines, (row, column)) = typing.picture((rows, columns));
    assert!(lines.len() <= rows, "{} rows of {rows}", lines.len());
    assert!(row < lines.len() && column <= columns, "the cursor is at {row}, {column}");
    for line in lines {
        assert!(line.width() <= columns, "{line:?} is wider than {columns}");
    }
}
