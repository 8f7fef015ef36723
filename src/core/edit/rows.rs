//! The keys of the tables beside the answers: a pending matter, a review, the review under way.

use super::items;
use super::keys::out_of_braces;
use super::plan::plan;
use super::records::new_field;
use super::text::{Patch, without_lines};
use super::{Uneditable, lines};
use crate::core::charter::{Pending, Review, ReviewInProgress};
use crate::core::toml::write;
use crate::core::toml::{Entry, Node, TableForm, Value};

/// How many bytes of a list still read well on one line.
const MOST_ON_A_LINE: usize = 88;

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
            Self::List(items) => write::list(items),
        }
    }

    fn text(text: Option<&String>) -> Option<Self> {
        text.map(|text| Self::Value(write::line(text)))
    }

    fn list(items: Vec<String>) -> Option<Self> {
        (!items.is_empty()).then_some(Self::List(items))
    }

    /// A list on one line where it fits there, else one item a line.
    fn list_that_fits(texts: &[String]) -> Option<Self> {
        match texts.iter().map(|text| text.len() + 4).sum::<usize>() {
            0..MOST_ON_A_LINE => Self::short_list(texts),
            _ => Self::list(lines(texts)),
        }
    }

    /// A list on one line.
    fn short_list(texts: &[String]) -> Option<Self> {
        let items = lines(texts).join(", ");
        (!texts.is_empty()).then(|| Self::Value(format!("[{items}]")))
    }
}

/// What is written for a pending matter.
pub(super) fn pending(pending: &Pending) -> [Row; 6] {
    let positions = pending.positions.iter().map(|position| {
        write::inline(&[
            ("who".to_owned(), write::line(&position.who)),
            ("says".to_owned(), write::line(&position.says)),
        ])
    });
    [
        ("question", Some(Cell::Value(write::line(&pending.question)))),
        ("state", Some(Cell::Value(write::line(pending.state.key())))),
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
        ("reviewed", Cell::list(lines(&under_way.reviewed))),
    ]
}

/// The keys that have a value, with it.
pub(super) fn written(rows: &[Row]) -> Vec<(String, String)> {
    let filled = rows.iter().filter_map(|(key, cell)| Some((*key, cell.as_ref()?)));
    filled.map(|(key, cell)| (key.to_owned(), cell.written())).collect()
}

/// The lines of a table with these rows.
pub(super) fn block(rows: &[Row]) -> String {
    super::records::block(&written(rows))
}

/// Changes the keys of the table in `node` that are to be others than they were.
pub(super) fn amend(
    text: &str,
    node: &Node,
    old: &[Row],
    new: &[Row],
) -> Result<Vec<Patch>, Uneditable> {
    let Value::Table(table) = &node.value else { return Err(unclear("a table")) };
    let mut patches = Vec::new();
    let mut behind = None;
    for ((key, old), (_, new)) in old.iter().zip(new) {
        let entry = table.entry(key);
        behind = entry.map(|entry| entry.node.end()).or(behind);
        match (entry, new) {
            _ if old == new => {}
            (Some(entry), Some(cell)) => patches.extend(replaced(text, entry, cell)?),
            (Some(entry), None) if table.form == TableForm::Inline => {
                patches.push(out_of_braces(text, entry));
            }
            (Some(entry), None) => {
                patches.push(without_lines(text, entry.key_span.start, &entry.node.place));
            }
            (None, Some(cell)) => {
                let line = format!("{} = {}", write::key(key), cell.written());
                patches.push(new_field(text, table, node, behind, &line));
            }
            (None, None) => {}
        }
    }
    Ok(patches)
}

/// Gives a key another value, leaving alone the items of a list that stay.
fn replaced(text: &str, entry: &Entry, cell: &Cell) -> Result<Vec<Patch>, Uneditable> {
    match (&entry.node.value, cell) {
        (Value::Array(nodes), Cell::List(items)) => {
            let old: Vec<_> = nodes.iter().map(|node| &text[node.place.clone()]).collect();
            let wanted: Vec<_> = items.iter().map(String::as_str).collect();
            let plan = plan(&old, &wanted, |item| item);
            Ok(items::change(text, &entry.node, nodes, items, &plan, |old, new| {
                vec![Patch::replace(nodes[old].place.clone(), items[new].clone())]
            }))
        }
        (Value::Table(_) | Value::Tables(_), _) => Err(unclear(&entry.key)),
        _ => Ok(vec![Patch::replace(entry.node.place.clone(), cell.written())]),
    }
}

fn unclear(what: &str) -> Uneditable {
    Uneditable::NotATable(what.to_owned())
}
