//! Makes the view of a charter: joins questions with answers, words them for people, and leaves out
//! what the audience may not read.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::dates;
use super::{
    Area, Column, Element, Head, Mark, Open, OpenQuestion, Pending, Position, Question, Review,
    View,
};
use crate::charter::{Answer, Charter, Given, PendingState, Record};
use crate::framework::{self, Audience, Field, FieldKind, Framework, Kind};

/// Languages written from right to left.
const RIGHT_TO_LEFT: [&str; 9] = ["ar", "dv", "fa", "he", "ku", "ps", "ug", "ur", "yi"];

/// The order in which pending matters are told.
const STATES: [PendingState; 3] =
    [PendingState::Contested, PendingState::Todo, PendingState::Parked];

/// What is needed to word anything.
struct Builder<'a> {
    framework: &'a Framework,
    charter: &'a Charter,
    audience: Audience,
}

pub(super) fn view<'a>(
    framework: &'a Framework,
    charter: &'a Charter,
    audience: Audience,
) -> View<'a> {
    let builder = Builder { framework, charter, audience };
    let pending = builder.pending();
    View {
        charter: builder.head(),
        elements: framework.elements.iter().map(|e| builder.element(e, &pending)).collect(),
        open: builder.open(&pending),
        pending,
        reviews: builder.reviews(),
        words: framework.words.iter().map(|(k, v)| (k.as_str(), v.as_str())).collect(),
        audience: audience.key(),
        credit: !charter.publish.no_credit,
    }
}

impl<'a> Builder<'a> {
    fn may_read(&self, question: &framework::Question) -> bool {
        self.audience.may_read(self.charter.audience_of(question))
    }

    /// A fact of the charter, such as its name; empty when it is not for this audience.
    fn fact(&self, key: &str, value: &'a str) -> &'a str {
        let fact = self.framework.facts.iter().find(|f| f.key() == key);
        if fact.is_none_or(|f| self.may_read(f)) { value } else { "" }
    }

    fn head(&self) -> Head<'a> {
        let facts = &self.charter.facts;
        let status = self.fact("status", &facts.status);
        let fact = self.framework.facts.iter().find(|f| f.key() == "status");
        let language = facts.language.as_str();
        let primary = language.split('-').next().unwrap_or_default();
        let last = self.charter.reviews.iter().filter_map(|r| r.date).max();
        Head {
            name: self.fact("name", &facts.name),
            summary: self.fact("summary", &facts.summary),
            host: self.fact("host", &facts.host),
            language,
            direction: if RIGHT_TO_LEFT.contains(&primary) { "rtl" } else { "ltr" },
            status,
            status_sentence: fact.and_then(|f| f.option(status)).map_or("", |o| &o.sentence),
            version: self.fact("version", &facts.version),
            last_review: last.map(|day| dates::day(self.framework, &day.to_string())),
        }
    }

    fn element(&self, element: &'a framework::Element, pending: &[Pending]) -> Element<'a> {
        let areas: Vec<_> =
            self.framework.areas_in(&element.id).map(|a| self.area(a, pending)).collect();
        Element {
            id: &element.id,
            name: &element.name,
            answered: areas.iter().map(|a| a.answered).sum(),
            asked: areas.iter().map(|a| a.asked).sum(),
            areas,
        }
    }

    fn area(&self, area: &'a framework::Area, pending: &[Pending]) -> Area<'a> {
        let mut questions: Vec<_> = self
            .framework
            .questions_in(&area.id)
            .filter(|q| self.may_read(q))
            .map(|q| self.question(q, pending))
            .collect();
        join_sentences(&mut questions);
        Area {
            id: &area.id,
            anchor: anchor(&area.id),
            name: &area.name,
            heading: &area.heading,
            answered: questions.iter().filter(|q| q.answered).count(),
            asked: questions.len(),
            questions,
        }
    }

    fn question(&self, asked: &'a framework::Question, pending: &[Pending]) -> Question<'a> {
        let about = pending.iter().filter(|p| p.id == asked.id);
        let mut question = Question {
            id: &asked.id,
            anchor: anchor(&asked.id),
            kind: asked.kind,
            core: asked.core,
            heading: &asked.heading,
            answered: false,
            text: None,
            value: None,
            note: None,
            leads: false,
            items: &[],
            columns: Vec::new(),
            records: Vec::new(),
            pending: about.map(|p| Mark { anchor: p.anchor.clone(), state: p.state }).collect(),
        };
        if let Some(given) = self.charter.answers.get(&asked.id) {
            question.answered = true;
            self.answer(&mut question, asked, given);
        }
        question
    }

    fn answer(&self, view: &mut Question<'a>, asked: &'a framework::Question, given: &'a Given) {
        view.note = given.note.as_deref();
        match &given.answer {
            Answer::Text(text) => match asked.kind {
                Kind::Choice => {
                    view.value = Some(text);
                    view.text = Some(sentence_of(asked, text));
                }
                Kind::Rhythm => {
                    view.value = Some(text);
                    view.text = Some(self.rhythm_sentence(asked, text));
                }
                _ => view.text = Some(Cow::Borrowed(text)),
            },
            Answer::List(items) => view.items = items,
            Answer::Records(records) => {
                let filled = |f: &&Field| records.iter().any(|r| r.get(&f.key).is_some());
                view.columns = asked.fields.iter().filter(filled).map(column).collect();
                view.records = records.iter().map(|r| self.record(asked, r)).collect();
            }
        }
    }

    fn rhythm_sentence(&self, asked: &'a framework::Question, key: &'a str) -> Cow<'a, str> {
        if key == "never" {
            return Cow::Borrowed(&asked.never);
        }
        let phrase = self.framework.rhythm(key).map_or(key, |r| &r.phrase);
        Cow::Owned(asked.sentence.replace("{rhythm}", phrase))
    }

    fn record(
        &self,
        asked: &'a framework::Question,
        record: &'a Record,
    ) -> BTreeMap<&'a str, Cow<'a, str>> {
        let value =
            |f: &'a Field| record.get(&f.key).map_or(Cow::Borrowed(""), |v| self.value(f, v));
        asked.fields.iter().map(|f| (f.key.as_str(), value(f))).collect()
    }

    /// The value of a field as people write it.
    fn value(&self, field: &'a Field, value: &'a str) -> Cow<'a, str> {
        match field.kind {
            FieldKind::Choice => {
                let option = field.options.iter().find(|o| o.key == value);
                Cow::Borrowed(option.map_or(value, |o| &o.label))
            }
            FieldKind::Rhythm => {
                Cow::Borrowed(self.framework.rhythm(value).map_or(value, |r| &r.label))
            }
            FieldKind::Date => Cow::Owned(dates::day(self.framework, value)),
            FieldKind::Datetime => Cow::Owned(dates::moment(self.framework, value)),
            FieldKind::Text | FieldKind::Timezone | FieldKind::Url => Cow::Borrowed(value),
        }
    }

    fn open(&self, pending: &[Pending]) -> Open<'a> {
        let open = self.charter.open(self.framework).filter(|q| self.may_read(q));
        let mut view = Open { count: 0, core: Vec::new(), other: Vec::new() };
        for question in open {
            view.count += 1;
            if pending.iter().any(|p| p.id == question.id) {
                continue;
            }
            let list = if question.core { &mut view.core } else { &mut view.other };
            list.push(OpenQuestion {
                id: &question.id,
                question: &question.question,
                element: question.element(),
                area: self.framework.area(question.area()).map_or("", |a| &a.name),
            });
        }
        view
    }

    fn pending(&self) -> Vec<Pending<'a>> {
        let mut all = Vec::new();
        for state in STATES {
            for pending in self.charter.pending.iter().filter(|p| p.state == state) {
                let question = self.framework.find(&pending.question);
                let Some(question) = question.filter(|q| self.may_read(q)) else { continue };
                let says = |p: &'a crate::charter::Stance| Position { who: &p.who, says: &p.says };
                let positions = self.team_only(pending.positions.as_slice());
                all.push(Pending {
                    anchor: format!("pending-{}", all.len() + 1),
                    state: state.key(),
                    id: &question.id,
                    answer: self.charter.answered(&question.id).then(|| anchor(&question.id)),
                    heading: &question.heading,
                    question: &question.question,
                    element: question.element(),
                    owner: pending.owner.as_deref(),
                    by: pending.by.map(|day| dates::day(self.framework, &day.to_string())),
                    note: pending.note.as_deref(),
                    positions: positions.iter().map(says).collect(),
                });
            }
        }
        all
    }

    fn reviews(&self) -> Vec<Review<'a>> {
        let review = |review: &'a crate::charter::Review| Review {
            date: review.date.map(|day| dates::day(self.framework, &day.to_string())),
            version: review.version.as_deref(),
            approved_by: review.approved_by.as_deref(),
            by: self.team_only(review.by.as_slice()).join(", "),
            reviewed: self.names(self.team_only(review.reviewed.as_slice())),
            note: if self.audience == Audience::Team { review.note.as_deref() } else { None },
        };
        self.charter.reviews.iter().map(review).collect()
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
            element
                .or_else(area)
                .or_else(|| self.framework.find(id).map(|q| &q.label))
                .unwrap_or(id)
        };
        ids.iter().map(|id| name(id).as_str()).collect::<Vec<_>>().join(", ")
    }
}

fn column(field: &Field) -> Column<'_> {
    Column { key: &field.key, label: &field.label, kind: field.kind }
}

fn sentence_of<'a>(asked: &'a framework::Question, key: &'a str) -> Cow<'a, str> {
    match asked.option(key) {
        Some(option) if !option.sentence.is_empty() => Cow::Borrowed(&option.sentence),
        Some(option) => Cow::Owned(format!("{}.", option.label)),
        None => Cow::Borrowed(key),
    }
}

/// Lets sentences that follow each other share a paragraph. One that must be there, because its
/// question is a core question, begins a paragraph under its own heading.
fn join_sentences(questions: &mut [Question]) {
    let mut leader: Option<usize> = None;
    for i in 0..questions.len() {
        if !questions[i].answered {
            continue;
        }
        let sentence = questions[i].value.is_some();
        match leader {
            Some(leader) if sentence && !questions[i].core => {
                let marks = std::mem::take(&mut questions[i].pending);
                questions[leader].pending.extend(marks);
            }
            _ => {
                questions[i].leads = true;
                leader = sentence.then_some(i);
            }
        }
    }
}

/// The id of a question or area as it can stand in an address.
fn anchor(id: &str) -> String {
    id.replace('.', "-")
}
