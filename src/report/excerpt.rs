//! A remark on a text with the place marked, as a good compiler makes it. The only file that names
//! `annotate_snippets`.

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

use crate::charter::Place;
use crate::check::Severity;
use crate::terminal::{Colour, visible};

/// What is said about a text.
pub struct Remark<'a> {
    /// `wrong-kind`
    pub code: &'a str,
    /// How much it matters.
    pub severity: Severity,
    /// A sentence without a full stop.
    pub message: &'a str,
    /// Why it matters; may be empty.
    pub why: &'a str,
    /// What to do; may be empty.
    pub help: &'a str,
    /// Where in the text; none where something is missing.
    pub places: &'a [Place],
}

/// The remark with the lines of the text that it is about, ending in a line break.
#[must_use]
pub fn excerpt(path: &str, text: &str, remark: &Remark, width: usize, colour: Colour) -> String {
    let level = match remark.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Advice => Level::NOTE.with_name("advice"),
    };
    let message = visible(remark.message);
    let (why, help) = (visible(remark.why), visible(remark.help));
    let title = level.primary_title(message.as_ref()).id(remark.code);
    let mut group = match remark.places {
        [] => Group::with_title(title),
        places => {
            let mut snippet = Snippet::source(text).path(path).fold(true);
            for place in places {
                snippet = snippet.annotation(AnnotationKind::Primary.span(first_line(text, place)));
            }
            title.element(snippet)
        }
    };
    if !remark.why.is_empty() {
        group = group.element(Level::NOTE.with_name("why").message(why.as_ref()));
    }
    if !remark.help.is_empty() {
        group = group.element(Level::HELP.message(help.as_ref()));
    }
    let renderer = if colour == Colour::Wanted { Renderer::styled() } else { Renderer::plain() };
    format!("{}\n", renderer.term_width(width).render(&[group]))
}

/// Of a place over several lines, the part on its first line: a whole answer need not be shown.
fn first_line(text: &str, place: &Place) -> Place {
    let end = place.end.min(text.len());
    let start = place.start.min(end);
    let stop = text.get(start..end).and_then(|t| t.find(['\n', '\r'])).map_or(end, |i| start + i);
    start..stop
}
