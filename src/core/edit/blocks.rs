//! Blocks under headers, `[a]` and `[[a]]`: where a new one goes, and how one is taken out.

use super::text::{Patch, above, block_end, first_byte, line_end, line_start, without_lines};
use crate::core::framework::IdPath;
use crate::core::toml::{Document, Node, Span, Table, TableForm, Value};

/// A new block under a header, `path`, which stands in the standard order of headers.
pub(super) fn new_block(document: &Document, block: &str, path: &str, order: &[String]) -> Patch {
    let text = document.text();
    if let Some(node) = document.find(path)
        && matches!(&node.value, Value::Table(t) if t.form == TableForm::Implied)
    {
        return insert(text, above(text, node.start()), block);
    }
    let mine = order.iter().position(|p| p == path).unwrap_or(order.len());
    let (before, after) = order.split_at(mine);
    let mut own = order.get(mine).into_iter().chain(before.iter().rev());
    // An element may have a heading of its own: its areas stand behind that.
    let element = IdPath(path).element();
    let heading = if element == path { None } else { own_end(document, element) };
    let previous = own
        .find(|p| {
            let within = heading.is_none() || IdPath(p).is_within(element);
            within && own_end(document, p).is_some()
        })
        .and_then(|p| own_end(document, p))
        .or(heading);
    // What comes first of all stands above the first heading, whatever that is.
    let first = || document.root().entries.iter().map(|e| &e.node).find(|node| is_block(node));
    let next = || {
        let next = after.iter().skip(1).find_map(|p| document.find(p));
        if mine == 0 { first().or(next) } else { next }
    };
    match (previous, next()) {
        (Some(end), _) => insert(text, end, block),
        (None, Some(node)) => insert(text, above(text, node.start()), block),
        (None, None) => insert(text, text.len(), block),
    }
}

/// The end of what stands directly under the header `path`, without the blocks under other headers.
/// Of what has no header of its own: the end of what stands under the header that it is in.
fn own_end(document: &Document, path: &str) -> Option<usize> {
    let text = document.text();
    let node = document.find(path)?;
    match &node.value {
        Value::Tables(nodes) => nodes.iter().map(|n| end_of(text, n)).max(),
        Value::Table(table) if table.form == TableForm::Header => {
            let end = lines_end(table).unwrap_or(0).max(node.place.end);
            Some(block_end(text, end))
        }
        Value::Table(table) if table.form == TableForm::Implied => None,
        _ => match IdPath(path).parent() {
            parent if !parent.is_empty() => own_end(document, parent),
            _ => lines_end(document.root()).map(|end| block_end(text, end)),
        },
    }
}

/// Where the last line ends that stands directly in this table.
fn lines_end(table: &Table) -> Option<usize> {
    table.entries.iter().filter(|e| !is_block(&e.node)).map(|e| e.node.end()).max()
}

/// Whether a node stands under headers of its own.
fn is_block(node: &Node) -> bool {
    match &node.value {
        Value::Tables(_) => true,
        Value::Table(table) => matches!(table.form, TableForm::Header | TableForm::Implied),
        _ => false,
    }
}

/// Puts a block between empty lines.
fn insert(text: &str, at: usize, block: &str) -> Patch {
    let before = &text[first_byte(text)..at];
    let lead = match before {
        "" => "",
        b if b.ends_with("\n\n") || b.ends_with("\n\r\n") => "",
        b if b.ends_with('\n') => "\n",
        _ => "\n\n",
    };
    let unfinished = at == text.len() && !before.is_empty() && !before.ends_with('\n');
    let block = if unfinished { block.trim_end_matches('\n') } else { block };
    let rest = &text[at..];
    let tail = if rest.trim().is_empty() || rest.starts_with(['\n', '\r']) { "" } else { "\n" };
    Patch::insert(at, format!("{lead}{block}{tail}"))
}

/// A new `[[path]]` above the first that there is.
pub(super) fn table_above(text: &str, first: &Node, path: &str, lines: &str) -> Patch {
    insert(text, above(text, first.start()), &format!("[[{path}]]\n{lines}"))
}

/// The lines of one `[[…]]` with the comments that were written for it alone: those right above it, if
/// `with_above`, within it and right behind it. None where other headers stand within it.
pub(super) fn own_lines(text: &str, node: &Node, with_above: bool) -> Option<Span> {
    let table = node.as_table().filter(|table| table.form == TableForm::Header)?;
    if table.entries.iter().any(|entry| is_block(&entry.node)) {
        return None;
    }
    let header = line_start(text, node.place.start);
    let start = if with_above { comment_above(text, node).unwrap_or(header) } else { header };
    let last = line_end(text, lines_end(table).unwrap_or(0).max(node.place.end).max(node.end()));
    let limit = block_end(text, node.end()).max(last);
    let mut end = last;
    while end < limit && text[end..].trim_start_matches([' ', '\t']).starts_with('#') {
        end = line_end(text, end);
    }
    Some(start..end)
}

/// Where the lines of comment begin that stand right above a header, if there are any. A comment at
/// the very top speaks of the whole file.
pub(super) fn comment_above(text: &str, node: &Node) -> Option<usize> {
    let header = line_start(text, node.place.start);
    let first = first_byte(text);
    let mut start = header;
    while start > first {
        let above = line_start(text, start - 1);
        if !text[above..start].trim_start().starts_with('#') {
            break;
        }
        start = above;
    }
    (start < header && start > first).then_some(start)
}

/// Takes out lines that [`own_lines`] has found, with the empty line above.
pub(super) fn without_lines_of(text: &str, lines: Span) -> Patch {
    Patch::remove(empty_line_above(text, lines.start)..lines.end)
}

/// A block above the first `[[…]]`, where the comment right above that is a heading for all.
pub(super) fn below_heading(text: &str, first: &Node, block: &str) -> Patch {
    Patch::insert(line_start(text, first.place.start), format!("{block}\n"))
}

/// A block above the first `[[…]]` and its comment.
pub(super) fn block_above(text: &str, first: &Node, block: &str) -> Patch {
    insert(text, above(text, first.start()), block)
}

/// A block behind a `[[…]]`.
pub(super) fn block_behind(text: &str, node: &Node, block: &str) -> Patch {
    insert(text, end_of(text, node), block)
}

/// The end of the block that a header or a table without one is.
fn end_of(text: &str, node: &Node) -> usize {
    block_end(text, node.end())
}

/// Takes a block out: its header and its keys, but no comment.
pub(super) fn without(text: &str, node: &Node) -> Vec<Patch> {
    let mut patches = Vec::new();
    if let Value::Table(table) = &node.value {
        if table.form == TableForm::Header {
            let mut patch =
                without_lines(text, node.place.start, &(node.place.end..node.place.end));
            // The empty line above goes with the block, so that none gather.
            let start = line_start(text, node.place.start);
            if patch.place.start == start {
                patch.place.start = empty_line_above(text, start);
            }
            patches.push(patch);
        }
        lines(text, table, &mut patches);
    }
    patches
}

fn lines(text: &str, table: &Table, patches: &mut Vec<Patch>) {
    for entry in &table.entries {
        match &entry.node.value {
            Value::Table(inner) if inner.form == TableForm::Dotted => lines(text, inner, patches),
            Value::Table(inner) if inner.form != TableForm::Inline => {
                patches.extend(without(text, &entry.node));
            }
            Value::Tables(nodes) => patches.extend(nodes.iter().flat_map(|n| without(text, n))),
            _ => patches.push(without_lines(text, entry.key_span.start, &entry.node.place)),
        }
    }
}

fn empty_line_above(text: &str, start: usize) -> usize {
    if start == first_byte(text) {
        return start;
    }
    let above = line_start(text, start - 1);
    if text[above..start].trim().is_empty() { above } else { start }
}
