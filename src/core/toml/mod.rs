//! TOML with the place of everything in it: read, told apart from what is not TOML, and written.
//! Knows no charter.

mod comments;
pub(crate) mod document;
mod position;
mod recover;
pub(crate) mod write;

pub use comments::comments;
pub use document::{Document, Entry, Node, Span, Table, TableForm, Unreadable, Value};
pub use position::{Lines, Position, position};
pub use recover::SyntaxError;
