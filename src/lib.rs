//! copcharter turns what a core team knows about its community of practice into a charter.

pub mod calendar;
pub mod charter;
pub mod check;
pub mod framework;
