//! The one lexer and the one parser. The only folder that names `toml_parser` and `toml_datetime`.

mod events;
mod scalars;
mod tokens;

pub(super) use events::parse;
pub use tokens::comments;
pub(crate) use tokens::{Token, TokenKind, tokens};
