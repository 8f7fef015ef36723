//! What is merged, and what comes of it.

use crate::core::toml::Document;

/// What is merged.
#[derive(Clone, Copy, Debug)]
pub struct Sides<'a> {
    /// What both came from.
    pub base: &'a Document,
    /// The one whose text and whose answers stay where there is a choice.
    pub ours: &'a Document,
    /// The other.
    pub theirs: &'a Document,
    /// A merge by lines that takes ours where both have changed the same lines, if there is one.
    pub line_merge: Option<&'a Document>,
    /// What ours is called where somebody is to choose: `this branch`.
    pub our_name: &'a str,
    /// What theirs is called: `the other branch`.
    pub their_name: &'a str,
}

/// What came of it.
#[derive(Clone, Debug)]
pub struct Merged {
    /// The merged charter.
    pub document: Document,
    /// The questions that both sides have answered differently, as ids: now pending as contested.
    pub contested: Vec<String>,
    /// Other keys that both sides have changed differently: theirs stands beside as a comment.
    pub beside: Vec<String>,
    /// How many comments and unknown fields of theirs stand at the end, as comments.
    pub at_end: usize,
}
