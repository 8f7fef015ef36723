//! What differs about the answer to one question.

use super::changes::{Change, TextChange};
use super::items::{Entry, items, items_alike};
use super::words::words;
use crate::core::charter::{Answer, Given, Record};
use crate::core::framework::{Framework, Kind, Question};
use crate::core::identity::partners;
use crate::core::words::composed;

pub(super) fn change(
    framework: &Framework,
    question: &Question,
    before: Option<&Given>,
    after: Option<&Given>,
) -> Option<Change> {
    let (old, new) = (before.map(|g| &g.answer), after.map(|g| &g.answer));
    let old_note = before.and_then(|g| g.note.as_deref());
    let new_note = after.and_then(|g| g.note.as_deref());
    // Composed letters or not: they say the same.
    let form = |answer: Option<&Answer>| answer.map(Answer::composed);
    let same_answer = old == new || form(old) == form(new);
    let same_note = old_note.map(composed) == new_note.map(composed);
    if same_answer && same_note {
        return None;
    }
    let mut change = Change {
        id: question.id.clone(),
        before: before.cloned(),
        after: after.cloned(),
        words: Vec::new(),
        items: Vec::new(),
        reordered: false,
        note: if same_note { Vec::new() } else { words(old_note, new_note) },
    };
    match question.kind {
        _ if same_answer => {}
        Kind::List => {
            let entries = |answer: Option<&Answer>| -> Vec<Entry> {
                let items = answer.map_or(&[][..], Answer::items);
                items.iter().map(|item| (item.clone(), Record::default())).collect()
            };
            (change.items, change.reordered) = items_alike(&entries(old), &entries(new));
        }
        Kind::Records => {
            let forms = |answer: Option<&Answer>| {
                answer.map_or(Vec::new(), |answer| answer.composed().records().to_vec())
            };
            let (before, after) = (forms(old), forms(new));
            let partners = partners(question, &before, &after, &[&before, &after]);
            (change.items, change.reordered) =
                items(&named(question, old), &named(question, new), &partners);
        }
        Kind::Choice | Kind::Rhythm => {
            let label = |answer: &Answer| {
                answer.text().map(|key| framework.answer_label(question, key).to_owned())
            };
            let (removed, added) = (old.and_then(label), new.and_then(label));
            change.words.extend(removed.map(TextChange::Removed));
            change.words.extend(added.map(TextChange::Added));
        }
        _ => change.words = words(old.and_then(Answer::text), new.and_then(Answer::text)),
    }
    Some(change)
}

fn named(question: &Question, answer: Option<&Answer>) -> Vec<Entry> {
    let first = question.fields.first().map_or("", |field| field.key.as_str());
    let records = answer.map_or(&[][..], Answer::records);
    let name = |record: &Record| record.get(first).unwrap_or("(unnamed)").to_owned();
    records
        .iter()
        .map(|record| {
            let mut rest = record.clone();
            rest.put(first, "");
            (name(record), rest)
        })
        .collect()
}
