//! What stands around the answers: open questions, pending matters, the table of versions.

use super::build::{Builder, anchor};
use super::dates;
use super::model::{OpenGroup, OpenQuestion, Pending, Position, Review};
use crate::core::charter::PendingState;
use crate::core::framework::Audience;

/// The order in which pending matters are told.
const STATES: [PendingState; 3] =
    [PendingState::Contested, PendingState::Todo, PendingState::Parked];

impl<'a> Builder<'a> {
    /// The questions without an answer and without anything pending, those that are needed first.
    pub(super) fn open(&self, pending: &[Pending]) -> Vec<OpenGroup<'a>> {
        let group = |core, word| OpenGroup {
            core,
            heading: self.framework.word(word),
            questions: self.open_questions(core, pending),
        };
        let mut groups = vec![group(true, "open_core"), group(false, "open_other")];
        groups.retain(|group| !group.questions.is_empty());
        groups
    }

    fn open_questions(&self, core: bool, pending: &[Pending]) -> Vec<OpenQuestion<'a>> {
        let open = self.charter.open(self.framework).filter(|q| q.core == core);
        let told = |id: &str| pending.iter().any(|p| p.id == id);
        open.filter(|q| self.may_read(q) && !told(&q.id))
            .map(|q| OpenQuestion {
                id: &q.id,
                question: &q.question,
                element: q.element(),
                area: self.framework.area(q.area()).map_or("", |a| &a.name),
            })
            .collect()
    }

    /// What is contested, to do or parked, in this order.
    pub(super) fn pending(&self) -> Vec<Pending<'a>> {
        let mut all = Vec::new();
        for state in STATES {
            for pending in self.charter.pending.iter().filter(|p| p.state == state) {
                let question = self.framework.find(&pending.question);
                let Some(question) = question.filter(|q| self.may_read(q)) else { continue };
                let says =
                    |p: &'a crate::core::charter::Stance| Position { who: &p.who, says: &p.says };
                let positions = self.team_only(pending.positions.as_slice());
                let owner = pending.owner.as_deref();
                let by = pending.by.map(|day| dates::day(self.framework, &day.to_string()));
                let care = [("owner", owner.unwrap_or("")), ("by", by.as_deref().unwrap_or(""))];
                all.push(Pending {
                    anchor: format!("pending-{}", all.len() + 1),
                    state: state.key(),
                    id: &question.id,
                    answer: self.charter.answered(&question.id).then(|| anchor(&question.id)),
                    heading: &question.heading,
                    question: &question.question,
                    element: question.element(),
                    care: self.phrases(&care).join(" "),
                    owner,
                    by,
                    note: pending.note.as_deref().unwrap_or_default(),
                    positions: positions.iter().map(says).collect(),
                });
            }
        }
        all
    }

    /// The versions.
    pub(super) fn reviews(&self) -> Vec<Review<'a>> {
        self.charter.reviews.iter().map(|review| self.review(review)).collect()
    }

    fn review(&self, review: &'a crate::core::charter::Review) -> Review<'a> {
        let names = self.names(self.team_only(review.reviewed.as_slice()));
        let by = self.team_only(review.by.as_slice()).join(", ");
        let about = self.phrases(&[("reviewed", &names), ("reviewed_by", &by)]);
        let team = self.audience == Audience::Team;
        Review {
            date: review
                .date
                .map(|day| dates::day(self.framework, &day.to_string()))
                .unwrap_or_default(),
            version: review.version.as_deref().unwrap_or_default(),
            approved_by: review.approved_by.as_deref().unwrap_or_default(),
            note: review.note.as_deref().filter(|_| team).unwrap_or_default(),
            about: about.iter().map(|phrase| format!("{phrase}.")).collect::<Vec<_>>().join(" "),
        }
    }

    /// What the team writes for itself and has no audience of its own.
    fn team_only<T>(&self, all: &'a [T]) -> &'a [T] {
        if self.audience == Audience::Team { all } else { &[] }
    }

    /// Elements, areas and questions by their names.
    fn names(&self, ids: &'a [String]) -> String {
        let name = |id: &'a String| {
            let element = self.framework.element(id).map(|e| &e.name);
            let area = || self.framework.area(id).map(|a| &a.name);
            let name = element.or_else(area);
            name.or_else(|| self.framework.find(id).map(|q| &q.label)).map_or(id.as_str(), |n| n)
        };
        ids.iter().map(name).collect::<Vec<_>>().join(", ")
    }
}
