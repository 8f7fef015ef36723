//! copcharter turns what a core team knows about its community of practice into a charter.
//!
//! One way for the data to flow, no way back:
//!
//! ```text
//! argv → commands → store → text → charter   ┐
//!              questions.toml → framework    ┴→ core → value → report or render → screen or store
//!                                                edits → charter::edit → workspace → store
//! ```
//!
//! - core (values in, values out): [`framework`], [`charter`], [`own_questions`], [`interview`],
//!   [`check`], [`status`], [`diagnose`], [`diff`], [`timeline`], [`review`], [`merge`], [`migrate`],
//!   [`schema`], [`alignment`], [`calendar`], [`colour`], [`output_path`]
//! - edges: [`asking`], [`terminal`], [`render`], [`apart`], [`report`], [`store`], [`own_look`],
//!   [`watch`], [`serve`], [`browser`], [`history`], [`workspace`]
//! - glue: [`cli`], [`commands`], [`context`], [`exit`]

pub mod alignment;
pub mod apart;
pub mod asking;
pub mod browser;
pub mod calendar;
pub mod charter;
pub mod check;
pub mod cli;
pub mod colour;
pub mod commands;
pub mod context;
pub mod diagnose;
pub mod diff;
pub mod exit;
pub mod framework;
pub mod history;
pub mod interview;
pub mod merge;
pub mod migrate;
pub mod output_path;
pub mod own_look;
pub mod own_questions;
pub mod render;
pub mod report;
pub mod review;
pub mod schema;
pub mod serve;
pub mod status;
pub mod store;
pub mod terminal;
pub mod timeline;
pub mod watch;
pub mod workspace;
