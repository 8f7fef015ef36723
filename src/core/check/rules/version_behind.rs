//! The charter's version is older than that of its last review.

use super::review_due::last_review;
use crate::core::check::{CheckInput, Group, Location, Notice, Rule, Severity};

pub(super) const RULE: Rule = Rule {
    code: "version-behind",
    group: Group::Freshness,
    severity: Severity::Warning,
    title: "a version older than that of the last review",
    why: "Two people who speak of the same version would have different charters before them.",
    help: "Write the version of the last review, or a later one, under `[charter]`.",
    explanation: "A review can say which version came out of it. The version of the charter should \
        be that one or a later one. Versions are compared number by number, and not at all where \
        one is written in words.",
    trips: "[charter]\nversion = \"1.0\"\n\n[[reviews]]\ndate = 2026-11-02\nversion = \"1.1\"\n",
    passes: "[charter]\nversion = \"1.1\"\n\n[[reviews]]\ndate = 2026-11-02\nversion = \"1.1\"\n",
    find,
};

fn find(look: &CheckInput) -> Vec<Notice> {
    let Some((number, _)) = last_review(look.charter, look.today) else { return Vec::new() };
    let review = &look.charter.reviews[number];
    let (now, then) = (&look.charter.facts.version, review.version.as_deref().unwrap_or_default());
    match (numbers(now), numbers(then)) {
        (Some(mine), Some(reviewed)) if mine < reviewed => {
            let message = format!("the charter is version {now}, and its last review made {then}");
            let version = look.framework.facts.iter().find(|fact| fact.key() == "version");
            let mut spots: Vec<_> = version.map(|fact| look.spot(&fact.id)).into_iter().collect();
            spots.push(Location::at(&review.place));
            vec![Notice::new(spots, message)]
        }
        _ => Vec::new(),
    }
}

/// `1.0` as 1; zeros at the end say nothing.
fn numbers(version: &str) -> Option<Vec<u32>> {
    let bare = version.trim().trim_start_matches(['v', 'V']);
    let numbers: Result<Vec<u32>, _> =
        bare.split(|letter: char| !letter.is_ascii_digit()).map(str::parse).collect();
    let mut numbers = numbers.ok()?;
    while numbers.last() == Some(&0) {
        numbers.pop();
    }
    Some(numbers)
}
