//! Moves what stands at one path to another: headers and keys are renamed in place where they can
//! be, other keys are taken to their table with the comments above and beside them.

use super::editor::Editor;
use super::edits::Uneditable;
use super::text::{
    Patch, first_byte, indent, line_end, line_start, line_stop, patched, without_lines,
};
use super::{keys, verify};
use crate::core::framework::Framework;
use crate::core::toml::{Document, Entry, Node, Span, Table, TableForm, Value, comments, write};

/// The charter with what stands at the path `from` at the path `to`.
///
/// # Errors
/// When something stands there already, or the text is written in a form in which nothing can be
/// moved without touching more.
pub fn relocate(
    document: &Document,
    framework: &Framework,
    from: &[&str],
    to: &[&str],
) -> Result<Document, Uneditable> {
    let unclear = || Uneditable::TooDense(from.join("."));
    let (key, parent) = from.split_last().ok_or_else(unclear)?;
    let (new_key, new_parent) = to.split_last().ok_or_else(unclear)?;
    let table = document.table(parent).ok_or_else(unclear)?;
    let entry = table.entry(key).ok_or_else(unclear)?;
    if let Some(node) = document.node(to)
        && !matches!(&node.value, Value::Table(t) if t.form == TableForm::Implied)
    {
        return Err(Uneditable::NotATable(to.join(".")));
    }
    let mut headers = Vec::new();
    named_headers(&entry.node, &[], &mut headers);
    let edited = if !headers.is_empty() {
        parsed(document, headers.into_iter().map(|h| h.renamed(to)).collect())?
    } else if matches!(&entry.node.value, Value::Table(t) if t.form != TableForm::Inline) {
        return Err(unclear());
    } else if parent == new_parent && table.form == TableForm::Header {
        parsed(
            document,
            vec![Patch::replace(key_text(document.text(), entry), write::toml_key(new_key))],
        )?
    } else {
        carried(document, framework, (table, entry), (from, to))?
    };
    let same_comments = comments(document.text()).count() == comments(edited.text()).count();
    if same_comments && verify::is_moved(document, &edited, &from.join("."), &to.join(".")) {
        Ok(edited)
    } else {
        Err(Uneditable::Unproved)
    }
}

/// The charter without this header, if nothing stands right under it.
///
/// # Errors
/// When it would not read the same.
pub fn without_bare_header(document: &Document, path: &[&str]) -> Result<Document, Uneditable> {
    let Some(node) = document.node(path) else { return Ok(document.clone()) };
    let Some(table) = node.as_table() else { return Ok(document.clone()) };
    let text = document.text();
    let next = line_end(text, node.place.end);
    let is_commented = text[next..].trim_start_matches(['\r', '\n']).starts_with('#')
        && !text[next..].starts_with(['\r', '\n']);
    let bare = table.form == TableForm::Header
        && !is_commented
        && table.entries.iter().all(|e| match &e.node.value {
            Value::Tables(_) => true,
            Value::Table(inner) => matches!(inner.form, TableForm::Header | TableForm::Implied),
            _ => false,
        });
    if !bare {
        return Ok(document.clone());
    }
    let mut patch = without_lines(text, node.place.start, &(node.place.end..node.place.end));
    let behind = line_end(text, patch.place.end.saturating_sub(1).max(patch.place.start));
    if text[behind..].starts_with('\n') || text[behind..].starts_with("\r\n") {
        patch.place.end = line_end(text, behind);
    }
    // At the end of the text, the empty line above goes with it.
    if text[patch.place.end..].trim().is_empty() {
        let above = text[..patch.place.start].trim_end_matches(['\r', '\n']).len();
        if above > 0 {
            patch.place.start = line_end(text, above);
        }
    }
    let edited = parsed(document, vec![patch])?;
    if verify::rest_stays(document, &edited, &[]) { Ok(edited) } else { Err(Uneditable::Unproved) }
}

fn parsed(document: &Document, patches: Vec<Patch>) -> Result<Document, Uneditable> {
    Document::parse(patched(document.text(), patches)).map_err(|_| Uneditable::Unproved)
}

/// A header within what is moved.
struct Header {
    place: Span,
    /// Its path behind that of what is moved.
    rest: Vec<String>,
    /// Whether it is one of a list, `[[a]]`.
    listed: bool,
}

impl Header {
    fn renamed(self, to: &[&str]) -> Patch {
        let keys = to.iter().copied().chain(self.rest.iter().map(String::as_str));
        let path = keys.map(write::toml_key).collect::<Vec<_>>().join(".");
        let written = if self.listed { format!("[[{path}]]") } else { format!("[{path}]") };
        Patch::replace(self.place, written)
    }
}

fn named_headers(node: &Node, rest: &[String], headers: &mut Vec<Header>) {
    let (tables, listed) = match &node.value {
        Value::Table(_) => (std::slice::from_ref(node), false),
        Value::Tables(nodes) => (nodes.as_slice(), true),
        _ => return,
    };
    for node in tables {
        let Value::Table(table) = &node.value else { continue };
        for entry in &table.entries {
            let rest: Vec<_> = rest.iter().cloned().chain([entry.key.clone()]).collect();
            named_headers(&entry.node, &rest, headers);
        }
        if table.form == TableForm::Header {
            headers.push(Header { place: node.place.clone(), rest: rest.to_vec(), listed });
        }
    }
}

/// Where the key of an entry on lines of its own is written, its quotes included.
fn key_text(text: &str, entry: &Entry) -> Span {
    let start = line_start(text, entry.key_span.start);
    let start = start + indent(text, entry.key_span.start).len();
    let equals = text[entry.key_span.end..entry.node.place.start].find('=').unwrap_or_default();
    let end = entry.key_span.end + equals;
    start..start + text[start..end].trim_end().len()
}

/// Takes a key to another table.
fn carried(
    document: &Document,
    framework: &Framework,
    (table, entry): (&Table, &Entry),
    (from, to): (&[&str], &[&str]),
) -> Result<Document, Uneditable> {
    let text = document.text();
    let value = document.as_written(&entry.node);
    let on_lines = table.form == TableForm::Header;
    let cut =
        if on_lines { commented(text, entry) } else { entry.key_span.start..entry.node.end() };
    let above: Vec<_> = text[cut.start..line_start(text, entry.key_span.start).max(cut.start)]
        .lines()
        .map(str::trim)
        .filter(|_| on_lines)
        .collect();
    let beside = text[entry.node.end()..line_stop(text, entry.node.end())].trim();
    let beside = if on_lines && beside.starts_with('#') { beside } else { "" };
    let removed = if on_lines {
        vec![Patch::remove(cut)]
    } else {
        let (key, parent) = from.split_last().ok_or(Uneditable::Unproved)?;
        keys::remove(document, parent, key)
    };
    let without = parsed(document, removed)?;
    let (key, path) = to.split_last().ok_or(Uneditable::Unproved)?;
    let patches = Editor::new(&without, framework).put(path, key, &value)?;
    let put = parsed(&without, patches)?;
    let entry = put.table(path).and_then(|t| t.entry(key)).ok_or(Uneditable::Unproved)?;
    let at = entry.key_span.start;
    let lead = indent(put.text(), at).to_owned();
    let lines: String = above.iter().map(|line| format!("{lead}{line}\n")).collect();
    let mut patches = vec![Patch::insert(line_start(put.text(), at), lines)];
    if !beside.is_empty() {
        patches.push(Patch::insert(entry.node.end(), format!(" {beside}")));
    }
    parsed(&put, patches)
}

/// The lines of a key with its value, the comment beside it and those right above it. A comment at
/// the very top speaks of the whole file.
fn commented(text: &str, entry: &Entry) -> Span {
    let first = first_byte(text);
    let own = line_start(text, entry.key_span.start);
    let mut start = own;
    while start > first {
        let above = line_start(text, start - 1);
        if !text[above..start].trim_start().starts_with('#') {
            break;
        }
        start = above;
    }
    if start == first {
        start = own;
    }
    start..line_end(text, entry.node.end())
}
