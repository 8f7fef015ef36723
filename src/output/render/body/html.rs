//! The body of an answer as HTML.

use super::sentence::{MIN_TABLE_COLUMNS, sentence};
use crate::core::framework::{FieldKind, Kind};
use crate::output::render::escape::{html_with_links, push_html};
use crate::output::render::markdown;
use crate::output::render::view::Question;

/// Tables with more columns than this may be wider than the text.
const WIDE: usize = 4;

/// The body of an answer, or the paragraph of several sentences.
pub(in crate::output::render) fn body(
    passage: &[&Question],
    heading: u8,
    table_word: &str,
) -> String {
    let question = passage[0];
    let mut out = String::with_capacity(256);
    match question.kind {
        Kind::Choice | Kind::Rhythm => sentences(passage, &mut out),
        Kind::Paragraph => {
            let text = question.text.as_deref().unwrap_or_default();
            out = markdown::html(text, heading, table_word);
        }
        Kind::Text => {
            let text = question.text.as_deref().unwrap_or_default();
            push(&mut out, &["<p>", &html_with_links(text), "</p>\n"]);
        }
        Kind::List => {
            out.push_str("<ul>\n");
            for item in question.items {
                push(&mut out, &["<li>", &html_with_links(item), "</li>\n"]);
            }
            out.push_str("</ul>\n");
        }
        Kind::Records if question.columns.len() >= MIN_TABLE_COLUMNS => table(question, &mut out),
        Kind::Records => list(question, &mut out),
    }
    out
}

/// Each sentence but the first has an anchor of its own; the first has the heading's.
fn sentences(passage: &[&Question], out: &mut String) {
    out.push_str("<p>");
    for (i, question) in passage.iter().enumerate() {
        if i > 0 {
            push(out, &[" <span id=\"", &question.anchor, "\">"]);
        }
        for (j, text) in sentence(question).enumerate() {
            push(out, &[if j > 0 { " " } else { "" }, &html_with_links(text)]);
        }
        if i > 0 {
            out.push_str("</span>");
        }
    }
    out.push_str("</p>\n");
}

fn table(question: &Question, out: &mut String) {
    let wide = if question.columns.len() > WIDE { " wide" } else { "" };
    push(out, &["<div class=\"table", wide, "\" role=\"group\" tabindex=\"0\" aria-labelledby=\""]);
    push(out, &[&question.anchor, "\"><table>\n<thead><tr>"]);
    for column in &question.columns {
        out.push_str("<th scope=\"col\">");
        push_html(out, column.label);
        out.push_str("</th>");
    }
    out.push_str("</tr></thead>\n<tbody>\n");
    for record in &question.records {
        out.push_str("<tr>");
        for (i, column) in question.columns.iter().enumerate() {
            let value = html_with_links(record.get(column.key).map_or("", |v| v));
            match (i, column.kind) {
                (0, _) => push(out, &["<th scope=\"row\">", &value, "</th>"]),
                (_, FieldKind::Date) => push(out, &["<td class=\"day\">", &value, "</td>"]),
                _ => push(out, &["<td>", &value, "</td>"]),
            }
        }
        out.push_str("</tr>\n");
    }
    out.push_str("</tbody>\n</table></div>\n");
}

/// Records with one or two fields: the first names the record.
fn list(question: &Question, out: &mut String) {
    out.push_str("<ul>\n");
    for record in &question.records {
        out.push_str("<li>");
        let filled = question.columns.iter().map(|c| record.get(c.key).map_or("", |v| v));
        for (i, value) in filled.enumerate().filter(|(_, v)| !v.is_empty()) {
            match i {
                0 => push(out, &["<strong>", &html_with_links(value), "</strong>: "]),
                _ => out.push_str(&html_with_links(value)),
            }
        }
        out.truncate(out.trim_end_matches(": ").len());
        out.push_str("</li>\n");
    }
    out.push_str("</ul>\n");
}

fn push(out: &mut String, pieces: &[&str]) {
    for piece in pieces {
        out.push_str(piece);
    }
}
