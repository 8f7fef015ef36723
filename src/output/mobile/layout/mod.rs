//! Where everything in the mobile hangs. What is asked in an area is how large its shape is; every
//! beam hangs where it is level when all that is asked is answered. Then what is answered weighs, and
//! what outweighs the rest pulls its side down. Things then move up and down only, each over its own
//! stretch of the ground, so that no weights can make two of them touch. Lengths are in units of the
//! picture, which is about 290 of them wide.

use unicode_width::UnicodeWidthStr;

use crate::output::mobile::shapes::{self, Point};
use crate::output::render::view::{Area, Element};

/// How steep a beam gets, as the height over the length: about 16 degrees.
pub(super) const STEEPEST: f64 = 0.28;
/// At which imbalance, from 0 to 1, a beam is half as steep, or a little more. Small ones can be seen.
const SOFT: f64 = 0.6;
/// The height of a line of text.
pub(super) const LINE: f64 = 13.0;
/// The thread from which everything hangs.
const TOP: f64 = 20.0;
/// The thread above the name of an element.
const ABOVE: f64 = 34.0;
/// The height of that name, with the space around it.
const NAME: f64 = LINE + 2.0;
/// The thread between the name and the beam below it.
const BELOW: f64 = 11.0;
/// The thread above a shape. Every second one is longer: as long as the names beside it need.
const SHORT: f64 = 22.0;
/// The radius of the shape for one question; it grows with the root, so that areas compare.
const ONE: f64 = 4.0;
/// The radius of the largest shape.
const LARGEST: f64 = 16.0;
/// Half the width of a letter of an area's and of an element's name.
const LETTER: [f64; 2] = [3.2, 3.9];
/// The space between what hangs side by side.
const GAP: f64 = 6.0;
/// The space between elements, and at the edges.
const APART: f64 = 12.0;
const EDGE: f64 = 3.0;

/// A piece of the picture.
#[derive(Debug)]
pub(super) enum Part<'v> {
    /// A thread straight down.
    Thread { from: Point, length: f64 },
    /// A wire that hangs at its pivot and bends down to both ends; what it carries besides hangs on it.
    Beam { left: Point, pivot: Point, right: Point },
    /// The shape of an area: as large as what is asked in it, and in it what is answered, from 0 to 1.
    /// Which shape it is, its element says, counted from 0.
    Blade { tip: Point, element: usize, radius: f64, answered: f64, turned: bool },
    /// The name of an area or an element, around the middle of its line.
    Name { at: Point, text: &'v str, of_element: bool },
}

/// An element and its parts; what carries the elements belongs to none.
#[derive(Debug)]
pub(super) struct Hung<'v> {
    pub(super) element: Option<&'v Element<'v>>,
    pub(super) parts: Vec<Part<'v>>,
}

/// All that hangs, and how large the picture is.
#[derive(Debug)]
pub(super) struct Mobile<'v> {
    pub(super) hung: Vec<Hung<'v>>,
    pub(super) width: f64,
    pub(super) height: f64,
}

/// How far a name reaches to either side.
pub(super) fn half_of(name: &str, of_element: bool) -> f64 {
    let letters = u16::try_from(name.width()).unwrap_or(u16::MAX);
    f64::from(letters) * LETTER[usize::from(of_element)] + 1.0
}

/// An area, the size of its shape, and where it hangs as seen from above.
struct Leaf<'v> {
    area: &'v Area<'v>,
    radius: f64,
    /// How far it and its name reach to either side, and it alone down.
    half: f64,
    deep: f64,
    x: f64,
}

/// An element, and where its beam hangs as seen from above.
struct Group<'v> {
    element: &'v Element<'v>,
    number: usize,
    leaves: Vec<Leaf<'v>>,
    x: f64,
}

/// Hangs up all elements in which anything is asked.
pub(super) fn hang<'v>(elements: &'v [Element<'v>]) -> Mobile<'v> {
    let (groups, width) = groups(elements);
    let mobile = from_top(&groups, width, TOP);
    // A light end may rise above the place where all hangs: that one goes up then.
    let above = TOP / 2.0 - mobile.highest();
    if above > 0.0 { from_top(&groups, width, TOP + above) } else { mobile }
}

/// Hangs up all elements on a thread of this length.
fn from_top<'v>(groups: &[Group<'v>], width: f64, length: f64) -> Mobile<'v> {
    let mut mobile = Mobile { hung: Vec::new(), width, height: 0.0 };
    let mut frame = Vec::new();
    if !groups.is_empty() {
        let from = Point { x: balance(groups), y: 0.0 };
        frame.push(Part::Thread { from, length });
        mobile.chain(groups, Point { y: length, ..from }, &mut frame);
    }
    mobile.hung.insert(0, Hung { element: None, parts: frame });
    let bottom = |part: &Part| if let Part::Name { at, .. } = part { at.y } else { 0.0 };
    let names = mobile.hung.iter().flat_map(|h| &h.parts).map(bottom);
    mobile.height = names.fold(0.0, f64::max) + LINE / 2.0;
    mobile
}

/// The elements from left to right, and how wide they are together.
fn groups<'v>(elements: &'v [Element<'v>]) -> (Vec<Group<'v>>, f64) {
    let asked = |e: &&Element| e.asked > 0;
    let most = elements.iter().flat_map(|e| &e.areas).map(|a| a.asked).max().unwrap_or(0);
    let one = ONE.min(LARGEST / count(most).sqrt());
    let mut groups = Vec::new();
    let mut right = EDGE;
    for element in elements.iter().filter(asked) {
        let mut group = place(element, groups.len(), one);
        let reach = |l: &Leaf, side: f64| l.x + side * l.half;
        let name = half_of(element.name, true);
        let left = group.leaves.iter().map(|l| reach(l, -1.0)).fold(group.x - name, f64::min);
        let shift = right - left;
        group.x += shift;
        for leaf in &mut group.leaves {
            leaf.x += shift;
        }
        right = group.leaves.iter().map(|l| reach(l, 1.0)).fold(group.x + name, f64::max) + APART;
        groups.push(group);
    }
    (groups, (right - APART).max(0.0) + EDGE)
}

/// The areas of an element beside each other, as close as their names allow, and where they balance.
fn place<'v>(element: &'v Element<'v>, number: usize, one: f64) -> Group<'v> {
    let mut leaves: Vec<Leaf> = Vec::new();
    for area in element.areas.iter().filter(|a| a.asked > 0) {
        let radius = one * count(area.asked).sqrt();
        let (half, deep) = shapes::reach(number, radius);
        let half = half.max(half_of(area.name, false));
        let i = leaves.len();
        // The thread of a lower one passes between the higher ones; those of one height are names
        // beside each other.
        let beside =
            leaves.last().map_or(0.0, |l| l.x + if i.is_multiple_of(2) { half } else { l.half });
        let row = i.checked_sub(2).map_or(0.0, |j| leaves[j].x + leaves[j].half + half);
        let x = if i == 0 { 0.0 } else { beside.max(row) + GAP };
        leaves.push(Leaf { area, radius, half, deep, x });
    }
    let all: f64 = leaves.iter().map(|l| count(l.area.asked)).sum();
    let moment: f64 = leaves.iter().map(|l| l.x * count(l.area.asked)).sum();
    Group { element, number, leaves, x: moment / all }
}

/// Where several elements balance when all that is asked is answered.
fn balance(groups: &[Group]) -> f64 {
    let all: f64 = groups.iter().map(|g| count(g.element.asked)).sum();
    let moment: f64 = groups.iter().map(|g| g.x * count(g.element.asked)).sum();
    moment / all
}

#[allow(clippy::cast_precision_loss)]
fn count(questions: usize) -> f64 {
    questions as f64
}

/// What hangs at the end of an arm, to the right positive: what is asked and what is answered.
type Load = (f64, usize, usize);

/// How steep a beam hangs: level when everything on it is answered to the same share; positive when
/// the right end goes down, because the right side outweighs.
fn slope(loads: &[Load]) -> f64 {
    let side = |of: fn(&Load) -> usize| -> (f64, f64) {
        let moment = |load: &Load| load.0 * count(of(load));
        (loads.iter().map(moment).sum(), loads.iter().map(moment).filter(|m| *m > 0.0).sum())
    };
    let (moment, _) = side(|load| load.2);
    let (_, most) = side(|load| load.1);
    if most <= 0.0 {
        return 0.0;
    }
    let imbalance = (moment / most).clamp(-1.0, 1.0);
    STEEPEST * imbalance * (1.0 + SOFT) / (imbalance.abs() + SOFT)
}

/// A beam in place.
struct Wire {
    pivot: Point,
    slope: f64,
    /// How far it reaches to the left and to the right.
    arms: (f64, f64),
    bend: f64,
}

impl Wire {
    fn new(pivot: Point, loads: &[Load]) -> Self {
        let arms = loads.iter().map(|load| load.0);
        let arms = (arms.clone().fold(0.0, f64::min), arms.fold(0.0, f64::max));
        let bend = ((arms.1 - arms.0) * 0.06).clamp(3.0, 9.0);
        Self { pivot, slope: slope(loads), arms, bend }
    }

    /// Where something hangs on it.
    fn at(&self, arm: f64) -> Point {
        let whole = if arm < 0.0 { self.arms.0 } else { self.arms.1 };
        let bent = if whole == 0.0 { 0.0 } else { self.bend * (arm / whole).powi(2) };
        Point { x: self.pivot.x + arm, y: self.pivot.y + arm * self.slope + bent }
    }

    /// How much lower another beam must hang not to touch this one.
    fn fall_over(&self, other: &Self) -> f64 {
        let over = |share: f64| {
            let arm = if share < 0.0 { -share * other.arms.0 } else { share * other.arms.1 };
            let below = other.at(arm);
            let above = below.x - self.pivot.x;
            let beside = above < self.arms.0 || above > self.arms.1;
            if beside { f64::NEG_INFINITY } else { self.at(above).y - below.y }
        };
        [-1.0, -0.5, 0.0, 0.5, 1.0].into_iter().map(over).fold(f64::NEG_INFINITY, f64::max)
    }

    fn part<'v>(&self) -> Part<'v> {
        Part::Beam { left: self.at(self.arms.0), pivot: self.pivot, right: self.at(self.arms.1) }
    }
}

/// The beam of an element, which hangs below its name.
fn beam_of(group: &Group, top: Point) -> Wire {
    let load = |l: &Leaf| (l.x - group.x, l.area.asked, l.area.answered);
    let pivot = Point { y: top.y + NAME + BELOW, ..top };
    Wire::new(pivot, &group.leaves.iter().map(load).collect::<Vec<_>>())
}

/// The beam that carries several elements: the first on its left, all others on its right. That of
/// one element is its own.
fn carrying(groups: &[Group], top: Point) -> Wire {
    let load = |side: &[Group]| {
        let asked = side.iter().map(|g| g.element.asked).sum();
        (balance(side) - top.x, asked, side.iter().map(|g| g.element.answered).sum())
    };
    match groups {
        [one] => beam_of(one, top),
        _ => Wire::new(top, &[load(&groups[..1]), load(&groups[1..])]),
    }
}

impl<'v> Mobile<'v> {
    /// The height of the highest end of a beam.
    fn highest(&self) -> f64 {
        let end = |part: &Part| match part {
            Part::Beam { left, right, .. } => left.y.min(right.y),
            _ => f64::INFINITY,
        };
        self.hung.iter().flat_map(|h| &h.parts).map(end).fold(f64::INFINITY, f64::min)
    }

    /// The first element on the left of a beam, all others on its right.
    fn chain(&mut self, groups: &[Group<'v>], pivot: Point, frame: &mut Vec<Part<'v>>) {
        let [first, rest @ ..] = groups else { return };
        if rest.is_empty() {
            return self.group(first, pivot);
        }
        let wire = carrying(groups, pivot);
        let (left, right) = (wire.at(wire.arms.0), wire.at(wire.arms.1));
        frame.push(wire.part());
        let clear = |below: Wire| ABOVE.max(wire.fall_over(&below) + GAP);
        let lengths = [clear(beam_of(first, left)), clear(carrying(rest, right))];
        for (from, length) in [left, right].into_iter().zip(lengths) {
            frame.push(Part::Thread { from, length });
        }
        self.group(first, Point { y: left.y + lengths[0], ..left });
        self.chain(rest, Point { y: right.y + lengths[1], ..right }, frame);
    }

    /// The name of an element, and below it the beam with its areas.
    fn group(&mut self, group: &Group<'v>, top: Point) {
        let wire = beam_of(group, top);
        let under = Point { y: top.y + NAME, ..top };
        let mut parts = vec![
            Part::Name {
                at: Point { y: top.y + NAME / 2.0, ..top },
                text: group.element.name,
                of_element: true,
            },
            Part::Thread { from: under, length: BELOW },
            wire.part(),
        ];
        let place = |leaf: &Leaf| wire.at(leaf.x - group.x);
        for (i, leaf) in group.leaves.iter().enumerate() {
            let from = place(leaf);
            let length =
                if i.is_multiple_of(2) { SHORT } else { clear(&group.leaves, leaf, place) };
            let tip = Point { y: from.y + length, ..from };
            let (element, radius, turned) = (group.number, leaf.radius, i % 2 == 1);
            let answered = count(leaf.area.answered) / count(leaf.area.asked);
            parts.push(Part::Thread { from, length });
            parts.push(Part::Blade { tip, element, radius, answered, turned });
            let at = Point { y: tip.y + leaf.deep + LINE / 2.0 + 1.0, ..tip };
            parts.push(Part::Name { at, text: leaf.area.name, of_element: false });
        }
        self.hung.push(Hung { element: Some(group.element), parts });
    }
}

/// How long the thread must be for a shape to hang below the shorter ones and their names beside it.
fn clear(leaves: &[Leaf], low: &Leaf, place: impl Fn(&Leaf) -> Point) -> f64 {
    let beside = |high: &&Leaf| (high.x - low.x).abs() < high.half + low.half + GAP;
    let bottom = |high: &Leaf| place(high).y + SHORT + high.deep + LINE + 1.0;
    let high = leaves.iter().step_by(2).filter(beside).map(bottom);
    high.fold(place(low).y + SHORT, f64::max) + GAP - place(low).y
}

#[cfg(test)]
mod tests;
