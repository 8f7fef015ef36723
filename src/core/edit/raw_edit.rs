//! Changes by path and as written, for what no question stands behind: unknown keys, rows of lists
//! of tables, comments. They are proved like every other edit.

use super::keys::{self, NewKey};
use super::text::{Patch, indent, line_start, patched};
use super::{Editor, Uneditable, records, sections, verify};
use crate::core::framework::Framework;
use crate::core::toml::write;
use crate::core::toml::{Document, Node, TableForm, Value};

/// A change to a charter by path, with values as they are written.
#[derive(Clone, Copy, Debug)]
pub enum RawEdit<'a> {
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
    /// Adds rows to the list of tables at this path.
    AddRows {
        /// Where the list is.
        path: &'a [&'a str],
        /// The number of the row that they come before, from 0; at the end without one.
        before: Option<usize>,
        /// The keys of each row and their values as written.
        rows: &'a [Vec<(String, String)>],
    },
    /// Takes away the rows with these numbers, from 0.
    RemoveRows {
        /// Where the list is.
        path: &'a [&'a str],
        /// The numbers of the rows.
        rows: &'a [usize],
    },
    /// Puts comments on lines of their own above what stands at a place.
    CommentsAbove {
        /// The places, in bytes, each with a comment, its `#` included.
        comments: &'a [(usize, String)],
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
pub fn apply_raw(
    document: &Document,
    framework: &Framework,
    apply_raw: RawEdit,
) -> Result<Document, Uneditable> {
    let editor = Editor { document, framework, sections: sections(framework) };
    let patches = patches(&editor, apply_raw)?;
    if patches.is_empty() {
        return Ok(document.clone());
    }
    let text = patched(document.text(), patches);
    let edited = Document::parse(text).map_err(|_| Uneditable::Unproved)?;
    if verify::rest_stays(document, &edited, &[touched(apply_raw)]) {
        Ok(edited)
    } else {
        Err(Uneditable::Unproved)
    }
}

/// The path that may differ afterwards; empty where nothing may.
fn touched(apply_raw: RawEdit) -> String {
    match apply_raw {
        RawEdit::Put { path, .. }
        | RawEdit::Remove { path }
        | RawEdit::AddRows { path, .. }
        | RawEdit::RemoveRows { path, .. } => path.join("."),
        RawEdit::CommentsAbove { .. } | RawEdit::CommentAtEnd { .. } => String::new(),
    }
}

fn patches(editor: &Editor, apply_raw: RawEdit) -> Result<Vec<Patch>, Uneditable> {
    let text = editor.document.text();
    Ok(match apply_raw {
        RawEdit::Put { path, value } => {
            let (key, path) = path.split_last().ok_or(Uneditable::Unproved)?;
            let order = editor.order(path);
            let sections = &editor.sections;
            let new = NewKey { path, key, value, order: &order, sections };
            keys::put(editor.document, &new)?
        }
        RawEdit::Remove { path } => {
            let (key, path) = path.split_last().ok_or(Uneditable::Unproved)?;
            keys::remove(editor.document, path, key)
        }
        RawEdit::AddRows { path, before, rows } => records::insert(editor, path, before, rows)?,
        RawEdit::RemoveRows { path, rows } => records::remove(editor.document, path, rows),
        RawEdit::CommentsAbove { comments } => {
            let above = |(at, comment): &(usize, String)| {
                let lead = indent(text, *at);
                Patch::insert(line_start(text, *at), format!("{lead}{comment}\n"))
            };
            comments.iter().map(above).collect()
        }
        RawEdit::CommentAtEnd { comment } => {
            let lead = if text.is_empty() || text.ends_with('\n') { "" } else { "\n" };
            vec![Patch::insert(text.len(), format!("{lead}\n{comment}\n"))]
        }
    })
}

/// A value as it is written, with its comments, in a form that can stand behind any key.
#[must_use]
pub fn as_written(document: &Document, node: &Node) -> String {
    match &node.value {
        Value::Table(table) if table.form != TableForm::Inline => {
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
