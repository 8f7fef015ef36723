//! The next review of the charter is due.

use crate::core::calendar::Day;
use crate::core::charter::Charter;
use crate::core::check::{CheckInput, Group, Location, Notice, Rule, Severity};
use crate::core::framework::Rhythm;

const RHYTHM: &str = "practice.when.charter_review";

pub(super) const RULE: Rule = Rule {
    code: "review-due",
    group: Group::Freshness,
    severity: Severity::Warning,
    title: "a review of the charter is due",
    why: "People leave, tools close and goals are reached without anyone telling the charter, which \
        then describes a community that is no longer there.",
    help: "Go through it with `copcharter review`, which also notes what came of it.",
    explanation: "The latest date under `[[reviews]]` and the rhythm of charter reviews give the \
        day on which the next one is due; on the day after, this speaks up. A charter without any \
        review has no day to count from, and the rhythms `as-needed` and `never` have no end.",
    trips: "[practice.when]\ncharter_review = \"yearly\"\n\n[[reviews]]\ndate = 2025-11-22\n",
    passes: "[practice.when]\ncharter_review = \"yearly\"\n\n[[reviews]]\ndate = 2025-11-23\n",
    find,
};

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
    last.after(Rhythm::from_key(charter.answer(RHYTHM)?.text()?)?)
}

fn find(look: &CheckInput) -> Vec<Notice> {
    let last = last_review(look.charter, look.today);
    let Some((number, last)) = last else { return Vec::new() };
    match next_review(look.charter, look.today) {
        Some(due) if due < look.today => {
            let review = &look.charter.reviews[number];
            let message = format!("a review was due by {due}; the last was on {last}");
            vec![Notice::new(vec![Location::at(&review.place), look.spot(RHYTHM)], message)]
        }
        _ => Vec::new(),
    }
}
