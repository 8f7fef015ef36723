//! The body of an answer as HTML.

use super::parts::{is_table, put, value};
use crate::core::framework::{FieldKind, Kind};
use crate::output::render::escape::{html_with_links, push_html};
use crate::output::render::markdown;
use crate::output::render::setting::Setting;
use crate::output::render::view::Question;

/// Tables with more columns than this may be wider than the text.
const WIDE: usize = 4;

/// The body of an answer, or the paragraph of several sentences.
pub(in crate::output::render) fn body(passage: &[&Question], setting: &Setting) -> String {
    let question = passage[0];
    match question.kind {
        Kind::Paragraph => markdown::html(question.text.as_deref().unwrap_or_default(), setting),
        _ if is_table(question) => table(question, setting),
        _ => markdown::flow_html(setting, |flow| put(flow, passage, true)),
    }
}

/// The paragraph of several sentences to which no links lead.
pub(in crate::output::render) fn sentences(passage: &[&Question], setting: &Setting) -> String {
    markdown::flow_html(setting, |flow| put(flow, passage, false))
}

fn table(question: &Question, setting: &Setting) -> String {
    let mut out = String::with_capacity(256);
    let out = &mut out;
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
            let text = value(record, column.key);
            let value = if column.is_literal {
                html_with_links(text)
            } else {
                markdown::inline_html(text, setting.folder)
            };
            match (i, column.kind) {
                (0, _) => push(out, &["<th scope=\"row\">", &value, "</th>"]),
                (_, FieldKind::Date) => push(out, &["<td class=\"day\">", &value, "</td>"]),
                _ => push(out, &["<td>", &value, "</td>"]),
            }
        }
        out.push_str("</tr>\n");
    }
    out.push_str("</tbody>\n</table></div>\n");
    std::mem::take(out)
}

fn push(out: &mut String, pieces: &[&str]) {
    for piece in pieces {
        out.push_str(piece);
    }
}
