//! Values as text for people and programs. Decides nothing.

mod digest;
mod excerpt;
mod findings;
mod questions;
mod status;
mod summary;

pub use digest::{digest, short};
pub use excerpt::{Remark, excerpt};
pub use findings::{human, json};
pub use questions::{area_listing, listing, overview, question_in_full};
pub use status::status_text;
pub use summary::{closing, element_says};
