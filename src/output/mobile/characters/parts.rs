//! Where the elements and areas of a mobile hang, from left to right.

use crate::core::status::{AreaStatus, ElementStatus, Share};
use crate::core::text::{Accent, Text, TextStyle};

/// How long the threads of areas are.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Threads {
    /// All alike, so that all names stand in one row.
    Alike,
    /// Every second one is longer, so that names beside each other do not touch.
    ByTurns,
}

impl Threads {
    /// The least columns between two elements, and between two names in a row.
    pub(super) fn gaps(self) -> (usize, usize) {
        match self {
            Self::Alike => (3, 2),
            Self::ByTurns => (2, 1),
        }
    }
}

/// An element with the columns of its areas.
pub(super) struct Part<'s> {
    pub(super) element: &'s ElementStatus,
    pub(super) accent: TextStyle,
    pub(super) areas: Vec<Hung<'s>>,
    /// The column that it hangs from: in balance when all its areas are answered alike.
    pub(super) column: usize,
    /// The column behind its last one.
    pub(super) right: usize,
}

pub(super) struct Hung<'s> {
    pub(super) area: &'s AreaStatus,
    pub(super) column: usize,
    /// The rows of thread above its disc.
    pub(super) thread: usize,
}

impl Part<'_> {
    /// The first column of its name and count, and the one behind them.
    pub(super) fn title_columns(&self) -> (usize, usize) {
        let width = Text::from(title(self.element)).width();
        let left = self.column.saturating_sub(width / 2).min(self.right - width);
        (left, left + width)
    }
}

/// The elements from left to right.
pub(super) fn arranged(elements: &[ElementStatus], threads: Threads) -> Vec<Part<'_>> {
    let (gap, _) = threads.gaps();
    let mut left = 1;
    let mut parts = Vec::new();
    let accents = [Accent::First, Accent::Second, Accent::Third];
    for (at, element) in elements.iter().enumerate().filter(|(_, e)| e.share.asked > 0) {
        let accent = TextStyle::Accent(accents.get(at).copied().unwrap_or_default());
        let part = part(element, accent, left, threads);
        left = part.right + gap;
        parts.push(part);
    }
    parts
}

pub(super) fn part(
    element: &ElementStatus,
    accent: TextStyle,
    left: usize,
    threads: Threads,
) -> Part<'_> {
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
pub(super) fn title(element: &ElementStatus) -> String {
    format!("{} {}", element.name, counted(element.share))
}

pub(super) fn counted(share: Share) -> String {
    format!("{}/{}", share.answered, share.asked)
}

/// The columns before and behind the thread of an area: of its name, or of its count where that
/// is wider.
pub(super) fn sides(area: &AreaStatus) -> (usize, usize) {
    let breadth = Text::from(&area.name).width().max(counted(area.share).len()).max(1);
    (breadth / 2, breadth - breadth / 2 - 1)
}

/// Where several elements hang in balance when each is answered alike.
pub(super) fn middle_of(parts: &[Part]) -> usize {
    mean(parts.iter().map(|part| part.column))
}

pub(super) fn mean(all: impl ExactSizeIterator<Item = usize>) -> usize {
    let count = all.len();
    (all.sum::<usize>() + count / 2).checked_div(count).unwrap_or(0)
}
