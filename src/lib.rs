//! copcharter turns what a core team knows about its community of practice into a charter.

pub mod asking;
pub mod calendar;
pub mod charter;
pub mod exit;
pub mod framework;
pub mod interview;
pub mod render;
pub mod store;
pub mod terminal;
pub mod workspace;
