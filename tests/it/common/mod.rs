//! What the tests share.

pub mod folder;
pub mod git;
pub mod given;
pub mod markdown;
pub mod program;
pub mod said;
pub mod strangers;
pub mod terminal;
pub mod untouched;

pub use folder::{Folder, Ran};
pub use program::{MARKDOWN_MARK, Test};
