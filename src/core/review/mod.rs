//! What of a charter deserves another look, why, and what a review comes to in the end.
//!
//! Values in, values out. Asks nobody; `commands/review` does.

mod outcome;

pub use outcome::{
    Size, changed_in_a_sentence, folded_into_areas, is_looked_at, proposed_version, size,
};

use crate::core::calendar::Day;
use crate::core::charter::{Charter, PendingState};
use crate::core::check::{Finding, Group, check};
use crate::core::diff::{Diff, diff};
use crate::core::framework::{Framework, QuestionId};

/// A question and why it is to be looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// The question or fact.
    pub question: QuestionId,
    /// The gravest first; none when it only belongs to the rest.
    pub reasons: Vec<Reason>,
}

/// Why a question deserves another look.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// The pending matter with this number, from 0.
    Pending(usize),
    /// Other answers changed since the last review and pull on it.
    Pulled {
        /// Which.
        changed: Vec<QuestionId>,
        /// Why, one sentence.
        because: String,
    },
    /// What the check finds to have gone stale, a sentence without a full stop.
    Stale(String),
}

/// Every question, once: first what deserves another look, in this order: contested, pending in
/// other ways, pulled on by a change since `before`, gone stale by `today`; then the rest. Within
/// each in the framework's order. A fact, and what is set aside, is among them only for a reason.
#[must_use]
pub fn agenda(
    framework: &Framework,
    charter: &Charter,
    before: Option<&Charter>,
    today: Day,
) -> Vec<Item> {
    let pulls = before.map(|before| diff(framework, before, charter)).unwrap_or_default();
    let stale = stale_findings(framework, charter, today);
    let all = framework.facts.iter().map(|fact| (fact, false));
    let all = all.chain(framework.questions.iter().map(|question| (question, true)));
    let mut items: Vec<(usize, Item)> = all
        .filter_map(|(question, always)| {
            let id = &question.id;
            let mut reasons = pending_reasons(charter, id);
            reasons.extend(pull_reasons(&pulls, id));
            reasons.extend(stale_about(&stale, id));
            let asked = (always && charter.set_aside(id).is_none()) || !reasons.is_empty();
            let item = Item { question: id.clone(), reasons };
            asked.then(|| (agenda_rank(charter, &item), item))
        })
        .collect();
    items.sort_by_key(|(rank, _)| *rank);
    items.into_iter().map(|(_, item)| item).collect()
}

fn agenda_rank(charter: &Charter, item: &Item) -> usize {
    match item.reasons.first() {
        Some(Reason::Pending(at)) => match charter.pending[*at].state {
            PendingState::Contested => 0,
            PendingState::Todo => 1,
            PendingState::Parked => 2,
        },
        Some(Reason::Pulled { .. }) => 3,
        Some(Reason::Stale(_)) => 4,
        None => 5,
    }
}

/// The matters about a question, the contested ones first.
fn pending_reasons(charter: &Charter, id: &str) -> Vec<Reason> {
    let matters = charter.pending.iter().enumerate().filter(|(_, matter)| matter.question == id);
    let mut matters: Vec<_> = matters.collect();
    matters.sort_by_key(|(_, matter)| matter.state != PendingState::Contested);
    matters.into_iter().map(|(at, _)| Reason::Pending(at)).collect()
}

fn pull_reasons(diff: &Diff, id: &str) -> Vec<Reason> {
    let pulls = diff.pulls.iter().filter(|pull| pull.look_at.iter().any(|look_at| *look_at == *id));
    pulls
        .map(|pull| Reason::Pulled { changed: pull.changed.clone(), because: pull.because.clone() })
        .collect()
}

/// What has gone stale, but for pending matters that are overdue: those are shown themselves.
fn stale_findings(framework: &Framework, charter: &Charter, today: Day) -> Vec<Finding> {
    let mut findings = check(framework, charter, today).findings;
    let is_matter = |finding: &Finding| {
        let places = finding.spots.iter().filter_map(|spot| spot.place.as_ref());
        places.into_iter().any(|place| charter.pending.iter().any(|matter| matter.place == *place))
    };
    findings.retain(|finding| finding.group() == Some(Group::Freshness) && !is_matter(finding));
    findings
}

fn stale_about(findings: &[Finding], id: &str) -> Vec<Reason> {
    let about =
        |finding: &&Finding| finding.spots.iter().any(|spot| spot.question.as_deref() == Some(id));
    findings.iter().filter(about).map(|finding| Reason::Stale(finding.message.clone())).collect()
}
