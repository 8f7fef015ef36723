//! What the answer to one question is to be, from three charters.

use std::collections::BTreeMap;

use super::sequence::{self, Name, numbered};
use crate::core::charter::{Answer, Given, Record};
use crate::core::framework::{Kind, Question};

/// An answer and its remark, as one side has them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct SideAnswer {
    pub(super) answer: Option<Answer>,
    pub(super) note: Option<String>,
}

impl SideAnswer {
    /// What a charter says; the fields of records in the order of the question.
    pub(super) fn of(question: &Question, given: Option<&Given>) -> Self {
        let Some(given) = given else { return Self::default() };
        let answer = match &given.answer {
            Answer::Records(records) => {
                Answer::Records(records.iter().map(|r| in_order(question, r)).collect())
            }
            other => other.clone(),
        };
        Self { answer: Some(answer), note: given.note.clone() }
    }

    /// The answer in full, as a text for people.
    pub(super) fn in_words(&self, question: &Question) -> String {
        let mut text = match &self.answer {
            None => "Leaves it open.".to_owned(),
            Some(Answer::Text(text)) => text.clone(),
            Some(Answer::List(items)) => bulleted(items.iter().cloned()),
            Some(Answer::Records(records)) => bulleted(records.iter().map(|r| row(question, r))),
        };
        if let Some(note) = &self.note {
            text += &format!("\n({note})");
        }
        text
    }
}

fn bulleted(items: impl Iterator<Item = String>) -> String {
    items.map(|item| format!("- {item}")).collect::<Vec<_>>().join("\n")
}

/// `Name: Ana · Contact: ana@example.org`
fn row(question: &Question, record: &Record) -> String {
    let label = |key: &String| question.field(key).map_or(key.clone(), |f| f.label.to_string());
    let fields = record.0.iter().map(|(key, value)| format!("{}: {value}", label(key)));
    fields.collect::<Vec<_>>().join(" · ")
}

fn in_order(question: &Question, record: &Record) -> Record {
    let mut ordered = Record::default();
    for field in &question.fields {
        ordered.put(&field.key, record.get(&field.key).unwrap_or_default());
    }
    ordered
}

/// What the merged charter is to say; none where both sides have changed the same thing differently.
pub(super) fn settle(
    question: &Question,
    base: &SideAnswer,
    ours: &SideAnswer,
    theirs: &SideAnswer,
) -> Option<SideAnswer> {
    if let Some(outcome) = one_sided(base, ours, theirs) {
        return Some(outcome.clone());
    }
    let answer = match one_sided(&base.answer, &ours.answer, &theirs.answer) {
        Some(answer) => answer.clone(),
        None => Some(both(question, base.answer.as_ref(), ours, theirs)?),
    };
    let note = one_sided(&base.note, &ours.note, &theirs.note)?.clone();
    // A remark is nothing without the choice that it stands beside.
    (answer.is_some() || note.is_none()).then_some(SideAnswer { answer, note })
}

/// The side that has changed, where one has, or both in the same way.
pub(super) fn one_sided<'a, T: PartialEq>(base: &T, ours: &'a T, theirs: &'a T) -> Option<&'a T> {
    if ours == theirs || base == theirs {
        Some(ours)
    } else if base == ours {
        Some(theirs)
    } else {
        None
    }
}

fn both(
    question: &Question,
    base: Option<&Answer>,
    ours: &SideAnswer,
    theirs: &SideAnswer,
) -> Option<Answer> {
    let (ours, theirs) = (ours.answer.as_ref()?, theirs.answer.as_ref()?);
    match question.kind {
        Kind::List => list(base, ours, theirs).map(Answer::List),
        Kind::Records => records(question, base, ours, theirs).map(Answer::Records),
        Kind::Paragraph => {
            let merged = sequence::lines(base?.text()?, ours.text()?, theirs.text()?)?;
            (!merged.trim().is_empty()).then_some(Answer::Text(merged))
        }
        Kind::Text | Kind::Choice | Kind::Rhythm => None,
    }
}

fn list(base: Option<&Answer>, ours: &Answer, theirs: &Answer) -> Option<Vec<String>> {
    let names = |answer: &Answer| numbered(answer.items().iter().map(String::as_str));
    let base = base.map(names).unwrap_or_default();
    let left = sequence::named(&base, &names(ours), &names(theirs))?;
    (!left.is_empty()).then(|| left.into_iter().map(|(item, _)| item).collect())
}

fn records(
    question: &Question,
    base: Option<&Answer>,
    ours: &Answer,
    theirs: &Answer,
) -> Option<Vec<Record>> {
    let (base, ours, theirs) =
        (named(question, base), named(question, Some(ours)), named(question, Some(theirs)));
    let names = |rows: &[(Name, &Record)]| rows.iter().map(|(n, _)| n.clone()).collect::<Vec<_>>();
    let left = sequence::named(&names(&base), &names(&ours), &names(&theirs))?;
    let (base, ours, theirs): (BTreeMap<_, _>, BTreeMap<_, _>, BTreeMap<_, _>) =
        (base.into_iter().collect(), ours.into_iter().collect(), theirs.into_iter().collect());
    // What one side took away must be as it was on the other.
    let all_gone_are_unchanged = base.iter().all(|(name, old)| {
        let changed = |side: &BTreeMap<Name, &Record>| side.get(name).is_some_and(|now| now != old);
        match (ours.contains_key(name), theirs.contains_key(name)) {
            (false, true) => !changed(&theirs),
            (true, false) => !changed(&ours),
            _ => true,
        }
    });
    if !all_gone_are_unchanged || left.is_empty() {
        return None;
    }
    let record = |name: &Name| match (ours.get(name), theirs.get(name)) {
        (Some(ours), Some(theirs)) => fields(question, base.get(name).copied(), ours, theirs),
        (one, other) => one.or(other).map(|r| (*r).clone()),
    };
    left.iter().map(record).collect()
}

/// The records by the value of their first field.
fn named<'a>(question: &Question, answer: Option<&'a Answer>) -> Vec<(Name, &'a Record)> {
    let first = question.fields.first().map_or("", |f| &f.key);
    let records = answer.map_or(&[][..], Answer::records);
    let names = numbered(records.iter().map(|r| r.get(first).unwrap_or_default()));
    names.into_iter().zip(records).collect()
}

/// One record, field by field; none where both have changed a field differently.
fn fields(
    question: &Question,
    base: Option<&Record>,
    ours: &Record,
    theirs: &Record,
) -> Option<Record> {
    let mut merged = Record::default();
    for field in &question.fields {
        let old = base.and_then(|r| r.get(&field.key));
        let (here, there) = (ours.get(&field.key), theirs.get(&field.key));
        merged.put(&field.key, one_sided(&old, &here, &there)?.unwrap_or_default());
    }
    Some(merged)
}
