//! When a charter was last looked at, and when it is to be looked at again.

use crate::calendar::Day;
use crate::charter::Charter;

/// The question that says how often.
pub(super) const RHYTHM: &str = "practice.when.charter_review";

/// The latest review, by number, with its date. One that is dated after today has not taken place.
#[must_use]
pub fn last_review(charter: &Charter, today: Day) -> Option<(usize, Day)> {
    let dated = charter.reviews.iter().enumerate().filter_map(|(n, r)| Some((n, r.date?)));
    dated.filter(|(_, date)| *date <= today).max_by_key(|(_, date)| *date)
}

/// The last day on which the next review is in time. None without a review to count from, or when
/// the rhythm has no date in it.
#[must_use]
pub fn next_review(charter: &Charter, today: Day) -> Option<Day> {
    let (_, last) = last_review(charter, today)?;
    last.after(charter.answer(RHYTHM)?.text()?)
}
