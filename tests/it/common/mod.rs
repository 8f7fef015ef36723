//! What the tests share.

pub mod counts;
pub mod folder;
pub mod git;
pub mod given;
pub mod golden;
pub mod markdown;
pub mod program;
pub mod said;
pub mod strangers;
pub mod terminal;
pub mod untouched;

pub use folder::Folder;
pub use program::{MARKDOWN_MARK, Test};
