//! One file for each command: its arguments, whose doc comments are its help, and `run`, which is
//! glue only. What several commands share is in `opening`, `target`, `unreadable` and `failure`;
//! dialogues with people are in the room `session`.

mod before;
pub mod check;
pub mod completions;
pub mod diagnose;
pub mod diff;
pub mod edit;
pub mod get;
pub mod init;
pub mod log;
pub mod man;
pub mod merge;
pub mod migrate;
mod open;
pub mod pending;
pub mod questions;
pub mod render;
pub mod render_worker;
pub mod review;
pub mod schema;
pub mod set;
pub mod status;
mod target;
pub mod templates;
mod unreadable;
pub mod unset;
