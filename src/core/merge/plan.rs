//! What the merged charter is to say, question by question and key by key.

use std::collections::BTreeSet;

use super::answers::{self, SideAnswer};
use super::sides::Sides;
use super::unmergeable::on_one_line;
use super::untyped::{self, Untyped, UntypedPlan};
use crate::core::charter::{Charter, Located, Pending, PendingState, Review, Stance, read};
use crate::core::framework::{Framework, Kind, Question};
use crate::core::toml::{Document, Value};

/// What a question is to say in the end.
pub(super) struct AnswerPlan<'a> {
    pub(super) question: &'a Question,
    pub(super) outcome: SideAnswer,
    /// What each side says, where somebody has to choose.
    pub(super) contested: Option<Pending>,
}

pub(super) struct Plan<'a> {
    pub(super) framework: &'a Framework,
    pub(super) sides: &'a Sides<'a>,
    pub(super) answers: Vec<AnswerPlan<'a>>,
    pub(super) untyped: UntypedPlan,
    /// The questions that all three sides answer in a form that can be read.
    pub(super) readable: BTreeSet<String>,
}

impl<'a> Plan<'a> {
    pub(super) fn new(framework: &'a Framework, sides: &'a Sides<'a>) -> Self {
        let documents = [sides.base, sides.ours, sides.theirs];
        let charters = documents.map(|document| read(document, framework));
        let both = || documents.iter().zip(&charters);
        let all = framework.facts.iter().chain(&framework.questions);
        let questions: Vec<_> =
            all.filter(|q| both().all(|(d, charter)| is_readable(d, charter, q))).collect();
        let readable = questions.iter().map(|q| q.id.to_string()).collect();
        let answers = questions
            .into_iter()
            .map(|question| {
                let id: &str = &question.id;
                let answers =
                    [0, 1, 2].map(|at| SideAnswer::of(question, charters[at].answers.get(id)));
                plan_answer(question, answers, sides)
            })
            .collect();
        let is_settled = |path: &str| is_settled(&readable, path);
        let [base, ours, theirs] = documents.map(|document| Untyped::of(document, &is_settled));
        let untyped = untyped::settle(&base, &ours, &theirs);
        let mut answers: Vec<_> = answers;
        contest_version(&mut answers, &charters, sides);
        Self { framework, sides, answers, untyped, readable }
    }
}

/// Contests the version of the charter where each side has a review of its own that made the same.
fn contest_version(answers: &mut [AnswerPlan], charters: &[Charter; 3], sides: &Sides) {
    let [base, ours, theirs] = charters.each_ref().map(|charter| &charter.reviews);
    let new = |side: &[Located<Review>], other: &[Located<Review>]| -> Vec<Review> {
        let is_known = |review: &Located<Review>| {
            base.iter().chain(other).any(|known| known.value == review.value)
        };
        side.iter().filter(|review| !is_known(review)).map(|review| review.value.clone()).collect()
    };
    let there = new(theirs, ours);
    let twice = new(ours, theirs).into_iter().find_map(|one| {
        one.version.as_ref()?;
        let other = there.iter().find(|other| other.version == one.version)?.clone();
        Some((one, other))
    });
    let version = answers.iter_mut().find(|a| a.question.id.path().split().1 == "version");
    let (Some((one, other)), Some(version)) = (twice, version) else { return };
    let stance =
        |who: &str, review: &Review| Stance { who: on_one_line(who), says: in_a_sentence(review) };
    version.contested = Some(Pending {
        question: version.question.id.clone(),
        state: PendingState::Contested,
        owner: None,
        by: None,
        note: Some("Both sides of a merge have a review that made this version.".to_owned()),
        positions: vec![stance(sides.our_name, &one), stance(sides.their_name, &other)],
    });
}

/// `Version 1.1, 2026-11-20: Goals rewritten.`
fn in_a_sentence(review: &Review) -> String {
    let version = review.version.as_deref().unwrap_or_default();
    let day = review.date.map(|day| format!(", {day}")).unwrap_or_default();
    let note = review.note.as_ref().map(|note| format!(": {note}")).unwrap_or_default();
    format!("Version {version}{day}{note}")
}

fn plan_answer<'a>(
    question: &'a Question,
    sides_say: [SideAnswer; 3],
    sides: &Sides,
) -> AnswerPlan<'a> {
    let [base, ours, theirs] = sides_say;
    if let Some(outcome) = answers::settle(question, &base, &ours, &theirs) {
        return AnswerPlan { question, outcome, contested: None };
    }
    let pending = contested(question, &ours, &theirs, sides);
    AnswerPlan { question, outcome: ours, contested: Some(pending) }
}

pub(super) fn contested(
    question: &Question,
    ours: &SideAnswer,
    theirs: &SideAnswer,
    sides: &Sides,
) -> Pending {
    let stance = |who: &str, answer: &SideAnswer| Stance {
        who: on_one_line(who),
        says: answer.in_words(question).trim().to_owned(),
    };
    Pending {
        question: question.id.clone(),
        state: PendingState::Contested,
        owner: None,
        by: None,
        note: Some("Both sides of a merge have changed this answer.".to_owned()),
        positions: vec![stance(sides.our_name, ours), stance(sides.their_name, theirs)],
    }
}

/// Whether a question is open or answered in a form that is understood in full.
fn is_readable(document: &Document, charter: &Charter, question: &Question) -> bool {
    let path: Vec<_> = question.id.path().keys().collect();
    let Some((key, path)) = path.split_last() else { return false };
    let table = document.table(path);
    let note = table.and_then(|t| t.get(&format!("{key}_note")));
    let Some(node) = table.and_then(|t| t.get(key)) else { return note.is_none() };
    let id: &str = &question.id;
    match charter.answers.get(id) {
        Some(given) => {
            let within = |at: usize| given.place.as_ref().is_some_and(|place| place.contains(&at));
            let noted = matches!(question.kind, Kind::Choice | Kind::Rhythm);
            !charter.errors().any(|problem| within(problem.place.start))
                && note.is_none_or(|n| noted && matches!(n.value, Value::Text(_)))
        }
        None => note.is_none() && is_blank(&node.value),
    }
}

fn is_blank(value: &Value) -> bool {
    match value {
        Value::Text(text) => text.trim().is_empty(),
        Value::Array(nodes) => nodes.iter().all(|node| is_blank(&node.value)),
        _ => false,
    }
}

/// Whether this is the path of a question that is merged as an answer, or of its remark.
pub(super) fn is_settled(readable: &BTreeSet<String>, path: &str) -> bool {
    let base = path.strip_suffix("_note").unwrap_or(path);
    readable.contains(path) || readable.contains(base)
}
