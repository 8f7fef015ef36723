//! Bytes as terminals send them, and what comes of them.

use super::*;
use proptest::prelude::*;

fn keys(bytes: &[u8]) -> Vec<Key> {
    let mut decoder = Decoder::default();
    decoder.feed(bytes);
    std::iter::from_fn(|| decoder.next()).collect()
}

#[test]
fn characters_and_controls() {
    use Key::{Backspace, Char, Editor, Enter, Interrupt};
    assert_eq!(keys("aé語".as_bytes()), [Char('a'), Char('é'), Char('語')]);
    assert_eq!(keys(b"\r\x7f\x0f\x03"), [Enter, Backspace, Editor, Interrupt]);
    assert_eq!(keys(b"\xffa\xe8\x1b[A"), [Char('a'), Key::Up]);
}

#[test]
fn sequences() {
    assert_eq!(keys(b"\x1b[A\x1bOH\x1b[3~\x1b[4~"), [Key::Up, Key::Home, Key::Delete, Key::End]);
    assert_eq!(keys(b"\x1b[1;5C\x1b[1;3D\x1bb"), [Key::WordRight, Key::WordLeft, Key::WordLeft]);
    assert_eq!(keys(b"\x1b\r\x1b[13;2u\x1b[27;2;13~"), [Key::NewLine, Key::NewLine, Key::NewLine]);
    assert_eq!(
        keys(b"\x1b?\x1bOP\x1b<"),
        [Key::Command('?'), Key::Command('?'), Key::Command('<')]
    );
}

#[test]
fn what_nobody_knows_leaves_nothing_behind() {
    assert_eq!(keys(b"\x1b[1;2;3z\x1b[[A\x1b[15~\x1bx\x00\x1ca"), [Key::Char('a')]);
    assert_eq!(keys(b"\x1b\x1b[A"), [Key::Up]);
}

// Found by fuzzing: a field of one line had two.
#[test]
fn a_typed_line_separator_is_a_new_line_and_no_character() {
    assert_eq!(keys("a\u{2028}\u{2029}".as_bytes()), [Key::Char('a'), Key::NewLine, Key::NewLine]);
}

#[test]
fn a_paste_without_end_is_not_kept_and_what_follows_it_is() {
    for (length, expected) in [(MAX_PASTED_BYTES, false), (MAX_PASTED_BYTES + 1, true)] {
        let mut decoder = Decoder::default();
        decoder.feed(b"\x1b[200~");
        let mut left = length;
        // The end of a paste that comes in two parts is found in what is kept.
        while left > 0 {
            let part = left.min(1000);
            decoder.feed(&vec![b'x'; part]);
            left -= part;
        }
        decoder.feed(b"\x1b[201");
        assert!(decoder.paste.as_ref().is_some_and(|paste| paste.len() <= MAX_PASTED_BYTES + 1005));
        decoder.feed(b"~y");
        match decoder.next() {
            Some(Key::HugePaste) => assert!(expected),
            Some(Key::Paste(text)) => assert!(!expected && text.len() == length),
            other => panic!("{other:?}"),
        }
        assert_eq!(decoder.next(), Some(Key::Char('y')));
        decoder.feed(b"\x1b[200~z\x1b[201~");
        assert_eq!(decoder.next(), Some(Key::Paste("z".to_owned())));
    }
}

#[test]
fn an_escape_alone_is_nothing() {
    let mut decoder = Decoder::default();
    decoder.feed(b"\x1b");
    assert_eq!(decoder.next(), None);
    decoder.give_up_waiting();
    decoder.feed(b"[A");
    assert_eq!(decoder.next(), Some(Key::Char('[')));
}

#[test]
fn a_paste_is_one_key_whatever_is_in_it() {
    let paste = Key::Paste("a\r\x03\x1b[A語".to_owned());
    assert_eq!(keys("\x1b[200~a\r\x03\x1b[A語\x1b[201~\r".as_bytes()), [paste, Key::Enter]);
}

#[test]
fn a_paste_without_an_end_is_over_some_time() {
    let mut decoder = Decoder::default();
    decoder.feed(b"\x1b[200~ab");
    assert_eq!(decoder.next(), None);
    decoder.give_up_waiting();
    assert_eq!(decoder.next(), Some(Key::Paste("ab".to_owned())));
    assert!(decoder.is_empty());
}

proptest! {
    #[test]
    fn portions_do_not_matter(bytes in "([a-é語👩\r]|\x1b\\[A|\x1b\\[200~|\x1b\\[201~|\x1b\\[1;5C){0,12}", at in 0usize..40) {
        let bytes = bytes.as_bytes();
        let (start, end) = bytes.split_at(at.min(bytes.len()));
        let mut decoder = Decoder::default();
        decoder.feed(start);
        decoder.feed(end);
        let parts: Vec<Key> = std::iter::from_fn(|| decoder.next()).collect();
        prop_assert_eq!(parts, keys(bytes));
    }

    #[test]
    fn any_bytes_are_fine(bytes in prop::collection::vec(any::<u8>(), 0..60)) {
        for key in keys(&bytes) {
            prop_assert!(!matches!(key, Key::Char(c) if c.is_control()));
        }
    }
}
