//! An answer inside a Markdown document: the author's text, guarded so that it stays in its place.
//! Only what could leave it is touched; the result is parsed again with a sentinel behind it, and when
//! the sentinel is not where it belongs, the whole text is escaped.

use std::borrow::Cow;

use super::edits;
use crate::output::render::escape::{clean, markdown_with_links};

/// How often a text is guarded again because guarding it made something new.
const ROUNDS: usize = 4;

/// An answer as Markdown that stays in its place. Its headings come below the level `below`.
pub(in crate::output::render) fn guarded(text: &str, below: u8) -> String {
    let text = clean(text);
    let text = text.trim_start_matches('\n').trim_end();
    if is_plain_prose(text) {
        return text.to_owned();
    }
    let mut text = text.replace("\r\n", "\n").replace(['\r', '\u{b}', '\u{c}'], "\n");
    for _ in 0..ROUNDS {
        match edits::guard(&text, below) {
            Cow::Borrowed(_) if edits::stays_in_place(&text) => return text,
            Cow::Borrowed(_) => break,
            Cow::Owned(edited) => edited.trim_end().clone_into(&mut text),
        }
    }
    escaped(&text)
}

/// Whether nothing in the text can open anything but emphasis, lists and quotes, which end with it:
/// no bracket, no fence, no heading, no table.
fn is_plain_prose(text: &str) -> bool {
    let plain = |b: u8| {
        !matches!(b, b'<' | b'[' | b'#' | b'`' | b'~' | b'=' | b'|' | b'\t' | b'\r' | b'&' | b'\\')
    };
    text.bytes().all(plain)
        && !text.contains("://")
        && !text.contains("www.")
        && text.lines().all(begins_like_prose)
}

/// Whether a line can neither underline the one above it nor be code by its indentation.
fn begins_like_prose(line: &str) -> bool {
    let rest = line.trim_start_matches([' ', '>']);
    !line.starts_with("    ")
        && (rest.is_empty() || !rest.bytes().all(|b| matches!(b, b'-' | b':' | b' ')))
}

/// The text with every line escaped: nothing in it means anything, and its paragraphs stay.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() * 2);
    for line in text.lines() {
        out.push_str(&markdown_with_links(line.trim()));
        out.push('\n');
    }
    out.truncate(out.trim_end().len());
    out
}
