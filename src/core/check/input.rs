//! A charter as the rules look at it.

use super::files::FileLink;
use super::finding::{Location, Notice};
use super::outputs::Stale;
use crate::core::calendar::Day;
use crate::core::charter::{Answer, Charter, Record};
use crate::core::framework::{CharterStatus, Framework, Question};
use crate::core::toml::Span;

/// What a rule may know.
#[derive(Clone, Copy, Debug)]
pub struct CheckInput<'a> {
    /// What is asked.
    pub framework: &'a Framework,
    /// What is answered.
    pub charter: &'a Charter,
    /// The published documents that are not what the charter says.
    pub outputs: &'a [Stale],
    /// The links in answers that lead to no file.
    pub missing_links: &'a [FileLink],
    /// The day of the check.
    pub today: Day,
    /// The codes of all rules: what one of them takes, no other tells again.
    pub codes: &'a [&'static str],
}

impl<'a> CheckInput<'a> {
    /// Whether those who matter have said yes to the charter.
    #[must_use]
    pub fn agreed(&self) -> bool {
        self.charter.facts.status == Some(CharterStatus::Agreed)
    }

    /// Whether the charter is no longer in force.
    #[must_use]
    pub fn retired(&self) -> bool {
        self.charter.facts.status == Some(CharterStatus::Retired)
    }

    /// Whether a question is not asked: it does not apply here.
    #[must_use]
    pub fn set_aside(&self, id: &str) -> bool {
        self.charter.set_aside(id).is_some()
    }

    /// Whether a question has an answer.
    #[must_use]
    pub fn answered(&self, id: &str) -> bool {
        self.charter.answered(id)
    }

    /// The remark beside a choice.
    #[must_use]
    pub fn note(&self, id: &str) -> Option<&'a str> {
        self.charter.answers.get(id)?.note.as_deref()
    }

    /// Every text that is answered, remarks included, without those of some questions.
    #[must_use]
    pub fn texts_beside(&self, left_out: &[&str]) -> Vec<&'a str> {
        let given = self.charter.answers.iter().filter(|(id, _)| !left_out.contains(&id.as_str()));
        let mut texts = Vec::new();
        for (_, given) in given {
            texts.extend(given.note.as_deref());
            match &given.answer {
                Answer::Text(text) => texts.push(text.as_str()),
                Answer::List(items) => texts.extend(items.iter().map(String::as_str)),
                Answer::Records(records) => {
                    texts.extend(records.iter().flat_map(|r| &r.0).map(|(_, text)| text.as_str()));
                }
            }
        }
        texts
    }

    /// The text of an answer, the key of a choice or rhythm.
    #[must_use]
    pub fn text(&self, id: &str) -> Option<&'a str> {
        self.charter.answer(id)?.text()
    }

    /// Whether the answer to a choice or rhythm is one of these keys.
    #[must_use]
    pub fn is(&self, id: &str, keys: &[&str]) -> bool {
        self.text(id).is_some_and(|key| keys.contains(&key))
    }

    /// The items of a list.
    #[must_use]
    pub fn items(&self, id: &str) -> &'a [String] {
        self.charter.answer(id).map_or(&[], |answer| answer.items())
    }

    /// The records of an answer.
    #[must_use]
    pub fn records(&self, id: &str) -> &'a [Record] {
        self.charter.answer(id).map_or(&[], |answer| answer.records())
    }

    /// The records whose field has one of these keys.
    #[must_use]
    pub fn records_with(&self, id: &str, field: &str, keys: &[&str]) -> Vec<(usize, &'a Record)> {
        let fits = |record: &Record| record.get(field).is_some_and(|key| keys.contains(&key));
        self.records(id).iter().enumerate().filter(|(_, record)| fits(record)).collect()
    }

    /// Whether the team has come past a question, answered or not: a question after it is answered
    /// that is not core, or the charter is agreed.
    ///
    /// Core questions do not count, since a team that takes the short path answers those first
    /// and all others later; until then its charter is young, and not at odds with itself.
    #[must_use]
    pub fn gone_past(&self, id: &str) -> bool {
        let later = self.framework.questions.iter().skip_while(|q| q.id != id).skip(1);
        self.agreed() || self.any_beyond_core(later)
    }

    /// Whether a team has been through an element: it has answered the last question there that is
    /// not core, or has come past that.
    #[must_use]
    pub fn been_through(&self, element: &str) -> bool {
        let asked = self.framework.questions_in(element).filter(|q| !self.set_aside(&q.id));
        let last = asked.filter(|q| !q.core).last();
        self.agreed() || last.is_some_and(|q| self.answered(&q.id) || self.gone_past(&q.id))
    }

    /// Whether the charter is more than a young draft: it is agreed, or the team has been through every
    /// element.
    #[must_use]
    pub fn is_grown(&self) -> bool {
        self.framework.elements.iter().all(|element| self.been_through(&element.id))
    }

    /// Whether a question was left without an answer: it is open, the team has come past it, and
    /// nobody has said that it is pending. Rules that miss an answer ask for this, so that a young
    /// charter is not blamed for what it has not reached.
    #[must_use]
    pub fn left_open(&self, id: &str) -> bool {
        self.charter.is_open(id)
            && self.gone_past(id)
            && self.charter.pending_on(id).next().is_none()
    }

    /// A question and where its answer stands.
    #[must_use]
    pub fn spot(&self, id: &str) -> Location {
        let place = self.charter.answers.get(id).and_then(|given| given.place.clone());
        Location { question: Some(id.into()), place }
    }

    /// A question and where one item or record of its answer stands.
    #[must_use]
    pub fn part(&self, id: &str, number: usize) -> Location {
        let given = self.charter.answers.get(id);
        match given.and_then(|given| given.parts.get(number)) {
            Some(place) => Location { place: Some(place.clone()), ..self.spot(id) },
            None => self.spot(id),
        }
    }

    /// The one notice of a rule about these questions, where it holds.
    #[must_use]
    pub fn notice_if(&self, holds: bool, questions: &[&str], message: &str) -> Vec<Notice> {
        let spots = || questions.iter().map(|id| self.spot(id)).collect();
        holds.then(|| Notice::new(spots(), message)).into_iter().collect()
    }

    fn any_beyond_core<'q>(&self, mut questions: impl Iterator<Item = &'q Question>) -> bool {
        questions.any(|q| !q.core && self.answered(&q.id))
    }
}

impl Location {
    /// A place in the text that belongs to no question, or to more than one.
    #[must_use]
    pub fn at(place: &Span) -> Self {
        Self { question: None, place: Some(place.clone()) }
    }
}
