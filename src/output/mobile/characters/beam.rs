//! The beams of a mobile of characters, which tilt by whole rows.

use super::columns::{AreaColumn, ElementColumns, balance_column};
use crate::output::mobile::balance::{
    Load, answered_fraction, balance_point, beam_imbalance, question_count, tilt_rows,
};

/// A beam, and by how many rows its ends differ.
#[derive(Clone, Copy, Debug)]
pub(super) struct Beam {
    /// The column of its left end.
    pub(super) left: usize,
    /// The column of its right end.
    pub(super) right: usize,
    /// How much the right side outweighs the left, from -1 to 1.
    pub(super) imbalance: f64,
    /// The most rows by which its ends may differ.
    max_rows: usize,
}

impl Beam {
    /// The beam with one element on its left and some on its right. However many these are, both
    /// sides weigh the same when all are answered.
    pub(super) fn of_elements(first: &ElementColumns, rest: &[ElementColumns]) -> Self {
        let answered = |element: &ElementColumns| answered_fraction(element.status.share);
        let others = balance_point(rest.iter().map(|element| (answered(element), 1.0)));
        let loads = [Load::by_fraction(-1.0, answered(first)), Load::by_fraction(1.0, others)];
        let (left, right) = (first.column, balance_column(rest));
        Self { left, right, imbalance: beam_imbalance(&loads), max_rows: 2 }
    }

    /// The beam with the areas of an element, between these columns.
    pub(super) fn of_areas(element: &ElementColumns, left: usize, right: usize) -> Self {
        let pivot =
            balance_point(element.areas.iter().map(|area| (question_count(area.column), 1.0)));
        let load = |area: &AreaColumn| {
            Load::by_fraction(
                question_count(area.column) - pivot,
                answered_fraction(area.status.share),
            )
        };
        let loads: Vec<_> = element.areas.iter().map(load).collect();
        Self { left, right, imbalance: beam_imbalance(&loads), max_rows: 1 }
    }

    /// By how many rows the ends differ.
    fn rows(self) -> usize {
        tilt_rows(self.imbalance).min(self.max_rows)
    }

    /// The row of a column, counted from the higher end.
    pub(super) fn row(self, column: usize) -> usize {
        let from_left = (column - self.left) * (self.rows() + 1) / (self.right - self.left + 1);
        if self.imbalance < 0.0 { self.rows() - from_left } else { from_left }
    }
}

/// How many rows below its end of a beam an element stands clear of the rest of the beam.
pub(super) fn thread_clear_of_beam(beam: Beam, element: &ElementColumns) -> usize {
    let (left, right) = element.title_columns();
    let beside = left.saturating_sub(1).max(beam.left)..=right.min(beam.right);
    let end = beam.row(element.column.clamp(beam.left, beam.right));
    let lowest = beside.map(|column| beam.row(column)).max().unwrap_or(end);
    lowest.saturating_sub(end) + 1
}
