//! The keys of one record or row: changed, added and taken away in whatever form it is written.

use super::keys::{behind, out_of_braces};
use super::text::{Patch, without_lines};
use crate::core::toml::{Entry, Node, Table, TableForm, write};

/// What becomes of one key.
pub(super) enum FieldChange {
    /// It stays as it is.
    Keep,
    /// It gets this value as written.
    Set(String),
    /// It goes.
    Remove,
}

/// Changes the keys of the table in `node`, which are named in their standard order; others stay.
/// `replace` says how a value gives way to another.
pub(super) fn change<'k>(
    text: &str,
    node: &Node,
    changes: impl IntoIterator<Item = (&'k str, FieldChange)>,
    replace: impl Fn(&Entry, &str) -> Vec<Patch>,
) -> Vec<Patch> {
    let Some(table) = node.as_table() else { return Vec::new() };
    let mut patches = Vec::new();
    let mut previous = None;
    for (key, change) in changes {
        match (table.entry(key), change) {
            (Some(entry), FieldChange::Remove) if table.form == TableForm::Inline => {
                patches.push(out_of_braces(text, entry));
            }
            (Some(entry), FieldChange::Remove) => {
                patches.push(without_lines(text, entry.key_span.start, &entry.node.place));
            }
            (Some(entry), change) => {
                previous = Some(entry.node.end());
                if let FieldChange::Set(_) = change {
                    patches.extend(replace(entry, key));
                }
            }
            (None, FieldChange::Set(value)) => {
                let line = format!("{} = {value}", write::toml_key(key));
                patches.push(add(text, table, node, previous, &line));
            }
            (None, FieldChange::Keep | FieldChange::Remove) => {}
        }
    }
    patches
}

/// A new key behind the one that ends at `previous`, else at the beginning.
fn add(text: &str, table: &Table, node: &Node, previous: Option<usize>, line: &str) -> Patch {
    let end = previous.unwrap_or(node.place.end);
    match (table.form, previous, table.entries.first()) {
        (TableForm::Inline, Some(end), _) => Patch::insert(end, format!(", {line}")),
        (TableForm::Inline, None, Some(first)) => {
            Patch::insert(first.key_span.start, format!("{line}, "))
        }
        (TableForm::Inline, None, None) => {
            Patch::replace(node.place.clone(), format!("{{ {line} }}"))
        }
        _ => behind(text, end, line),
    }
}

/// Keys with their values, a line each.
pub(super) fn lines(fields: &[(String, String)]) -> String {
    fields.iter().map(|(key, value)| format!("{} = {value}\n", write::toml_key(key))).collect()
}
