//! Merges two charters that came from one, question by question.
//!
//! Where one side has changed an answer, its change is taken; lists are merged item by item, records
//! field by field, paragraphs line by line. Where both have changed the same, ours stays in its
//! place and both are noted as a contested matter, so that the file stays readable. The merged text
//! begins with a merge of lines where that gave a charter, else with ours, and is made right by
//! edits, so that all else in it stays.
//!
//! Values in, values out.

mod answers;
mod carry_out;
mod comments;
mod draft;
mod plan;
mod sequence;
mod sides;
mod unmergeable;
mod untyped;

pub use carry_out::merge;
pub use sides::{Merged, Sides};
