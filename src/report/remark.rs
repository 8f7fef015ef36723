//! What is said about a text, in one look for all that point into a charter: what, where, the line
//! with the place marked, why, and what to do.

use super::excerpt::{MARGIN, excerpt};
use super::source::Source;
use crate::charter::{Place, Slip};
use crate::check::Severity;
use crate::terminal::{Role, Text};

/// What keeps a text from being TOML, in lines of at most `width` columns.
#[must_use]
pub fn slips(source: &Source, slips: &[Slip], width: usize) -> Vec<Text> {
    let told = |slip: &Slip| {
        let mut lines = title(Severity::Error, "syntax", &slip.message).wrap(width);
        for place in std::iter::once(&slip.place).chain(&slip.also) {
            lines.extend(at(source, None, place, Role::Error, width));
        }
        lines.extend(labelled("help", Text::from(&slip.help), width));
        lines
    };
    slips.iter().map(told).collect::<Vec<_>>().join(&Text::new())
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
