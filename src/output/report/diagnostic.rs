//! What is said about a text, in one look for all that point into a charter: what, where, the line
//! with the place marked, why, and what to do.

use std::borrow::Cow;

use super::source::Source;
use crate::core::check::Severity;
use crate::core::text::{Text, TextStyle};
use crate::core::toml::{Span, SyntaxError};
use crate::output::report::snippet::{MARGIN, excerpt};

/// What keeps a text from being TOML, in lines of at most `width` columns.
#[must_use]
pub fn syntax_errors(source: &Source, syntax_errors: &[SyntaxError], width: usize) -> Vec<Text> {
    let told = |slip: &SyntaxError| {
        let mut lines = title(Severity::Error, "syntax", &slip.message).wrap(width);
        for place in std::iter::once(&slip.place).chain(&slip.also) {
            lines.extend(at(source, None, place, TextStyle::Error, width));
        }
        lines.extend(labelled("help", Text::from(&slip.help), width));
        lines
    };
    syntax_errors.iter().map(told).collect::<Vec<_>>().join(&Text::new())
}

/// So many characters of a message are shown: more is some text of the charter that goes on for ever.
const MOST: usize = 600;

/// `error[wrong-kind]: …`
pub(super) fn title(severity: Severity, code: &str, message: &str) -> Text {
    Text::of(role(severity), severity.key())
        .and(TextStyle::Quiet, format!("[{code}]"))
        .and(TextStyle::Plain, ": ")
        .and(TextStyle::Strong, without_middle(message))
}

/// The beginning and the end, which say what it is about and what is wrong with it.
fn without_middle(message: &str) -> Cow<'_, str> {
    let mut cut = message.char_indices().skip(MOST / 2);
    let (Some((first, _)), true) = (cut.next(), cut.nth(MOST / 2).is_some()) else {
        return message.into();
    };
    let last = message.char_indices().nth_back(MOST / 2 - 1).map_or(first, |(at, _)| at);
    format!("{}…{}", &message[..first], &message[last..]).into()
}

/// How a severity looks.
pub(super) fn role(severity: Severity) -> TextStyle {
    match severity {
        Severity::Error => TextStyle::Error,
        Severity::Warning => TextStyle::Warning,
        Severity::Advice => TextStyle::Good,
    }
}

/// `charter.toml:12:9  people.members.joining`, and the line of the text itself.
pub(super) fn at(
    source: &Source,
    question: Option<&str>,
    place: &Span,
    role: TextStyle,
    width: usize,
) -> Vec<Text> {
    let at = source.start(place);
    let mut head = Text::from(format!("{}:{}:{}", source.path, at.line, at.column));
    if let Some(question) = question {
        head = head.and(TextStyle::Quiet, format!("  {question}"));
    }
    let mut lines = labelled("at", head, width);
    lines.extend(excerpt(source.text, place, role, width));
    lines
}

/// `  why   Because …`, further lines below the first word.
pub(super) fn labelled(label: &str, text: Text, width: usize) -> Vec<Text> {
    let margin = |words: &str| Text::of(TextStyle::Quiet, format!("{words:<MARGIN$}"));
    let rows = text.wrap(width.saturating_sub(MARGIN)).into_iter().enumerate();
    rows.map(|(n, row)| {
        margin(&if n == 0 { format!("  {label}") } else { String::new() }).join(row)
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_without_end_is_cut_in_its_middle() {
        assert_eq!(without_middle(&"é".repeat(MOST)), "é".repeat(MOST));
        let half = "é".repeat(MOST / 2);
        let long = format!("a{half}{half}b");
        let expected = format!("a{}…{}b", "é".repeat(MOST / 2 - 1), "é".repeat(MOST / 2 - 1));
        assert_eq!(without_middle(&long), expected);
    }
}
