//! What is said about a text, in one look for all that point into a charter: what, where, the line
//! with the place marked, why, and what to do.

use super::excerpt::{MARGIN, excerpt};
use super::source::Source;
use crate::charter::Place;
use crate::check::Severity;
use crate::terminal::{Role, Text};

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

/// A remark in lines of at most `width` columns.
#[must_use]
pub fn remark(source: &Source, remark: &Remark, width: usize) -> Vec<Text> {
    let role = role(remark.severity);
    let mut lines = title(remark.severity, remark.code, remark.message).wrap(width);
    for place in remark.places {
        lines.extend(at(source, None, place, role, width));
    }
    for (label, words) in [("why", remark.why), ("help", remark.help)] {
        if !words.is_empty() {
            lines.extend(labelled(label, Text::from(words), width));
        }
    }
    lines
}

/// `error[wrong-kind]: …`
pub(super) fn title(severity: Severity, code: &str, message: &str) -> Text {
    Text::of(role(severity), severity.key())
        .and(Role::Quiet, format!("[{code}]"))
        .and(Role::Plain, ": ")
        .and(Role::Strong, message)
}

/// How a severity looks.
pub(super) fn role(severity: Severity) -> Role {
    match severity {
        Severity::Error => Role::Error,
        Severity::Warning => Role::Warning,
        Severity::Advice => Role::Good,
    }
}

/// `charter.toml:12:9  people.members.joining`, and the line of the text itself.
pub(super) fn at(
    source: &Source,
    question: Option<&str>,
    place: &Place,
    role: Role,
    width: usize,
) -> Vec<Text> {
    let at = source.start(place);
    let mut head = Text::from(format!("{}:{}:{}", source.path, at.line, at.column));
    if let Some(question) = question {
        head = head.and(Role::Quiet, format!("  {question}"));
    }
    let mut lines = labelled("at", head, width);
    lines.extend(excerpt(source.text, place, role, width));
    lines
}

/// `  why   Because …`, further lines below the first word.
pub(super) fn labelled(label: &str, text: Text, width: usize) -> Vec<Text> {
    let margin = |words: &str| Text::of(Role::Quiet, format!("{words:<MARGIN$}"));
    let rows = text.wrap(width.saturating_sub(MARGIN)).into_iter().enumerate();
    rows.map(|(n, row)| {
        margin(&if n == 0 { format!("  {label}") } else { String::new() }).join(row)
    })
    .collect()
}
