//! copcharter turns what a core team knows about its community of practice into a charter.
//!
//! The folders are the rooms, and the data flows one way through them:
//!
//! ```text
//! argv → commands → io → text → core::charter     ┐
//!                questions.toml → core::framework ┴→ core function → value → output → screen or io
//!                                   session ⇄ person → edits → core::edit → io
//! ```
//!
//! - [`commands`]: flags → one call → print
//! - [`session`]: dialogues with people
//! - [`output`]: how values look: reports, documents, the mobile
//! - [`terminal`]: streams, colours, keys, prompts
//! - [`io`]: files, git, other processes, the browser
//! - [`core`]: values in, values out; imports no other room
//!
//! `output`, `terminal` and `io` do not import one another: what they need of each other is passed in.
//! `tests/rooms.rs` derives these rules from the folders.

pub mod cli;
pub mod commands;
pub mod context;
pub mod core;
pub mod exit;
pub mod failure;
pub mod io;
pub mod output;
pub mod session;
pub mod terminal;
