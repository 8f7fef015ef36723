//! Changes by path and as written, for what no question stands behind: unknown keys, rows of lists
//! of tables, comments. They are proved like every other edit.

use super::editor::{Editor, proved};
use super::edits::{RawEdit, Uneditable};
use super::text::{Patch, indent, line_start};
use super::{keys, records, verify};
use crate::core::framework::Framework;
use crate::core::toml::Document;

/// The charter with one such change made.
///
/// # Errors
/// When the text is written in a form in which the change cannot be made without touching more.
pub fn apply_raw(
    document: &Document,
    framework: &Framework,
    edit: RawEdit,
) -> Result<Document, Uneditable> {
    let patches = patches(&Editor::new(document, framework), edit)?;
    proved(document, patches, |edited| verify::rest_stays(document, edited, &[touched(edit)]))
}

/// The path that may differ afterwards; empty where nothing may.
fn touched(edit: RawEdit) -> String {
    match edit {
        RawEdit::Put { path, .. }
        | RawEdit::Remove { path }
        | RawEdit::AddRows { path, .. }
        | RawEdit::RemoveRows { path, .. } => path.join("."),
        RawEdit::CommentsAbove { .. } | RawEdit::CommentAtEnd { .. } => String::new(),
    }
}

fn patches(editor: &Editor, edit: RawEdit) -> Result<Vec<Patch>, Uneditable> {
    let text = editor.document.text();
    Ok(match edit {
        RawEdit::Put { path, value } => {
            let (key, path) = path.split_last().ok_or(Uneditable::Unproved)?;
            editor.put(path, key, value)?
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
