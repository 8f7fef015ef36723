//! The physics of the mobile, for both of its pictures: where a beam balances, which side outweighs
//! the other, and how far the beam tilts then.

use crate::core::status::Share;

/// The steepest slope of a drawn beam, as height over length: about 16 degrees.
pub(super) const MAX_SLOPE: f64 = 0.28;
/// The imbalance, from 0 to 1, at which a beam has a little more than half of its steepest slope.
/// Small imbalances can be seen this way.
const HALF_SLOPE_IMBALANCE: f64 = 0.6;
/// The imbalances, from 0 to 1, from which a beam of characters tilts by one row and by two.
pub(super) const ROW_THRESHOLDS: [f64; 2] = [0.15, 0.45];

/// What hangs at the end of an arm.
#[derive(Clone, Copy, Debug)]
pub(super) struct Load {
    /// How far from the pivot it hangs, to the right positive.
    arm: f64,
    /// What it weighs when everything is answered.
    full_weight: f64,
    /// What it weighs now.
    weight: f64,
}

impl Load {
    /// A load that weighs as much as questions are answered in it: it hangs under a shape as large
    /// as what is asked.
    pub(super) fn by_count(arm: f64, share: Share) -> Self {
        Self {
            arm,
            full_weight: question_count(share.asked),
            weight: question_count(share.answered),
        }
    }

    /// A load that weighs as much as any other when it is answered to the same fraction, from 0 to 1.
    pub(super) const fn by_fraction(arm: f64, fraction: f64) -> Self {
        Self { arm, full_weight: 1.0, weight: fraction }
    }

    /// How far from the pivot it hangs, to the right positive.
    pub(super) const fn arm(&self) -> f64 {
        self.arm
    }
}

/// How far something is answered, from 0 to 1.
pub(super) fn answered_fraction(share: Share) -> f64 {
    question_count(share.answered) / question_count(share.asked.max(1))
}

/// Where places with a weight each are in balance; 0 where there are none.
pub(super) fn balance_point(places: impl IntoIterator<Item = (f64, f64)>) -> f64 {
    let (moment, weight) = places
        .into_iter()
        .fold((0.0, 0.0), |(moment, all), (place, weight)| (moment + place * weight, all + weight));
    if weight > 0.0 { moment / weight } else { 0.0 }
}

/// How much the right side of a beam outweighs its left, from -1 to 1: 0 when all loads have the same
/// part of their full weight.
pub(super) fn beam_imbalance(loads: &[Load]) -> f64 {
    let moment: f64 = loads.iter().map(|load| load.arm * load.weight).sum();
    let most: f64 = loads.iter().map(|load| (load.arm * load.full_weight).max(0.0)).sum();
    if most > 0.0 { (moment / most).clamp(-1.0, 1.0) } else { 0.0 }
}

/// How steep a beam hangs, as height over length; positive when its right end is lower.
pub(super) fn beam_slope(imbalance: f64) -> f64 {
    MAX_SLOPE * imbalance * (1.0 + HALF_SLOPE_IMBALANCE) / (imbalance.abs() + HALF_SLOPE_IMBALANCE)
}

/// By how many rows the ends of a beam of characters differ.
pub(super) fn tilt_rows(imbalance: f64) -> usize {
    ROW_THRESHOLDS.iter().filter(|least| imbalance.abs() >= **least).count()
}

/// A number of questions as a length or weight.
#[allow(clippy::cast_precision_loss)]
pub(super) fn question_count(questions: usize) -> f64 {
    questions as f64
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Questions asked and answered at places from left to right.
    fn loads() -> impl Strategy<Value = Vec<(f64, Share)>> {
        let load = (0_u8..100, 1_usize..40, 0.0_f64..=1.0).prop_map(|(place, asked, answered)| {
            #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
            let answered = (question_count(asked) * answered).round() as usize;
            (f64::from(place), Share { answered, asked })
        });
        prop::collection::vec(load, 1..8)
    }

    fn hung(loads: &[(f64, Share)]) -> Vec<Load> {
        let pivot =
            balance_point(loads.iter().map(|(place, share)| (*place, question_count(share.asked))));
        loads.iter().map(|(place, share)| Load::by_count(place - pivot, *share)).collect()
    }

    proptest! {
        #[test]
        fn what_is_answered_alike_is_in_balance(loads in loads(), part in 0_usize..=4) {
            let alike = |(place, share): &(f64, Share)| {
                (*place, Share { answered: share.asked * part, asked: share.asked * 4 })
            };
            let imbalance = beam_imbalance(&hung(&loads.iter().map(alike).collect::<Vec<_>>()));
            prop_assert!(imbalance.abs() < 1e-9, "{}", imbalance);
            prop_assert_eq!(tilt_rows(imbalance), 0);
        }

        #[test]
        fn an_answer_pulls_its_own_side_down(loads in loads(), which in any::<prop::sample::Index>()) {
            let which = which.index(loads.len());
            prop_assume!(loads[which].1.answered < loads[which].1.asked);
            let before = hung(&loads);
            let mut more = loads.clone();
            more[which].1.answered += 1;
            let change = beam_imbalance(&hung(&more)) - beam_imbalance(&before);
            prop_assert!(change * before[which].arm >= 0.0, "{} {:?}", change, before[which]);
        }

        #[test]
        fn the_other_way_round_it_tilts_the_other_way(imbalance in -1.0_f64..=1.0) {
            prop_assert!((beam_slope(imbalance) + beam_slope(-imbalance)).abs() < 1e-12);
            prop_assert!(beam_slope(imbalance).abs() <= MAX_SLOPE + 1e-12);
            prop_assert_eq!(tilt_rows(imbalance), tilt_rows(-imbalance));
        }
    }
}
