//! The comments of a charter, and what each stands beside.

use std::collections::BTreeMap;

use super::loose::meaning;
use crate::charter::{Document, Form, Graft, Node, Place, Table, Value, comments, graft};
use crate::framework::Framework;

/// A comment: its text with the `#`, and what it speaks of.
struct Comment {
    text: String,
    beside: Option<String>,
}

/// Something that a comment can stand beside: a key, a header, a row or an item of a list.
struct Thing {
    name: String,
    place: Place,
}

/// Puts the comments that only `theirs` has added or changed beside what they speak of. Gives back
/// those that found no such place.
pub(super) fn carry(
    framework: &Framework,
    base: &Document,
    theirs: &Document,
    merged: Document,
) -> (Document, Vec<String>) {
    let before = counted(base);
    let there = counted(theirs);
    let mut homeless = Vec::new();
    let mut document = merged;
    let mut seen = BTreeMap::new();
    for comment in spoken(theirs) {
        let count = seen.entry(comment.text.clone()).or_insert(0);
        *count += 1;
        let is_new = there[&comment.text] > before.get(&comment.text).copied().unwrap_or(0);
        let is_here = counted(&document).get(&comment.text).is_some_and(|now| now >= count);
        if !is_new || is_here {
            continue;
        }
        let things = things(&document);
        let home = things.iter().find(|thing| Some(&thing.name) == comment.beside.as_ref());
        let put = home.and_then(|thing| {
            let above = Graft::CommentAbove { at: thing.place.start, comment: &comment.text };
            graft(&document, framework, above).ok()
        });
        match put {
            Some(edited) if counted(&edited).get(&comment.text).is_some_and(|now| now >= count) => {
                document = edited;
            }
            _ => homeless.push(comment.text),
        }
    }
    (document, homeless)
}

/// How often each comment is there.
fn counted(document: &Document) -> BTreeMap<String, usize> {
    let mut counted = BTreeMap::new();
    for place in comments(document.text()) {
        *counted.entry(words(document.text(), place)).or_insert(0) += 1;
    }
    counted
}

fn words(text: &str, place: Place) -> String {
    text[place].trim_end().to_owned()
}

fn spoken(document: &Document) -> Vec<Comment> {
    let text = document.text();
    let things = things(document);
    let of = |place: Place| {
        let one_line = |from: usize| from <= place.start && !text[from..place.start].contains('\n');
        let own_line = text[..place.start].rfind('\n').map_or(0, |at| at + 1);
        let alone = text[own_line..place.start].trim().is_empty();
        let same_line = |thing: &&Thing| one_line(thing.place.start) || one_line(thing.place.end);
        let behind = things.iter().filter(same_line).max_by_key(|t| t.place.start);
        let next = || things.iter().find(|thing| thing.place.start > place.start);
        let beside = if alone { next() } else { behind.or_else(next) };
        Comment { text: words(text, place.clone()), beside: beside.map(|t| t.name.clone()) }
    };
    comments(text).into_iter().map(of).collect()
}

/// Everything that a comment can stand beside, in the order of the text.
fn things(document: &Document) -> Vec<Thing> {
    let mut things = Vec::new();
    collect(document.root(), "", &mut things);
    things.sort_by_key(|thing| thing.place.start);
    things
}

fn collect(table: &Table, path: &str, things: &mut Vec<Thing>) {
    for entry in &table.entries {
        let name = format!("{path}.{:?}", entry.key);
        let place = match &entry.node.value {
            Value::Table(inner) if inner.form == Form::Header => entry.node.place.clone(),
            _ => entry.key_place.start..entry.node.place.end.max(entry.key_place.end),
        };
        match &entry.node.value {
            Value::Tables(nodes) => rows(nodes, &name, things),
            Value::Array(nodes) => {
                things.push(Thing { name: name.clone(), place });
                rows(nodes, &name, things);
            }
            Value::Table(inner) => {
                if !matches!(inner.form, Form::Implied | Form::Dotted) {
                    things.push(Thing { name: name.clone(), place });
                }
                collect(inner, &name, things);
            }
            _ => things.push(Thing { name, place }),
        }
    }
}

/// The rows or items of a list, each known by what it says first.
fn rows(nodes: &[Node], path: &str, things: &mut Vec<Thing>) {
    for node in nodes {
        let name = match &node.value {
            Value::Table(table) => {
                let first = table.entries.first().map(|e| meaning(&e.node));
                let name = format!("{path}[{}]", first.unwrap_or_default());
                collect(table, &name, things);
                name
            }
            _ => format!("{path}[{}]", meaning(node)),
        };
        things.push(Thing { name, place: node.place.clone() });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_comment_comes_beside_what_it_speaks_of() {
        let parse = |text: &str| Document::parse(text.to_owned()).unwrap();
        let framework = Framework::built_in();
        let base = parse("[a]\nx = 1\nl = [\n  \"p\",\n]\n");
        let theirs = parse("# top\n[a]\nx = 1 # why\nl = [\n  # of p\n  \"p\",\n]\n# end\n");
        let ours = parse("[a]\nx = 2\nl = [\n  \"p\",\n  \"q\",\n]\n");
        let (merged, homeless) = carry(&framework, &base, &theirs, ours);
        let expected = "# top\n[a]\n# why\nx = 2\nl = [\n  # of p\n  \"p\",\n  \"q\",\n]\n";
        assert_eq!(merged.text(), expected);
        assert_eq!(homeless, ["# end"]);
    }
}
