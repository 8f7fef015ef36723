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
    drawing.chain(&mobile, (middle_of(&mobile), 0), 1);
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

impl Part<'_> {
    /// The first column of its name and count, and the one behind them.
    fn title_columns(&self) -> (usize, usize) {
        let width = Text::from(title(self.element)).width();
        let left = self.column.saturating_sub(width / 2).min(self.right - width);
        (left, left + width)
    }
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
        areas.push(Hung { area, column, thread: if long { 4 } else { 1 } });
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
    /// The most rows by which its ends may differ.
    steepest: usize,
}

impl Beam {
    /// The beam with one element on its left and some on its right.
    fn between(first: &Part, rest: &[Part]) -> Self {
        let weight = |part: &Part| weight(part.element.share);
        #[allow(clippy::cast_precision_loss)]
        let others = rest.iter().map(weight).sum::<f64>() / rest.len().max(1) as f64;
        let (left, right) = (first.column, middle_of(rest));
        Self { left, right, imbalance: others - weight(first), steepest: 2 }
    }

    /// By how many rows the ends differ.
    fn rows(self) -> usize {
        let rows = TILTS.iter().filter(|least| self.imbalance.abs() >= **least).count();
        rows.min(self.steepest)
    }

    /// The row of a column, counted from the higher end.
    fn row(self, column: usize) -> usize {
        let from_left = (column - self.left) * (self.rows() + 1) / (self.right - self.left + 1);
        if self.imbalance < 0.0 { self.rows() - from_left } else { from_left }
    }
}

/// How many rows below its end of a beam an element stands clear of the rest of the beam.
fn clear_of(beam: Beam, part: &Part) -> usize {
    let (left, right) = part.title_columns();
    let beside = left.saturating_sub(1).max(beam.left)..=right.min(beam.right);
    let end = beam.row(part.column.clamp(beam.left, beam.right));
    let lowest = beside.map(|column| beam.row(column)).max().unwrap_or(end);
    lowest.saturating_sub(end) + 1
}

struct Drawing {
    sheet: Sheet,
    ink: Ink,
    /// The beams with the rows of their ends.
    beams: Vec<(Beam, usize, usize)>,
}

impl Drawing {
    /// Hangs elements on a beam whose higher end is in the row `top`: the first on its left, all
    /// others on its right. Threads are as long as it takes to hang all names level when nothing
    /// outweighs anything.
    fn chain(&mut self, parts: &[Part], from: At, top: usize) {
        let [first, rest @ ..] = parts else { return };
        if rest.is_empty() {
            return self.element(first, from, top);
        }
        let beam = Beam::between(first, rest);
        self.beam(beam, from, top, Role::Quiet);
        let end = |column| (column, top + beam.row(column));
        let (left, right) = (end(beam.left), end(beam.right));
        let [next, others @ ..] = rest else { return };
        if others.is_empty() {
            let thread = clear_of(beam, first).max(clear_of(beam, next));
            self.element(first, left, left.1 + thread);
            return self.element(next, right, right.1 + thread);
        }
        // The next beam hangs clear of this one.
        let below = Beam::between(next, others);
        let over = below.left.saturating_sub(1).max(beam.left)..=beam.right;
        let clear = over.map(|column| end(column).1).max().unwrap_or(top) + 1;
        self.chain(rest, right, clear);
        let thread = clear + below.row(right.0) - right.1 + 1;
        self.element(first, left, left.1 + thread.max(clear_of(beam, first)));
    }

    /// The name of an element in this row, and below it the beam with its areas.
    fn element(&mut self, part: &Part, from: At, row: usize) {
        self.sheet.down(from, row, Role::Quiet);
        let at = (part.column, row);
        match part.areas.as_slice() {
            [] => {}
            [only] => self.area(only, part.accent, row),
            [first, .., last] => {
                let (left, right) = (first.column, last.column);
                let beam = Beam { left, right, imbalance: imbalance(part), steepest: 1 };
                self.beam(beam, at, row + 1, part.accent);
                for area in &part.areas {
                    self.area(area, part.accent, row + 1 + beam.row(area.column));
                }
            }
        }
        self.title(part, row);
    }

    /// A beam whose higher end is in the row `top`, and the thread that it hangs by.
    fn beam(&mut self, beam: Beam, from: At, top: usize, role: Role) {
        let row = |column| top + beam.row(column);
        self.sheet.down(from, row(from.0), role);
        for column in beam.left..beam.right {
            let (here, next) = (row(column), row(column + 1));
            self.sheet.across((column, here), column + 1, role);
            self.sheet.down((column + 1, here.min(next)), here.max(next), role);
        }
        self.beams.push((beam, row(beam.left), row(beam.right)));
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

    fn title(&mut self, part: &Part, row: usize) {
        let count = format!(" {}", counted(part.element.share));
        let left = part.title_columns().0;
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::charter::Charter;
    use crate::framework::Framework;
    use proptest::prelude::*;

    fn elements(answered: &[usize; 8]) -> Vec<ElementStatus> {
        let (framework, charter) = (Framework::built_in(), Charter::default());
        let mut elements =
            crate::status::status(&framework, &charter, crate::calendar::Day::default()).elements;
        let mut answered = answered.iter();
        for element in &mut elements {
            element.share.answered = 0;
            for area in &mut element.areas {
                let given = answered.next().copied().unwrap_or(0).min(area.share.asked);
                area.share.answered = given;
                element.share.answered += given;
            }
        }
        elements
    }

    fn shown(answered: &[usize; 8], width: usize, ink: Ink) -> Vec<String> {
        let lines = mobile(&elements(answered), width, ink).unwrap_or_default();
        lines.iter().map(Text::words).collect()
    }

    fn row_of(lines: &[String], words: &str) -> usize {
        lines.iter().position(|line| line.contains(words)).unwrap_or(usize::MAX)
    }

    #[test]
    fn what_is_answered_alike_hangs_level() {
        let whole = shown(&[9, 7, 14, 5, 4, 11, 3, 5], 80, Ink::Lines);
        assert_eq!(
            whole,
            [
                "                             │",
                "        ╭────────────────────┴──────────╮",
                "        │                 ╭─────────────┴────────────╮",
                " Purpose 16/16      People 19/19              Practice 23/23",
                "    ╭───┴──╮        ╭─────┴─────╮          ╭─────┬───┴──┬──────╮",
                "    ●      ●        ●           ●          ●     ●      ●      ●",
                " Domain  Goals   Members  Stakeholders   What   How   Where  When",
                "   9/9    7/7     14/14        5/5        4/4  11/11   3/3    5/5",
            ]
        );
        let rows =
            |lines: &[String]| ["Purpose", "People", "Practice"].map(|name| row_of(lines, name));
        assert_eq!(rows(&shown(&[0; 8], 80, Ink::Lines)), rows(&whole));
    }

    #[test]
    fn what_outweighs_the_rest_hangs_lower() {
        let purpose = shown(&[9, 7, 0, 0, 0, 0, 0, 0], 80, Ink::Lines);
        assert_eq!(
            purpose[1..5],
            [
                "                             │╭────────╮",
                "                   ╭─────────┴╯        │",
                "        ╭──────────╯      ╭────────────┴────────────╮",
                "        │            People 0/19              Practice 0/23",
            ]
        );
        assert!(row_of(&purpose, "Purpose") > row_of(&purpose, "People"));
        assert_eq!(row_of(&purpose, "People"), row_of(&purpose, "Practice"));
        let practice = shown(&[1, 0, 1, 0, 4, 11, 3, 5], 80, Ink::Lines);
        assert!(row_of(&practice, "Practice") > row_of(&practice, "People"));
        assert!(row_of(&practice, "Practice") > row_of(&practice, "Purpose"));
        let members = shown(&[9, 7, 14, 0, 4, 11, 3, 5], 80, Ink::Lines);
        assert!(row_of(&members, "Members") > row_of(&members, "Stakeholders"));
    }

    #[test]
    fn in_a_narrow_window_names_hang_by_turns() {
        assert_eq!(
            shown(&[8, 7, 13, 5, 4, 10, 3, 5], 50, Ink::Ascii),
            [
                "                       |",
                "       .---------------+-------.",
                "       |              .--------+-------.",
                " Purpose 15/16  People 18/19    Practice 22/23",
                "     .-+-.         .--+-.         .--+-+-+---.",
                "     o   |         o    |         O  |   O   |",
                "  Domain |      Members |       What | Where |",
                "    8/9  |       13/14  |        4/4 |  3/3  |",
                "         O              O            o       O",
                "       Goals      Stakeholders      How    When",
                "        7/7            5/5         10/11    5/5",
            ]
        );
        assert!(mobile(&elements(&[0; 8]), 40, Ink::Lines).is_none());
    }

    proptest! {
        /// Every beam tells the truth, every name and count is whole, and nothing is too wide.
        #[test]
        fn heavier_hangs_lower(answered in prop::array::uniform8(0usize..15), width in 44usize..=80) {
            let elements = elements(&answered);
            let lines = mobile(&elements, width, Ink::Lines);
            prop_assume!(lines.is_some());
            let words: Vec<_> = lines.unwrap_or_default().iter().map(Text::words).collect();
            let picture = words.join("\n");
            for line in &words {
                prop_assert!(Text::from(line).width() <= width, "{}", picture);
            }
            for element in &elements {
                prop_assert!(picture.contains(&title(element)), "{}", picture);
                for area in &element.areas {
                    prop_assert!(picture.contains(&area.name), "{}", picture);
                }
            }
            let parts = arranged(&elements, Threads::Alike);
            let mut drawing = Drawing { sheet: Sheet::default(), ink: Ink::Lines, beams: Vec::new() };
            drawing.chain(&parts, (middle_of(&parts), 0), 1);
            prop_assert_eq!(drawing.beams.len(), 5);
            for (beam, left, right) in drawing.beams {
                let [least, _] = TILTS;
                let lower = right.cmp(&left);
                let expected = match beam.imbalance {
                    i if i >= least => std::cmp::Ordering::Greater,
                    i if i <= -least => std::cmp::Ordering::Less,
                    _ => std::cmp::Ordering::Equal,
                };
                prop_assert_eq!(lower, expected, "{:?}\n{}", beam, picture);
            }
        }
    }
}
