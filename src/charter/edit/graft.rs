//! Changes by path and as written, for what no question stands behind: unknown keys, rows of lists
//! of tables, comments. They are proved like every other edit.

use super::keys::{self, NewKey};
use super::text::{Patch, indent, line_start, patched};
use super::{Editor, Uneditable, proof, records, sections};
use crate::charter::document::{Document, Form, Node, Value};
use crate::charter::write;
use crate::framework::Framework;

/// A change to a charter by path, with values as they are written.
#[derive(Clone, Copy, Debug)]
pub enum Graft<'a> {
    /// Gives the key at this path a value.
    Put {
        /// The tables and, last, the key.
        path: &'a [&'a str],
        /// The value as written.
        value: &'a str,
    },
    /// Takes away the key at this path.
    Remove {
        /// The tables and, last, the key.
        path: &'a [&'a str],
    },
    /// Adds a row to the list of tables at this path.
    AddRow {
        /// Where the list is.
        path: &'a [&'a str],
        /// The number of the row that it comes before, from 0; at the end without one.
        before: Option<usize>,
        /// The keys of the row and their values as written.
        fields: &'a [(String, String)],
    },
    /// Takes away the row with this number, from 0.
    RemoveRow {
        /// Where the list is.
        path: &'a [&'a str],
        /// The number of the row.
        at: usize,
    },
    /// Puts a comment on a line of its own above what stands at a place.
    CommentAbove {
        /// The place, in bytes.
        at: usize,
        /// The comment, its `#` included.
        comment: &'a str,
    },
    /// Puts lines of comment at the end.
    CommentAtEnd {
        /// The comment, every line with its `#`.
        comment: &'a str,
    },
}

/// The charter with one such change made.
///
/// # Errors
/// When the text is written in a form in which the change cannot be made without touching more.
pub fn graft(
    document: &Document,
    framework: &Framework,
    graft: Graft,
) -> Result<Document, Uneditable> {
    let editor = Editor { document, framework, sections: sections(framework) };
    let patches = patches(&editor, graft)?;
    if patches.is_empty() {
        return Ok(document.clone());
    }
    let text = patched(document.text(), patches);
    let edited = Document::parse(text).map_err(|_| Uneditable::Unproved)?;
    if proof::rest_stays(document, &edited, &[touched(graft)]) {
        Ok(edited)
    } else {
        Err(Uneditable::Unproved)
    }
}

/// The path that may differ afterwards; empty where nothing may.
fn touched(graft: Graft) -> String {
    match graft {
        Graft::Put { path, .. }
        | Graft::Remove { path }
        | Graft::AddRow { path, .. }
        | Graft::RemoveRow { path, .. } => path.join("."),
        Graft::CommentAbove { .. } | Graft::CommentAtEnd { .. } => String::new(),
    }
}

fn patches(editor: &Editor, graft: Graft) -> Result<Vec<Patch>, Uneditable> {
    let text = editor.document.text();
    Ok(match graft {
        Graft::Put { path, value } => {
            let (key, path) = path.split_last().ok_or(Uneditable::Unproved)?;
            let order = editor.order(path);
            let sections = &editor.sections;
            let new = NewKey { path, key, value, order: &order, sections };
            keys::put(editor.document, &new)?
        }
        Graft::Remove { path } => {
            let (key, path) = path.split_last().ok_or(Uneditable::Unproved)?;
            keys::remove(editor.document, path, key)
        }
        Graft::AddRow { path, before, fields } => records::insert(editor, path, before, fields)?,
        Graft::RemoveRow { path, at } => records::remove(editor.document, path, at),
        Graft::CommentAbove { at, comment } => {
            let start = line_start(text, at);
            vec![Patch::insert(start, format!("{}{comment}\n", indent(text, at)))]
        }
        Graft::CommentAtEnd { comment } => {
            let lead = if text.is_empty() || text.ends_with('\n') { "" } else { "\n" };
            vec![Patch::insert(text.len(), format!("{lead}\n{comment}\n"))]
        }
    })
}

/// A value as it is written, with its comments, in a form that can stand behind any key.
#[must_use]
pub fn as_written(document: &Document, node: &Node) -> String {
    match &node.value {
        Value::Table(table) if table.form != Form::Inline => {
            let fields = table.entries.iter();
            let fields = fields.map(|e| (e.key.clone(), as_written(document, &e.node)));
            write::inline(&fields.collect::<Vec<_>>())
        }
        Value::Tables(nodes) => {
            let rows: Vec<_> = nodes.iter().map(|node| as_written(document, node)).collect();
            write::list(&rows)
        }
        _ => document.text()[node.place.clone()].replace("\r\n", "\n"),
    }
}
