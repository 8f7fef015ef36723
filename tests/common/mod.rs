//! What the tests share.

// Each test file uses its own part.
#![allow(dead_code, unused_imports, clippy::unwrap_used)]

pub mod folder;
pub mod git;
pub mod program;
pub mod terminal;

pub use folder::{Folder, Ran};
pub use program::Test;
