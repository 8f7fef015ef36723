//! Changes records, whether they stand under `[[…]]` headers or in braces.

use super::items;
use super::keys::{out_of_braces, put};
use super::plan::{Plan, plan};
use super::raw_edit::as_written;
use super::rows::{Row, written};
use super::text::{Patch, without_lines};
use super::{Editor, NewKey, Uneditable, blocks, split};
use crate::core::charter::Record;
use crate::core::framework::{FieldKind, Question};
use crate::core::toml::write;
use crate::core::toml::{Document, Node, Table, TableForm, Value};

/// The keys of a record and their values as written.
type Fields = Vec<(String, String)>;

/// Makes the answer to `question` these records.
pub(super) fn change(
    editor: &Editor,
    question: &Question,
    present: Option<&Node>,
    new: &[Record],
) -> Result<Vec<Patch>, Uneditable> {
    let written: Vec<_> = new.iter().map(|r| fields(question, r)).collect();
    match present.map(|node| (node, &node.value)) {
        Some((_, Value::Tables(nodes))) => {
            Ok(under_headers(editor, question, nodes, new, &written))
        }
        Some((node, Value::Array(nodes))) => {
            Ok(in_braces(editor, question, node, nodes, new, &written))
        }
        Some((node, _)) => Ok(vec![Patch::replace(node.place.clone(), inline_list(&written))]),
        None => absent(editor, question, &written),
    }
}

/// A row that is appended to the list of tables at `path`.
pub(super) fn append(
    editor: &Editor,
    path: &[&str],
    rows: &[Row],
) -> Result<Vec<Patch>, Uneditable> {
    insert(editor, path, None, &[written(rows)])
}

/// Rows of the list of tables at `path`: before the one with this number, else behind the last.
pub(super) fn insert(
    editor: &Editor,
    path: &[&str],
    before: Option<usize>,
    rows: &[Vec<(String, String)>],
) -> Result<Vec<Patch>, Uneditable> {
    let text = editor.document.text();
    let name = path.join(".");
    let inline = || rows.iter().map(|fields| write::inline(fields)).collect::<Vec<_>>();
    match list_at(editor.document, path).map(|n| (n, &n.value)) {
        Some((_, Value::Tables(nodes))) => {
            let lines = blocks_of(&name, rows);
            match before.and_then(|at| nodes.get(at)) {
                Some(next) => Ok(vec![blocks::table_above(text, next, &name, &lines)]),
                None => {
                    Ok(vec![blocks::new_table(editor.document, &name, &lines, &editor.sections)])
                }
            }
        }
        Some((node, Value::Array(nodes))) => {
            let at = before.unwrap_or(nodes.len()).min(nodes.len());
            Ok(items::insert(text, node, nodes, at, &inline()))
        }
        Some(_) => Err(Uneditable::NotATable(name)),
        // Within a section, such as `[publish]`, the list stands in the section itself.
        None => match path.split_last() {
            Some((key, parent)) if !parent.is_empty() => {
                let value = write::list(&inline());
                let sections = &editor.sections;
                put(
                    editor.document,
                    &NewKey { path: parent, key, value: &value, order: &[], sections },
                )
            }
            _ => {
                let lines = blocks_of(&name, rows);
                Ok(vec![blocks::new_table(editor.document, &name, &lines, &editor.sections)])
            }
        },
    }
}

/// Takes away the rows with these numbers from the list of tables at `path`.
pub(super) fn remove(document: &Document, path: &[&str], rows: &[usize]) -> Vec<Patch> {
    let text = document.text();
    match list_at(document, path).map(|n| (n, &n.value)) {
        Some((_, Value::Tables(nodes))) => {
            let nodes = rows.iter().filter_map(|at| nodes.get(*at));
            nodes.flat_map(|node| blocks::without(text, node)).collect()
        }
        Some((node, Value::Array(nodes))) if rows.iter().all(|at| *at < nodes.len()) => {
            items::remove(text, node, nodes, rows)
        }
        _ => Vec::new(),
    }
}

fn list_at<'d>(document: &'d Document, path: &[&str]) -> Option<&'d Node> {
    let (key, parent) = path.split_last()?;
    document.table(parent)?.get(key)
}

fn under_headers(
    editor: &Editor,
    question: &Question,
    nodes: &[Node],
    new: &[Record],
    written: &[Fields],
) -> Vec<Patch> {
    let text = editor.document.text();
    let plan = planned(question, nodes, new);
    let written = with_unknown(editor.document, question, nodes, &plan, written);
    let mut patches = Vec::new();
    for (i, j) in &plan.replaced {
        patches.extend(change_fields(editor, question, &nodes[*i], &written[*j]));
    }
    for i in &plan.removed {
        patches.extend(blocks::without(text, &nodes[*i]));
    }
    for (at, added) in &plan.added {
        let added: Vec<_> = added.iter().map(|j| written[*j].clone()).collect();
        let joined = blocks_of(&question.id, &added);
        patches.push(match at.checked_sub(1).and_then(|i| nodes.get(i)) {
            Some(node) => blocks::table_behind(text, node, &question.id, &joined),
            None => blocks::table_above(text, &nodes[0], &question.id, &joined),
        });
    }
    patches
}

fn in_braces(
    editor: &Editor,
    question: &Question,
    node: &Node,
    nodes: &[Node],
    new: &[Record],
    written: &[Fields],
) -> Vec<Patch> {
    let plan = planned(question, nodes, new);
    let written = with_unknown(editor.document, question, nodes, &plan, written);
    let rows: Vec<_> = written.iter().map(|fields| write::inline(fields)).collect();
    let text = editor.document.text();
    items::change(text, node, nodes, &rows, &plan, |i, j| match &nodes[i].value {
        Value::Table(_) => change_fields(editor, question, &nodes[i], &written[j]),
        _ => vec![Patch::replace(nodes[i].place.clone(), rows[j].clone())],
    })
}

/// The fields of records as written; those that are moved take along what is not known.
fn with_unknown(
    document: &Document,
    question: &Question,
    nodes: &[Node],
    plan: &Plan,
    written: &[Fields],
) -> Vec<Fields> {
    let mut written = written.to_vec();
    for (to, from) in &plan.moved {
        let Value::Table(table) = &nodes[*from].value else { continue };
        for entry in table.entries.iter().filter(|e| question.field(&e.key).is_none()) {
            written[*to].push((entry.key.clone(), as_written(document, &entry.node)));
        }
    }
    written
}

/// Where there is no record yet: under headers of their own, or in braces where the area is.
fn absent(
    editor: &Editor,
    question: &Question,
    written: &[Vec<(String, String)>],
) -> Result<Vec<Patch>, Uneditable> {
    let (path, key) = split(&question.id);
    let dense = (1..=path.len()).any(|depth| {
        editor
            .document
            .table(&path[..depth])
            .is_some_and(|t| matches!(t.form, TableForm::Inline | TableForm::Dotted))
    });
    if dense {
        let order: Vec<_> =
            editor.framework.questions_in(question.area()).map(Question::key).collect();
        let value = inline_list(written);
        let sections = &editor.sections;
        return put(
            editor.document,
            &NewKey { path: &path, key, value: &value, order: &order, sections },
        );
    }
    let joined = blocks_of(&question.id, written);
    Ok(vec![blocks::new_table(editor.document, &question.id, &joined, &editor.sections)])
}

/// What becomes of the records in the text. They are told apart by the values of every field that is
/// known; what is no record is like no other.
fn planned(question: &Question, nodes: &[Node], new: &[Record]) -> Plan {
    let said = |kind, value: &str| standard(kind, value).unwrap_or_else(|| value.to_owned());
    let in_text = |node: &Node| {
        let Value::Table(table) = &node.value else { return None };
        let value = |key| table.get(key).map(plain).unwrap_or_default().trim();
        Some(question.fields.iter().map(|f| said(f.kind, value(&f.key))).collect::<Vec<_>>())
    };
    let wanted = |record: &Record| {
        let value = |key| record.get(key).unwrap_or_default();
        Some(question.fields.iter().map(|f| said(f.kind, value(&f.key))).collect::<Vec<_>>())
    };
    let old: Vec<_> = nodes.iter().map(in_text).collect();
    let new: Vec<_> = new.iter().map(wanted).collect();
    // The first field names a record: it is the same one, though another field says something else.
    plan(&old, &new, |record| record.as_ref().and_then(|fields| fields.first()))
}

/// A moment may be written with a space, or without seconds.
fn standard(kind: FieldKind, value: &str) -> Option<String> {
    match kind {
        FieldKind::Datetime => crate::core::calendar::local_moment(value),
        _ => None,
    }
}

fn plain(node: &Node) -> &str {
    match &node.value {
        Value::Text(text) | Value::Moment(text) | Value::Plain(text) => text,
        _ => "",
    }
}

/// Changes the fields of one record that differ; fields that are not known stay.
fn change_fields(
    editor: &Editor,
    question: &Question,
    node: &Node,
    written: &[(String, String)],
) -> Vec<Patch> {
    let text = editor.document.text();
    let Value::Table(table) = &node.value else { return Vec::new() };
    let mut patches = Vec::new();
    let mut behind = None;
    for field in &question.fields {
        let new = written.iter().find(|(k, _)| *k == field.key).map(|(_, v)| v);
        match (table.entry(&field.key), new) {
            (Some(entry), Some(new)) => {
                behind = Some(entry.node.end());
                if !same_value(text, &entry.node, field.kind, new) {
                    patches.push(Patch::replace(entry.node.place.clone(), new));
                }
            }
            (Some(entry), None) if table.form == TableForm::Inline => {
                patches.push(out_of_braces(text, entry));
            }
            (Some(entry), None) => {
                patches.push(without_lines(text, entry.key_span.start, &entry.node.place));
            }
            (None, Some(new)) => {
                let line = format!("{} = {new}", write::key(&field.key));
                patches.push(new_field(text, table, node, behind, &line));
            }
            (None, None) => {}
        }
    }
    patches
}

/// Whether what is written already says the same.
fn same_value(text: &str, node: &Node, kind: FieldKind, new: &str) -> bool {
    let old = &text[node.place.clone()];
    old == new
        || matches!(&node.value, Value::Text(t) if write::line(t.trim()) == new)
        || standard(kind, old).is_some_and(|s| s == new)
}

pub(super) fn new_field(
    text: &str,
    table: &Table,
    node: &Node,
    behind: Option<usize>,
    line: &str,
) -> Patch {
    let end = behind.unwrap_or(node.place.end);
    match (table.form, behind, table.entries.first()) {
        (TableForm::Inline, Some(end), _) => Patch::insert(end, format!(", {line}")),
        (TableForm::Inline, None, Some(first)) => {
            let quoted = text[..first.key_span.start].ends_with(['"', '\'']);
            Patch::insert(first.key_span.start - usize::from(quoted), format!("{line}, "))
        }
        (TableForm::Inline, None, None) => {
            Patch::replace(node.place.clone(), format!("{{ {line} }}"))
        }
        _ => super::keys::behind(text, end, line),
    }
}

/// The fields of a record as written, in the order of the question.
fn fields(question: &Question, record: &Record) -> Vec<(String, String)> {
    let known = question.fields.iter().filter_map(|f| {
        let value = record.get(&f.key)?;
        let written = match f.kind {
            FieldKind::Date | FieldKind::Datetime => value.to_owned(),
            _ => write::line(value),
        };
        Some((f.key.clone(), written))
    });
    known.collect()
}

/// Rows under headers `[[name]]`, the first of which is to be put above them.
fn blocks_of(name: &str, rows: &[Vec<(String, String)>]) -> String {
    let blocks: Vec<_> = rows.iter().map(|fields| block(fields)).collect();
    blocks.join(&format!("\n[[{name}]]\n"))
}

pub(super) fn block(fields: &[(String, String)]) -> String {
    fields.iter().map(|(k, v)| format!("{} = {v}\n", write::key(k))).collect()
}

fn inline_list(written: &[Vec<(String, String)>]) -> String {
    write::list(&written.iter().map(|fields| write::inline(fields)).collect::<Vec<_>>())
}
