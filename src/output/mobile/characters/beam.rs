//! The beams of a mobile: which side outweighs the other, and how far they tilt.

use super::parts::{Hung, Part, middle_of};
use crate::core::status::Share;

/// From how much imbalance on a beam tilts by a row, and by two: 0 is none, 1 is all on one side.
pub(super) const TILTS: [f64; 2] = [0.15, 0.45];

/// How far something is answered, from 0 to 1: its weight.
#[allow(clippy::cast_precision_loss)]
pub(super) fn weight(share: Share) -> f64 {
    share.answered as f64 / share.asked.max(1) as f64
}

/// A beam, and by how many rows its ends differ.
#[derive(Clone, Copy, Debug)]
pub(super) struct Beam {
    pub(super) left: usize,
    pub(super) right: usize,
    /// How much the right side outweighs the left, from -1 to 1.
    pub(super) imbalance: f64,
    /// The most rows by which its ends may differ.
    pub(super) steepest: usize,
}

impl Beam {
    /// The beam with one element on its left and some on its right.
    pub(super) fn between(first: &Part, rest: &[Part]) -> Self {
        let weight = |part: &Part| weight(part.element.share);
        #[allow(clippy::cast_precision_loss)]
        let others = rest.iter().map(weight).sum::<f64>() / rest.len().max(1) as f64;
        let (left, right) = (first.column, middle_of(rest));
        Self { left, right, imbalance: others - weight(first), steepest: 2 }
    }

    /// By how many rows the ends differ.
    pub(super) fn rows(self) -> usize {
        let rows = TILTS.iter().filter(|least| self.imbalance.abs() >= **least).count();
        rows.min(self.steepest)
    }

    /// The row of a column, counted from the higher end.
    pub(super) fn row(self, column: usize) -> usize {
        let from_left = (column - self.left) * (self.rows() + 1) / (self.right - self.left + 1);
        if self.imbalance < 0.0 { self.rows() - from_left } else { from_left }
    }
}

/// How many rows below its end of a beam an element stands clear of the rest of the beam.
pub(super) fn clear_of(beam: Beam, part: &Part) -> usize {
    let (left, right) = part.title_columns();
    let beside = left.saturating_sub(1).max(beam.left)..=right.min(beam.right);
    let end = beam.row(part.column.clamp(beam.left, beam.right));
    let lowest = beside.map(|column| beam.row(column)).max().unwrap_or(end);
    lowest.saturating_sub(end) + 1
}

/// How much the areas on the right of an element outweigh those on its left, from -1 to 1.
#[allow(clippy::cast_precision_loss)]
pub(super) fn imbalance(part: &Part) -> f64 {
    let middle = part.areas.iter().map(|area| area.column as f64).sum::<f64>();
    let middle = middle / part.areas.len().max(1) as f64;
    let arm = |hung: &Hung| hung.column as f64 - middle;
    let moment: f64 = part.areas.iter().map(|hung| arm(hung) * weight(hung.area.share)).sum();
    let most: f64 = part.areas.iter().map(|hung| arm(hung).max(0.0)).sum();
    if most > 0.0 { moment / most } else { 0.0 }
}
