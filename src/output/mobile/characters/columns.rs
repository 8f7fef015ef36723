//! Where the elements and areas of a mobile hang, from left to right.

use crate::core::status::{AreaStatus, ElementStatus, Share};
use crate::core::text::{Accent, Text, TextStyle};
use crate::output::mobile::balance::{balance_point, question_count};

/// How long the threads of areas are.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum ThreadLengths {
    /// All alike, so that all names stand in one row.
    Alike,
    /// Every second one is longer, so that names beside each other do not touch.
    ByTurns,
}

impl ThreadLengths {
    /// The least columns between two elements, and between two names in a row.
    fn gaps(self) -> (usize, usize) {
        match self {
            Self::Alike => (3, 2),
            Self::ByTurns => (2, 1),
        }
    }
}

/// An element with the columns of its areas.
pub(super) struct ElementColumns<'s> {
    pub(super) status: &'s ElementStatus,
    pub(super) accent: TextStyle,
    pub(super) areas: Vec<AreaColumn<'s>>,
    /// The column that it hangs from: in balance when all its areas are answered alike.
    pub(super) column: usize,
    /// The column behind its last one.
    pub(super) right: usize,
}

/// An area with the column of its thread.
pub(super) struct AreaColumn<'s> {
    pub(super) status: &'s AreaStatus,
    pub(super) column: usize,
    /// The rows of thread above its disc.
    pub(super) thread: usize,
}

impl ElementColumns<'_> {
    /// The first column of its name and count, and the one behind them.
    pub(super) fn title_columns(&self) -> (usize, usize) {
        let width = Text::from(title_and_counts(self.status)).width();
        let left = self.column.saturating_sub(width / 2).min(self.right - width);
        (left, left + width)
    }
}

/// The elements from left to right.
pub(super) fn element_columns(
    elements: &[ElementStatus],
    threads: ThreadLengths,
) -> Vec<ElementColumns<'_>> {
    let (gap, _) = threads.gaps();
    let mut left = 1;
    let mut all = Vec::new();
    let accents = [Accent::First, Accent::Second, Accent::Third];
    for (at, element) in elements.iter().enumerate().filter(|(_, e)| e.share.asked > 0) {
        let accent = TextStyle::Accent(accents.get(at).copied().unwrap_or_default());
        let columns = columns_of_element(element, accent, left, threads);
        left = columns.right + gap;
        all.push(columns);
    }
    all
}

fn columns_of_element(
    element: &ElementStatus,
    accent: TextStyle,
    left: usize,
    threads: ThreadLengths,
) -> ElementColumns<'_> {
    let mut areas: Vec<AreaColumn> = Vec::new();
    let mut right = left;
    for area in element.areas.iter().filter(|area| area.share.asked > 0) {
        let (_, gap) = threads.gaps();
        let (before, behind) = columns_beside_thread(area);
        let mut column = left + before;
        let by_turns = threads == ThreadLengths::ByTurns;
        let long = by_turns && areas.len() % 2 == 1;
        if let [.., neighbour] = areas.as_slice() {
            // A long thread passes beside the name that hangs from a short one.
            let between = if long { columns_beside_thread(neighbour.status).1 } else { before };
            column = column.max(neighbour.column + between + 2);
        }
        let row = if by_turns { 2 } else { 1 };
        if let Some(other) = areas.len().checked_sub(row).map(|n| &areas[n]) {
            column =
                column.max(other.column + columns_beside_thread(other.status).1 + gap + before + 1);
        }
        right = right.max(column + behind + 1);
        areas.push(AreaColumn { status: area, column, thread: if long { 4 } else { 1 } });
    }
    let title = Text::from(title_and_counts(element)).width();
    let spare = title.saturating_sub(right - left);
    for area in &mut areas {
        area.column += spare / 2;
    }
    let column = nearest_column(areas.iter().map(|area| area.column));
    ElementColumns { status: element, accent, areas, column, right: right.max(left + title) }
}

/// `Purpose 15/16`
pub(super) fn title_and_counts(element: &ElementStatus) -> String {
    format!("{} {}", element.name, answered_of_asked(element.share))
}

pub(super) fn answered_of_asked(share: Share) -> String {
    format!("{}/{}", share.answered, share.asked)
}

/// The columns before and behind the thread of an area: of its name, or of its count where that
/// is wider.
fn columns_beside_thread(area: &AreaStatus) -> (usize, usize) {
    let breadth = Text::from(&area.name).width().max(answered_of_asked(area.share).len()).max(1);
    (breadth / 2, breadth - breadth / 2 - 1)
}

/// The column where several elements hang in balance when each is answered alike.
pub(super) fn balance_column(elements: &[ElementColumns]) -> usize {
    nearest_column(elements.iter().map(|element| element.column))
}

/// The column nearest to where things in these columns are in balance when all weigh the same.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
fn nearest_column(columns: impl Iterator<Item = usize>) -> usize {
    balance_point(columns.map(|column| (question_count(column), 1.0))).round() as usize
}
