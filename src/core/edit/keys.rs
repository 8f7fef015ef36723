//! Puts a key into a table, in whatever form the table is written, and takes it out again.

use super::blocks;
use super::edits::Uneditable;
use super::text::{
    Patch, comments, first_byte, indent, line_end, line_start, line_stop, without_lines,
};
use crate::core::toml::{Document, Entry, Node, Table, TableForm, Value, write};

/// Where a key goes and what it gets.
pub(super) struct NewKey<'a> {
    /// The tables that it is in.
    pub(super) path: &'a [&'a str],
    /// The key.
    pub(super) key: &'a str,
    /// The value as written.
    pub(super) value: &'a str,
    /// The keys of its table in their standard order.
    pub(super) order: &'a [&'a str],
    /// The headers of the file in their standard order.
    pub(super) headers: &'a [String],
}

/// Gives a key its value, replacing the one it has.
pub(super) fn put(document: &Document, new: &NewKey) -> Result<Vec<Patch>, Uneditable> {
    let text = document.text();
    if let Some(entry) = document.table(new.path).and_then(|t| t.entry(new.key)) {
        return put_in_place(document, entry, new.value);
    }
    let (table, header, left) = nearest_table(document, new.path)?;
    let keys: Vec<_> = left.iter().copied().chain([new.key]).map(write::toml_key).collect();
    let line = format!("{} = {}", keys.join("."), new.value);
    match (table.form, left) {
        (TableForm::Header, []) => Ok(under_header(text, table, header, new, &line)),
        (TableForm::Dotted, _) => dotted(text, table, &line),
        (TableForm::Inline, _) => Ok(vec![in_braces(table, header, &nested(left, new))]),
        _ => {
            let section = new.path.join(".");
            let line = format!("[{section}]\n{} = {}\n", write::toml_key(new.key), new.value);
            Ok(vec![blocks::new_block(document, &line, &section, new.headers)])
        }
    }
}

/// Takes a key and its value out.
pub(super) fn remove(document: &Document, path: &[&str], key: &str) -> Vec<Patch> {
    let text = document.text();
    let Some(table) = document.table(path) else { return Vec::new() };
    let Some(entry) = table.entry(key) else { return Vec::new() };
    match &entry.node.value {
        Value::Tables(nodes) => nodes.iter().flat_map(|n| blocks::without(text, n)).collect(),
        Value::Table(inner) if inner.form != TableForm::Inline => {
            blocks::without(text, &entry.node)
        }
        _ if in_inline(document, path) => vec![out_of_braces(text, entry)],
        _ => vec![without_lines(text, entry.key_span.start, &entry.node.place)],
    }
}

/// Whether the table at the path is written in braces, or within some.
fn in_inline(document: &Document, path: &[&str]) -> bool {
    (1..=path.len())
        .any(|depth| document.table(&path[..depth]).is_some_and(|t| t.form == TableForm::Inline))
}

/// The table at the path, or the last one on the way to it, its header, and the path that is left.
fn nearest_table<'d, 'p>(
    document: &'d Document,
    path: &'p [&'p str],
) -> Result<(&'d Table, Option<&'d Node>, &'p [&'p str]), Uneditable> {
    let mut table = document.root();
    let mut header = None;
    for (depth, key) in path.iter().enumerate() {
        match table.get(key) {
            None => return Ok((table, header, &path[depth..])),
            Some(node) => match &node.value {
                // To dotted keys in braces, nothing can be added that would be clear to read.
                Value::Table(inner)
                    if table.form == TableForm::Inline && inner.form == TableForm::Dotted =>
                {
                    return Err(Uneditable::TooDense(path.join(".")));
                }
                Value::Table(inner) => {
                    table = inner;
                    header = Some(node);
                }
                _ => return Err(Uneditable::NotATable(path[..=depth].join("."))),
            },
        }
    }
    Ok((table, header, &[]))
}

fn put_in_place(document: &Document, entry: &Entry, value: &str) -> Result<Vec<Patch>, Uneditable> {
    match &entry.node.value {
        Value::Tables(_) => Err(Uneditable::NotATable(entry.key.clone())),
        Value::Table(table) if table.form != TableForm::Inline => {
            Err(Uneditable::NotATable(entry.key.clone()))
        }
        _ => {
            let text = document.text();
            let old = &text[entry.node.place.clone()];
            if old == value {
                return Ok(Vec::new());
            }
            // What is written within a value of another kind goes above the line.
            let lead = indent(text, entry.key_span.start);
            let (mut above, new) = (comments(old), comments(value));
            above.retain(|comment| !new.contains(comment));
            let above: String = above.iter().map(|c| format!("{lead}{c}\n")).collect();
            let start = line_start(text, entry.key_span.start);
            let patches = (!above.is_empty()).then(|| Patch::insert(start, above)).into_iter();
            Ok(patches.chain([Patch::replace(entry.node.place.clone(), value)]).collect())
        }
    }
}

/// A line under a header, behind the last of the keys that come before it.
fn under_header(
    text: &str,
    table: &Table,
    header: Option<&Node>,
    new: &NewKey,
    line: &str,
) -> Vec<Patch> {
    let rank = |key: &str| new.order.iter().position(|k| *k == key);
    let mine = rank(new.key).unwrap_or(usize::MAX);
    let own = |e: &&Entry| {
        matches!(&e.node.value, Value::Table(t) if t.form == TableForm::Header || t.form == TableForm::Implied)
            || matches!(e.node.value, Value::Tables(_))
    };
    let before = table.entries.iter().filter(|e| !own(e));
    let before = before.filter(|e| rank(base(&e.key)).is_some_and(|r| r <= mine));
    let last = before.max_by_key(|e| e.node.end());
    let start = header.map_or_else(|| first_byte(text), |h| h.place.end);
    if let Some(patch) = over_blank(text, start, header.is_some(), new.key, line) {
        return vec![patch];
    }
    match (last, header) {
        (Some(entry), _) => {
            vec![behind(
                text,
                entry.node.end(),
                &format!("{}{line}", indent(text, entry.key_span.start)),
            )]
        }
        (None, Some(header)) => vec![behind(text, header.place.end, line)],
        (None, None) => vec![Patch::insert(start, format!("{line}\n"))],
    }
}

/// The question that a remark belongs to: it stands right behind it.
fn base(key: &str) -> &str {
    key.strip_suffix("_note").unwrap_or(key)
}

/// The commented-out line that a blank charter has for this key gives way to the key.
fn over_blank(text: &str, start: usize, headed: bool, key: &str, line: &str) -> Option<Patch> {
    let mut at = if headed { line_end(text, start) } else { start };
    let blank = [format!("# {key} = \"\""), format!("# {key} = []")];
    while at < text.len() {
        let end = line_end(text, at);
        let written = text[at..end].trim_end();
        if written.starts_with('[') {
            return None;
        }
        if blank.iter().any(|b| b == written) {
            return Some(Patch::replace(at..at + written.len(), line));
        }
        at = end;
    }
    None
}

/// A line of its own behind the line in which `end` is.
pub(super) fn behind(text: &str, end: usize, line: &str) -> Patch {
    Patch::insert(line_stop(text, end), format!("\n{line}"))
}

fn dotted(text: &str, table: &Table, line: &str) -> Result<Vec<Patch>, Uneditable> {
    let unclear = || Uneditable::TooDense(line.to_owned());
    let first = table.entries.first().ok_or_else(unclear)?;
    let last = table.entries.iter().map(|e| e.node.end()).max().ok_or_else(unclear)?;
    let start = line_start(text, first.key_span.start);
    let lead = &text[start..first.key_span.start];
    if lead.contains(['{', '=', '[', ',']) {
        return Err(unclear());
    }
    Ok(vec![behind(text, last, &format!("{lead}{line}"))])
}

/// `goals = { why = … }`
fn nested(path: &[&str], new: &NewKey) -> String {
    let inner = format!("{} = {}", write::toml_key(new.key), new.value);
    path.iter().rev().fold(inner, |inner, key| format!("{} = {{ {inner} }}", write::toml_key(key)))
}

fn in_braces(table: &Table, node: Option<&Node>, line: &str) -> Patch {
    match (table.entries.iter().map(|e| e.node.end()).max(), node) {
        (Some(end), _) => Patch::insert(end, format!(", {line}")),
        (None, Some(node)) => Patch::replace(node.place.clone(), format!("{{ {line} }}")),
        (None, None) => Patch::insert(0, String::new()),
    }
}

/// Takes a key out of braces, with the comma behind it or, if it is the last, the one before it.
pub(super) fn out_of_braces(text: &str, entry: &Entry) -> Patch {
    let before = &text[..entry.key_span.start];
    let open = before.rfind(['{', ',']).map_or(0, |i| i + 1);
    let start = open + before[open..].len() - before[open..].trim_start().len();
    let end = entry.node.end();
    let rest = text[end..].trim_start();
    if let Some(next) = rest.strip_prefix(',') {
        return Patch::remove(start..text.len() - next.trim_start().len());
    }
    match text[..start].trim_end().strip_suffix(',') {
        Some(kept) => Patch::remove(kept.trim_end().len()..end),
        None => Patch::remove(start..end),
    }
}
