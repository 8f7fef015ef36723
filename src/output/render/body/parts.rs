//! What bodies of every format are made of, put together once for all of them.

use crate::core::framework::Kind;
use crate::output::render::markdown::{Flow, has_blocks, has_headings};
use crate::output::render::view::{FieldColumn, Question};

/// How many filled fields make records a table; fewer make a list.
const MIN_TABLE_COLUMNS: usize = 3;

/// A record as templates see it: the values by the keys of their fields.
type Record<'q> = std::collections::BTreeMap<&'q str, std::borrow::Cow<'q, str>>;

/// Whether an answer is shown as a table: of many fields, none of which has more than a paragraph.
pub(super) fn is_table(question: &Question) -> bool {
    question.kind == Kind::Records
        && question.columns.len() >= MIN_TABLE_COLUMNS
        && !has_long_fields(question)
}

/// Whether an answer has headings of its own, in any text of it that is Markdown.
pub(in crate::output::render) fn has_own_headings(question: &Question) -> bool {
    let columns = question.columns.iter().filter(|column| !column.is_literal);
    question.text.iter().any(|text| has_headings(text))
        || question.items.iter().any(|item| has_headings(item))
        || columns
            .flat_map(|column| question.records.iter().map(|record| value(record, column.key)))
            .any(has_headings)
}

fn has_long_fields(question: &Question) -> bool {
    let texts: Vec<_> = question.columns.iter().filter(|column| !column.is_literal).collect();
    let is_long =
        |record: &Record| texts.iter().any(|column| has_blocks(value(record, column.key)));
    question.records.iter().any(is_long)
}

/// The value of a field; empty where there is none.
pub(super) fn value<'q>(record: &'q Record, key: &str) -> &'q str {
    record.get(key).map_or("", |value| value)
}

/// Puts an answer together that is neither a paragraph nor a table.
pub(super) fn put(flow: &mut Flow, passage: &[&Question], has_anchors: bool) {
    let question = passage[0];
    match question.kind {
        Kind::Choice | Kind::Rhythm => sentences(flow, passage, has_anchors),
        Kind::Text | Kind::Paragraph => flow.run_on(question.text.as_deref().unwrap_or_default()),
        Kind::List => {
            let is_long = question.items.iter().any(|item| has_blocks(item));
            flow.list(question.items.iter(), is_long, |flow, item| flow.run_on(item));
        }
        Kind::Records => {
            let is_long = has_long_fields(question);
            let is_labelled = question.columns.len() >= MIN_TABLE_COLUMNS;
            flow.list(question.records.iter(), is_long, |flow, record| {
                if is_labelled {
                    labelled_record(flow, question, record);
                } else {
                    short_record(flow, question, record);
                }
            });
        }
    }
}

/// Sentences with the remarks beside them. Each but the first has an anchor of its own; the first has
/// the heading's.
fn sentences(flow: &mut Flow, passage: &[&Question], has_anchors: bool) {
    for (i, question) in passage.iter().enumerate() {
        let text = question.text.as_deref().unwrap_or_default();
        if flow.is_in_paragraph() {
            flow.literal(" ");
        }
        let note = question.note.unwrap_or_default();
        let is_long = has_blocks(note);
        let say = |flow: &mut Flow| {
            flow.literal(text);
            if !note.is_empty() && !is_long {
                flow.literal(" ");
                flow.inline(note);
            }
        };
        if i > 0 && has_anchors {
            flow.anchored(&question.anchor, say);
        } else {
            say(flow);
        }
        if is_long {
            flow.literal(" ");
            flow.run_on(note);
        }
    }
}

/// A record with one or two fields: the first names it.
fn short_record(flow: &mut Flow, question: &Question, record: &Record) {
    let filled = question.columns.iter().enumerate();
    let mut filled = filled.filter(|(_, column)| !value(record, column.key).is_empty()).peekable();
    while let Some((i, column)) = filled.next() {
        if i == 0 {
            flow.strong(value(record, column.key), column.is_literal);
            if filled.peek().is_some() {
                flow.literal(": ");
            }
        } else {
            field(flow, record, column);
        }
    }
}

/// A record with long fields: its name, then each field behind its label.
fn labelled_record(flow: &mut Flow, question: &Question, record: &Record) {
    for (i, column) in question.columns.iter().enumerate() {
        if value(record, column.key).is_empty() {
            continue;
        }
        flow.end_paragraph();
        if i == 0 {
            flow.strong(value(record, column.key), column.is_literal);
        } else {
            flow.label(column.label);
            field(flow, record, column);
        }
    }
}

fn field(flow: &mut Flow, record: &Record, column: &FieldColumn) {
    let text = value(record, column.key);
    if column.is_literal {
        flow.literal(text);
    } else {
        flow.run_on(text);
    }
}
