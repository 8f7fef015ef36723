//! Values in, values out: what a charter is, says and ought to say. No files, no terminal, no clock,
//! and none of the rooms beside it.

pub mod alignment;
pub mod calendar;
pub mod charter;
pub mod check;
pub mod colour;
pub mod custom_questions;
pub mod diagnose;
pub mod diff;
pub mod edit;
pub mod framework;
pub mod identity;
pub mod interview;
pub mod limits;
pub mod merge;
pub mod migrate;
pub mod output_format;
pub mod output_path;
pub mod review;
pub mod schema;
pub mod share;
pub mod status;
pub mod text;
pub mod timeline;
pub mod toml;
pub mod words;
