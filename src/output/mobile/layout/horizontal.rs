//! Where elements and their areas hang as seen from above: as close as their names allow.

use unicode_width::UnicodeWidthStr;

use crate::output::mobile::balance::{balance_point, question_count};
use crate::output::mobile::shapes;
use crate::output::render::view::{Area, Element};

/// The radius of the shape for one question; it grows with the root, so that areas compare.
pub(super) const QUESTION_RADIUS: f64 = 4.0;
/// The radius of the largest shape.
const MAX_RADIUS: f64 = 16.0;
/// Half the width of a letter of an area's and of an element's name.
const HALF_LETTER: [f64; 2] = [3.2, 3.9];
/// The space between what hangs side by side.
pub(super) const GAP: f64 = 6.0;
/// The space between elements.
const ELEMENT_GAP: f64 = 12.0;
/// The space at the left and right edge.
const EDGE: f64 = 3.0;

/// An area, the size of its shape, and where it hangs.
pub(super) struct PlacedArea<'v> {
    pub(super) area: &'v Area<'v>,
    pub(super) radius: f64,
    /// How far it and its name reach to either side.
    pub(super) half_width: f64,
    /// How far it reaches down without its name.
    pub(super) depth: f64,
    pub(super) x: f64,
}

/// An element, and where its beam hangs.
pub(super) struct PlacedElement<'v> {
    pub(super) element: &'v Element<'v>,
    /// Counted from 0 among the elements in which anything is asked.
    pub(super) number: usize,
    pub(super) areas: Vec<PlacedArea<'v>>,
    pub(super) x: f64,
}

/// How far a name reaches to either side.
pub(super) fn half_width_of_name(name: &str, of_element: bool) -> f64 {
    let letters = u16::try_from(name.width()).unwrap_or(u16::MAX);
    f64::from(letters) * HALF_LETTER[usize::from(of_element)] + 1.0
}

/// Where several elements balance when all that is asked is answered.
pub(super) fn balance_of_elements(elements: &[PlacedElement]) -> f64 {
    balance_point(elements.iter().map(|placed| (placed.x, question_count(placed.element.asked))))
}

/// The elements in which anything is asked, from left to right, and how wide they are together.
pub(super) fn placed_elements<'v>(elements: &'v [Element<'v>]) -> (Vec<PlacedElement<'v>>, f64) {
    let most = elements.iter().flat_map(|e| &e.areas).map(|a| a.asked).max().unwrap_or(0);
    let question_radius = QUESTION_RADIUS.min(MAX_RADIUS / question_count(most).sqrt());
    let mut placed_elements = Vec::new();
    let mut right = EDGE;
    for element in elements.iter().filter(|element| element.asked > 0) {
        let mut placed = placed_element(element, placed_elements.len(), question_radius);
        let end = |area: &PlacedArea, side: f64| area.x + side * area.half_width;
        let name = half_width_of_name(element.name, true);
        let left = placed.areas.iter().map(|a| end(a, -1.0)).fold(placed.x - name, f64::min);
        let shift = right - left;
        placed.x += shift;
        for area in &mut placed.areas {
            area.x += shift;
        }
        let last = placed.areas.iter().map(|a| end(a, 1.0)).fold(placed.x + name, f64::max);
        right = last + ELEMENT_GAP;
        placed_elements.push(placed);
    }
    (placed_elements, (right - ELEMENT_GAP).max(0.0) + EDGE)
}

/// The areas of an element beside each other, the first at 0, and where they balance.
fn placed_element<'v>(
    element: &'v Element<'v>,
    number: usize,
    question_radius: f64,
) -> PlacedElement<'v> {
    let mut areas: Vec<PlacedArea> = Vec::new();
    for area in element.areas.iter().filter(|area| area.asked > 0) {
        let radius = question_radius * question_count(area.asked).sqrt();
        let (half_width, depth) = shapes::svg_shape_reach(number, radius);
        let half_width = half_width.max(half_width_of_name(area.name, false));
        let i = areas.len();
        // The thread of a lower one passes between the higher ones; those of one height are names
        // beside each other.
        let beside = areas.last().map_or(0.0, |neighbour| {
            neighbour.x + if i.is_multiple_of(2) { half_width } else { neighbour.half_width }
        });
        let of_one_height =
            i.checked_sub(2).map_or(0.0, |j| areas[j].x + areas[j].half_width + half_width);
        let x = if i == 0 { 0.0 } else { beside.max(of_one_height) + GAP };
        areas.push(PlacedArea { area, radius, half_width, depth, x });
    }
    let x = balance_point(areas.iter().map(|placed| (placed.x, question_count(placed.area.asked))));
    PlacedElement { element, number, areas, x }
}
