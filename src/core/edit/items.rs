//! Changes the items of an array, leaving alone those that stay and every comment among them.

use std::collections::HashSet;

use super::plan::Plan;
use super::rearrange::rearranged;
use super::text::{Patch, comments, indent, is_quiet, line_start, line_stop};
use crate::core::toml::{Node, TokenKind, tokens, write};

/// Makes the array in `node` hold `new` (as written), as planned; `replace` says how one that gives
/// way to another is changed.
pub(super) fn change(
    text: &str,
    node: &Node,
    nodes: &[Node],
    new: &[String],
    plan: &Plan,
    replace: impl Fn(usize, usize) -> Vec<Patch>,
) -> Vec<Patch> {
    if nodes.is_empty() || new.is_empty() {
        let has_comments = !comments(&text[node.place.clone()]).is_empty();
        if !has_comments || nodes.is_empty() && new.is_empty() {
            return vec![Patch::replace(node.place.clone(), write::toml_list(new))];
        }
    }
    let mut patches = Vec::new();
    let commented = || !comments(&text[node.place.clone()]).is_empty();
    if !plan.removed.is_empty() && !new.is_empty() && commented() {
        return vec![rearranged(text, node, nodes, new, plan, replace)];
    }
    patches.extend(plan.replaced.iter().flat_map(|(i, j)| replace(*i, *j)));
    patches.extend(remove(text, node, nodes, &plan.removed));
    for (at, added) in &plan.added {
        let added: Vec<_> = added.iter().map(|j| new[*j].clone()).collect();
        patches.extend(insert(text, node, nodes, *at, &added));
    }
    patches
}

/// Takes out items, each with its comma.
pub(super) fn remove(text: &str, array: &Node, items: &[Node], removed: &[usize]) -> Vec<Patch> {
    let goes: HashSet<_> = removed.iter().copied().collect();
    let kept = (0..items.len()).rev().find(|at| !goes.contains(at));
    // What goes at the end of a line takes the comma before it along.
    let end = kept.filter(|at| at + 1 < items.len()).and_then(|at| {
        let end = items[at].place.end..items.last()?.place.end;
        (!text[end.clone()].contains(['\n', '#'])).then_some((at, end))
    });
    let mut patches = Vec::new();
    for at in removed.iter().filter(|at| end.as_ref().is_none_or(|(kept, _)| *at < kept)) {
        patches.extend(without(text, array, items, *at));
    }
    patches.extend(end.map(|(_, end)| Patch::remove(end)));
    patches
}

/// Takes out an item with the comma behind it, and its line if nothing else is on it.
fn without(text: &str, array: &Node, items: &[Node], at: usize) -> Vec<Patch> {
    let item = &items[at].place;
    // Looked at is what is between this item and those beside it: a line may have a million.
    let begin = at.checked_sub(1).map_or(array.place.start + 1, |n| items[n].place.end);
    let limit = items.get(at + 1).map_or(array.place.end - 1, |n| n.place.start);
    let before = &text[begin..item.start];
    let line = before.rfind('\n').map(|n| begin + n + 1);
    let line = line.filter(|start| text[*start..item.start].trim().is_empty());
    let comma = comma(text, item.end, limit);
    if let Some(comma) = comma.filter(|comma| text[item.end..*comma].contains('#')) {
        return vec![Patch::remove(item.clone()), Patch::remove(comma..comma + 1)];
    }
    let end = comma.map_or(item.end, |c| c + 1);
    let rest = &text[end..limit];
    let line_break = rest.find('\n');
    if let (Some(start), Some(stop)) = (line, line_break)
        && rest[..stop].trim().is_empty()
    {
        return vec![Patch::remove(start..end + stop + 1)];
    }
    let rest = &rest[..line_break.unwrap_or(rest.len())];
    let end = end + rest.len() - rest.trim_start().len();
    vec![Patch::remove(item.start..end)]
}

/// Puts items in before the item that is at `at`, or behind the last one.
pub(super) fn insert(
    text: &str,
    array: &Node,
    items: &[Node],
    at: usize,
    new: &[String],
) -> Vec<Patch> {
    let Some(previous) = at.checked_sub(1).and_then(|i| items.get(i)) else {
        return vec![insert_first(text, array, items, new)];
    };
    let limit = items.get(at).map_or(array.place.end - 1, |n| n.place.start);
    let end = previous.place.end;
    let comma = comma(text, end, limit);
    let behind = comma.map_or(end, |c| c + 1);
    let rest = &text[behind..limit];
    let line_break = rest.find('\n').map(|n| rest[..n].trim_end_matches('\r').len());
    if let Some(stop) = line_break.filter(|n| is_quiet(&rest[..*n])) {
        let lines = lines(text, items, new);
        let missing = comma.is_none().then(|| Patch::insert(end, ","));
        return missing.into_iter().chain([Patch::insert(behind + stop, lines)]).collect();
    }
    // Before the comma, which may go together with what stands behind it.
    vec![Patch::insert(end, format!(", {}", new.join(", ")))]
}

fn insert_first(text: &str, array: &Node, items: &[Node], new: &[String]) -> Patch {
    let open = array.place.start + 1;
    let stop = line_stop(text, open);
    if stop < array.place.end && is_quiet(&text[open..stop]) {
        return Patch::insert(stop, lines(text, items, new));
    }
    Patch::insert(open, format!("{}, ", new.join(", ")))
}

/// Items one a line, as those that are there.
fn lines(text: &str, items: &[Node], new: &[String]) -> String {
    let lead = item_indent(text, items);
    new.iter().map(|item| format!("\n{lead}{item},")).collect()
}

fn item_indent<'t>(text: &'t str, items: &[Node]) -> &'t str {
    items.first().map_or("  ", |first| {
        let lead = indent(text, first.place.start);
        let own_line =
            text[line_start(text, first.place.start)..first.place.start].trim().is_empty();
        if own_line { lead } else { "  " }
    })
}

/// The comma between two items, if there is one: what is in comments does not count.
fn comma(text: &str, from: usize, to: usize) -> Option<usize> {
    let comma = tokens(&text[..to], from).find(|token| token.kind == TokenKind::Comma);
    comma.map(|token| token.place.start)
}
