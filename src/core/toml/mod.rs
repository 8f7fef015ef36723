//! TOML with the place of everything in it: read, told apart from what is not TOML, and written.
//! Knows no charter.

mod builder;
pub(crate) mod document;
mod parse;
mod position;
mod recover;
mod suggest;
mod syntax_error;
mod tree;
pub(crate) mod write;

pub use document::{Document, Unreadable};
pub use parse::comments;
pub(crate) use parse::{TokenKind, tokens};
pub use position::{Lines, Position, position};
pub use syntax_error::SyntaxError;
pub use tree::{Entry, Node, Span, Table, TableForm, Value};
