//! The charter as a hanging mobile, drawn in characters: what is answered has weight, and the side
//! that outweighs the other hangs lower. Every place is computed; where all is answered alike, all
//! beams hang level. The same mobile that a rendered charter shows.

mod beam;
mod char_grid;
mod columns;
mod drawing;
#[cfg(test)]
mod tests;

pub use char_grid::LineStyle;
pub use drawing::mobile_text;
