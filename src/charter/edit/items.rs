//! Changes the items of an array, leaving alone those that stay and every comment among them.

use super::text::{Patch, indent, line_end, line_stop};
use crate::charter::document::Node;
use crate::charter::write;

/// What changes between two sequences: the same at the start and at the end, other in between.
pub(super) struct Change {
    /// How many are the same at the start.
    pub(super) same: usize,
    /// How many of the old ones differ after that.
    pub(super) old: usize,
    /// How many of the new ones differ after that.
    pub(super) new: usize,
}

impl Change {
    pub(super) fn between<A, B>(old: &[A], new: &[B], equal: impl Fn(&A, &B) -> bool) -> Self {
        let same = old.iter().zip(new).take_while(|(a, b)| equal(a, b)).count();
        let (old, new) = (&old[same..], &new[same..]);
        let tail = old.iter().rev().zip(new.iter().rev()).take_while(|(a, b)| equal(a, b)).count();
        Self { same, old: old.len() - tail, new: new.len() - tail }
    }

    /// How many of the old ones give way to a new one.
    pub(super) fn replaced(&self) -> usize {
        self.old.min(self.new)
    }
}

/// Makes the array in `node` hold `new` (as written); `replace` says how one that differs is changed.
pub(super) fn change(
    text: &str,
    node: &Node,
    old: &[Node],
    new: &[String],
    change: &Change,
    replace: impl Fn(usize, usize) -> Vec<Patch>,
) -> Vec<Patch> {
    if old.is_empty() || new.is_empty() {
        let comments = text[node.place.clone()].contains('#');
        if !comments || old.is_empty() && new.is_empty() {
            return vec![Patch::replace(node.place.clone(), write::list(new))];
        }
    }
    let mut patches = Vec::new();
    for i in 0..change.replaced() {
        patches.extend(replace(change.same + i, change.same + i));
    }
    let kept = change.same + change.replaced();
    for i in kept..change.same + change.old {
        patches.push(without(text, node, old, i));
    }
    let added = &new[kept..change.same + change.new];
    if !added.is_empty() {
        patches.extend(insert(text, node, old, kept, added));
    }
    patches
}

/// Takes out an item with its comma, and its line if nothing else is on it.
fn without(text: &str, array: &Node, items: &[Node], at: usize) -> Patch {
    let item = &items[at].place;
    let limit = items.get(at + 1).map_or(array.place.end - 1, |n| n.place.start);
    let mut end = comma(text, item.end, limit).map_or(item.end, |c| c + 1);
    let start = super::text::line_start(text, item.start);
    let leads = text[start..item.start].trim().is_empty();
    let rest = &text[end..line_stop(text, end)];
    if leads && rest.trim().is_empty() && end < limit {
        return Patch::remove(start..line_end(text, end).min(limit));
    }
    end += rest.len() - rest.trim_start().len();
    if end >= limit && at > 0 && !text[items[at - 1].place.end..item.start].contains(['\n', '#']) {
        return Patch::remove(items[at - 1].place.end..item.end);
    }
    Patch::remove(item.start..end.min(limit))
}

/// Puts items in before the item that is at `at`, or behind the last one.
fn insert(text: &str, array: &Node, items: &[Node], at: usize, new: &[String]) -> Vec<Patch> {
    let Some(previous) = at.checked_sub(1).and_then(|i| items.get(i)) else {
        return vec![insert_first(text, array, items, new)];
    };
    let limit = items.get(at).map_or(array.place.end - 1, |n| n.place.start);
    let end = previous.place.end;
    let comma = comma(text, end, limit);
    let behind = comma.map_or(end, |c| c + 1);
    let stop = line_stop(text, behind);
    let line_is_done = stop < limit && super::text::is_quiet(&text[behind..stop]);
    if line_is_done {
        let lead = item_indent(text, items);
        let lines: String = new.iter().map(|item| format!("\n{lead}{item},")).collect();
        let missing = comma.is_none().then(|| Patch::insert(end, ","));
        return missing.into_iter().chain([Patch::insert(stop, lines)]).collect();
    }
    let joined = new.join(", ");
    vec![if comma.is_some() {
        Patch::insert(behind, format!(" {joined},"))
    } else {
        Patch::insert(end, format!(", {joined}"))
    }]
}

fn insert_first(text: &str, array: &Node, items: &[Node], new: &[String]) -> Patch {
    let open = array.place.start + 1;
    let stop = line_stop(text, open);
    if stop < array.place.end && super::text::is_quiet(&text[open..stop]) {
        let lead = item_indent(text, items);
        let lines: String = new.iter().map(|item| format!("\n{lead}{item},")).collect();
        return Patch::insert(stop, lines);
    }
    Patch::insert(open, format!("{}, ", new.join(", ")))
}

fn item_indent<'t>(text: &'t str, items: &[Node]) -> &'t str {
    items.first().map_or("  ", |first| {
        let lead = indent(text, first.place.start);
        let own_line = text[super::text::line_start(text, first.place.start)..first.place.start]
            .trim()
            .is_empty();
        if own_line { lead } else { "  " }
    })
}

/// The comma between two items, if there is one: what is in comments does not count.
fn comma(text: &str, from: usize, to: usize) -> Option<usize> {
    let mut at = from;
    while at < to {
        match text.as_bytes()[at] {
            b',' => return Some(at),
            b'#' => at = line_end(text, at),
            _ => at += 1,
        }
    }
    None
}
