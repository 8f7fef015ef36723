//! Edits by question: an answer, a remark, a pending matter or a review is put into the text.

use super::editor::{Editor, proved};
use super::edits::{Edit, Uneditable};
use super::plan::plan;
use super::relocate::without_bare_header;
use super::text::Patch;
use super::{fields, items, keys, marks, records, rows, verify};
use crate::core::charter::{
    Answer, NOT_APPLICABLE, PENDING, Pending, REVIEWING, REVIEWS, ReviewInProgress, read,
};
use crate::core::framework::{Framework, IdPath, Kind, Question};
use crate::core::toml::{Document, Node, Span, Value, write};

/// The charter with one change made, and with what follows from it: an answer takes away the mark that
/// had set its question aside.
///
/// # Errors
/// When the text is written in a form in which the change cannot be made without touching more.
pub fn apply(
    document: &Document,
    framework: &Framework,
    edit: &Edit,
) -> Result<Document, Uneditable> {
    let edited = apply_alone(document, framework, edit)?;
    match edit {
        Edit::Answer(question, _) => marks::without(&edited, framework, question),
        Edit::Unmark(_) => without_bare_header(&edited, &[NOT_APPLICABLE.key]),
        _ => Ok(edited),
    }
}

/// The charter with one change made and nothing else.
///
/// # Errors
/// When the text is written in a form in which the change cannot be made without touching more.
pub fn apply_alone(
    document: &Document,
    framework: &Framework,
    edit: &Edit,
) -> Result<Document, Uneditable> {
    if !document.syntax_errors().is_empty() {
        return Err(Uneditable::Unproved);
    }
    let editor = Editor::new(document, framework);
    let (patches, touched) = match edit {
        Edit::Answer(question, answer) => {
            (put_answer(&editor, question, answer)?, vec![question.id.to_string()])
        }
        Edit::Note(question, note) => {
            let id = format!("{}_note", question.id);
            (put_note(&editor, &id, note)?, vec![id])
        }
        Edit::None(fact) => {
            let (path, key) = fact.id.path().split();
            (editor.put(&path, key, &write::toml_string(""))?, vec![fact.id.to_string()])
        }
        Edit::SetAside { id, because } => {
            let mark = editor.put(&[NOT_APPLICABLE.key], id, &text_as_written(because))?;
            (mark, vec![format!("{}.{id}", NOT_APPLICABLE.key)])
        }
        Edit::Unmark(area) => (
            keys::remove(document, &[NOT_APPLICABLE.key], area),
            vec![format!("{}.{area}", NOT_APPLICABLE.key)],
        ),
        Edit::Pend(pending) => (
            records::append(&editor, PENDING.key, &rows::pending(pending))?,
            vec![PENDING.key.to_owned()],
        ),
        Edit::Settle(index) => {
            find_pending(document, framework, *index)?;
            (records::remove(document, &[PENDING.key], &[*index]), vec![PENDING.key.to_owned()])
        }
        Edit::Amend(index, pending) => {
            let (node, old) = find_pending(document, framework, *index)?;
            let (old, new) = (rows::pending(&old), rows::pending(pending));
            (rows::amend(document.text(), node, &old, &new)?, vec![PENDING.key.to_owned()])
        }
        Edit::ReviewInProgress(review) => {
            (put_reviewing(&editor, framework, review)?, vec![REVIEWING.key.to_owned()])
        }
        Edit::Review(review) => {
            let mut patches = keys::remove(document, &[], REVIEWING.key);
            patches.extend(records::append(&editor, REVIEWS.key, &rows::review(review))?);
            (patches, vec![REVIEWS.key.to_owned(), REVIEWING.key.to_owned()])
        }
    };
    proved(document, patches, |edited| verify::holds(document, edited, framework, edit, &touched))
}

fn put_answer(
    editor: &Editor,
    question: &Question,
    answer: &Answer,
) -> Result<Vec<Patch>, Uneditable> {
    let (path, key) = question.id.path().split();
    let present = editor.document.find(&question.id);
    if answer.is_empty() {
        return Ok(keys::remove(editor.document, &path, key));
    }
    match (answer, present) {
        (Answer::List(new), Some(node)) => Ok(change_list(editor.document.text(), node, new)),
        (Answer::Records(new), _) => records::change(editor, question, present, new),
        (Answer::List(new), None) => {
            editor.put(&path, key, &write::toml_list(&write::toml_strings(new)))
        }
        (Answer::Text(text), _) if question.kind == Kind::Paragraph => {
            editor.put(&path, key, &write::toml_paragraph(text))
        }
        (Answer::Text(text), _) => editor.put(&path, key, &write::toml_string(text)),
    }
}

fn change_list(text: &str, node: &Node, new: &[String]) -> Vec<Patch> {
    let written = write::toml_strings(new);
    let (Value::Array(nodes), Some(old)) = (&node.value, texts(node)) else {
        return vec![Patch::replace(node.place.clone(), write::toml_list(&written))];
    };
    let old: Vec<_> = old.into_iter().map(str::trim).collect();
    let wanted: Vec<_> = new.iter().map(String::as_str).collect();
    items::change(text, node, nodes, &written, &plan(&old, &wanted, |item| item), |i, j| {
        vec![Patch::replace(nodes[i].place.clone(), written[j].clone())]
    })
}

fn put_note(editor: &Editor, id: &str, note: &str) -> Result<Vec<Patch>, Uneditable> {
    let (path, key) = IdPath(id).split();
    if note.trim().is_empty() {
        return Ok(keys::remove(editor.document, &path, key));
    }
    editor.put(&path, key, &text_as_written(note))
}

/// A text as a paragraph where it has several lines.
fn text_as_written(text: &str) -> String {
    if text.contains('\n') { write::toml_paragraph(text) } else { write::toml_string(text) }
}

/// Where the pending matter with this number stands, and what it says.
///
/// # Errors
/// Where a row cannot be read: it has no number, and the others would not be theirs.
fn find_pending<'d>(
    document: &'d Document,
    framework: &Framework,
    index: usize,
) -> Result<(&'d Node, Pending), Uneditable> {
    let mut pending = read(document, framework).pending;
    match document.root().get(PENDING.key).and_then(Node::rows) {
        Some(nodes) if index < nodes.len() && nodes.len() == pending.len() => {
            Ok((&nodes[index], pending.swap_remove(index).value))
        }
        _ => Err(Uneditable::NotATable(PENDING.key.to_owned())),
    }
}

fn put_reviewing(
    editor: &Editor,
    framework: &Framework,
    new: &ReviewInProgress,
) -> Result<Vec<Patch>, Uneditable> {
    let new = rows::under_way(new);
    let document = editor.document;
    let Some(node) = document.root().get(REVIEWING.key) else {
        let lines = fields::lines(&rows::written(&new));
        return Ok(vec![editor.new_section(REVIEWING.key, &lines)]);
    };
    let old = read(document, framework).reviewing.unwrap_or_default();
    rows::amend(document.text(), node, &rows::under_way(&old), &new)
}

/// The texts of an array of texts.
fn texts(node: &Node) -> Option<Vec<&str>> {
    let Value::Array(nodes) = &node.value else { return None };
    nodes
        .iter()
        .map(|n| match &n.value {
            Value::Text(text) => Some(text.as_str()),
            _ => None,
        })
        .collect()
}

/// Where a new answer would be typed in by hand: where it stands, or where its area does.
#[must_use]
pub fn span_of(document: &Document, id: &str) -> Option<Span> {
    let parts: Vec<_> = IdPath(id).keys().collect();
    (1..=parts.len()).rev().find_map(|depth| {
        let node = document.node(&parts[..depth])?;
        Some(node.start()..node.end())
    })
}
