//! The curve of a beam: as steep as what hangs on it makes it, and bent down to both ends.

use super::drawing::Primitive;
use crate::output::mobile::balance::{Load, beam_imbalance, beam_slope};
use crate::output::mobile::shapes::Point;

/// A beam in its place.
pub(super) struct BeamCurve {
    pivot: Point,
    /// Height over length; positive when the right end is lower.
    slope: f64,
    /// How far it reaches to the left, as a negative length, and to the right.
    arms: (f64, f64),
    bend: f64,
}

impl BeamCurve {
    /// A beam that reaches from its pivot as far as the outermost loads.
    pub(super) fn new(pivot: Point, loads: &[Load]) -> Self {
        let arms = loads.iter().map(Load::arm);
        let arms = (arms.clone().fold(0.0, f64::min), arms.fold(0.0, f64::max));
        let bend = ((arms.1 - arms.0) * 0.06).clamp(3.0, 9.0);
        Self { pivot, slope: beam_slope(beam_imbalance(loads)), arms, bend }
    }

    /// Its left and its right end.
    pub(super) fn ends(&self) -> (Point, Point) {
        (self.at(self.arms.0), self.at(self.arms.1))
    }

    /// Where something hangs on it, so far from the pivot.
    pub(super) fn at(&self, arm: f64) -> Point {
        let whole = if arm < 0.0 { self.arms.0 } else { self.arms.1 };
        let bent = if whole == 0.0 { 0.0 } else { self.bend * (arm / whole).powi(2) };
        Point { x: self.pivot.x + arm, y: self.pivot.y + arm * self.slope + bent }
    }

    /// How much lower another beam must hang not to touch this one.
    pub(super) fn overlap_with(&self, other: &Self) -> f64 {
        let overlap_at = |share: f64| {
            let arm = if share < 0.0 { -share * other.arms.0 } else { share * other.arms.1 };
            let below = other.at(arm);
            let above = below.x - self.pivot.x;
            let beside = above < self.arms.0 || above > self.arms.1;
            if beside { f64::NEG_INFINITY } else { self.at(above).y - below.y }
        };
        [-1.0, -0.5, 0.0, 0.5, 1.0].into_iter().map(overlap_at).fold(f64::NEG_INFINITY, f64::max)
    }

    pub(super) fn primitive<'v>(&self) -> Primitive<'v> {
        let (left, right) = self.ends();
        Primitive::Beam { left, pivot: self.pivot, right }
    }
}
