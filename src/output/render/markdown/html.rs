//! An answer as HTML: nothing in it runs, loads or leaves its place.

use pulldown_cmark::{CowStr, Event, Tag, TagEnd, html::push_html};

use super::events::{InText, safe_events, task_box};
use super::{Setting, normalized};
use crate::output::render::escape::{html as escaped, html_with_links};

/// An answer as HTML.
pub(in crate::output::render) fn html(text: &str, setting: &Setting) -> String {
    let text = normalized(text);
    let mut place = InText::default();
    let events = safe_events(&text, setting).into_iter().map(|(event, _)| {
        let takes_addresses = place.takes_addresses(&event);
        match event {
            Event::Text(text) if takes_addresses && text.contains(['@', ':']) => as_html(&text),
            event => event,
        }
    });
    written_html(events, setting)
}

/// A text with its addresses as links.
pub(super) fn as_html<'a>(text: &str) -> Event<'a> {
    Event::InlineHtml(CowStr::from(html_with_links(text)))
}

/// Safe events as HTML.
pub(super) fn written_html<'a>(
    events: impl Iterator<Item = Event<'a>>,
    setting: &Setting,
) -> String {
    let mut written = Vec::new();
    for event in events {
        let event = match event {
            Event::TaskListMarker(done) => Event::Text(CowStr::Borrowed(task_box(done))),
            Event::Start(Tag::Table(columns)) => {
                written.push(Event::Html(CowStr::from(scroller(setting.table_word))));
                Event::Start(Tag::Table(columns))
            }
            Event::End(TagEnd::Table) => {
                written.push(Event::End(TagEnd::Table));
                Event::Html(CowStr::Borrowed("</div>\n"))
            }
            event => event,
        };
        written.push(event);
    }
    let mut out = String::new();
    push_html(&mut out, written.into_iter());
    out
}

/// A box in which a wide table scrolls, so that the page does not.
fn scroller(label: &str) -> String {
    let label = escaped(label);
    format!("<div class=\"table\" role=\"group\" tabindex=\"0\" aria-label=\"{label}\">\n")
}
