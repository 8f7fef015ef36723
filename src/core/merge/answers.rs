//! What the answer to one question is to be, from three charters.

use std::collections::{BTreeMap, HashMap};

use super::sequence::{self, Name, numbered};
use crate::core::charter::{Answer, Given, Record};
use crate::core::framework::{Kind, Question};
use crate::core::identity::{may_be_one, partners};
use crate::core::words::composed;

/// An answer and its remark, as one side has them.
#[derive(Clone, Debug, Default)]
pub(super) struct SideAnswer {
    pub(super) answer: Option<Answer>,
    pub(super) note: Option<String>,
}

/// Composed letters or not: they say the same.
impl PartialEq for SideAnswer {
    fn eq(&self, other: &Self) -> bool {
        let form = |side: &Self| {
            (side.answer.as_ref().map(Answer::composed), side.note.as_deref().map(composed_text))
        };
        form(self) == form(other)
    }
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
    let composed_answer = |answer: &Option<Answer>| answer.as_ref().map(Answer::composed);
    let answer = match one_sided_by(&base.answer, &ours.answer, &theirs.answer, composed_answer) {
        Some(answer) => answer.clone(),
        None => Some(both(question, base.answer.as_ref(), ours, theirs)?),
    };
    let composed_note = |note: &Option<String>| note.as_deref().map(composed_text);
    let note = one_sided_by(&base.note, &ours.note, &theirs.note, composed_note)?.clone();
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

/// The same for what is compared in another form.
fn one_sided_by<'a, T, F: PartialEq>(
    base: &T,
    ours: &'a T,
    theirs: &'a T,
    form: impl Fn(&T) -> F,
) -> Option<&'a T> {
    let (before, here, there) = (form(base), form(ours), form(theirs));
    let chosen = one_sided(&before, &here, &there)?;
    Some(if *chosen == here { ours } else { theirs })
}

fn composed_text(text: &str) -> String {
    composed(text).into_owned()
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
    let forms =
        |answer: &Answer| answer.items().iter().map(|i| composed_text(i)).collect::<Vec<_>>();
    let names = |answer: &Answer| numbered(forms(answer).iter().map(String::as_str));
    let base = base.map(names).unwrap_or_default();
    let left = sequence::named(&base, &names(ours), &names(theirs))?;
    // As ours has written an item, where it has it.
    let written: HashMap<Name, &String> = (names(theirs).into_iter().zip(theirs.items()))
        .chain(names(ours).into_iter().zip(ours.items()))
        .collect();
    let items: Vec<_> = left.iter().filter_map(|name| written.get(name)).collect();
    (!items.is_empty()).then(|| items.into_iter().map(|item| (*item).clone()).collect())
}

/// What a record is known by in a merge.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum RecordId {
    /// The record of the base with this number.
    Old(usize),
    /// One that is new, and how often its like came before.
    New(Record, usize),
}

/// The records of a side by what they are known by.
type Side<'a> = BTreeMap<RecordId, &'a Record>;

fn records(
    question: &Question,
    base: Option<&Answer>,
    ours: &Answer,
    theirs: &Answer,
) -> Option<Vec<Record>> {
    let forms = |answer: &Answer| answer.composed().records().to_vec();
    let base = base.map(forms).unwrap_or_default();
    let forms = [base.clone(), forms(ours), forms(theirs)];
    let all = [forms[0].as_slice(), &forms[1], &forms[2]];
    let base_ids: Vec<_> = (0..base.len()).map(RecordId::Old).collect();
    let ids = [1, 2].map(|side| ids(all[side], &partners(question, &base, all[side], &all)));
    let left = sequence::named(&base_ids, &ids[0], &ids[1])?;
    let side = |at: usize, records: &'_ [Record]| -> BTreeMap<RecordId, Record> {
        ids[at].iter().cloned().zip(records.iter().cloned()).collect()
    };
    let (here, there) = (side(0, ours.records()), side(1, theirs.records()));
    let old: BTreeMap<_, _> = base_ids.iter().cloned().zip(&base).collect();
    let (in_ours, in_theirs): (Side, Side) = (
        ids[0].iter().cloned().zip(all[1]).collect(),
        ids[1].iter().cloned().zip(all[2]).collect(),
    );
    if is_unclear(question, &old, &in_ours, &in_theirs) || left.is_empty() {
        return None;
    }
    let record = |id: &RecordId| match (here.get(id), there.get(id)) {
        (Some(ours), Some(theirs)) => fields(question, old.get(id).copied(), ours, theirs),
        (one, other) => one.or(other).cloned(),
    };
    left.iter().map(record).collect()
}

fn ids(records: &[Record], partners: &[Option<usize>]) -> Vec<RecordId> {
    let mut seen: HashMap<&Record, usize> = HashMap::new();
    let id = |(record, partner): (_, &Option<usize>)| {
        if let Some(old) = partner {
            RecordId::Old(*old)
        } else {
            let count = seen.entry(record).or_insert(0);
            *count += 1;
            RecordId::New(record.clone(), *count - 1)
        }
    };
    records.iter().zip(partners).map(id).collect()
}

/// Whether only people know what became of a record.
fn is_unclear(question: &Question, base: &Side, ours: &Side, theirs: &Side) -> bool {
    let new = |side: &Side, other: &Side| -> Vec<Record> {
        let is_new = |id: &&RecordId| matches!(id, RecordId::New(..)) && !other.contains_key(*id);
        side.iter().filter(|(id, _)| is_new(id)).map(|(_, record)| (*record).clone()).collect()
    };
    let (new_here, new_there) = (new(ours, theirs), new(theirs, ours));
    let lost = |(id, old): (&RecordId, &&Record)| match (ours.get(id), theirs.get(id)) {
        // What one side took away must be as it was on the other.
        (Some(changed), None) | (None, Some(changed)) => changed != old,
        // What is gone from both may be what one of them has as a new one.
        (None, None) => {
            new_here.iter().chain(&new_there).any(|candidate| may_be_one(old, candidate))
        }
        (Some(_), Some(_)) => false,
    };
    // Both may have begun the same.
    let name = |record: &Record| {
        question.fields.first().and_then(|f| record.get(&f.key).map(str::to_owned))
    };
    let begun_twice = new_here.iter().any(|one| {
        let many = |side: &Side| side.values().filter(|r| name(r) == name(one)).count() > 1;
        name(one).is_some()
            && new_there.iter().any(|other| name(other) == name(one))
            && !many(base)
            && !many(ours)
            && !many(theirs)
    });
    base.iter().any(lost) || begun_twice
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
        let value = |record: &Record| record.get(&field.key).map(str::to_owned);
        let form = |value: &Option<String>| value.as_deref().map(composed_text);
        let (old, here, there) = (base.and_then(value), value(ours), value(theirs));
        let value = one_sided_by(&old, &here, &there, form)?;
        merged.put(&field.key, value.as_deref().unwrap_or_default());
    }
    Some(merged)
}
