//! The body of an answer as Markdown. Every body ends with one line break.

use super::parts::{is_table, put, value};
use crate::core::framework::Kind;
use crate::output::render::markdown::{Flow, flow_markdown, guarded};
use crate::output::render::setting::Setting;
use crate::output::render::view::Question;

/// The body of an answer, or the paragraph of several sentences.
pub(in crate::output::render) fn body(passage: &[&Question], setting: &Setting) -> String {
    let question = passage[0];
    let mut out = match question.kind {
        Kind::Paragraph => guarded(question.text.as_deref().unwrap_or_default(), setting),
        _ if is_table(question) => flow_markdown(setting, |flow| table(flow, question)),
        _ => flow_markdown(setting, |flow| put(flow, passage, false)),
    };
    out.push('\n');
    out
}

fn table(flow: &mut Flow, question: &Question) {
    let heads: Vec<_> = question.columns.iter().map(|column| column.label).collect();
    flow.table(&heads, question.records.iter(), |record, i| {
        let column = &question.columns[i];
        (value(record, column.key), column.is_literal)
    });
}
