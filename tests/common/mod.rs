//! What the tests share.

#![allow(dead_code)]

pub mod folder;
pub mod terminal;

pub use folder::{Folder, Ran};
