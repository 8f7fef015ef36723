//! The drawing that comes of a layout: lines, shapes and names, each in its place.

use crate::output::mobile::shapes::Point;
use crate::output::render::view::Element;

/// The height of a line of text.
pub(super) const LINE_HEIGHT: f64 = 13.0;

/// A line, shape or name of the picture.
#[derive(Debug)]
pub(in crate::output::mobile) enum Primitive<'v> {
    /// A thread straight down.
    Thread { from: Point, length: f64 },
    /// A wire that hangs at its pivot and bends down to both ends; what it carries besides hangs on it.
    Beam { left: Point, pivot: Point, right: Point },
    /// The shape of an area: as large as what is asked in it, and in it what is answered, from 0 to 1.
    /// Which shape it is, its element says, counted from 0.
    AreaShape { tip: Point, element: usize, radius: f64, answered: f64, turned: bool },
    /// The name of an area or an element, around the middle of its line.
    Name { at: Point, text: &'v str, of_element: bool },
}

/// What is drawn for an element; what carries the elements belongs to none.
#[derive(Debug)]
pub(in crate::output::mobile) struct ElementDrawing<'v> {
    pub(in crate::output::mobile) element: Option<&'v Element<'v>>,
    pub(in crate::output::mobile) primitives: Vec<Primitive<'v>>,
}

/// All that is drawn, and how large the picture is.
#[derive(Debug)]
pub(in crate::output::mobile) struct MobileDrawing<'v> {
    pub(in crate::output::mobile) elements: Vec<ElementDrawing<'v>>,
    pub(in crate::output::mobile) width: f64,
    pub(in crate::output::mobile) height: f64,
}

impl<'v> MobileDrawing<'v> {
    pub(super) fn primitives(&self) -> impl Iterator<Item = &Primitive<'v>> {
        self.elements.iter().flat_map(|element| &element.primitives)
    }

    /// The height of the highest end of a beam.
    pub(super) fn highest_beam_end(&self) -> f64 {
        let end = |primitive: &Primitive| match primitive {
            Primitive::Beam { left, right, .. } => left.y.min(right.y),
            _ => f64::INFINITY,
        };
        self.primitives().map(end).fold(f64::INFINITY, f64::min)
    }

    /// The height below the lowest name.
    pub(super) fn lowest_name_end(&self) -> f64 {
        let bottom = |primitive: &Primitive| match primitive {
            Primitive::Name { at, .. } => at.y,
            _ => 0.0,
        };
        self.primitives().map(bottom).fold(0.0, f64::max) + LINE_HEIGHT / 2.0
    }
}
