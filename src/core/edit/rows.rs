//! The keys of the tables beside the answers: a pending matter, a review, the review under way.

use super::edits::Uneditable;
use super::fields::{self, FieldChange};
use super::items;
use super::plan::plan;
use super::text::Patch;
use crate::core::charter::{Pending, Review, ReviewInProgress};
use crate::core::toml::{Node, Value, write};

/// Maximum length in bytes of a list that stands on one line.
const MAX_LINE: usize = 88;

/// A key and what is written for it, if anything.
pub(super) type Row = (&'static str, Option<Cell>);

/// A value as written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Cell {
    Value(String),
    /// Items one a line.
    List(Vec<String>),
}

impl Cell {
    fn written(&self) -> String {
        match self {
            Self::Value(value) => value.clone(),
            Self::List(items) => write::toml_list(items),
        }
    }

    fn text(text: Option<&String>) -> Option<Self> {
        text.map(|text| Self::Value(write::toml_string(text)))
    }

    fn list(items: Vec<String>) -> Option<Self> {
        (!items.is_empty()).then_some(Self::List(items))
    }

    /// A list on one line where it fits there, else one item a line.
    fn list_that_fits(texts: &[String]) -> Option<Self> {
        match texts.iter().map(|text| text.len() + 4).sum::<usize>() {
            0..MAX_LINE => Self::short_list(texts),
            _ => Self::list(write::toml_strings(texts)),
        }
    }

    /// A list on one line.
    fn short_list(texts: &[String]) -> Option<Self> {
        let items = write::toml_strings(texts).join(", ");
        (!texts.is_empty()).then(|| Self::Value(format!("[{items}]")))
    }
}

/// What is written for a pending matter.
pub(super) fn pending(pending: &Pending) -> [Row; 6] {
    let positions = pending.positions.iter().map(|position| {
        write::toml_inline_table(&[
            ("who".to_owned(), write::toml_string(&position.who)),
            ("says".to_owned(), write::toml_string(&position.says)),
        ])
    });
    [
        ("question", Some(Cell::Value(write::toml_string(&pending.question)))),
        ("state", Some(Cell::Value(write::toml_string(pending.state.key())))),
        ("owner", Cell::text(pending.owner.as_ref())),
        ("by", pending.by.map(|day| Cell::Value(day.to_string()))),
        ("note", Cell::text(pending.note.as_ref())),
        ("positions", Cell::list(positions.collect())),
    ]
}

/// What is written for a review.
pub(super) fn review(review: &Review) -> [Row; 6] {
    [
        ("date", review.date.map(|day| Cell::Value(day.to_string()))),
        ("version", Cell::text(review.version.as_ref())),
        ("by", Cell::short_list(&review.by)),
        ("approved_by", Cell::text(review.approved_by.as_ref())),
        ("reviewed", Cell::list_that_fits(&review.reviewed)),
        ("note", Cell::text(review.note.as_ref())),
    ]
}

/// What is written for a review that is under way. What was looked at stands one a line, so that
/// two sittings can be merged.
pub(super) fn under_way(under_way: &ReviewInProgress) -> [Row; 5] {
    [
        ("begun", under_way.begun.map(|day| Cell::Value(day.to_string()))),
        ("by", Cell::short_list(&under_way.by)),
        ("approved_by", Cell::text(under_way.approved_by.as_ref())),
        ("note", Cell::text(under_way.note.as_ref())),
        ("reviewed", Cell::list(write::toml_strings(&under_way.reviewed))),
    ]
}

/// The keys that have a value, with it.
pub(super) fn written(rows: &[Row]) -> Vec<(String, String)> {
    let filled = rows.iter().filter_map(|(key, cell)| Some((*key, cell.as_ref()?)));
    filled.map(|(key, cell)| (key.to_owned(), cell.written())).collect()
}

/// Changes the keys of the table in `node` that are to be others than they were.
pub(super) fn amend(
    text: &str,
    node: &Node,
    old: &[Row],
    new: &[Row],
) -> Result<Vec<Patch>, Uneditable> {
    let Some(table) = node.as_table() else {
        return Err(Uneditable::NotATable("a table".to_owned()));
    };
    let mut changes = Vec::new();
    for ((key, old), (_, new)) in old.iter().zip(new) {
        let present = table.get(key).map(|node| &node.value);
        let change = match (new, present) {
            _ if old == new => FieldChange::Keep,
            (Some(_), Some(Value::Table(_) | Value::Tables(_))) => {
                return Err(Uneditable::NotATable((*key).to_owned()));
            }
            (Some(cell), _) => FieldChange::Set(cell.written()),
            (None, _) => FieldChange::Remove,
        };
        changes.push((*key, change));
    }
    Ok(fields::change(text, node, changes, |entry, key| {
        let cell = new.iter().find(|(k, _)| *k == key).and_then(|(_, cell)| cell.as_ref());
        cell.map_or(Vec::new(), |cell| replace(text, &entry.node, cell))
    }))
}

/// Gives a key another value, leaving alone the items of a list that stay.
fn replace(text: &str, node: &Node, cell: &Cell) -> Vec<Patch> {
    let (Value::Array(nodes), Cell::List(items)) = (&node.value, cell) else {
        return vec![Patch::replace(node.place.clone(), cell.written())];
    };
    let old: Vec<_> = nodes.iter().map(|node| &text[node.place.clone()]).collect();
    let wanted: Vec<_> = items.iter().map(String::as_str).collect();
    items::change(text, node, nodes, items, &plan(&old, &wanted, |item| item), |old, new| {
        vec![Patch::replace(nodes[old].place.clone(), items[new].clone())]
    })
}
