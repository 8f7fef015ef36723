//! An answer as HTML: nothing in it runs, loads or leaves its place.

use pulldown_cmark::{CowStr, Event, Tag, TagEnd, html::push_html};

use super::events::{InText, safe_events, task_box};
use super::normalized;
use crate::output::render::escape::{html as escaped, html_with_links};

/// An answer as HTML. Its headings come below the heading of level `below`; `table` names the
/// tables in it for those who hear them.
pub(in crate::output::render) fn html(text: &str, below: u8, table: &str) -> String {
    let text = normalized(text);
    let mut out = String::with_capacity(text.len() + text.len() / 2);
    let mut written = Vec::new();
    let mut place = InText::default();
    for (event, _) in safe_events(&text, below) {
        let takes_addresses = place.takes_addresses(&event);
        let event = match event {
            Event::Text(text) if takes_addresses && text.contains(['@', ':']) => {
                Event::InlineHtml(CowStr::from(html_with_links(&text)))
            }
            Event::TaskListMarker(done) => Event::Text(CowStr::Borrowed(task_box(done))),
            Event::Start(Tag::Table(columns)) => {
                written.push(Event::Html(CowStr::from(scroller(table))));
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
    push_html(&mut out, written.into_iter());
    out
}

/// A box in which a wide table scrolls, so that the page does not.
fn scroller(label: &str) -> String {
    let label = escaped(label);
    format!("<div class=\"table\" role=\"group\" tabindex=\"0\" aria-label=\"{label}\">\n")
}
