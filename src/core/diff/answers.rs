//! What differs about the answer to one question.

use super::changes::{Change, TextChange};
use super::items::{Entry, items};
use super::words::words;
use crate::core::charter::{Answer, Given, Record};
use crate::core::framework::{Framework, Kind, Question};

pub(super) fn change(
    framework: &Framework,
    question: &Question,
    before: Option<&Given>,
    after: Option<&Given>,
) -> Option<Change> {
    let (old, new) = (before.map(|g| &g.answer), after.map(|g| &g.answer));
    let old_note = before.and_then(|g| g.note.as_deref());
    let new_note = after.and_then(|g| g.note.as_deref());
    if old == new && old_note == new_note {
        return None;
    }
    let mut change = Change {
        id: question.id.clone(),
        before: before.cloned(),
        after: after.cloned(),
        words: Vec::new(),
        items: Vec::new(),
        reordered: false,
        note: if old_note == new_note { Vec::new() } else { words(old_note, new_note) },
    };
    match question.kind {
        _ if old == new => {}
        Kind::List => {
            let entries = |answer: Option<&Answer>| -> Vec<Entry> {
                let items = answer.map_or(&[][..], Answer::items);
                items.iter().map(|item| (item.clone(), Record::default())).collect()
            };
            (change.items, change.reordered) = items(&entries(old), &entries(new));
        }
        Kind::Records => {
            (change.items, change.reordered) = items(&named(question, old), &named(question, new));
        }
        Kind::Choice | Kind::Rhythm => {
            let removed = old.and_then(Answer::text).map(|key| label(framework, question, key));
            let added = new.and_then(Answer::text).map(|key| label(framework, question, key));
            change.words.extend(removed.map(TextChange::Removed));
            change.words.extend(added.map(TextChange::Added));
        }
        _ => change.words = words(old.and_then(Answer::text), new.and_then(Answer::text)),
    }
    Some(change)
}

/// How an option reads.
fn label(framework: &Framework, question: &Question, key: &str) -> String {
    let option = question.option(key).map(|option| &option.label);
    option.or_else(|| framework.rhythm(key).map(|r| &r.label)).map_or(key, |l| l).to_owned()
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
