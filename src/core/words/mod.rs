//! How things are put into words, whatever they are about: numbers, lists, suggestions, addresses,
//! and the characters that no text needs.

mod address;
mod characters;
mod composed;
mod count;
mod list;
mod suggest;

pub use address::{percent_decoded, percent_encoded, percent_encoded_reference};
pub use characters::{is_dangerous, is_invisible};
pub use composed::{composed, decomposed};
pub use count::Count;
pub use list::{and, on_one_line, quoted, some};
pub use suggest::{did_you_mean, nearest};
