//! An answer inside a Markdown document, so that it says there what it says in HTML and stays in its
//! place. The author's text is kept where it is read so; else it is written anew from the events that
//! the HTML is made from; where even that is read otherwise, it is shown as plain text.

use std::ops::Range;

use pulldown_cmark::{CowStr, Event, Options, Parser, Tag, TagEnd};

use super::events::{InText, Located, safe_events, with_addresses};
use super::outline::outline;
use super::writer::written;
use super::{EXTENSIONS, normalized};
use crate::render::escape::markdown_with_links;

/// Footnotes are looked for although we do not offer them: other programs do, and their names would
/// reach from one answer into another.
const LOOKED_FOR: Options = EXTENSIONS.union(Options::ENABLE_FOOTNOTES);

/// A paragraph that no answer has.
const SENTINEL: &str = "sentinel8f3a";

/// An answer as Markdown. Its headings come below the level `below`.
pub(in crate::render) fn guarded(text: &str, below: u8) -> String {
    let text = normalized(text);
    let text = text.trim_start_matches('\n');
    let kept = text.trim_end();
    if is_plain_prose(kept) {
        return kept.to_owned();
    }
    let events = with_addresses(safe_events(text, below));
    let expected = expected_outline(&events);
    if is_read_as(kept, &expected) {
        return kept.to_owned();
    }
    match written(&events, text) {
        Some(written) if is_read_as(&written, &expected) => written,
        _ => plain(text),
    }
}

/// Whether nothing in the text can mean anything but emphasis, lists and quotes, which end with it:
/// no bracket, no fence, no heading, no table, no address.
fn is_plain_prose(text: &str) -> bool {
    let plain = |b: u8| {
        !matches!(
            b,
            b'<' | b'[' | b'#' | b'`' | b'~' | b'=' | b'|' | b'\t' | b'\r' | b'&' | b'\\' | b'@'
        )
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

/// What a reader of the answer and the sentinel behind it shall find.
fn expected_outline<'a>(events: &[Located<'a>]) -> Vec<Event<'a>> {
    let sentinel = [
        Event::Start(Tag::Paragraph),
        Event::Text(CowStr::Borrowed(SENTINEL)),
        Event::End(TagEnd::Paragraph),
    ];
    outline(events.iter().map(|(event, _)| event.clone()).chain(sentinel))
}

/// Whether other programs read the text as these events, and leave what stands behind it alone.
fn is_read_as(text: &str, expected: &[Event]) -> bool {
    let text = format!("{text}\n\n{SENTINEL}\n");
    let mut events = Vec::new();
    let mut parser = Parser::new_ext(&text, LOOKED_FOR).into_offset_iter();
    let mut place = InText::default();
    for (event, range) in parser.by_ref() {
        if place.takes_addresses(&event) && means_more_elsewhere(&text, range) {
            return false;
        }
        events.push(event);
    }
    // A definition would be seen by other answers.
    parser.reference_definitions().iter().next().is_none()
        && outline(events.into_iter()) == expected
}

/// Whether some programs find more than text in a text: an address that they make a link of, and may
/// swallow what comes behind it, or the line below the heads of a table.
fn means_more_elsewhere(text: &str, range: Range<usize>) -> bool {
    let (before, source) = (&text[..range.start], &text[range]);
    let unescaped =
        if before.ends_with('\\') { source.strip_prefix(':').unwrap_or(source) } else { source };
    let begins_line = before.trim_end_matches([' ', '>']).ends_with('\n');
    let is_delimiter_row = |b: u8| matches!(b, b'-' | b':' | b'|' | b' ');
    unescaped.contains("://")
        || source.contains("www.")
        || begins_line && source.bytes().all(is_delimiter_row)
}

/// The text line by line, without any meaning but its words and addresses.
fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len() * 2);
    let mut lines = text.lines().map(str::trim).peekable();
    while let Some(line) = lines.next() {
        out.push_str(&markdown_with_links(line));
        let goes_on = !line.is_empty() && lines.peek().is_some_and(|next| !next.is_empty());
        out.push_str(if goes_on { "\\\n" } else { "\n" });
    }
    out.truncate(out.trim_end().len());
    out
}
