//! Writes an array anew whose items have comments, when items go or change places: a comment beside
//! an item or right above it travels with it.

use std::collections::HashMap;

use super::plan::Plan;
use super::text::{Patch, patched};
use crate::core::toml::{Node, TokenKind, tokens};

/// One item with what was written for it alone.
struct Item<'t> {
    /// The lines of comment right above it.
    above: Vec<&'t str>,
    indent: &'t str,
    /// What stands behind it on its line: white space and a comment.
    beside: &'t str,
}

/// An array, taken apart.
struct Parts<'t> {
    items: Vec<Item<'t>>,
    /// The lines above each item, and above the closing bracket, that were written for none alone.
    between: Vec<Vec<&'t str>>,
    /// What stands behind the opening bracket on its line.
    opening: &'t str,
    /// What stands before the closing bracket on its line.
    closing: &'t str,
}

/// The array in `node` with the items of `nodes` rearranged as planned; `fresh` are the new ones as
/// written, and `replace` says how one that gives way to another is changed.
pub(super) fn rearranged(
    text: &str,
    node: &Node,
    nodes: &[Node],
    fresh: &[String],
    plan: &Plan,
    replace: impl Fn(usize, usize) -> Vec<Patch>,
) -> Patch {
    let parts = taken_apart(text, node, nodes);
    let replaced: HashMap<_, _> = plan.replaced.iter().copied().collect();
    let mut lines = vec![parts.opening.to_owned()];
    let indent = parts.items.first().map_or("  ", |item| item.indent);
    let own_comment = parts.items.iter().skip(1).any(|item| !item.above.is_empty());
    let moves = |at: usize| plan.moved.values().any(|from| *from == at);
    for at in 0..=nodes.len() {
        let heading = at == 0 && !(own_comment && moves(0));
        if heading {
            lines.extend(
                parts.between[0].iter().chain(&parts.items[0].above).map(ToString::to_string),
            );
        }
        for new in plan.added.iter().filter(|(place, _)| *place == at).flat_map(|(_, new)| new) {
            match plan.moved.get(new) {
                Some(from) => {
                    let with_above = *from > 0 || own_comment;
                    let old = &text[nodes[*from].place.clone()];
                    lines.extend(parts.items[*from].lines(old, with_above));
                }
                None => lines.push(format!("{indent}{},", fresh[*new])),
            }
        }
        if !heading {
            lines.extend(parts.between[at].iter().map(ToString::to_string));
        }
        if at < nodes.len() && !plan.removed.contains(&at) {
            let place = nodes[at].place.clone();
            let old = match replaced.get(&at) {
                Some(new) => within(text, &place, replace(at, *new)),
                None => text[place].to_owned(),
            };
            lines.extend(parts.items[at].lines(&old, at > 0));
        }
    }
    lines.push(parts.closing.to_owned());
    // The edit writes line breaks the way the text does.
    let new = lines.join("\n").replace("\r\n", "\n");
    Patch::replace(node.place.start + 1..node.place.end - 1, new)
}

impl Item<'_> {
    fn lines(&self, item: &str, with_above: bool) -> Vec<String> {
        let above = self.above.iter().filter(|_| with_above).map(ToString::to_string);
        above.chain([format!("{}{item},{}", self.indent, self.beside)]).collect()
    }
}

/// A piece of the text with patches that lie in it made.
fn within(text: &str, place: &std::ops::Range<usize>, patches: Vec<Patch>) -> String {
    let shifted = patches.into_iter().map(|patch| {
        let start = patch.place.start - place.start;
        Patch::replace(start..patch.place.end - place.start, patch.new)
    });
    patched(&text[place.clone()], shifted.collect())
}

fn taken_apart<'t>(text: &'t str, node: &Node, nodes: &[Node]) -> Parts<'t> {
    let close = node.place.end - 1;
    let mut parts = Parts { items: Vec::new(), between: Vec::new(), opening: "", closing: "" };
    let mut from = node.place.start + 1;
    let mut alone = true;
    for at in 0..=nodes.len() {
        let to = nodes.get(at).map_or(close, |next| next.place.start);
        let mut lines = lines_without_comma(text, from, to, at > 0);
        let last = if lines.len() > 1 { lines.pop() } else { None };
        let beside = if lines.is_empty() { "" } else { lines.remove(0) };
        let is_alone = alone && last.is_some();
        if at == 0 {
            parts.opening = if last.is_some() { beside } else { "" };
        } else if is_alone {
            parts.items[at - 1].beside = beside;
        } else if !beside.trim().is_empty() {
            lines.insert(0, beside);
        }
        if at == nodes.len() {
            parts.between.push(lines);
            parts.closing = last.unwrap_or("");
            break;
        }
        let above = lines.iter().rev().take_while(|line| line.trim_start().starts_with('#'));
        let above = lines.split_off(lines.len() - above.count());
        parts.between.push(lines);
        let indent = last.filter(|line| line.trim().is_empty());
        parts.items.push(Item { above, indent: indent.unwrap_or("  "), beside: "" });
        alone = at == 0 || last.is_some();
        from = nodes[at].place.end;
    }
    parts
}

/// The lines between two items, each without white space at its end; the last is what stands before
/// the second on its line. The comma belongs to neither.
fn lines_without_comma(text: &str, from: usize, to: usize, has_comma: bool) -> Vec<&str> {
    let comma = tokens(&text[..to], from).find(|token| token.kind == TokenKind::Comma);
    let comma = comma.map(|token| token.place.start).filter(|_| has_comma);
    let Some(comma) = comma else { return split(&text[from..to]) };
    let (mut before, mut behind) = (split(&text[from..comma]), split(&text[comma + 1..to]));
    // The line of the comma is one line: what stands on it is before the comma or behind it.
    let joined = behind.remove(0);
    if before.last().is_none_or(|line| line.trim().is_empty()) {
        before.pop();
        if before.is_empty() || !joined.trim().is_empty() || behind.is_empty() {
            before.push(joined);
        }
    }
    before.extend(behind);
    before
}

fn split(text: &str) -> Vec<&str> {
    let mut lines: Vec<_> = text.split('\n').collect();
    let last = lines.len() - 1;
    for line in &mut lines[..last] {
        *line = line.trim_end();
    }
    lines
}
