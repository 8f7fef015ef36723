//! What is said about a text, in one look for all that point into a charter: what, where, the line
//! with the place marked, why, and what to do.

use std::borrow::Cow;

use super::source::Source;
use crate::core::check::Severity;
use crate::core::text::{Text, TextStyle};
use crate::core::toml::{Span, SyntaxError};
use crate::output::report::snippet::{MARGIN, snippet_lines};

/// What keeps a text from being TOML, in lines of at most `width` columns.
#[must_use]
pub fn syntax_errors_human(
    source: &Source,
    syntax_errors: &[SyntaxError],
    width: usize,
) -> Vec<Text> {
    let lines_of = |error: &SyntaxError| {
        let mut lines =
            diagnostic_title_human(Severity::Error, "syntax", &error.message).wrap(width);
        for place in std::iter::once(&error.place).chain(&error.also) {
            lines.extend(located_snippet_human(source, None, place, TextStyle::Error, width));
        }
        lines.extend(labelled_lines_human("help", Text::from(&error.help), width));
        lines
    };
    syntax_errors.iter().map(lines_of).collect::<Vec<_>>().join(&Text::new())
}

/// Maximum length of a message in characters: more is some text of the charter that goes on for ever.
const MAX_MESSAGE: usize = 600;

/// `error[wrong-kind]: …`
pub(super) fn diagnostic_title_human(severity: Severity, code: &str, message: &str) -> Text {
    Text::of(severity_text_style(severity), severity.key())
        .and(TextStyle::Quiet, format!("[{code}]"))
        .and(TextStyle::Plain, ": ")
        .and(TextStyle::Strong, shortened_message_human(message))
}

/// The beginning and the end, which say what it is about and what is wrong with it.
fn shortened_message_human(message: &str) -> Cow<'_, str> {
    let mut cut = message.char_indices().skip(MAX_MESSAGE / 2);
    let (Some((first, _)), true) = (cut.next(), cut.nth(MAX_MESSAGE / 2).is_some()) else {
        return message.into();
    };
    let last = message.char_indices().nth_back(MAX_MESSAGE / 2 - 1).map_or(first, |(at, _)| at);
    format!("{}…{}", &message[..first], &message[last..]).into()
}

/// The style in which a severity is shown.
pub(super) fn severity_text_style(severity: Severity) -> TextStyle {
    match severity {
        Severity::Error => TextStyle::Error,
        Severity::Warning => TextStyle::Warning,
        Severity::Advice => TextStyle::Good,
    }
}

/// `charter.toml:12:9  people.members.joining`, and the line of the text itself.
pub(super) fn located_snippet_human(
    source: &Source,
    question: Option<&str>,
    place: &Span,
    style: TextStyle,
    width: usize,
) -> Vec<Text> {
    let at = source.start(place);
    let mut head = Text::from(format!("{}:{}:{}", source.path, at.line, at.column));
    if let Some(question) = question {
        head = head.and(TextStyle::Quiet, format!("  {question}"));
    }
    let mut lines = labelled_lines_human("at", head, width);
    lines.extend(snippet_lines(source.text, place, style, width));
    lines
}

/// `  why   Because …`, further lines below the first word.
pub(super) fn labelled_lines_human(label: &str, text: Text, width: usize) -> Vec<Text> {
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
        assert_eq!(shortened_message_human(&"é".repeat(MAX_MESSAGE)), "é".repeat(MAX_MESSAGE));
        let half = "é".repeat(MAX_MESSAGE / 2);
        let long = format!("a{half}{half}b");
        let expected =
            format!("a{}…{}b", "é".repeat(MAX_MESSAGE / 2 - 1), "é".repeat(MAX_MESSAGE / 2 - 1));
        assert_eq!(shortened_message_human(&long), expected);
    }
}
