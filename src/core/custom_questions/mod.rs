//! A team's own questions: `questions.toml` beside the charter, read on top of the built-in ones.
//!
//! One table a thing, with its id as the key. What is there already is reworded, or marked as core,
//! or given to other readers; what is not there yet is new. Every mistake is found in one go, each
//! with its place; with any of them there are no questions at all, so that no answer is ever taken
//! for something else. Pure: a tree in, a framework out.

mod areas;
mod examples;
mod fields;
mod ids;
mod limits;
mod options;
mod part;
mod place;
mod problems;
mod pulls;
mod questions;
mod read;
mod symptoms;
mod wording;

pub use limits::MAX_ENTRIES;
pub use read::read;

/// What the file is called beside a charter.
pub const FILE_NAME: &str = "questions.toml";

/// A file to begin with: everything that one can say, as comments.
pub const STARTER: &str = include_str!("starter.toml");

#[cfg(test)]
mod tests;
