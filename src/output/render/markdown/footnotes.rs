//! Footnotes as text: of the names of two answers in one document, one would hide the other's. The
//! reference stands in brackets, and the notes at the end of the answer, each behind its name.

use pulldown_cmark::{CowStr, Event, Tag, TagEnd};

use super::outline::Marked;

/// The events with their footnotes as text.
pub(super) fn footnotes_as_text(events: Vec<Marked>) -> Vec<Marked> {
    let is_note = |event: &Event| {
        matches!(event, Event::FootnoteReference(_) | Event::Start(Tag::FootnoteDefinition(_)))
    };
    if !events.iter().any(|(event, _)| is_note(event)) {
        return events;
    }
    let mut out = Vec::with_capacity(events.len());
    let mut notes: Vec<Marked> = Vec::new();
    let mut depth = 0;
    let mut events = events.into_iter().peekable();
    while let Some((event, at)) = events.next() {
        let event = match event {
            Event::FootnoteReference(name) => Event::Text(CowStr::from(format!("[{name}]"))),
            Event::Start(Tag::FootnoteDefinition(name)) => {
                depth += 1;
                let has_paragraph =
                    events.next_if(|(next, _)| *next == Event::Start(Tag::Paragraph)).is_some();
                notes.push((Event::Start(Tag::Paragraph), at));
                notes.push((Event::Text(CowStr::from(format!("[{name}] "))), at));
                if !has_paragraph {
                    notes.push((Event::End(TagEnd::Paragraph), at));
                }
                continue;
            }
            Event::End(TagEnd::FootnoteDefinition) => {
                depth -= 1;
                continue;
            }
            event => event,
        };
        if depth > 0 { &mut notes } else { &mut out }.push((event, at));
    }
    out.append(&mut notes);
    out
}
