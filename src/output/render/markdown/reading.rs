//! How programs read Markdown: as we do or, where they differ, in a way that would say something else.

use std::ops::Range;

use pulldown_cmark::{CowStr, Event, Options, Parser, Tag, TagEnd};

use super::EXTENSIONS;
use super::events::InText;
use super::outline::{Marked, outline};

/// Footnotes are looked for although we do not offer them: other programs do, and their names would
/// reach from one answer into another.
const LOOKED_FOR: Options = EXTENSIONS.union(Options::ENABLE_FOOTNOTES);

/// A paragraph that no answer has.
const SENTINEL: &str = "sentinel8f3a";

/// What a reader of the answer and the sentinel behind it shall find.
pub(super) fn expected_outline<'a>(events: &[Marked<'a>]) -> Vec<Event<'a>> {
    let sentinel = [
        Event::Start(Tag::Paragraph),
        Event::Text(CowStr::Borrowed(SENTINEL)),
        Event::End(TagEnd::Paragraph),
    ];
    outline(events.iter().map(|(event, _)| event.clone()).chain(sentinel))
}

/// Whether every program reads the text as these events, and what stands behind it as before.
pub(super) fn is_read_as(text: &str, expected: &[Event]) -> bool {
    let text = format!("{text}\n\n{SENTINEL}\n");
    let mut events = Vec::new();
    let mut parser = Parser::new_ext(&text, LOOKED_FOR).into_offset_iter();
    let mut place = InText::default();
    for (event, range) in parser.by_ref() {
        let is_text = place.takes_addresses(&event);
        let differs = match event {
            Event::Text(_) if is_text => means_more(&text, range),
            Event::Start(Tag::Emphasis | Tag::Strong | Tag::Strikethrough) => {
                !is_emphasis(&text, range)
            }
            // Tabs break no line elsewhere.
            Event::HardBreak => text[range].contains('\t'),
            _ => false,
        };
        if differs {
            return false;
        }
        events.push(event);
    }
    // A definition would be seen by other answers.
    parser.reference_definitions().iter().next().is_none()
        && outline(events.into_iter()) == expected
}

/// Whether some programs find more than text in a text: an address that they make a link of, and may
/// swallow what comes behind it, a stroke through it, or the line below the heads of a table.
fn means_more(text: &str, range: Range<usize>) -> bool {
    let (before, source) = (&text[..range.start], &text[range]);
    let backslashes = before.bytes().rev().take_while(|b| *b == b'\\').count();
    let unescaped = source.get(backslashes % 2..).unwrap_or(source);
    let begins_line = before.trim_end_matches([' ', '>']).ends_with('\n');
    let is_delimiter_row = |line: &str| line.bytes().all(|b| b"-:| ".contains(&b));
    unescaped.contains("://")
        || unescaped.contains('~')
        || source.contains("www.")
        || begins_line && text[before.len()..].lines().next().is_some_and(is_delimiter_row)
}

/// Whether the text between marks is emphasized or struck everywhere. Some programs ask of tildes what
/// all ask of asterisks, to stand at the edge of a word, and look past them from the marks beside them.
fn is_emphasis(text: &str, range: Range<usize>) -> bool {
    let inner = text[range.clone()].trim_matches(['*', '_', '~']);
    let is_low = text[range.clone()].starts_with('_');
    let before = text[..range.start].trim_end_matches('~').chars().next_back();
    let after = text[range.end..].trim_start_matches('~').chars().next();
    let is_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let counts = |outer, inner| !is_word(outer) || !is_low && is_word(inner);
    counts(before, inner.chars().next()) && counts(after, inner.chars().next_back())
}
