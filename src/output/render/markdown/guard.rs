//! An answer inside a Markdown document, so that it says there what it says in HTML and stays in its
//! place. The author's text is kept where it is read so; else it is written anew from the events that
//! the HTML is made from; where even that is read otherwise, it is shown as plain text.

use pulldown_cmark::Event;

use super::events::{safe_events, with_addresses};
use super::outline::Marked;
use super::reading::{expected_outline, is_read_as};
use super::writer::{Marks, written};
use super::{Setting, normalized};
use crate::output::render::escape::markdown_with_links;

/// An answer as Markdown.
pub(in crate::output::render) fn guarded(answer: &str, setting: &Setting) -> String {
    let text = normalized(answer);
    let text = text.trim_start_matches('\n');
    let kept = text.trim_end();
    if is_plain_prose(kept) {
        return kept.to_owned();
    }
    let events = with_addresses(safe_events(text, setting));
    let expected = expected_outline(&events);
    if is_read_as(kept, &expected) {
        return kept.to_owned();
    }
    written_as(&events, &expected).unwrap_or_else(|| plain(answer.trim()))
}

/// The events as Markdown that every program reads as expected, if there is any.
pub(super) fn written_as(events: &[Marked], expected: &[Event]) -> Option<String> {
    let forms = [Marks::OfSource, Marks::Apart].into_iter();
    forms.filter_map(|marks| written(events, marks)).find(|text| is_read_as(text, expected))
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_written_the_same_is_shown_line_by_line() {
        let deep = "> ".repeat(40);
        let text = format!("See **us** at https://example.org/a,\n- <b>\n\n{deep}x [^1]");
        let shown = "See \\*\\*us\\*\\* at <https://example.org/a>,\\\n\\- &lt;b>";
        let expected = format!("{shown}\n\n\\{deep}x \\[^1\\]");
        assert_eq!(
            guarded(&text, &Setting { heading_level: 4, folder: "", table_word: "" }),
            expected
        );
    }
}
