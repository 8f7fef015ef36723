//! The body of an answer as Markdown. Every body ends with one line break.

use super::sentence::{MIN_TABLE_COLUMNS, sentence};
use crate::core::framework::Kind;
use crate::output::render::escape::{markdown as escaped, markdown_with_links};
use crate::output::render::markdown;
use crate::output::render::view::Question;

/// The body of an answer, or the paragraph of several sentences.
pub(in crate::output::render) fn body(passage: &[&Question], heading: u8) -> String {
    let question = passage[0];
    let text = question.text.as_deref().unwrap_or_default();
    let mut out = String::with_capacity(256);
    match question.kind {
        Kind::Choice | Kind::Rhythm => {
            let texts: Vec<_> =
                passage.iter().flat_map(|q| sentence(q)).map(markdown_with_links).collect();
            out.push_str(&texts.join(" "));
            out.push('\n');
        }
        Kind::Paragraph => {
            out = markdown::guarded(text, heading);
            out.push('\n');
        }
        Kind::Text => {
            out.push_str(&markdown_with_links(text));
            out.push('\n');
        }
        Kind::List => {
            for item in question.items {
                out.push_str("- ");
                out.push_str(&markdown_with_links(item));
                out.push('\n');
            }
        }
        Kind::Records if question.columns.len() >= MIN_TABLE_COLUMNS => table(question, &mut out),
        Kind::Records => list(question, &mut out),
    }
    out
}

fn table(question: &Question, out: &mut String) {
    row(out, question.columns.iter().map(|c| escaped(c.label).into_owned()));
    row(out, question.columns.iter().map(|_| "---".to_owned()));
    for record in &question.records {
        let value = |key| markdown_with_links(record.get(key).map_or("", |v| v));
        row(out, question.columns.iter().map(|c| value(c.key)));
    }
}

fn row(out: &mut String, cells: impl Iterator<Item = String>) {
    out.push('|');
    for cell in cells {
        out.push(' ');
        out.push_str(&cell);
        out.push_str(if cell.is_empty() { "|" } else { " |" });
    }
    out.push('\n');
}

/// Records with one or two fields: the first names the record.
fn list(question: &Question, out: &mut String) {
    for record in &question.records {
        let values = question.columns.iter().map(|c| record.get(c.key).map_or("", |v| v));
        let bold = |(i, value): (usize, &str)| {
            let text = markdown_with_links(value);
            if i == 0 { format!("**{text}**") } else { text }
        };
        let filled: Vec<_> = values.enumerate().filter(|(_, v)| !v.is_empty()).map(bold).collect();
        out.push_str("- ");
        out.push_str(&filled.join(": "));
        out.push('\n');
    }
}
