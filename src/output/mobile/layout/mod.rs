//! Where everything in the drawn mobile hangs. What is asked in an area is how large its shape is;
//! every beam hangs where it is level when all that is asked is answered. Things move up and down
//! only, each over its own stretch of the ground, so that no weights can make two of them touch.
//! Lengths are in units of the picture, which is about 290 of them wide.

mod beam_curve;
mod drawing;
mod horizontal;
#[cfg(test)]
mod tests;
mod vertical;

pub(super) use drawing::Primitive;
pub(super) use vertical::mobile_drawing;
