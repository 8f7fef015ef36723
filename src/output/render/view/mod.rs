//! What templates see. It is a contract with everyone who writes a template: names and meanings stay.
//! What the audience may not read is left out here, before a template sees anything.

mod build;
mod dates;
mod model;
mod pending_and_reviews;

pub use model::*;
