//! The sections of a document, filled with what its readers may see: which answers stand in each, what
//! is joined into a sentence, what is pending, and which sections have nothing to say yet.

use std::collections::BTreeMap;

use serde::Serialize;

use super::body::has_own_headings;
use super::documents::{Document, Section};
use super::format_engine::FormatEngine;
use super::setting::Setting;
use super::view::{Question, View};

/// What templates see of the document that is made.
#[derive(Debug, Serialize)]
pub(super) struct DocumentView<'a> {
    /// What it is called.
    name: &'a str,
    /// How its page is laid out.
    class: &'static str,
    /// The sections that have something to say.
    sections: Vec<SectionView<'a>>,
    /// Whether some of them stand beside one another; they are the last ones.
    has_columns: bool,
    /// The headings of the sections whose answers are still to come.
    missing: Vec<&'a str>,
}

#[derive(Debug, Serialize)]
struct SectionView<'a> {
    heading: &'a str,
    element: &'static str,
    /// Where links to its first answer lead; none where that has a heading of its own.
    anchor: Option<&'a str>,
    /// Whether the columns begin with it.
    begins_columns: bool,
    answers: Vec<AnswerView<'a>>,
    sentences: Vec<Sentence<'a>>,
    /// The sentences with their remarks, ready made in the format of the document.
    said: String,
    pending: Vec<Matter<'a>>,
}

#[derive(Debug, Serialize)]
struct AnswerView<'a> {
    id: &'a str,
    anchor: &'a str,
    /// Its own heading; none where that of the section is enough.
    heading: Option<&'a str>,
    /// The people that it names, each as a list of what is said of them; else there is a body.
    people: Vec<Vec<Said<'a>>>,
}

/// Something said of a person.
#[derive(Debug, Serialize)]
struct Said<'a> {
    text: &'a str,
    is_name: bool,
    /// Whether it is a name or an address rather than Markdown.
    is_literal: bool,
}

#[derive(Debug, Serialize)]
struct Sentence<'a> {
    text: &'a str,
    note: Option<&'a str>,
}

#[derive(Debug, Serialize)]
struct Matter<'a> {
    state: &'static str,
    question: &'a str,
}

/// Fills the sections of a document.
pub(super) fn filled<'a>(
    view: &'a View,
    document: &Document,
    engine: &dyn FormatEngine,
    setting: &Setting,
) -> DocumentView<'a> {
    let answered = view.elements.iter().flat_map(|e| &e.areas).flat_map(|a| &a.questions);
    let answered = answered.filter(|q| q.answered).map(|q| (q.id, q)).collect();
    let filler = Filler { view, document, answered, engine, setting };
    let word = |key: &'static str| view.words.get(key).copied().unwrap_or(key);
    let mut sections: Vec<SectionView> = Vec::new();
    let mut missing = Vec::new();
    let mut has_columns = false;
    for section in document.sections {
        match filler.section(section, word(section.heading)) {
            Some(mut filled) => {
                filled.begins_columns = section.columns && !has_columns;
                has_columns |= section.columns;
                sections.push(filled);
            }
            None if filler.is_awaited(section) => missing.push(word(section.heading)),
            None => {}
        }
    }
    let name = if document.name.is_empty() { "" } else { word(document.name) };
    DocumentView { name, class: document.class, sections, has_columns, missing }
}

struct Filler<'v, 'a> {
    view: &'a View<'a>,
    document: &'v Document,
    answered: BTreeMap<&'a str, &'a Question<'a>>,
    engine: &'v dyn FormatEngine,
    setting: &'v Setting<'v>,
}

impl<'a> Filler<'_, 'a> {
    /// A section with what is answered; none where nothing is.
    fn section(&self, section: &Section, heading: &'a str) -> Option<SectionView<'a>> {
        let find = |ids: &[&str]| -> Vec<&'a Question<'a>> {
            ids.iter().filter_map(|id| self.answered.get(id).copied()).collect()
        };
        let (answers, sentences) = (find(section.answers), find(section.sentences));
        if answers.is_empty() && sentences.is_empty() {
            return None;
        }
        // An answer that has headings of its own stands under one of its own.
        let is_named = answers.first().is_some_and(|first| has_own_headings(first));
        let first = answers.first().filter(|_| !is_named);
        Some(SectionView {
            heading,
            element: section.element,
            anchor: first.map(|first| first.anchor.as_str()),
            begins_columns: false,
            answers: (answers.iter().enumerate())
                .map(|(at, answer)| self.answer(answer, at > 0 || is_named))
                .collect(),
            sentences: (sentences.iter())
                .map(|q| Sentence { text: q.text.as_deref().unwrap_or_default(), note: q.note })
                .collect(),
            said: if sentences.is_empty() {
                String::new()
            } else {
                self.engine.sentences(&sentences, self.setting)
            },
            pending: (self.view.pending.iter())
                .filter(|matter| matter.answer.is_some() && section.has(matter.id))
                .map(|matter| Matter { state: matter.state, question: matter.question })
                .collect(),
        })
    }

    fn answer(&self, answer: &'a Question<'a>, has_heading: bool) -> AnswerView<'a> {
        let shows_people = answer.id == self.document.people.answer;
        AnswerView {
            id: answer.id,
            anchor: &answer.anchor,
            heading: has_heading.then_some(answer.heading),
            people: if shows_people { self.people(answer) } else { Vec::new() },
        }
    }

    fn people(&self, answer: &'a Question<'a>) -> Vec<Vec<Said<'a>>> {
        let fields = self.document.people.fields;
        let person = |record: &'a BTreeMap<&str, _>| {
            let said = |key: &str| {
                let text: &'a str =
                    record.get(key).map_or("", |value: &std::borrow::Cow<str>| value);
                let column = answer.columns.iter().find(|column| column.key == key);
                let is_literal = column.is_some_and(|column| column.is_literal);
                (!text.is_empty()).then_some(Said { text, is_name: key == "name", is_literal })
            };
            ["name"].iter().chain(fields).filter_map(|key| said(key)).collect()
        };
        answer.records.iter().map(person).collect()
    }

    /// Whether an answer of it is open or not settled for these readers.
    fn is_awaited(&self, section: &Section) -> bool {
        let open = self.view.open.iter().flat_map(|group| &group.questions).map(|q| q.id);
        open.chain(self.view.pending.iter().map(|p| p.id)).any(|id| section.has(id))
    }
}
