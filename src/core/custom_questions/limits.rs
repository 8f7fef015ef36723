//! How much of a `questions.toml` is read.

/// The most things of one sort that are read: more, nobody would be asked.
pub const MAX_ENTRIES: usize = 200;
