//! What differs between two charters, question by question, and what that pulls on.
//!
//! Values in, values out.

mod answers;
mod changes;
mod compare;
mod items;
mod sections;
mod words;

pub use changes::{Change, ChangeKind, Diff, ItemChange, Pulled, SectionChange, TextChange};
pub use compare::diff;
pub use words::lines;
