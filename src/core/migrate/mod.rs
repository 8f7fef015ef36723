//! Brings a charter of an older form up to date: what has another place today is moved there with
//! its comments, and what cannot be placed stays as it is.
//!
//! Values in, values out.

mod by_hand;
mod misplaced;
mod retired;
mod steps;

pub use steps::{Migrated, migrate};
