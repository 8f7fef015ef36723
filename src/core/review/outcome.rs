//! What a review comes to: what was looked at, what changed, and the version that it proposes.

use crate::core::diff::{Change, ChangeKind, Diff};
use crate::core::framework::{Framework, IdPath, Question};
use crate::core::words::and;

/// Maximum number of changes that are all named; more are counted.
const MAX_NAMED: usize = 5;
/// Number of changes named where there are more than that.
const MAX_EXAMPLES: usize = 3;

/// How much has changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Size {
    /// No answer.
    Nothing,
    /// Answers, but none that the others hang on.
    Answers,
    /// A core answer of Purpose or People: what the community is for, or who it is.
    Aims,
}

/// Whether a question is among those that were looked at, by itself or by its area or element.
#[must_use]
pub fn is_looked_at(looked_at: &[String], id: &str) -> bool {
    looked_at.iter().any(|place| IdPath(id).is_within(place))
}

/// What was looked at, in the framework's order, folded up to the area or element where that was
/// looked at whole. What the framework does not know stands at the end, as it was.
#[must_use]
pub fn folded_into_areas(framework: &Framework, looked_at: &[String]) -> Vec<String> {
    let seen = |question: &Question| is_looked_at(looked_at, &question.id);
    let ids = |questions: Vec<&Question>| -> Vec<String> {
        questions.into_iter().filter(|q| seen(q)).map(|q| q.id.to_string()).collect()
    };
    let mut folded = ids(framework.facts.iter().collect());
    for element in &framework.elements {
        if framework.questions_in(&element.id).all(seen) {
            folded.push(element.id.clone());
            continue;
        }
        for area in framework.areas_in(&element.id) {
            if framework.questions_in(&area.id).all(seen) {
                folded.push(area.id.clone());
            } else {
                folded.extend(ids(framework.questions_in(&area.id).collect()));
            }
        }
    }
    let places = framework.elements.iter().map(|e| e.id.as_ref());
    let places: Vec<&str> = places.chain(framework.areas.iter().map(|a| a.id.as_ref())).collect();
    let known = |id: &str| framework.find(id).is_some() || places.contains(&id);
    for id in looked_at.iter().filter(|id| !known(id)) {
        if !folded.contains(id) {
            folded.push(id.clone());
        }
    }
    folded
}

/// How much a difference is. The version and the status do not count: they follow from the review.
#[must_use]
pub fn size(framework: &Framework, diff: &Diff) -> Size {
    let changes: Vec<_> = answer_changes(diff).collect();
    let aims = framework.elements.iter().take(2).map(|element| element.id.as_ref());
    let aims: Vec<&str> = aims.collect();
    let is_aim = |change: &&Change| {
        let question = framework.find(&change.id);
        question.is_some_and(|q| q.core && aims.contains(&q.element()))
    };
    match (changes.is_empty(), changes.iter().any(is_aim)) {
        (true, _) => Size::Nothing,
        (false, false) => Size::Answers,
        (false, true) => Size::Aims,
    }
}

/// The changes that a review tells of.
fn answer_changes(diff: &Diff) -> impl Iterator<Item = &Change> {
    let follows = |id: &str| matches!(id, "charter.version" | "charter.status");
    diff.changes.iter().filter(move |change| !follows(&change.id))
}

/// The version to propose after changes of this size: the next small number for answers, the next
/// whole one for aims, and 1.0 when a draft is agreed. Below 1.0 nothing is whole yet. A version
/// that is not made of numbers is left to the team.
#[must_use]
pub fn proposed_version(present: &str, size: Size, is_agreed_now: bool) -> String {
    let numbers: Option<Vec<u32>> = present.split('.').map(|part| part.parse().ok()).collect();
    let Some(numbers) = numbers.filter(|numbers| numbers.len() <= 3) else {
        return present.to_owned();
    };
    let (whole, small) = (numbers[0], numbers.get(1).copied().unwrap_or(0));
    match size {
        _ if is_agreed_now && whole == 0 => "1.0".to_owned(),
        Size::Nothing => present.to_owned(),
        Size::Aims if whole > 0 => format!("{}.0", whole.saturating_add(1)),
        Size::Aims | Size::Answers => format!("{whole}.{}", small.saturating_add(1)),
    }
}

/// What changed, as a sentence to begin with: `Subject and Issues were changed, Why was added.`
#[must_use]
pub fn changed_in_a_sentence(framework: &Framework, diff: &Diff) -> String {
    let changes: Vec<_> = answer_changes(diff).collect();
    let labels = |changes: &[&Change]| -> Vec<String> {
        changes.iter().map(|change| framework.label(&change.id).to_owned()).collect()
    };
    if changes.is_empty() {
        return "Nothing had to change.".to_owned();
    }
    if changes.len() > MAX_NAMED {
        let first = and(&labels(&changes[..MAX_EXAMPLES]));
        return format!("{} answers were changed, among them {first}.", changes.len());
    }
    let mut parts = Vec::new();
    for (kind, done) in [
        (ChangeKind::Changed, "changed"),
        (ChangeKind::Added, "added"),
        (ChangeKind::Removed, "taken out"),
    ] {
        let alike: Vec<_> = changes.iter().copied().filter(|c| c.kind() == kind).collect();
        let were = if alike.len() == 1 { "was" } else { "were" };
        if !alike.is_empty() {
            parts.push(format!("{} {were} {done}", and(&labels(&alike))));
        }
    }
    format!("{}.", parts.join(", "))
}
