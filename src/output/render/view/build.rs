//! Makes the view of a charter: joins questions with answers, words them for people, and leaves out
//! what the audience may not read.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::dates;
use super::model::{
    Area, CharterHead, DocumentStyle, Element, FieldColumn, Pending, PendingMark, Question, View,
};
use crate::core::charter::{Answer, Charter, Given, Record};
use crate::core::colour::{Colour, DAY, NIGHT};
use crate::core::framework::{self, Audience, CharterStatus, Field, FieldKind, Framework, Kind};

/// See [`View::form`].
const FORM: u32 = 1;

/// The language of a charter that names none: that of the fixed words.
const LANGUAGE: &str = "en";
/// Languages written from right to left.
const RIGHT_TO_LEFT: [&str; 9] = ["ar", "dv", "fa", "he", "ku", "ps", "ug", "ur", "yi"];

/// What is needed to word anything.
pub(super) struct Builder<'a> {
    pub(super) framework: &'a Framework,
    pub(super) charter: &'a Charter,
    pub(super) audience: Audience,
}

impl<'a> View<'a> {
    /// Takes from a charter what an audience may read.
    #[must_use]
    pub fn new(framework: &'a Framework, charter: &'a Charter, audience: Audience) -> Self {
        view(framework, charter, audience)
    }
}

pub(super) fn view<'a>(
    framework: &'a Framework,
    charter: &'a Charter,
    audience: Audience,
) -> View<'a> {
    let builder = Builder { framework, charter, audience };
    let pending = builder.pending();
    let open = builder.open(&pending);
    View {
        form: FORM,
        charter: builder.head(),
        elements: framework.elements.iter().map(|e| builder.element(e, &pending)).collect(),
        unsettled: !open.is_empty() || !pending.is_empty(),
        open,
        pending,
        reviews: builder.reviews(),
        words: framework.words.iter().map(|(k, v)| (k.as_str(), v.as_str())).collect(),
        audience: audience.key(),
        credit: !charter.publish.no_credit,
    }
}

impl<'a> Builder<'a> {
    pub(super) fn may_read(&self, question: &framework::Question) -> bool {
        self.audience.may_read(self.charter.audience_of(question))
    }

    /// A fact of the charter, such as its name; empty when it is not for this audience.
    fn fact(&self, key: &str, value: &'a str) -> &'a str {
        let fact = self.framework.facts.iter().find(|f| f.key() == key);
        if fact.is_none_or(|f| self.may_read(f)) { value } else { "" }
    }

    fn head(&self) -> CharterHead<'a> {
        let facts = &self.charter.facts;
        let status = self.fact("status", facts.status.map_or("", CharterStatus::key));
        let fact = self.framework.facts.iter().find(|f| f.key() == "status");
        let language = if facts.language.is_empty() { LANGUAGE } else { facts.language.as_str() };
        let primary = language.split('-').next().unwrap_or_default();
        let last = self.charter.reviews.iter().filter_map(|r| r.date).max();
        let name = self.fact("name", &facts.name);
        let version = self.fact("version", &facts.version);
        let host = self.fact("host", &facts.host);
        let last_review = last.map(|day| dates::day(self.framework, &day.to_string()));
        let mut phrases = self.phrases(&[("version", version)]);
        match &last_review {
            Some(day) => phrases.extend(self.phrases(&[("last_review", day)])),
            None => phrases.push(self.framework.word("not_reviewed").to_owned()),
        }
        phrases.extend(self.phrases(&[("host", host)]));
        CharterHead {
            name,
            title: if name.is_empty() { self.framework.word("charter") } else { name },
            summary: self.fact("summary", &facts.summary),
            host,
            language,
            direction: if RIGHT_TO_LEFT.contains(&primary) { "rtl" } else { "ltr" },
            status,
            status_sentence: fact.and_then(|f| f.option(status)).map_or("", |o| &o.sentence),
            version,
            phrases,
            last_review,
            published: self.published(),
        }
    }

    fn published(&self) -> DocumentStyle<'a> {
        let publish = &self.charter.publish;
        let light = publish.accent.as_ref().map(|(colour, _)| *colour);
        let dark = publish.accent_dark.as_ref().map(|(colour, _)| *colour);
        let shown = |colour: Option<Colour>| colour.map(|c| c.to_string()).unwrap_or_default();
        DocumentStyle {
            logo: "",
            accent: shown(light.or_else(|| dark.map(|c| c.readable(DAY)))),
            accent_dark: shown(dark.or_else(|| light.map(|c| c.readable(NIGHT)))),
            footer: publish.footer.as_deref().unwrap_or_default(),
        }
    }

    /// Each value behind its word, without those that are empty.
    pub(super) fn phrases(&self, values: &[(&str, &str)]) -> Vec<String> {
        let filled = values.iter().filter(|(_, value)| !value.is_empty());
        filled.map(|(word, value)| format!("{} {value}", self.framework.word(word))).collect()
    }

    fn element(&self, element: &'a framework::Element, pending: &[Pending<'a>]) -> Element<'a> {
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

    fn area(&self, area: &'a framework::Area, pending: &[Pending<'a>]) -> Area<'a> {
        let mut questions: Vec<_> = self
            .framework
            .questions_in(&area.id)
            .filter(|q| self.may_read(q) && self.charter.set_aside(&q.id).is_none())
            .map(|q| self.question(q, pending))
            .collect();
        join_sentences(&mut questions);
        let answered = questions.iter().filter(|q| q.answered).count();
        let open = questions.len() - answered;
        let word = if open == 1 { "area_open_one" } else { "area_open_many" };
        Area {
            id: &area.id,
            anchor: anchor(&area.id),
            name: &area.name,
            heading: &area.heading,
            answered,
            asked: questions.len(),
            open: if open == 0 {
                String::new()
            } else {
                format!("{open} {}", self.framework.word(word))
            },
            questions,
        }
    }

    fn question(&self, asked: &'a framework::Question, pending: &[Pending<'a>]) -> Question<'a> {
        let about = pending.iter().filter(|p| asked.id == p.id);
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
            pending: about.map(mark).collect(),
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
        if key == framework::Rhythm::Never.key() {
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
            FieldKind::Date => Cow::Owned(dates::day(self.framework, value)),
            FieldKind::Datetime => Cow::Owned(dates::moment(self.framework, value)),
            _ => Cow::Borrowed(self.framework.field_label(field, value)),
        }
    }
}

fn mark<'a>(pending: &Pending<'a>) -> PendingMark<'a> {
    let Pending { anchor, state, question, .. } = pending;
    PendingMark { anchor: anchor.clone(), state, question }
}

fn column(field: &Field) -> FieldColumn<'_> {
    FieldColumn {
        key: &field.key,
        label: &field.label,
        kind: field.kind,
        is_literal: field.is_literal(),
    }
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
pub(super) fn anchor(id: &str) -> String {
    id.replace('.', "-")
}
