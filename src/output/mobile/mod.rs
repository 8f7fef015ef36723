//! The charter as a hanging mobile: its physics once, drawn as SVG and in characters.

mod balance;
mod characters;
mod layout;
mod shapes;
pub(crate) mod svg;

pub use characters::{LineStyle, mobile_text};
