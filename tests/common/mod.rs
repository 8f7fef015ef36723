//! What the tests share.

#![allow(dead_code)]

pub mod program;
pub mod terminal;

pub use program::Test;
