//! From the bytes of a terminal to what a key asks for.
//!
//! Bytes arrive in any portion: half a character, half a sequence, a paste in ten parts. What is
//! not whole yet waits; what nobody knows is dropped whole, so that it never ends up in a text.
//! A paste comes out as one key, so that no line break in it can answer anything.

#[cfg(test)]
mod tests;

use crate::core::limits::MAX_ANSWER_BYTES;
use std::collections::VecDeque;

/// What a key asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Key {
    /// A character, never a control character.
    Char(char),
    /// A paste, as it came.
    Paste(String),
    /// A paste of more than any field takes, of which nothing is kept.
    HugePaste,
    /// Take the text.
    Enter,
    /// Break the line.
    NewLine,
    /// Take away the character before the cursor.
    Backspace,
    /// Take away the character after the cursor.
    Delete,
    /// Delete, or the end of the input when there is nothing to delete.
    ControlD,
    /// Take away the word before the cursor.
    DeleteWord,
    /// Take away what is left of the line.
    KillToEnd,
    /// Take away the whole text.
    Clear,
    /// One character to the left.
    Left,
    /// One character to the right.
    Right,
    /// One row up.
    Up,
    /// One row down.
    Down,
    /// One word to the left.
    WordLeft,
    /// One word to the right.
    WordRight,
    /// To the start of the line.
    Home,
    /// To the end of the line.
    End,
    /// Open the text in the editor.
    Editor,
    /// Draw the screen anew.
    Repaint,
    /// Ctrl-Z: give the terminal to the shell for a while.
    Suspend,
    /// Ctrl-C.
    Interrupt,
    /// `?`, `<`, `>`, `!` or `~` with Alt: the command, whatever is in the field.
    Command(char),
}

const ESCAPE: u8 = 0x1b;
const PASTE_END: &[u8] = b"\x1b[201~";
/// Maximum number of bytes kept of a paste that goes on for ever: far more than any field takes.
const MAX_PASTED_BYTES: usize = 16 * MAX_ANSWER_BYTES;

/// Turns bytes into keys.
#[derive(Debug, Default)]
pub struct Decoder {
    /// Bytes that are not a whole key yet.
    waiting: Vec<u8>,
    keys: VecDeque<Key>,
    /// What was pasted so far, while a paste goes on.
    paste: Option<Vec<u8>>,
    /// How much of that holds no end of a paste.
    searched: usize,
    /// Whether that is not all of it.
    paste_is_cut: bool,
}

/// What the first bytes are.
enum Taken {
    /// This many bytes are a key, or nothing that anybody knows.
    Whole(usize, Option<Key>),
    /// This many bytes begin a paste.
    Paste(usize),
    /// More bytes are needed to tell.
    Part,
}

impl Decoder {
    /// Takes bytes as they arrived.
    pub fn feed(&mut self, bytes: &[u8]) {
        match self.paste.as_mut() {
            Some(paste) => paste.extend_from_slice(bytes),
            None => self.waiting.extend_from_slice(bytes),
        }
        self.decode();
    }

    /// The next whole key.
    #[allow(clippy::should_implement_trait)] // more may come after none
    pub fn next(&mut self) -> Option<Key> {
        self.keys.pop_front()
    }

    /// Whether a key or a part of one is there.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.keys.is_empty() && self.waiting.is_empty() && self.paste.is_none()
    }

    /// Nothing has come for a while: an Escape stands for itself, which is nothing, and a paste
    /// whose end got lost is over.
    pub fn give_up_waiting(&mut self) {
        self.waiting.clear();
        self.searched = 0;
        if let Some(paste) = self.paste.take() {
            self.take_paste(&paste);
        }
    }

    /// Forgets everything.
    pub fn clear(&mut self) {
        *self = Self::default();
    }

    fn decode(&mut self) {
        loop {
            if self.paste.is_some() && !self.end_paste() {
                return;
            }
            match take(&self.waiting) {
                Taken::Whole(length, key) => {
                    self.keys.extend(key);
                    self.waiting.drain(..length);
                }
                Taken::Paste(length) => {
                    self.paste = Some(self.waiting.split_off(length));
                    self.waiting.clear();
                }
                Taken::Part => return,
            }
        }
    }

    /// Ends the paste if its end is there.
    fn end_paste(&mut self) -> bool {
        let Some(paste) = self.paste.as_mut() else {
            return true;
        };
        let mut parts = paste[self.searched..].windows(PASTE_END.len());
        let Some(end) = parts.position(|part| part == PASTE_END) else {
            self.searched = (paste.len() + 1).saturating_sub(PASTE_END.len());
            if self.searched > MAX_PASTED_BYTES {
                // What is too much anyway is not kept, but for what may begin the end.
                paste.drain(MAX_PASTED_BYTES..self.searched);
                self.searched = MAX_PASTED_BYTES;
                self.paste_is_cut = true;
            }
            return false;
        };
        let end = end + std::mem::take(&mut self.searched);
        self.waiting = paste.split_off(end + PASTE_END.len());
        paste.truncate(end);
        let paste = self.paste.take().unwrap_or_default();
        self.take_paste(&paste);
        true
    }

    fn take_paste(&mut self, bytes: &[u8]) {
        self.keys.push_back(if std::mem::take(&mut self.paste_is_cut) {
            Key::HugePaste
        } else {
            Key::Paste(String::from_utf8_lossy(bytes).into_owned())
        });
    }
}

fn take(bytes: &[u8]) -> Taken {
    match bytes {
        [] => Taken::Part,
        [ESCAPE, rest @ ..] => take_escape(rest),
        [byte @ (0..0x20 | 0x7f), ..] => Taken::Whole(1, control(*byte)),
        _ => take_character(bytes),
    }
}

fn take_character(bytes: &[u8]) -> Taken {
    let length = match bytes[0] {
        0xc2..=0xdf => 2,
        0xe0..=0xef => 3,
        0xf0..=0xf4 => 4,
        _ => 1,
    };
    let Some(whole) = bytes.get(..length) else {
        // A byte that cannot go on the character shows that it will never be whole.
        let broken = bytes[1..].iter().any(|byte| byte & 0xc0 != 0x80);
        return if broken { Taken::Whole(1, None) } else { Taken::Part };
    };
    match std::str::from_utf8(whole).ok().and_then(|text| text.chars().next()) {
        Some(character) if character.is_control() => Taken::Whole(length, None),
        Some('\u{2028}' | '\u{2029}') => Taken::Whole(length, Some(Key::NewLine)),
        Some(character) => Taken::Whole(length, Some(Key::Char(character))),
        None => Taken::Whole(1, None),
    }
}

fn control(byte: u8) -> Option<Key> {
    Some(match byte {
        0x01 => Key::Home,
        0x02 => Key::Left,
        0x03 => Key::Interrupt,
        0x04 => Key::ControlD,
        0x05 => Key::End,
        0x06 => Key::Right,
        0x08 | 0x7f => Key::Backspace,
        // Scripts send the second one for Enter.
        b'\r' | b'\n' => Key::Enter,
        0x0b => Key::KillToEnd,
        0x0c => Key::Repaint,
        0x1a => Key::Suspend,
        0x0e => Key::NewLine,
        0x0f => Key::Editor,
        0x10 => Key::Up,
        0x15 => Key::Clear,
        0x17 => Key::DeleteWord,
        _ => return None,
    })
}

/// What follows an Escape.
fn take_escape(rest: &[u8]) -> Taken {
    match rest {
        [] => Taken::Part,
        // A second Escape begins anew.
        [ESCAPE, ..] => Taken::Whole(1, None),
        [b'[', b'[', rest @ ..] => match rest {
            [] => Taken::Part,
            _ => Taken::Whole(4, None),
        },
        [b'[', rest @ ..] => take_sequence(rest),
        [b'O', rest @ ..] => match rest {
            [] => Taken::Part,
            [last, ..] => Taken::Whole(3, moved(*last, false)),
        },
        [byte, ..] if byte.is_ascii() => Taken::Whole(2, with_alt(*byte)),
        _ => Taken::Whole(1, None),
    }
}

fn with_alt(byte: u8) -> Option<Key> {
    Some(match byte {
        b'\r' | b'\n' => Key::NewLine,
        b'b' | b'B' => Key::WordLeft,
        b'f' | b'F' => Key::WordRight,
        0x08 | 0x7f => Key::DeleteWord,
        b'?' | b'<' | b'>' | b'!' | b'~' => Key::Command(char::from(byte)),
        _ => return None,
    })
}

/// What follows `ESC [`: parameters up to one final character.
fn take_sequence(rest: &[u8]) -> Taken {
    let Some(end) = rest.iter().position(|byte| !(0x20..0x40).contains(byte)) else {
        return Taken::Part;
    };
    if !(0x40..0x7f).contains(&rest[end]) {
        // Broken off by something else, which stands for itself.
        return Taken::Whole(2 + end, None);
    }
    let length = 3 + end;
    let parameters = std::str::from_utf8(&rest[..end]).unwrap_or_default();
    match (parameters, rest[end]) {
        ("200", b'~') => Taken::Paste(length),
        (_, last) => Taken::Whole(length, sequence(parameters, last)),
    }
}

fn sequence(parameters: &str, last: u8) -> Option<Key> {
    let mut numbers = parameters.split(';');
    let first = numbers.next().unwrap_or_default();
    let modifier = numbers.next().unwrap_or_default();
    let with_modifier = !matches!(modifier, "" | "1" | "2");
    match (first, last) {
        ("1" | "7", b'~') => Some(Key::Home),
        ("4" | "8", b'~') => Some(Key::End),
        ("3", b'~') => Some(Key::Delete),
        ("11", b'~') => Some(Key::Command('?')),
        // Enter with a modifier, where the terminal tells them apart.
        ("13", b'u') if !modifier.is_empty() => Some(Key::NewLine),
        ("27", b'~') if parameters.ends_with(";13") => Some(Key::NewLine),
        ("" | "1", last) => moved(last, with_modifier),
        _ => None,
    }
}

fn moved(last: u8, with_modifier: bool) -> Option<Key> {
    Some(match (last, with_modifier) {
        (b'A', _) => Key::Up,
        (b'B', _) => Key::Down,
        (b'C', false) => Key::Right,
        (b'C', true) => Key::WordRight,
        (b'D', false) => Key::Left,
        (b'D', true) => Key::WordLeft,
        (b'H', _) => Key::Home,
        (b'F', _) => Key::End,
        (b'P', _) => Key::Command('?'),
        _ => return None,
    })
}
