//! A charter through time: since when an answer stands, and what changed between two reviews.
//!
//! Values in, values out: the versions come from wherever somebody kept them.

use std::collections::{HashMap, HashSet};

use crate::core::calendar::Day;
use crate::core::charter::{Charter, Given, Located, Pending, Review};
use crate::core::diff::diff;
use crate::core::framework::{Framework, QuestionId};
use crate::core::words::composed;

/// The charter as it was from a day on.
#[derive(Clone, Debug)]
pub struct Version {
    /// The day.
    pub day: Option<Day>,
    /// What it said.
    pub charter: Charter,
}

/// The versions of one charter.
#[derive(Clone, Debug, Default)]
pub struct Timeline {
    /// The newest first.
    pub versions: Vec<Version>,
    /// Whether it goes back to the beginning.
    pub whole: bool,
}

/// Since when something stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Since {
    /// From this day on.
    Day(Day),
    /// From this day on at the latest: what was before is not known.
    AtLeast(Day),
    /// It is newer than the newest version.
    New,
}

impl Timeline {
    /// Since when the answer to a question stands as it does in `now`; none where it is open or
    /// nothing is known.
    #[must_use]
    pub fn since(&self, now: &Charter, id: &str) -> Option<Since> {
        let present = now.answers.get(id)?;
        let form = |given: &Given| {
            (given.answer.composed(), given.note.as_deref().map(|note| composed(note).into_owned()))
        };
        let wanted = form(present);
        let says = |given: &Given| form(given) == wanted;
        self.since_when(|charter| charter.answers.get(id).is_some_and(says))
    }

    /// Since when a matter has been pending in this state.
    #[must_use]
    pub fn pending_since(&self, matter: &Pending) -> Option<Since> {
        let same = |p: &Pending| p.question == matter.question && p.state == matter.state;
        self.since_when(|charter| charter.pending.iter().any(|matter| same(matter)))
    }

    fn since_when(&self, holds: impl Fn(&Charter) -> bool) -> Option<Since> {
        self.versions.first()?;
        let Some(at) = self.oldest(holds) else { return Some(Since::New) };
        let day = self.versions[at].day?;
        let first_known = at + 1 == self.versions.len() && !self.whole;
        Some(if first_known { Since::AtLeast(day) } else { Since::Day(day) })
    }

    /// The oldest version since which something has always held; none where it does not hold in
    /// the newest one.
    fn oldest(&self, holds: impl Fn(&Charter) -> bool) -> Option<usize> {
        self.versions.iter().take_while(|version| holds(&version.charter)).count().checked_sub(1)
    }

    /// The charter as it was when this review of `now` was first noted; none where that is not
    /// known.
    #[must_use]
    pub fn at_review(&self, now: &Charter, number: usize) -> Option<&Version> {
        self.noted(now)[number].map(|at| &self.versions[at])
    }

    /// The facts and questions that changed between each review of `now` and the one before it, in
    /// the framework's order; none where that is not known.
    #[must_use]
    pub fn changed_by_reviews(
        &self,
        framework: &Framework,
        now: &Charter,
    ) -> Vec<Option<Vec<QuestionId>>> {
        let noted = self.noted(now);
        let before = std::iter::once(None).chain(noted.iter().copied());
        let changed = |(before, after): (Option<usize>, &Option<usize>)| {
            let (before, after) = (before?, (*after)?);
            // Two that were noted at once were written down later, and nothing is known between
            // them.
            if before <= after {
                return None;
            }
            let charter = |at: usize| &self.versions[at].charter;
            let changes = diff(framework, charter(before), charter(after)).changes;
            Some(changes.into_iter().map(|change| change.id).collect())
        };
        before.zip(&noted).map(changed).collect()
    }

    /// Of each review of `now`, the version that first had it; none where that is not known.
    fn noted(&self, now: &Charter) -> Vec<Option<usize>> {
        let keys = known_by(&now.reviews);
        let mut noted = vec![None; keys.len()];
        for (at, version) in self.versions.iter().enumerate() {
            let there: HashSet<_> = known_by(&version.charter.reviews).into_iter().collect();
            let newer = at.checked_sub(1);
            for (key, noted) in keys.iter().zip(&mut noted) {
                if *noted == newer && there.contains(key) {
                    *noted = Some(at);
                }
            }
        }
        // In the oldest version that is known it may have stood for long.
        let known = |at: &usize| self.whole || at + 1 < self.versions.len();
        noted.into_iter().map(|at| at.filter(known)).collect()
    }
}

/// What each review is known by, also when its words are mended later: its date, and which of that
/// date it is.
fn known_by(reviews: &[Located<Review>]) -> Vec<(Option<Day>, usize)> {
    let mut of_date = HashMap::new();
    let mut key = |review: &Review| {
        let number = of_date.entry(review.date).or_insert(0);
        *number += 1;
        (review.date, *number)
    };
    reviews.iter().map(|review| key(review)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::charter::read;
    use crate::core::toml::Document;

    fn charter(text: &str) -> Charter {
        let document = Document::parse(text.to_owned()).unwrap();
        read(&document, &Framework::built_in())
    }

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    /// Oldest first, as one would tell it.
    fn timeline(versions: &[(&str, &str)], whole: bool) -> Timeline {
        let versions = versions.iter().rev();
        let version =
            |(on, text): &(&str, &str)| Version { day: Some(day(on)), charter: charter(text) };
        Timeline { versions: versions.map(version).collect(), whole }
    }

    fn answered(subject: &str, reviews: &[&str]) -> String {
        let reviews = reviews.iter().map(|date| format!("[[reviews]]\ndate = {date}\n"));
        format!("purpose.domain.subject = \"{subject}\"\n{}", reviews.collect::<String>())
    }

    const SUBJECT: &str = "purpose.domain.subject";

    #[test]
    fn an_answer_stands_since_it_was_last_changed() {
        let (one, two) = (answered("one", &[]), answered("two", &[]));
        let past = [("2026-01-01", &*two), ("2026-02-01", &one), ("2026-03-01", &two)];
        let past = timeline(&[past[0], past[1], past[2], ("2026-04-01", &two)], true);
        assert_eq!(past.since(&charter(&two), SUBJECT), Some(Since::Day(day("2026-03-01"))));
        assert_eq!(past.since(&charter(&one), SUBJECT), Some(Since::New));
        assert_eq!(past.since(&charter(""), SUBJECT), None);
        assert_eq!(Timeline::default().since(&charter(&one), SUBJECT), None);
    }

    #[test]
    fn where_the_beginning_is_missing_it_is_at_least() {
        let one = answered("one", &[]);
        for (whole, since) in
            [(true, Since::Day(day("2026-01-01"))), (false, Since::AtLeast(day("2026-01-01")))]
        {
            let past = timeline(&[("2026-01-01", &one), ("2026-02-01", &one)], whole);
            assert_eq!(past.since(&charter(&one), SUBJECT), Some(since));
        }
    }

    #[test]
    fn a_review_is_known_though_its_words_are_mended() {
        let first = answered("one", &["2026-01-01"]);
        let (second, mended) =
            (answered("two", &["2026-01-01", "2026-02-01"]), "note = \"Better.\"");
        let now = charter(&format!("{second}{mended}"));
        let past = [("2026-01-01", &*first), ("2026-02-01", &second), ("2026-03-01", &*second)];
        let past = timeline(&past, true);
        assert_eq!(past.at_review(&now, 1).and_then(|v| v.day), Some(day("2026-02-01")));
        assert_eq!(past.at_review(&now, 0).and_then(|v| v.day), Some(day("2026-01-01")));
        let framework = Framework::built_in();
        assert_eq!(past.changed_by_reviews(&framework, &now), [None, Some(vec![SUBJECT.into()])]);
    }

    #[test]
    fn reviews_that_were_noted_at_once_or_before_what_is_known_tell_nothing() {
        let both = answered("one", &["2026-01-01", "2026-02-01"]);
        let framework = Framework::built_in();
        let past = timeline(&[("2026-03-01", &both)], true);
        assert_eq!(past.changed_by_reviews(&framework, &charter(&both)), [None, None]);
        let past = timeline(&[("2026-03-01", &both)], false);
        assert!(past.at_review(&charter(&both), 1).is_none());
    }
}
