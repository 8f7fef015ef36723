//! Proves an edit: the new text holds what was asked for, and all else that it held before, comments
//! included.

use super::edits::Edit;
use super::text::{above, block_end, comments};
use crate::core::charter::{Answer, Located, NotApplicable, Pending, read};
use crate::core::framework::{Framework, IdPath};
use crate::core::toml::{Document, Node, Span, Table, Value};

/// Whether `after` is `before` with this edit made and nothing else.
pub(super) fn holds(
    before: &Document,
    after: &Document,
    framework: &Framework,
    edit: &Edit,
    touched: &[String],
) -> bool {
    rest_stays(before, after, touched)
        && comments_stay(before, after, edit, touched)
        && says(after, before, framework, edit)
}

/// Whether all is there as before but for what is at the path `touched`; none of it may differ
/// where that is empty.
pub(super) fn rest_stays(before: &Document, after: &Document, touched: &[String]) -> bool {
    let rest = |document: &Document| {
        let mut leaves = leaves(document);
        leaves.retain(|(path, _)| !touched.iter().any(|touched| IdPath(path).is_within(touched)));
        leaves
    };
    rest(before) == rest(after)
}

/// Whether all comments are there as before. One that stood with an item of what was changed may have
/// gone together with that.
fn comments_stay(before: &Document, after: &Document, edit: &Edit, touched: &[String]) -> bool {
    let (old, new) = (comments_kept(before, touched), comments_kept(after, touched));
    let may_go = match edit {
        Edit::Answer(_, answer) => !answer.is_empty(),
        Edit::Amend(..) | Edit::ReviewInProgress(_) => true,
        _ => false,
    };
    if old == new || !may_go {
        return old == new;
    }
    let Some(gone) = difference(&old, &new) else { return false };
    let places: Vec<_> = touched.iter().flat_map(|id| item_places(before, id)).collect();
    let within = crate::core::toml::comments(before.text())
        .filter(|comment| places.iter().any(|place| place.contains(&comment.start)))
        .map(|comment| before.text()[comment].trim_end());
    let mut within: Vec<_> = within.collect();
    within.sort_unstable();
    difference(&within, &gone).is_some()
}

/// What is in `many` more often than in `few`, both in order; none where `few` has anything else.
fn difference<'t>(many: &[&'t str], few: &[&'t str]) -> Option<Vec<&'t str>> {
    let mut few = few.iter().peekable();
    let mut rest = Vec::new();
    for one in many {
        if few.next_if(|other| other.trim_end() == one.trim_end()).is_none() {
            rest.push(one.trim_end());
        }
    }
    few.next().is_none().then_some(rest)
}

/// Where the items of a list stand, or its records with the comments above them.
fn item_places(document: &Document, id: &str) -> Vec<Span> {
    let text = document.text();
    match document.find(id).map(|node| (node, &node.value)) {
        Some((_, Value::Tables(nodes))) => {
            nodes.iter().map(|n| above(text, n.start())..block_end(text, n.end())).collect()
        }
        Some((node, _)) => std::iter::once(node.start()..node.end()).collect(),
        None => Vec::new(),
    }
}

/// The comments in the order of their words, but for the line that a blank charter has for a key:
/// the key takes its place.
fn comments_kept<'d>(document: &'d Document, touched: &[String]) -> Vec<&'d str> {
    let keys = touched.iter().map(|id| IdPath(id).key());
    let blank: Vec<_> =
        keys.flat_map(|key| [format!("# {key} = \"\""), format!("# {key} = []")]).collect();
    let mut kept = comments(document.text());
    kept.retain(|comment| !blank.iter().any(|b| b == comment));
    kept.sort_unstable();
    kept
}

/// Whether all is there as before, but at the path `to` what was at `from`.
pub(super) fn is_moved(before: &Document, after: &Document, from: &str, to: &str) -> bool {
    let mut expected = leaves(before);
    for (path, _) in &mut expected {
        if IdPath(path).is_within(from) {
            *path = format!("{to}{}", &path[from.len()..]);
        }
    }
    expected.sort();
    expected == leaves(after)
}

/// Whether the new text says what was asked for.
fn says(after: &Document, before: &Document, framework: &Framework, edit: &Edit) -> bool {
    let charter = read(after, framework);
    match edit {
        Edit::Answer(question, answer) if answer.is_empty() => !charter.answered(&question.id),
        Edit::Answer(question, answer) => {
            charter.answer(&question.id).is_some_and(|now| same(now, answer))
        }
        Edit::Note(question, note) => {
            let given = charter.answers.get(&question.id).and_then(|g| g.note.as_deref());
            given.unwrap_or_default() == note.trim() || !charter.answered(&question.id)
        }
        Edit::None(fact) => charter.set_aside(&fact.id).is_some(),
        Edit::SetAside { id, because } => {
            let says = |mark: &NotApplicable| mark.id == *id && mark.because == because.trim();
            charter.not_applicable.iter().any(says)
        }
        Edit::Unmark(area) => !charter.not_applicable.iter().any(|mark| mark.id == *area),
        Edit::Pend(_) => charter.pending.len() == read(before, framework).pending.len() + 1,
        Edit::Settle(_) => charter.pending.len() + 1 == read(before, framework).pending.len(),
        Edit::Amend(index, pending) => {
            let mut expected = read(before, framework).pending;
            let known = *index < expected.len();
            if known {
                expected[*index].value = (*pending).clone();
            }
            let said = |pending: &[Located<Pending>]| -> Vec<Pending> {
                pending.iter().map(|one| one.value.clone()).collect()
            };
            known && said(&expected) == said(&charter.pending)
        }
        Edit::ReviewInProgress(under_way) => charter.reviewing.as_ref() == Some(*under_way),
        Edit::Review(_) => {
            charter.reviewing.is_none()
                && charter.reviews.len() == read(before, framework).reviews.len() + 1
        }
    }
}

/// Whether two answers say the same: the fields of a record may be written in any order.
fn same(now: &Answer, wanted: &Answer) -> bool {
    let sorted = |answer: &Answer| {
        let fields = answer.records().iter().map(|record| {
            let mut fields = record.0.clone();
            fields.sort();
            fields
        });
        fields.collect::<Vec<_>>()
    };
    match (now, wanted) {
        (Answer::Records(_), Answer::Records(_)) => sorted(now) == sorted(wanted),
        _ => now == wanted,
    }
}

/// Every value with its path, in order.
fn leaves(document: &Document) -> Vec<(String, String)> {
    let mut leaves = Vec::new();
    flatten(document.root(), "", &mut leaves);
    leaves.sort();
    leaves
}

fn flatten(table: &Table, path: &str, leaves: &mut Vec<(String, String)>) {
    for entry in &table.entries {
        let path =
            if path.is_empty() { entry.key.clone() } else { format!("{path}.{}", entry.key) };
        flatten_node(&entry.node, &path, leaves);
    }
}

fn flatten_node(node: &Node, path: &str, leaves: &mut Vec<(String, String)>) {
    match &node.value {
        Value::Text(text) | Value::Moment(text) | Value::Plain(text) => {
            leaves.push((path.to_owned(), text.clone()));
        }
        Value::Table(table) => flatten(table, path, leaves),
        Value::Array(nodes) | Value::Tables(nodes) => {
            for (i, node) in nodes.iter().enumerate() {
                flatten_node(node, &format!("{path}.{i}"), leaves);
            }
        }
    }
}
