//! What a charter file holds, with its place there.

use std::ops::Deref;

use crate::core::toml::Span;

/// Something that stands in the text. Read as the thing itself, which says the same wherever it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Located<T> {
    /// What it says.
    pub value: T,
    /// Where it stands, in bytes.
    pub place: Span,
}

impl<T> Deref for Located<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}
