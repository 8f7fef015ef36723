//! The comments of a charter, and what each stands beside.

use std::collections::{BTreeMap, HashMap, HashSet};

use crate::core::edit::{RawEdit, apply_raw};
use crate::core::framework::Framework;
use crate::core::merge::untyped::meaning;
use crate::core::toml::{Document, Node, Span, Table, TableForm, Value, comments};

/// A comment: its text with the `#`, and what it speaks of.
struct Comment {
    text: String,
    beside: Option<String>,
}

/// What a comment can stand beside: a key, a header, a row or an item of a list.
struct Anchor {
    name: String,
    place: Span,
}

/// Maximum number of tries with fewer comments, where not all can be put in at once.
const MAX_TRIES: usize = 64;

/// Puts the comments that are missing beside what they speak of: those that a side has added or changed,
/// and those that neither has taken away. Gives back those that found no such place.
pub(super) fn carry_over(
    framework: &Framework,
    [base, ours, theirs]: [&Document; 3],
    merged: Document,
) -> (Document, Vec<String>) {
    let coming = missing([base, ours, theirs], &merged);
    let places: HashSet<_> = anchors(&merged).into_iter().map(|anchor| anchor.name).collect();
    let has_place = |comment: &Comment| comment.beside.as_ref().is_some_and(|b| places.contains(b));
    let (coming, unplaced): (Vec<_>, Vec<_>) = coming.into_iter().partition(has_place);
    let unplaced = unplaced.into_iter().map(|comment| comment.text).collect();
    let mut placement = Placement { framework, document: merged, unplaced, tries: MAX_TRIES };
    placement.put(&coming);
    (placement.document, placement.unplaced)
}

/// The comments that the merged charter should have and has not, each as it stands on a side.
fn missing(sides: [&Document; 3], merged: &Document) -> Vec<Comment> {
    let [before, ours, theirs] = sides.map(counted);
    let here = counted(merged);
    let count = |counted: &BTreeMap<String, usize>, text: &str| {
        counted.get(text).copied().unwrap_or_default()
    };
    let mut lacking: BTreeMap<_, _> = ours
        .keys()
        .chain(theirs.keys())
        .map(|text| {
            let sides = [&before, &ours, &theirs].map(|side| count(side, text));
            (text.clone(), wanted(sides).saturating_sub(count(&here, text)))
        })
        .collect();
    let mut known = all_comments(merged);
    let mut coming: Vec<Comment> = Vec::new();
    let [_, ours, theirs] = sides;
    // What a side has that stands elsewhere on the other is put in once.
    let mut elsewhere = Vec::new();
    for comment in all_comments(theirs).into_iter().chain(all_comments(ours)) {
        let same = |other: &Comment| other.text == comment.text && other.beside == comment.beside;
        let left = lacking.get_mut(&comment.text).filter(|left| **left > 0);
        let Some(left) = left else { continue };
        if let Some(at) = known.iter().position(same) {
            elsewhere.push(known.swap_remove(at));
        } else {
            *left -= 1;
            coming.push(comment);
        }
    }
    for comment in elsewhere {
        if let Some(left) = lacking.get_mut(&comment.text).filter(|left| **left > 0) {
            *left -= 1;
            coming.push(comment);
        }
    }
    coming
}

/// How often a comment is to be there that is so often in the base, ours and theirs.
fn wanted([base, ours, theirs]: [usize; 3]) -> usize {
    if ours >= base && theirs >= base {
        ours.max(theirs)
    } else if ours <= base && theirs <= base {
        ours.min(theirs)
    } else {
        (ours + theirs).saturating_sub(base)
    }
}

struct Placement<'a> {
    framework: &'a Framework,
    document: Document,
    unplaced: Vec<String>,
    tries: usize,
}

impl Placement<'_> {
    /// Puts comments in all at once, else those that can be.
    fn put(&mut self, coming: &[Comment]) {
        if coming.is_empty() || self.put_all(coming) {
            return;
        }
        if coming.len() == 1 || self.tries == 0 {
            self.unplaced.extend(coming.iter().map(|comment| comment.text.clone()));
            return;
        }
        self.tries -= 1;
        let (first, rest) = coming.split_at(coming.len() / 2);
        self.put(first);
        self.put(rest);
    }

    fn put_all(&mut self, coming: &[Comment]) -> bool {
        let anchors = anchors(&self.document);
        let mut places = HashMap::new();
        for anchor in anchors.iter().rev() {
            places.insert(anchor.name.as_str(), anchor.place.start);
        }
        let at_place = |comment: &Comment| {
            let anchor_start = comment.beside.as_ref().and_then(|name| places.get(name.as_str()));
            Some((*anchor_start?, comment.text.clone()))
        };
        let Some(comments) = coming.iter().map(at_place).collect::<Option<Vec<_>>>() else {
            return false;
        };
        let above = RawEdit::CommentsAbove { comments: &comments };
        let Ok(edited) = apply_raw(&self.document, self.framework, above) else { return false };
        let (mut wanted, now) = (counted(&self.document), counted(&edited));
        for (_, text) in comments {
            *wanted.entry(text).or_insert(0) += 1;
        }
        let all_there = wanted == now;
        if all_there {
            self.document = edited;
        }
        all_there
    }
}

/// How often each comment is there.
fn counted(document: &Document) -> BTreeMap<String, usize> {
    let mut counted = BTreeMap::new();
    for place in comments(document.text()) {
        *counted.entry(words(document.text(), place)).or_insert(0) += 1;
    }
    counted
}

fn words(text: &str, place: Span) -> String {
    text[place].trim_end().to_owned()
}

fn all_comments(document: &Document) -> Vec<Comment> {
    let text = document.text();
    let anchors = anchors(document);
    let starts: Vec<_> = anchors.iter().map(|anchor| anchor.place.start).collect();
    let mut ends: Vec<_> = anchors.iter().enumerate().map(|(at, t)| (t.place.end, at)).collect();
    ends.sort_unstable();
    let of = |place: Span| {
        let line = text[..place.start].rfind('\n').map_or(0, |at| at + 1);
        let alone = text[line..place.start].trim().is_empty();
        let next = starts.partition_point(|start| *start <= place.start);
        // What begins or ends on the line of the comment, before it.
        let begun = starts.partition_point(|start| *start < line)..next;
        let ended = ends.partition_point(|(end, _)| *end < line)
            ..ends.partition_point(|(end, _)| *end <= place.start);
        let behind = begun.chain(ends[ended].iter().map(|(_, at)| *at)).max();
        let beside = if alone { Some(next) } else { behind.or(Some(next)) };
        let beside = beside.and_then(|at| anchors.get(at)).map(|anchor| anchor.name.clone());
        Comment { text: words(text, place), beside }
    };
    comments(text).map(of).collect()
}

/// Everything that a comment can stand beside, in the order of the text.
fn anchors(document: &Document) -> Vec<Anchor> {
    let mut anchors = Vec::new();
    collect(document.root(), "", &mut anchors);
    anchors.sort_by_key(|anchor| anchor.place.start);
    anchors
}

fn collect(table: &Table, path: &str, anchors: &mut Vec<Anchor>) {
    for entry in &table.entries {
        let name = format!("{path}.{:?}", entry.key);
        let place = match &entry.node.value {
            Value::Table(inner) if inner.form == TableForm::Header => entry.node.place.clone(),
            _ => entry.key_span.start..entry.node.place.end.max(entry.key_span.end),
        };
        match &entry.node.value {
            Value::Tables(nodes) => rows(nodes, &name, anchors),
            Value::Array(nodes) => {
                anchors.push(Anchor { name: name.clone(), place });
                rows(nodes, &name, anchors);
            }
            Value::Table(inner) => {
                if !matches!(inner.form, TableForm::Implied | TableForm::Dotted) {
                    anchors.push(Anchor { name: name.clone(), place });
                }
                collect(inner, &name, anchors);
            }
            _ => anchors.push(Anchor { name, place }),
        }
    }
}

/// The rows or items of a list, each known by what it says first.
fn rows(nodes: &[Node], path: &str, anchors: &mut Vec<Anchor>) {
    for node in nodes {
        let name = match &node.value {
            Value::Table(table) => {
                let first = table.entries.first().map(|e| meaning(&e.node));
                let name = format!("{path}[{}]", first.unwrap_or_default());
                collect(table, &name, anchors);
                name
            }
            _ => format!("{path}[{}]", meaning(node)),
        };
        anchors.push(Anchor { name, place: node.place.clone() });
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
        let (merged, unplaced) = carry_over(&framework, [&base, &ours, &theirs], ours.clone());
        let expected = "# top\n[a]\n# why\nx = 2\nl = [\n  # of p\n  \"p\",\n  \"q\",\n]\n";
        assert_eq!(merged.text(), expected);
        assert_eq!(unplaced, ["# end"]);
    }
}
