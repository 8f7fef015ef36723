//! What differs between two charters beside the answers: who may read them, what is pending, the
//! reviews, what is published, and which findings are switched off.

use std::collections::BTreeMap;

use super::ChangeKind;
use crate::core::alignment::left_over;
use crate::core::charter::{Charter, Output, Pending};

/// Something that differs beside the answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SectionChange {
    /// The section of the file: `audience`, `pending`, `reviews`, `publish` or `check`.
    pub section: &'static str,
    /// What it is about: the id of a question, a date, a path or a code.
    pub what: String,
    /// What it said before, in a few words; none where it is new.
    pub before: Option<String>,
    /// What it says after; none where it is gone.
    pub after: Option<String>,
}

impl SectionChange {
    /// What happened to it.
    #[must_use]
    pub fn fate(&self) -> ChangeKind {
        ChangeKind::of(self.before.is_some(), self.after.is_some())
    }
}

/// What differs, by section in the order of the file.
pub(super) fn besides(before: &Charter, after: &Charter) -> Vec<SectionChange> {
    type Listed = fn(&Charter) -> Vec<(String, String)>;
    let sections: [(&'static str, Listed); 5] = [
        ("audience", audience),
        ("pending", pending),
        ("reviews", reviews),
        ("publish", publish),
        ("check", allowed),
    ];
    let differing = sections.into_iter().flat_map(|(section, listed)| {
        differing(listed(before), listed(after))
            .into_iter()
            .map(move |(what, before, after)| SectionChange { section, what, before, after })
    });
    differing.collect()
}

/// What there is more than once is compared in its order: what is the same on both sides stays, the
/// others take each other's place.
fn differing(
    before: Vec<(String, String)>,
    after: Vec<(String, String)>,
) -> Vec<(String, Option<String>, Option<String>)> {
    let order: Vec<_> = before.iter().chain(&after).map(|(what, _)| what.clone()).collect();
    let mut sides: BTreeMap<String, (Vec<String>, Vec<String>)> = BTreeMap::new();
    let (old, new) = (left_over(&before, &after), left_over(&after, &before));
    for (what, says) in old {
        sides.entry(what).or_default().0.push(says);
    }
    for (what, says) in new {
        sides.entry(what).or_default().1.push(says);
    }
    let mut found = Vec::new();
    for what in order {
        let (old, new) = sides.remove(&what).unwrap_or_default();
        let both = old.len().max(new.len());
        let (mut old, mut new) = (old.into_iter(), new.into_iter());
        found.extend((0..both).map(|_| (what.clone(), old.next(), new.next())));
    }
    found
}

fn audience(charter: &Charter) -> Vec<(String, String)> {
    let all = charter.audience.iter();
    all.map(|(id, audience)| (id.clone(), audience.key().to_owned())).collect()
}

fn pending(charter: &Charter) -> Vec<(String, String)> {
    charter.pending.iter().map(|matter| (matter.question.clone(), of_matter(matter))).collect()
}

/// `contested, with Ana, by 2027-01-15: Numbers or stories? (Ana: Numbers.)`
fn of_matter(matter: &Pending) -> String {
    let owner = matter.owner.iter().map(|owner| format!("with {owner}"));
    let by = matter.by.iter().map(|day| format!("by {day}"));
    let head: Vec<_> = [matter.state.key().to_owned()].into_iter().chain(owner).chain(by).collect();
    let note = matter.note.as_ref().map(|note| format!(": {note}")).unwrap_or_default();
    let positions: Vec<_> =
        matter.positions.iter().map(|p| format!("{}: {}", p.who, p.says)).collect();
    let positions =
        if positions.is_empty() { String::new() } else { format!(" ({})", positions.join(" · ")) };
    head.join(", ") + &note + &positions
}

fn reviews(charter: &Charter) -> Vec<(String, String)> {
    let row = |review: &crate::core::charter::Review| {
        let date = review.date.map_or("no date".to_owned(), |day| day.to_string());
        let version = review.version.iter().map(|version| format!("version {version}"));
        let by = (!review.by.is_empty()).then(|| format!("by {}", review.by.join(", ")));
        let approved = review.approved_by.iter().map(|who| format!("approved by {who}"));
        let parts: Vec<_> = version.chain(by).chain(approved).chain(review.note.clone()).collect();
        (date, parts.join("; "))
    };
    charter.reviews.iter().map(row).collect()
}

fn publish(charter: &Charter) -> Vec<(String, String)> {
    let output = |output: &Output| {
        let audience = output.audience.map(|audience| format!(" for {}", audience.key()));
        let says =
            format!("{}, {}{}", output.document, output.format, audience.unwrap_or_default());
        (output.path.clone(), says)
    };
    let credit = charter.publish.no_credit.then(|| ("credit".to_owned(), "false".to_owned()));
    charter.publish.outputs.iter().map(output).chain(credit).collect()
}

fn allowed(charter: &Charter) -> Vec<(String, String)> {
    charter.allowed.iter().map(|allow| (allow.code.clone(), allow.because.clone())).collect()
}
