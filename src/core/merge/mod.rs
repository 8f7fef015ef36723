//! Merges two charters that came from one, question by question.
//!
//! Where one side has changed an answer, its change is taken; lists are merged item by item, records
//! field by field, paragraphs line by line. Where both have changed the same, ours stays in its
//! place and both are noted as a contested matter, so that the file stays readable. The merged text
//! begins with a merge of lines where that gave a charter, else with ours, and is made right by
//! edits, so that all else in it stays.
//!
//! Values in, values out.

mod answers;
mod comments;
mod sequence;
mod unmergeable;
mod untyped;
mod work;

use std::collections::BTreeSet;

use crate::core::charter::{Charter, Pending, PendingState, Stance, read};
use crate::core::edit::{RawEdit, apply_raw};
use crate::core::framework::{Framework, Kind, Question};
use crate::core::toml::{Document, Value};

use answers::SideAnswer;
use unmergeable::{odd_fields_lost, on_one_line};
use untyped::{Goal, Untyped};
use work::Work;

/// What is merged.
#[derive(Clone, Copy, Debug)]
pub struct Sides<'a> {
    /// What both came from.
    pub base: &'a Document,
    /// The one whose text and whose answers stay where there is a choice.
    pub ours: &'a Document,
    /// The other.
    pub theirs: &'a Document,
    /// A merge by lines that takes ours where both have changed the same lines, if there is one.
    pub woven: Option<&'a Document>,
    /// What ours is called where somebody is to choose: `this branch`.
    pub our_name: &'a str,
    /// What theirs is called: `the other branch`.
    pub their_name: &'a str,
}

/// What came of it.
#[derive(Clone, Debug)]
pub struct Merged {
    /// The merged charter.
    pub document: Document,
    /// The questions that both sides have answered differently, as ids: now pending as contested.
    pub contested: Vec<String>,
    /// Other keys that both sides have changed differently: theirs stands beside as a comment.
    pub beside: Vec<String>,
    /// How many comments and unknown fields of theirs stand at the end, as comments.
    pub at_end: usize,
}

/// Merges; none where more differs than anybody waits for.
#[must_use]
pub fn merge(framework: &Framework, sides: &Sides) -> Option<Merged> {
    let plan = Plan::new(framework, sides);
    let woven = sides.woven.and_then(|start| plan.carry_out(start, true));
    woven.or_else(|| plan.carry_out(sides.ours, false))
}

/// What a question is to say in the end.
struct Settled<'a> {
    question: &'a Question,
    said: SideAnswer,
    /// What each side says, where somebody has to choose.
    contested: Option<Pending>,
}

struct Plan<'a> {
    framework: &'a Framework,
    sides: &'a Sides<'a>,
    answers: Vec<Settled<'a>>,
    loose: Goal,
    /// The questions that all three sides answer in a form that can be read.
    readable: BTreeSet<String>,
}

impl<'a> Plan<'a> {
    fn new(framework: &'a Framework, sides: &'a Sides<'a>) -> Self {
        let documents = [sides.base, sides.ours, sides.theirs];
        let charters = documents.map(|document| read(document, framework));
        let both = || documents.iter().zip(&charters);
        let all = framework.facts.iter().chain(&framework.questions);
        let questions: Vec<_> =
            all.filter(|q| both().all(|(d, charter)| is_readable(d, charter, q))).collect();
        let readable = questions.iter().map(|q| q.id.clone()).collect();
        let answers = questions
            .into_iter()
            .map(|question| {
                let id: &str = &question.id;
                let said =
                    [0, 1, 2].map(|at| SideAnswer::of(question, charters[at].answers.get(id)));
                settled(question, said, sides)
            })
            .collect();
        let is_settled = |path: &str| is_settled(&readable, path);
        let [base, ours, theirs] = documents.map(|document| Untyped::of(document, &is_settled));
        let loose = untyped::settle(&base, &ours, &theirs);
        Self { framework, sides, answers, loose, readable }
    }

    /// Makes `start` say what is planned. Strictly: nothing if an edit cannot be made; else what
    /// cannot be made is noted like what is contested.
    fn carry_out(&self, start: &Document, strict: bool) -> Option<Merged> {
        let mut work = Work::new(self.framework, start, self.sides.theirs);
        for settled in &self.answers {
            work.answer(settled, self.sides);
        }
        work.leaves(self);
        for (path, rows) in &self.loose.loose.lists {
            work.rows(path, rows, self.sides.their_name);
        }
        for settled in &self.answers {
            if let Some(pending) = &settled.contested {
                work.contest(pending);
            }
        }
        if !work.can_take(self.loose.apart.len()) {
            return None;
        }
        for (path, theirs) in &self.loose.apart {
            work.beside(path, theirs.as_deref(), self.sides.their_name);
        }
        if work.is_too_much() || strict && (work.failed || !self.is_said_by(&work.document)) {
            return None;
        }
        Some(self.finished(work))
    }

    /// Whether a charter says all that is planned.
    fn is_said_by(&self, document: &Document) -> bool {
        let charter = read(document, self.framework);
        self.answers.iter().all(|settled| {
            let id: &str = &settled.question.id;
            SideAnswer::of(settled.question, charter.answers.get(id)) == settled.said
        })
    }

    /// With the comments of theirs, and at the end what found no place.
    fn finished(&self, work: Work) -> Merged {
        let Sides { base, theirs, their_name, .. } = self.sides;
        let (document, mut left) = comments::carry(self.framework, base, theirs, work.document);
        left.extend(odd_fields_lost(self.framework, base, theirs, &document));
        let at_end = left.len();
        let (contested, beside) = work.merged;
        let mut merged = Merged { document, contested, beside, at_end };
        if !left.is_empty() {
            let title = format!("# Left over from a merge with {}:", on_one_line(their_name));
            let block: Vec<_> = std::iter::once(title).chain(left).collect();
            let comment = block.join("\n");
            let edit = RawEdit::CommentAtEnd { comment: &comment };
            if let Ok(edited) = apply_raw(&merged.document, self.framework, edit) {
                merged.document = edited;
            }
        }
        merged
    }
}

fn settled<'a>(question: &'a Question, said: [SideAnswer; 3], sides: &Sides) -> Settled<'a> {
    let [base, ours, theirs] = said;
    if let Some(said) = answers::settle(question, &base, &ours, &theirs) {
        return Settled { question, said, contested: None };
    }
    let pending = contested(question, &ours, &theirs, sides);
    Settled { question, said: ours, contested: Some(pending) }
}

fn contested(
    question: &Question,
    ours: &SideAnswer,
    theirs: &SideAnswer,
    sides: &Sides,
) -> Pending {
    let stance = |who: &str, said: &SideAnswer| Stance {
        who: on_one_line(who),
        says: said.in_words(question).trim().to_owned(),
    };
    Pending {
        question: question.id.clone(),
        state: PendingState::Contested,
        owner: None,
        by: None,
        note: Some("Both sides of a merge have changed this answer.".to_owned()),
        positions: vec![stance(sides.our_name, ours), stance(sides.their_name, theirs)],
        place: 0..0,
    }
}

/// Whether a question is open or answered in a form that is understood in full.
fn is_readable(document: &Document, charter: &Charter, question: &Question) -> bool {
    let path: Vec<_> = question.id.split('.').collect();
    let Some((key, path)) = path.split_last() else { return false };
    let table = document.table(path);
    let note = table.and_then(|t| t.get(&format!("{key}_note")));
    let Some(node) = table.and_then(|t| t.get(key)) else { return note.is_none() };
    let id: &str = &question.id;
    match charter.answers.get(id) {
        Some(given) => {
            let within = |at: usize| given.place.start <= at && at < given.place.end;
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
fn is_settled(readable: &BTreeSet<String>, path: &str) -> bool {
    let base = path.strip_suffix("_note").unwrap_or(path);
    readable.contains(path) || readable.contains(base)
}
