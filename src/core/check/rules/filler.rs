//! An answer only holds a place.

use crate::core::charter::Answer;
use crate::core::check::filler_words::is_filler;
use crate::core::check::{CheckInput, Group, Notice, Rule, Severity};
use crate::core::words::{and, quoted};

pub(super) const RULE: Rule = Rule {
    code: "filler",
    group: Group::Readiness,
    severity: Severity::Warning,
    title: "an answer only holds a place",
    why: "A text such as TBD looks like an answer in every count and tells a reader nothing, \
        while an open question is shown as open.",
    help: "Write a first answer, or take the text out; `copcharter edit` does either.",
    explanation: "Some texts only say that something will be said later: TBD, TODO, “to be \
        decided”, dots, dashes or question marks alone. This is noticed in a whole answer, in an \
        item of a list, in a field of a record and in the facts at the top, and all of it is one \
        finding. Short answers such as “None” are answers. What is meant to stay open is better \
        left out, and noted under `[[pending]]` with an owner.",
    trips: "[purpose.goals]\nsuccess = \"TBD\"\n",
    passes: "[purpose.goals]\nsuccess = \"A question in the morning is answered by noon.\"\n",
    find,
};

fn find(look: &CheckInput) -> Vec<Notice> {
    let mut spots = Vec::new();
    let mut texts: Vec<String> = Vec::new();
    for question in look.framework.facts.iter().chain(&look.framework.questions) {
        for (number, text) in parts(look, &question.id) {
            if is_filler(text) {
                spots.push(look.part(&question.id, number));
                let shown = quoted(text);
                if !texts.contains(&shown) {
                    texts.push(shown);
                }
            }
        }
    }
    let message = match spots.len() {
        0 => return Vec::new(),
        1 => format!("{} is not an answer yet", texts[0]),
        n => format!("{n} answers only hold a place: {}", and(&texts)),
    };
    vec![Notice::new(spots, message)]
}

/// Every text of an answer, and the number of its item or record.
fn parts<'a>(look: &CheckInput<'a>, id: &str) -> Vec<(usize, &'a str)> {
    match look.charter.answer(id) {
        None => Vec::new(),
        Some(Answer::Text(text)) => vec![(0, text)],
        Some(Answer::List(items)) => items.iter().map(String::as_str).enumerate().collect(),
        Some(Answer::Records(records)) => {
            let all = records.iter().enumerate();
            all.flat_map(|(n, r)| r.0.iter().map(move |(_, text)| (n, text.as_str()))).collect()
        }
    }
}
