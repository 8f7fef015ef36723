//! What keeps a text from being TOML, in plain words.

use super::tree::Span;

/// Maximum number of syntax errors named in one text; the rest waits until these are mended.
pub(super) const MAX_SYNTAX_ERRORS: usize = 100;

/// Something that keeps a text from being TOML.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SyntaxError {
    /// What is wrong, a sentence without a full stop.
    pub message: String,
    /// What to write instead, a sentence.
    pub help: String,
    /// Where.
    pub place: Span,
    /// What it is at odds with, such as the first of two keys.
    pub also: Option<Span>,
}

impl SyntaxError {
    pub(super) fn new(place: Span, message: impl Into<String>, help: impl Into<String>) -> Self {
        Self { message: message.into(), help: help.into(), place, also: None }
    }

    /// The same, at odds with what stands at this place.
    pub(super) fn at_odds_with(self, also: Span) -> Self {
        Self { also: Some(also), ..self }
    }
}
