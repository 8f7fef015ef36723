//! Hangs the elements below each other: beams tilt, and threads are as long as it takes to keep clear
//! of what hangs above.

use super::beam_curve::BeamCurve;
use super::drawing::{ElementDrawing, LINE_HEIGHT, MobileDrawing, Primitive};
use super::horizontal::{
    GAP, PlacedArea, PlacedElement, balance_of_elements, half_width_of_name, placed_elements,
};
use crate::core::status::Share;
use crate::output::mobile::balance::{Load, answered_fraction};
use crate::output::mobile::shapes::Point;
use crate::output::render::view::Element;

/// The thread from which everything hangs.
const TOP_THREAD: f64 = 20.0;
/// The thread above the name of an element.
const ELEMENT_THREAD: f64 = 34.0;
/// The height of that name, with the space around it.
const NAME_HEIGHT: f64 = LINE_HEIGHT + 2.0;
/// The thread between the name and the beam below it.
const BEAM_THREAD: f64 = 11.0;
/// The thread above a shape. Every second one is longer: as long as the names beside it need.
const AREA_THREAD: f64 = 22.0;

/// The drawing of all elements in which anything is asked.
pub(in crate::output::mobile) fn mobile_drawing<'v>(
    elements: &'v [Element<'v>],
) -> MobileDrawing<'v> {
    let (placed, width) = placed_elements(elements);
    let drawing = hung_on_thread(&placed, width, TOP_THREAD);
    // A light end may rise above the place where all hangs: everything hangs lower then.
    let above = TOP_THREAD / 2.0 - drawing.highest_beam_end();
    if above > 0.0 { hung_on_thread(&placed, width, TOP_THREAD + above) } else { drawing }
}

/// The drawing of all elements on a thread of this length.
fn hung_on_thread<'v>(placed: &[PlacedElement<'v>], width: f64, length: f64) -> MobileDrawing<'v> {
    let mut drawing = MobileDrawing { elements: Vec::new(), width, height: 0.0 };
    let mut frame = Vec::new();
    if !placed.is_empty() {
        let from = Point { x: balance_of_elements(placed), y: 0.0 };
        frame.push(Primitive::Thread { from, length });
        hang_chain(&mut drawing, placed, Point { y: length, ..from }, &mut frame);
    }
    drawing.elements.insert(0, ElementDrawing { element: None, primitives: frame });
    drawing.height = drawing.lowest_name_end();
    drawing
}

/// The beam of an element, which hangs below its name.
fn beam_of_element(placed: &PlacedElement, top: Point) -> BeamCurve {
    let load = |area: &PlacedArea| Load::by_count(area.x - placed.x, share_of_area(area));
    let loads: Vec<_> = placed.areas.iter().map(load).collect();
    let hung_on =
        |thread: f64| BeamCurve::new(Point { y: top.y + NAME_HEIGHT + thread, ..top }, &loads);
    let beam = hung_on(BEAM_THREAD);
    // A steep beam must not rise into the name above it.
    let (left, right) = beam.ends();
    let reach = half_width_of_name(placed.element.name, true);
    let under_name = |end: Point| beam.at((end.x - top.x).clamp(-reach, reach)).y;
    let bottom = top.y + NAME_HEIGHT - 1.0;
    let overlap = bottom - under_name(left).min(under_name(right));
    if overlap > 0.0 { hung_on(BEAM_THREAD + overlap + GAP) } else { beam }
}

/// The beam that carries several elements: the first on its left, all others on its right. That of
/// one element is its own.
fn beam_of_chain(placed: &[PlacedElement], top: Point) -> BeamCurve {
    let load = |side: &[PlacedElement]| {
        let asked = side.iter().map(|placed| placed.element.asked).sum();
        let answered = side.iter().map(|placed| placed.element.answered).sum();
        Load::by_count(balance_of_elements(side) - top.x, Share { answered, asked })
    };
    match placed {
        [one] => beam_of_element(one, top),
        _ => BeamCurve::new(top, &[load(&placed[..1]), load(&placed[1..])]),
    }
}

/// Hangs the first element on the left of a beam, all others on its right.
fn hang_chain<'v>(
    drawing: &mut MobileDrawing<'v>,
    placed: &[PlacedElement<'v>],
    pivot: Point,
    frame: &mut Vec<Primitive<'v>>,
) {
    let [first, rest @ ..] = placed else { return };
    if rest.is_empty() {
        drawing.elements.push(element_drawing(first, pivot));
        return;
    }
    let beam = beam_of_chain(placed, pivot);
    let (left, right) = beam.ends();
    frame.push(beam.primitive());
    let clear = |below: BeamCurve| ELEMENT_THREAD.max(beam.overlap_with(&below) + GAP);
    let lengths = [clear(beam_of_element(first, left)), clear(beam_of_chain(rest, right))];
    for (from, length) in [left, right].into_iter().zip(lengths) {
        frame.push(Primitive::Thread { from, length });
    }
    drawing.elements.push(element_drawing(first, Point { y: left.y + lengths[0], ..left }));
    hang_chain(drawing, rest, Point { y: right.y + lengths[1], ..right }, frame);
}

/// The name of an element, and below it the beam with its areas.
fn element_drawing<'v>(placed: &PlacedElement<'v>, top: Point) -> ElementDrawing<'v> {
    let beam = beam_of_element(placed, top);
    let under_name = Point { y: top.y + NAME_HEIGHT, ..top };
    let mut primitives = vec![
        Primitive::Name {
            at: Point { y: top.y + NAME_HEIGHT / 2.0, ..top },
            text: placed.element.name,
            of_element: true,
        },
        Primitive::Thread { from: under_name, length: beam.at(0.0).y - under_name.y },
        beam.primitive(),
    ];
    let place = |area: &PlacedArea| beam.at(area.x - placed.x);
    for (i, area) in placed.areas.iter().enumerate() {
        let turned = !i.is_multiple_of(2);
        let from = place(area);
        let length = if turned { long_thread(&placed.areas, area, place) } else { AREA_THREAD };
        let tip = Point { y: from.y + length, ..from };
        let answered = answered_fraction(share_of_area(area));
        let (element, radius) = (placed.number, area.radius);
        primitives.push(Primitive::Thread { from, length });
        primitives.push(Primitive::AreaShape { tip, element, radius, answered, turned });
        let at = Point { y: tip.y + area.depth + LINE_HEIGHT / 2.0 + 1.0, ..tip };
        primitives.push(Primitive::Name { at, text: area.area.name, of_element: false });
    }
    ElementDrawing { element: Some(placed.element), primitives }
}

fn share_of_area(placed: &PlacedArea) -> Share {
    Share { answered: placed.area.answered, asked: placed.area.asked }
}

/// How long the thread must be for a shape to hang below the shorter ones and their names beside it.
fn long_thread(
    areas: &[PlacedArea],
    low: &PlacedArea,
    place: impl Fn(&PlacedArea) -> Point,
) -> f64 {
    let beside =
        |high: &&PlacedArea| (high.x - low.x).abs() < high.half_width + low.half_width + GAP;
    let bottom = |high: &PlacedArea| place(high).y + AREA_THREAD + high.depth + LINE_HEIGHT + 1.0;
    let high = areas.iter().step_by(2).filter(beside).map(bottom);
    high.fold(place(low).y + AREA_THREAD, f64::max) + GAP - place(low).y
}
