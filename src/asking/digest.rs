//! Answers in a few words: the line that stays behind a question, and what an element now says.

use super::Outcome;
use crate::charter::{Answer, Charter};
use crate::framework::{Framework, Kind, Question};

/// The most characters of an answer that are shown in passing.
const MOST: usize = 56;

/// The one line that stays when a question is settled.
#[must_use]
pub fn settled(
    framework: &Framework,
    charter: &Charter,
    question: &Question,
    outcome: &Outcome,
) -> String {
    let label = &question.label;
    match (outcome, charter.answer(&question.id)) {
        (Outcome::ToDo(note), _) if note.is_empty() => format!("! {label}: to do"),
        (Outcome::ToDo(note), _) => format!("! {label}: to do, {}", short(note)),
        (_, Some(answer)) => format!("✓ {label}: {}", digest(framework, question, answer)),
        (_, None) => format!("○ {label}: left open"),
    }
}

/// An answer in a few words: `2 issues`, `By invitation`, the beginning of a text.
#[must_use]
pub fn digest(framework: &Framework, question: &Question, answer: &Answer) -> String {
    match answer {
        Answer::Text(key) if question.kind == Kind::Choice => {
            question.option(key).map_or(key.clone(), |o| o.label.clone())
        }
        Answer::Text(key) if question.kind == Kind::Rhythm => {
            framework.rhythm(key).map_or(key.clone(), |r| r.label.clone())
        }
        Answer::Text(text) => short(text),
        Answer::List(items) => counted(items.len(), question),
        Answer::Records(records) => counted(records.len(), question),
    }
}

fn counted(number: usize, question: &Question) -> String {
    let item = &question.item;
    format!("{number} {}", if number == 1 { &item.one } else { &item.many })
}

fn short(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= MOST {
        return line;
    }
    let cut: String = line.chars().take(MOST - 1).collect();
    let whole = cut.rsplit_once(' ').map_or(cut.as_str(), |(words, _)| words);
    format!("{whole}…")
}
