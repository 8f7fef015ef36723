//! Edits: one answer, remark, pending matter or review is put into the text, and nothing else in it
//! changes, not a comment, not a space.
//!
//! An edit is made by place in the text itself and then proved: the new text is read again, and
//! must hold what was asked for and everything else that it held before.

mod apply;
mod apply_raw;
mod blocks;
mod editor;
mod edits;
mod fields;
mod items;
mod keys;
mod marks;
mod plan;
mod rearrange;
mod records;
mod relocate;
mod rows;
mod text;
mod verify;

pub use apply::{apply, apply_alone, span_of};
pub use apply_raw::apply_raw;
pub use edits::{Edit, RawEdit, Uneditable};
pub use relocate::{relocate, without_bare_header};
