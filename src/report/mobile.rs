//! The charter as a hanging mobile, drawn in characters: what is answered has weight, and the side
//! that outweighs the other hangs lower. Every place is computed; where all is answered alike, all
//! beams hang level. The same mobile that a rendered charter shows.

use super::sheet::{At, Ink, Sheet};
use crate::status::{AreaStatus, ElementStatus, Share};
use crate::terminal::{Accent, Role, Text};

/// From how much imbalance on a beam tilts by a row, and by two: 0 is none, 1 is all on one side.
const TILTS: [f64; 2] = [0.15, 0.45];

/// The mobile in lines of at most `width` columns; none where it does not fit.
#[must_use]
pub fn mobile(elements: &[ElementStatus], width: usize, ink: Ink) -> Option<Vec<Text>> {
    let mobile = [Threads::Alike, Threads::ByTurns]
        .into_iter()
        .map(|threads| arranged(elements, threads))
        .find(|parts| parts.last().is_some_and(|part| part.right <= width))?;
    let mut drawing = Drawing { sheet: Sheet::default(), ink, beams: Vec::new() };
    drawing.hang(&mobile, (middle_of(&mobile), 0));
    Some(drawing.sheet.lines(ink))
}

/// How long the threads of areas are.
#[derive(Clone, Copy, PartialEq)]
enum Threads {
    /// All alike, so that all names stand in one row.
    Alike,
    /// Every second one is longer, so that names beside each other do not touch.
    ByTurns,
}

impl Threads {
    /// The least columns between two elements, and between two names in a row.
    fn gaps(self) -> (usize, usize) {
        match self {
            Self::Alike => (3, 2),
            Self::ByTurns => (2, 1),
        }
    }
}

/// An element with the columns of its areas.
struct Part<'s> {
    element: &'s ElementStatus,
    accent: Role,
    areas: Vec<Hung<'s>>,
    /// The column that it hangs from: in balance when all its areas are answered alike.
    column: usize,
    /// The column behind its last one.
    right: usize,
}

struct Hung<'s> {
    area: &'s AreaStatus,
    column: usize,
    /// The rows of thread above its disc.
    thread: usize,
}

/// The elements from left to right.
fn arranged(elements: &[ElementStatus], threads: Threads) -> Vec<Part<'_>> {
    let (gap, _) = threads.gaps();
    let mut left = 1;
    let mut parts = Vec::new();
    let accents = [Accent::First, Accent::Second, Accent::Third];
    for (at, element) in elements.iter().enumerate().filter(|(_, e)| e.share.asked > 0) {
        let accent = Role::Accent(accents.get(at).copied().unwrap_or_default());
        let part = part(element, accent, left, threads);
        left = part.right + gap;
        parts.push(part);
    }
    parts
}

fn part(element: &ElementStatus, accent: Role, left: usize, threads: Threads) -> Part<'_> {
    let mut areas: Vec<Hung> = Vec::new();
    let mut right = left;
    for area in element.areas.iter().filter(|area| area.share.asked > 0) {
        let (_, gap) = threads.gaps();
        let (before, behind) = sides(area);
        let mut column = left + before;
        let by_turns = threads == Threads::ByTurns;
        let long = by_turns && areas.len() % 2 == 1;
        if let [.., neighbour] = areas.as_slice() {
            // A long thread passes beside the name that hangs from a short one.
            let between = if long { sides(neighbour.area).1 } else { before };
            column = column.max(neighbour.column + between + 2);
        }
        let row = if by_turns { 2 } else { 1 };
        if let Some(other) = areas.len().checked_sub(row).map(|n| &areas[n]) {
            column = column.max(other.column + sides(other.area).1 + gap + before + 1);
        }
        right = right.max(column + behind + 1);
        areas.push(Hung { area, column, thread: if long { 3 } else { 1 } });
    }
    let title = Text::from(title(element)).width();
    let spare = title.saturating_sub(right - left);
    for area in &mut areas {
        area.column += spare / 2;
    }
    let column = mean(areas.iter().map(|area| area.column));
    Part { element, accent, areas, column, right: right.max(left + title) }
}

/// `Purpose 15/16`
fn title(element: &ElementStatus) -> String {
    format!("{} {}", element.name, counted(element.share))
}

fn counted(share: Share) -> String {
    format!("{}/{}", share.answered, share.asked)
}

/// The columns before and behind the thread of an area: of its name, or of its count where that
/// is wider.
fn sides(area: &AreaStatus) -> (usize, usize) {
    let breadth = Text::from(&area.name).width().max(counted(area.share).len()).max(1);
    (breadth / 2, breadth - breadth / 2 - 1)
}

/// Where several elements hang in balance when each is answered alike.
fn middle_of(parts: &[Part]) -> usize {
    mean(parts.iter().map(|part| part.column))
}

fn mean(all: impl ExactSizeIterator<Item = usize>) -> usize {
    let count = all.len();
    (all.sum::<usize>() + count / 2).checked_div(count).unwrap_or(0)
}

/// How far something is answered, from 0 to 1: its weight.
#[allow(clippy::cast_precision_loss)]
fn weight(share: Share) -> f64 {
    share.answered as f64 / share.asked.max(1) as f64
}

/// A beam, and by how many rows its ends differ.
#[derive(Clone, Copy, Debug)]
struct Beam {
    left: usize,
    right: usize,
    /// How much the right side outweighs the left, from -1 to 1.
    imbalance: f64,
}

impl Beam {
    /// By how many rows the ends differ.
    fn rows(self) -> usize {
        TILTS.iter().filter(|least| self.imbalance.abs() >= **least).count()
    }

    /// The row of a column, counted from the higher end.
    fn row(self, column: usize) -> usize {
        let from_left = (column - self.left) * (self.rows() + 1) / (self.right - self.left + 1);
        if self.imbalance < 0.0 { self.rows() - from_left } else { from_left }
    }
}

struct Drawing {
    sheet: Sheet,
    ink: Ink,
    /// The beams with the rows of their ends.
    beams: Vec<(Beam, usize, usize)>,
}

impl Drawing {
    /// Hangs elements from a place: the first on the left of a beam, all others on its right.
    fn hang(&mut self, parts: &[Part], from: At) {
        let [first, rest @ ..] = parts else { return };
        if rest.is_empty() {
            return self.element(first, from);
        }
        let weight = |part: &Part| weight(part.element.share);
        #[allow(clippy::cast_precision_loss)]
        let others = rest.iter().map(weight).sum::<f64>() / rest.len() as f64;
        let (left, right) = (first.column, middle_of(rest));
        let beam = Beam { left, right, imbalance: others - weight(first) };
        let top = self.beam(beam, from, 1, Role::Quiet);
        self.hang(&parts[..1], (left, top + beam.row(left)));
        self.hang(rest, (right, top + beam.row(right)));
    }

    /// The name of an element, and below it the beam with its areas.
    fn element(&mut self, part: &Part, from: At) {
        let (column, row) = (from.0, from.1 + 1);
        self.sheet.down(from, row, Role::Quiet);
        let [first, .., last] = part.areas.as_slice() else {
            if let [only] = part.areas.as_slice() {
                self.sheet.down((column, row), row + 1, part.accent);
                self.area(only, part.accent, row + 1);
            }
            return self.title(part, (column, row));
        };
        let beam = Beam { left: first.column, right: last.column, imbalance: imbalance(part) };
        let top = self.beam(beam, (column, row), 1, part.accent);
        for area in &part.areas {
            self.area(area, part.accent, top + beam.row(area.column));
        }
        self.title(part, (column, row));
    }

    /// A beam that hangs by a thread of at least so many rows. Returns the row of its higher end.
    fn beam(&mut self, beam: Beam, from: At, thread: usize, role: Role) -> usize {
        let top = from.1 + thread;
        let row = |column| top + beam.row(column);
        self.sheet.down(from, row(from.0), role);
        for column in beam.left..beam.right {
            let (here, next) = (row(column), row(column + 1));
            self.sheet.across((column, here), column + 1, role);
            self.sheet.down((column + 1, here.min(next)), here.max(next), role);
        }
        self.beams.push((beam, row(beam.left), row(beam.right)));
        top
    }

    /// A disc that shows how much is answered, its name and its count.
    fn area(&mut self, hung: &Hung, role: Role, row: usize) {
        let disc = row + hung.thread;
        self.sheet.down((hung.column, row), disc, role);
        let share = hung.area.share;
        self.sheet.write((hung.column, disc), disc_of(share, self.ink), role);
        self.centred((hung.column, disc + 1), &hung.area.name, Role::Plain);
        self.centred((hung.column, disc + 2), &counted(share), Role::Quiet);
    }

    fn title(&mut self, part: &Part, (column, row): At) {
        let count = format!(" {}", counted(part.element.share));
        let width = Text::from(title(part.element)).width();
        let left = (column.saturating_sub(width / 2)).min(part.right - width);
        self.sheet.write((left, row), &part.element.name, part.accent);
        let name = Text::from(&part.element.name).width();
        self.sheet.write((left + name, row), &count, Role::Quiet);
    }

    fn centred(&mut self, (column, row): At, words: &str, role: Role) {
        let width = Text::from(words).width();
        self.sheet.write((column - width / 2, row), words, role);
    }
}

/// How much the areas on the right of an element outweigh those on its left, from -1 to 1.
#[allow(clippy::cast_precision_loss)]
fn imbalance(part: &Part) -> f64 {
    let middle = part.areas.iter().map(|area| area.column as f64).sum::<f64>();
    let middle = middle / part.areas.len().max(1) as f64;
    let arm = |hung: &Hung| hung.column as f64 - middle;
    let moment: f64 = part.areas.iter().map(|hung| arm(hung) * weight(hung.area.share)).sum();
    let most: f64 = part.areas.iter().map(|hung| arm(hung).max(0.0)).sum();
    if most > 0.0 { moment / most } else { 0.0 }
}

/// Nothing, some of it, all.
fn disc_of(share: Share, ink: Ink) -> &'static str {
    let quarters = (share.answered * 4).checked_div(share.asked).unwrap_or(0);
    let discs = match ink {
        Ink::Lines => ["○", "◔", "◑", "◕", "●"],
        Ink::Ascii => [".", "o", "o", "o", "O"],
    };
    discs[if share.answered > 0 { quarters.max(1) } else { 0 }]
}
