//! The charter as a hanging mobile, drawn as SVG: what is answered has weight, and what outweighs the
//! rest pulls its side of the beam down. Every place is computed from the charter; with nothing open
//! all beams hang level. Lengths are in units of the picture, which is about 320 of them wide.

use std::fmt::Write;

use super::escape::html;
use super::view::{Area, Element, View};

/// The steepest tilt in radians, about 14 degrees.
const STEEPEST: f64 = 0.25;
/// How much tilt an imbalance makes, so that small ones can be seen.
const SENSITIVITY: f64 = 0.55;
/// The thread above the name of an element.
const ABOVE: f64 = 34.0;
/// The thread between a name and the beam below it.
const BELOW: f64 = 12.0;
/// The thread above a disc; every second one is longer, so that names beside each other do not touch.
const THREADS: [f64; 2] = [22.0, 54.0];
/// How far the ends of a beam bend down.
const BEND: f64 = 5.0;
/// The radius of the disc of an area with all answers.
const DISC: f64 = 8.5;
/// The height of a line of text.
const LINE: f64 = 13.0;
/// The space between elements, and at the edges.
const GAP: f64 = 14.0;

/// A place in the picture.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Point {
    x: f64,
    y: f64,
}

/// An element with the places of its areas before anything tilts.
struct Group<'v> {
    element: &'v Element<'v>,
    areas: Vec<(&'v Area<'v>, f64)>,
    /// Where it hangs: in balance when all its areas are answered alike.
    x: f64,
}

/// The mobile of a charter as an SVG element.
pub(super) fn svg(view: &View) -> String {
    let (groups, width) = groups(&view.elements);
    let mut picture = Picture { out: String::new(), lowest: 0.0 };
    if !groups.is_empty() {
        let x = balance_of(&groups);
        let from = Point { x, y: 2.0 };
        picture.thread(from, 22.0);
        picture.chain(&groups, Point { x, y: 24.0 });
    }
    let word = |key| view.words.get(key).copied().unwrap_or_default();
    let height = picture.lowest + 4.0;
    format!(
        "<svg class=\"mobile\" viewBox=\"0 0 {width:.0} {height:.0}\" role=\"img\" \
         aria-labelledby=\"mobile-title mobile-text\"><title id=\"mobile-title\">{}</title>\
         <desc id=\"mobile-text\">{}</desc>\n{}</svg>",
        html(word("mobile")),
        html(&described(view, word("mobile_about"), word("answered_of"))),
        picture.out
    )
}

/// The picture in words, for those who hear it.
fn described(view: &View, about: &str, of: &str) -> String {
    let mut text = about.to_owned();
    let share = |answered: usize, asked: usize| {
        of.replace("{answered}", &answered.to_string()).replace("{asked}", &asked.to_string())
    };
    for element in view.elements.iter().filter(|e| e.asked > 0) {
        let areas = element.areas.iter().filter(|a| a.asked > 0);
        let areas: Vec<_> =
            areas.map(|a| format!("{} {}", a.name, share(a.answered, a.asked))).collect();
        let all = share(element.answered, element.asked);
        let _ = write!(text, " {}: {all} ({}).", element.name, areas.join(", "));
    }
    text
}

/// The elements from left to right, and how wide they are together.
fn groups<'v>(elements: &'v [Element<'v>]) -> (Vec<Group<'v>>, f64) {
    let mut groups = Vec::new();
    let mut right = GAP / 2.0;
    for element in elements.iter().filter(|e| e.asked > 0) {
        let mut areas = Vec::new();
        for area in element.areas.iter().filter(|a| a.asked > 0) {
            // Names hang at two heights: each needs little more than half of its width.
            let letters = u16::try_from(area.name.chars().count()).unwrap_or(u16::MAX);
            let slot = (f64::from(letters) * 3.9 + 6.0).max(2.0 * DISC + 13.0);
            areas.push((area, right + slot / 2.0));
            right += slot;
        }
        let x = mean(areas.iter().map(|(_, x)| *x));
        groups.push(Group { element, areas, x });
        right += GAP;
    }
    (groups, right - GAP / 2.0)
}

/// Where several elements hang in balance when each is answered alike.
fn balance_of(groups: &[Group]) -> f64 {
    mean(groups.iter().map(|g| g.x))
}

fn mean(all: impl Iterator<Item = f64>) -> f64 {
    let (sum, count) = all.fold((0.0, 0.0), |(sum, count), x| (sum + x, count + 1.0));
    if count > 0.0 { sum / count } else { 0.0 }
}

/// How far something is answered, from 0 to 1: its weight.
#[allow(clippy::cast_precision_loss)]
fn share(answered: usize, asked: usize) -> f64 {
    if asked == 0 { 0.0 } else { answered as f64 / asked as f64 }
}

/// The tilt of a beam from what hangs on it: arms, to the right positive, and weights from 0 to 1.
/// Level when all weigh the same; the right end goes down when the right side outweighs.
fn tilt(hanging: &[(f64, f64)]) -> f64 {
    let moment: f64 = hanging.iter().map(|(arm, weight)| arm * weight).sum();
    let most: f64 = hanging.iter().map(|(arm, _)| arm.max(0.0)).sum();
    if most > 0.0 { (SENSITIVITY * moment / most).clamp(-STEEPEST, STEEPEST) } else { 0.0 }
}

/// Where something hangs on a beam that hangs at `pivot` and is `half` long on that side.
fn on_beam(pivot: Point, tilt: f64, arm: f64, half: f64) -> Point {
    let bent = if half == 0.0 { 0.0 } else { BEND * (arm / half).powi(2) };
    Point { x: pivot.x + arm * tilt.cos(), y: pivot.y + arm * tilt.sin() + bent }
}

struct Picture {
    out: String,
    lowest: f64,
}

impl Picture {
    /// The first element on the left of a beam, all others on its right.
    fn chain(&mut self, groups: &[Group], pivot: Point) {
        let [first, rest @ ..] = groups else { return };
        if rest.is_empty() {
            return self.group(first, pivot);
        }
        let weight = |g: &Group| share(g.element.answered, g.element.asked);
        let (left, right) = (first.x - balance_of(groups), balance_of(rest) - balance_of(groups));
        let mut hanging = vec![(left, weight(first))];
        hanging.extend(rest.iter().map(|g| (right, weight(g))));
        let tilt = tilt(&hanging);
        let end = |arm| on_beam(pivot, tilt, arm, arm);
        let (left, right) = (end(left), end(right));
        self.beam(pivot, &[left, right]);
        self.thread(left, ABOVE);
        self.group(first, Point { y: left.y + ABOVE, ..left });
        self.thread(right, ABOVE);
        self.chain(rest, Point { y: right.y + ABOVE, ..right });
    }

    /// The name of an element, and below it the beam with its areas.
    fn group(&mut self, group: &Group, top: Point) {
        let _ = writeln!(self.out, "<g class=\"{}\">", html(group.element.id));
        self.label(Point { y: top.y + LINE - 3.0, ..top }, group.element.name, " class=\"part\"");
        let under = Point { y: top.y + LINE + 1.0, ..top };
        self.thread(under, BELOW);
        let pivot = Point { y: under.y + BELOW, ..top };
        let arms = group.areas.iter().map(|(_, x)| x - group.x);
        let weights = group.areas.iter().map(|(a, _)| share(a.answered, a.asked));
        let hanging: Vec<_> = arms.zip(weights).collect();
        let tilt = tilt(&hanging);
        let half = hanging.last().map_or(0.0, |(arm, _)| *arm);
        let ends: Vec<_> =
            hanging.iter().map(|(arm, _)| on_beam(pivot, tilt, *arm, half)).collect();
        self.beam(pivot, &ends);
        for (i, ((area, _), end)) in group.areas.iter().zip(ends).enumerate() {
            self.area(area, end, THREADS[i % 2]);
        }
        self.out.push_str("</g>\n");
    }

    /// A disc as large as what is answered, in a ring as large as what is asked.
    fn area(&mut self, area: &Area, end: Point, length: f64) {
        self.thread(end, length);
        let y = end.y + length + DISC;
        let radius = DISC * share(area.answered, area.asked).sqrt();
        let ring = format!("<circle cx=\"{:.1}\" cy=\"{y:.1}\" r=", end.x);
        let _ = write!(self.out, "{ring}\"{DISC}\" class=\"asked\"/>");
        if radius > 0.0 {
            let _ = write!(self.out, "{ring}\"{radius:.1}\"/>");
        }
        self.label(Point { x: end.x, y: y + DISC + LINE - 1.5 }, area.name, "");
    }

    fn label(&mut self, at: Point, text: &str, class: &str) {
        let _ = writeln!(
            self.out,
            "<text x=\"{:.1}\" y=\"{:.1}\"{class}>{}</text>",
            at.x,
            at.y,
            html(text)
        );
        self.lowest = self.lowest.max(at.y);
    }

    fn thread(&mut self, from: Point, length: f64) {
        let _ = write!(self.out, "<path d=\"M{:.1} {:.1}v{length}\"/>", from.x, from.y);
    }

    /// A wire from its first end over the pivot to its last. Its ends bend down, as wires do.
    fn beam(&mut self, pivot: Point, ends: &[Point]) {
        let (Some(first), Some(last)) = (ends.first(), ends.last()) else { return };
        let middle = |end: &Point| {
            let y = f64::midpoint(end.y - BEND, pivot.y);
            format!("{:.1} {y:.1}", f64::midpoint(end.x, pivot.x))
        };
        let _ = write!(
            self.out,
            "<path class=\"beam\" d=\"M{:.1} {:.1}Q{} {:.1} {:.1}Q{} {:.1} {:.1}\"/>",
            first.x,
            first.y,
            middle(first),
            pivot.x,
            pivot.y,
            middle(last),
            last.x,
            last.y
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_weights_hang_level_whatever_the_arms() {
        for arms in [vec![-40.0, 40.0], vec![-60.0, 10.0, 50.0], vec![0.0]] {
            for weight in [0.0, 0.3, 1.0] {
                let hanging: Vec<_> = arms.iter().map(|arm| (*arm, weight)).collect();
                assert!(tilt(&hanging).abs() < 1e-9, "{hanging:?}");
            }
        }
    }

    #[test]
    fn the_heavier_side_goes_down_and_never_too_far() {
        assert!(tilt(&[(-40.0, 0.2), (40.0, 0.9)]) > 0.0);
        assert!(tilt(&[(-40.0, 0.9), (40.0, 0.2)]) < 0.0);
        assert!(tilt(&[(-40.0, 0.5), (40.0, 0.6)]) < tilt(&[(-40.0, 0.5), (40.0, 0.7)]));
        assert!((tilt(&[(-40.0, 0.0), (40.0, 1.0)]) - STEEPEST).abs() < 1e-9);
        let pivot = Point { x: 0.0, y: 0.0 };
        assert!(on_beam(pivot, 0.2, 40.0, 40.0).y > on_beam(pivot, 0.2, -40.0, -40.0).y);
    }
}
