//! Answers of one line: emphasis, code and links, but no blocks.

use pulldown_cmark::{CowStr, Event, Tag, TagEnd};

use super::events::{safe_events, with_addresses};
use super::guard::written_as;
use super::html::{as_html, written_html};
use super::outline::Marked;
use super::reading::expected_outline;
use super::{Setting, events::InText};
use crate::output::render::escape::{html_with_links, is_plain, markdown_with_links, one_line};

/// Before this, nothing that follows on the line can begin a block.
const LEAD: &str = "x ";

fn line_setting(folder: &str) -> Setting<'_> {
    Setting { heading_level: 0, folder, table_word: "" }
}

/// What a text of one line says; line breaks in it are spaces.
pub(super) fn inline_events(text: &str, folder: &str) -> Vec<Marked<'static>> {
    line_events(&one_line(text), folder)
}

fn line_events(line: &str, folder: &str) -> Vec<Marked<'static>> {
    if is_plain(line) {
        return vec![(Event::Text(CowStr::from(line.to_owned())), '\0')];
    }
    let line = [LEAD, line].concat();
    let mut events = safe_events(&line, &line_setting(folder));
    if let Some((Event::Text(text), _)) = events.get_mut(1) {
        *text = CowStr::from(text.strip_prefix(LEAD).unwrap_or_default().to_owned());
    }
    let is_block = |event: &Event| {
        matches!(event, Event::Start(Tag::Paragraph) | Event::End(TagEnd::Paragraph))
    };
    let inline = events.into_iter().filter(|(event, _)| !is_block(event));
    inline.map(|(event, mark)| (event.into_static(), mark)).collect()
}

/// A text of one line as HTML.
pub(in crate::output::render) fn inline_html(text: &str, folder: &str) -> String {
    if is_plain(text) {
        return html_with_links(text);
    }
    written_html(with_html_texts(inline_events(text, folder)), &line_setting(folder))
}

/// The events with their text as HTML that has its addresses as links.
pub(super) fn with_html_texts(events: Vec<Marked>) -> impl Iterator<Item = Event> {
    let mut place = InText::default();
    events.into_iter().map(move |(event, _)| {
        let takes_addresses = place.takes_addresses(&event);
        match event {
            Event::Text(text) if takes_addresses => as_html(&text),
            event => event,
        }
    })
}

/// A text of one line as Markdown, for any place in a document: the beginning of a line, its middle
/// or the cell of a table.
pub(in crate::output::render) fn inline_markdown(text: &str, folder: &str) -> String {
    if is_plain(text) {
        return markdown_with_links(text);
    }
    let events = inline_events(text, folder).into_iter().map(|(event, mark)| match event {
        // In the cell of a table, a stroke in code is written in another way than elsewhere.
        Event::Code(code) if code.contains('|') => (Event::Text(code), mark),
        event => (event, mark),
    });
    let events = with_addresses(events.collect());
    written_as(&events, &expected_outline(&events)).unwrap_or_else(|| markdown_with_links(text))
}

/// Whether a text of one line can be written so that every program reads it as we do.
pub(super) fn is_writable(text: &str, folder: &str) -> bool {
    let events = with_addresses(inline_events(text, folder));
    written_as(&events, &expected_outline(&events)).is_some()
}

/// The words of an answer without their marks, line by line.
#[must_use]
pub fn unmarked(text: &str) -> String {
    let lines = text.lines().map(|line| {
        let mut out = String::with_capacity(line.len());
        for (event, _) in line_events(line, "") {
            match event {
                Event::Text(text) | Event::Code(text) => out.push_str(&text),
                _ => {}
            }
        }
        out
    });
    lines.collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_has_marks_but_no_blocks() {
        for (text, html, markdown) in [
            ("Be *kind*", "Be <em>kind</em>", "Be *kind*"),
            ("5 * 3 * 2", "5 * 3 * 2", "5 \\* 3 \\* 2"),
            ("snake_case_name", "snake_case_name", "snake_case_name"),
            ("# **a**", "# <strong>a</strong>", "\\# **a**"),
            ("- `a|b`", "- <code>a|b</code>", "\\- a\\|b"),
            ("[a](b.md)", "<a href=\"../b.md\">a</a>", "[a](../b.md)"),
            ("[a](javascript:x) <b>", "a &lt;b&gt;", "a &lt;b>"),
        ] {
            assert_eq!(inline_html(text, "../"), html, "{text}");
            assert_eq!(inline_markdown(text, "../"), markdown, "{text}");
        }
    }

    #[test]
    fn the_words_have_no_marks() {
        assert_eq!(unmarked("Be **kind**: [rules](a.md), `x_y`"), "Be kind: rules, x_y");
        assert_eq!(unmarked("first_last@example.org\n- 5 * 3"), "first_last@example.org\n- 5 * 3");
    }
}
