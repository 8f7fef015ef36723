//! Earlier forms of a charter, and merges by lines, through the user's own `git`. The only room that
//! runs it.
//!
//! A repository may come from a stranger, and its configuration names programs that git runs. So
//! only what reads objects is asked for, without signatures, hooks or monitors, and nothing is
//! fetched.

mod command;
mod error;
mod merge_file;
mod past;
mod show;
mod top;

pub use error::HistoryError;
pub use merge_file::{merge_lines, merge_with_markers};
pub use past::{Past, past};
pub use show::show;
pub use top::{link_target_outside, path_from_top};
