//! Changes records, whether they stand under `[[…]]` headers or in braces.

use super::editor::Editor;
use super::edits::Uneditable;
use super::fields::{self, FieldChange};
use super::plan::{Plan, plan};
use super::rows::{Row, written};
use super::text::Patch;
use super::{blocks, items};
use crate::core::charter::Record;
use crate::core::framework::{FieldKind, Question};
use crate::core::toml::{Document, Node, Span, TableForm, Value, write};

/// The keys of a record and their values as written.
type Fields = Vec<(String, String)>;

/// Makes the answer to `question` these records.
pub(super) fn change(
    editor: &Editor,
    question: &Question,
    present: Option<&Node>,
    new: &[Record],
) -> Result<Vec<Patch>, Uneditable> {
    let written: Vec<_> = new.iter().map(|r| fields_of(question, r)).collect();
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

/// A row that is appended to the list of tables that a section is.
pub(super) fn append(
    editor: &Editor,
    section: &str,
    row: &[Row],
) -> Result<Vec<Patch>, Uneditable> {
    insert(editor, &[section], None, &[written(row)])
}

/// Rows of the list of tables at `path`: before the one with this number, else behind the last.
pub(super) fn insert(
    editor: &Editor,
    path: &[&str],
    before: Option<usize>,
    rows: &[Fields],
) -> Result<Vec<Patch>, Uneditable> {
    let text = editor.document.text();
    let name = path.join(".");
    let inline = || rows.iter().map(|fields| write::toml_inline_table(fields)).collect::<Vec<_>>();
    match editor.document.node(path).map(|n| (n, &n.value)) {
        Some((_, Value::Tables(nodes))) => {
            let lines = blocks_of(&name, rows);
            match before.and_then(|at| nodes.get(at)) {
                Some(next) => Ok(vec![blocks::table_above(text, next, &name, &lines)]),
                None => Ok(vec![editor.new_table(&name, &lines)]),
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
                editor.put(parent, key, &write::toml_list(&inline()))
            }
            _ => {
                let lines = blocks_of(&name, rows);
                Ok(vec![editor.new_table(&name, &lines)])
            }
        },
    }
}

/// Takes away the rows with these numbers from the list of tables at `path`.
pub(super) fn remove(document: &Document, path: &[&str], rows: &[usize]) -> Vec<Patch> {
    let text = document.text();
    match document.node(path).map(|n| (n, &n.value)) {
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
    let blocks = Blocks::new(text, nodes, &plan);
    for i in &plan.removed {
        match blocks.own(*i, plan.moved.values().any(|from| from == i)) {
            Some(lines) => patches.push(blocks::without_lines_of(text, lines)),
            None => patches.extend(blocks::without(text, &nodes[*i])),
        }
    }
    for (at, added) in &plan.added {
        let block = |j: &usize| {
            let moved = plan.moved.get(j).and_then(|from| blocks.own(*from, true));
            let fresh = || format!("[[{}]]\n{}", question.id, fields::lines(&written[*j]));
            moved.map_or_else(fresh, |lines| blocks.whole(lines))
        };
        let block = added.iter().map(block).collect::<Vec<_>>().join("\n");
        patches.push(match at.checked_sub(1).and_then(|i| nodes.get(i)) {
            Some(node) => blocks::block_behind(text, node, &block),
            None if blocks.has_heading => blocks::below_heading(text, &nodes[0], &block),
            None => blocks::block_above(text, &nodes[0], &block),
        });
    }
    patches
}

/// Records under headers, and the comments that travel with them.
struct Blocks<'a> {
    text: &'a str,
    nodes: &'a [Node],
    /// Whether the comment right above the first record was written for all of them, as far as can be
    /// told: it is, unless others have such a comment too.
    has_heading: bool,
}

impl<'a> Blocks<'a> {
    fn new(text: &'a str, nodes: &'a [Node], plan: &Plan) -> Self {
        let is_commented = |node: &Node| blocks::comment_above(text, node).is_some();
        let first_moves = plan.moved.values().any(|from| *from == 0);
        let others = nodes.iter().skip(1).any(is_commented);
        let has_heading = nodes.first().is_some_and(is_commented) && !(first_moves && others);
        Self { text, nodes, has_heading }
    }

    /// The lines of a record with its own comments. When the first goes for good, what stands above
    /// it stays.
    fn own(&self, at: usize, stays: bool) -> Option<Span> {
        let with_above = at > 0 || !self.has_heading && stays;
        blocks::own_lines(self.text, &self.nodes[at], with_above)
    }

    /// Lines as they are written, with a line break at the end.
    fn whole(&self, lines: Span) -> String {
        let block = self.text[lines].replace("\r\n", "\n");
        if block.ends_with('\n') { block } else { block + "\n" }
    }
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
    let rows: Vec<_> = written.iter().map(|fields| write::toml_inline_table(fields)).collect();
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
        let entries = nodes[*from].as_table().map_or(&[][..], |table| &table.entries);
        for entry in entries.iter().filter(|e| question.field(&e.key).is_none()) {
            written[*to].push((entry.key.clone(), document.as_written(&entry.node)));
        }
    }
    written
}

/// Where there is no record yet: under headers of their own, or in braces where the area is.
fn absent(
    editor: &Editor,
    question: &Question,
    written: &[Fields],
) -> Result<Vec<Patch>, Uneditable> {
    let (path, key) = question.id.path().split();
    let dense = (1..=path.len()).any(|depth| {
        editor
            .document
            .table(&path[..depth])
            .is_some_and(|t| matches!(t.form, TableForm::Inline | TableForm::Dotted))
    });
    if dense {
        return editor.put(&path, key, &inline_list(written));
    }
    let joined = blocks_of(&question.id, written);
    Ok(vec![editor.new_table(&question.id, &joined)])
}

/// What becomes of the records in the text. They are told apart by the values of every field that is
/// known; what is no record is like no other.
fn planned(question: &Question, nodes: &[Node], new: &[Record]) -> Plan {
    let stated = |kind, value: &str| standard(kind, value).unwrap_or_else(|| value.to_owned());
    let in_text = |node: &Node| {
        let table = node.as_table()?;
        let value = |key| table.get(key).map(plain).unwrap_or_default().trim();
        Some(question.fields.iter().map(|f| stated(f.kind, value(&f.key))).collect::<Vec<_>>())
    };
    let wanted = |record: &Record| {
        let value = |key| record.get(key).unwrap_or_default();
        Some(question.fields.iter().map(|f| stated(f.kind, value(&f.key))).collect::<Vec<_>>())
    };
    let old: Vec<_> = nodes.iter().map(in_text).collect();
    let new: Vec<_> = new.iter().map(wanted).collect();
    // The first field names a record: it is the same one, though another field says something else.
    let mut plan = plan(&old, &new, |record| record.as_ref().and_then(|fields| fields.first()));
    if old.len() != new.len() {
        let has_unknown = |at: usize| {
            let mut entries = nodes[at].as_table().into_iter().flat_map(|table| &table.entries);
            entries.any(|entry| question.field(&entry.key).is_none())
        };
        // What is not known of one record would be said of another.
        plan.part(|i, j| {
            let (Some(old), Some(new)) = (&old[i], &new[j]) else { return false };
            has_unknown(i) && !old.iter().zip(new).any(|(a, b)| a == b && !a.is_empty())
        });
    }
    plan
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
    written: &Fields,
) -> Vec<Patch> {
    let text = editor.document.text();
    let new = |key: &str| written.iter().find(|(k, _)| k == key).map(|(_, value)| value);
    let changes = question.fields.iter().map(|field| {
        let change = match (new(&field.key), node.as_table().and_then(|t| t.get(&field.key))) {
            (None, _) => FieldChange::Remove,
            (Some(new), Some(old)) if same_value(text, old, field.kind, new) => FieldChange::Keep,
            (Some(new), _) => FieldChange::Set(new.clone()),
        };
        (field.key.as_str(), change)
    });
    fields::change(text, node, changes, |entry, key| {
        let new = new(key).map_or("", String::as_str);
        vec![Patch::replace(entry.node.place.clone(), new)]
    })
}

/// Whether what is written already says the same.
fn same_value(text: &str, node: &Node, kind: FieldKind, new: &str) -> bool {
    let old = &text[node.place.clone()];
    old == new
        || matches!(&node.value, Value::Text(t) if write::toml_string(t.trim()) == new)
        || standard(kind, old).is_some_and(|s| s == new)
}

/// The fields of a record as written, in the order of the question.
fn fields_of(question: &Question, record: &Record) -> Fields {
    let known = question.fields.iter().filter_map(|f| {
        let value = record.get(&f.key)?;
        let written = match f.kind {
            FieldKind::Date | FieldKind::Datetime => value.to_owned(),
            _ => write::toml_string(value),
        };
        Some((f.key.clone(), written))
    });
    known.collect()
}

/// Rows under headers `[[name]]`, the first of which is to be put above them.
fn blocks_of(name: &str, rows: &[Fields]) -> String {
    let blocks: Vec<_> = rows.iter().map(|fields| fields::lines(fields)).collect();
    blocks.join(&format!("\n[[{name}]]\n"))
}

fn inline_list(written: &[Fields]) -> String {
    write::toml_list(
        &written.iter().map(|fields| write::toml_inline_table(fields)).collect::<Vec<_>>(),
    )
}
