//! A charter that anyone may have written, and edits of it: what is edited reads back as it was
//! given, and nothing else changes.
//!
//! The input is a charter and, each behind a NUL, edits: a letter that says what is done, one that
//! says to which question, and words, a line each.

#![no_main]

#[path = "../../tests/it/common/given.rs"]
mod given;
#[path = "../../tests/it/common/untouched.rs"]
mod untouched;

use std::sync::LazyLock;

use copcharter::core::toml::Document;
use copcharter::core::edit::{Edit, apply};
use copcharter::core::charter::{Pending, PendingState, Review, read};
use copcharter::core::framework::{Framework, Kind};
use given::answer_to;
use libfuzzer_sys::{Corpus, fuzz_target};
use untouched::{kept, said};

static FRAMEWORK: LazyLock<Framework> = LazyLock::new(Framework::built_in);

fuzz_target!(|input: &str| -> Corpus {
    let framework = &*FRAMEWORK;
    let mut parts = input.split('\0');
    let text = parts.next().unwrap_or_default();
    let Ok(mut document) = Document::parse(text.to_owned()) else { return Corpus::Keep };
    assert_eq!(document.text(), text);
    let _whatever_it_says = read(&document, framework);
    for part in parts.take(12) {
        let mut letters = part.chars();
        let (Some(what), Some(which)) = (letters.next(), letters.next()) else { continue };
        let words = letters.as_str().lines().map(|line| line.trim().to_owned());
        let words: Vec<_> = words.filter(|line| !line.is_empty()).take(6).collect();
        let word = words.first().cloned();
        let question = &framework.questions[which as usize % framework.questions.len()];
        let answer = answer_to(question, framework, &words);
        let pending = Pending {
            question: question.id.clone(),
            state: [PendingState::Todo, PendingState::Contested, PendingState::Parked]
                [words.len() % 3],
            owner: word.clone(),
            by: None,
            note: words.get(1).cloned(),
            positions: Vec::new(),
            place: 0..0,
        };
        let review = Review {
            version: word.clone(),
            by: words.clone(),
            note: words.get(2).cloned(),
            date: None,
            approved_by: None,
            reviewed: vec![question.id.to_string()],
            place: 0..0,
        };
        let note = word.unwrap_or_default();
        let edit = match what {
            'n' if matches!(question.kind, Kind::Choice | Kind::Rhythm) => {
                Edit::Note(question, &note)
            }
            'p' => Edit::Pend(&pending),
            's' => Edit::Settle(which as usize % 4),
            'r' => Edit::Review(&review),
            _ => Edit::Answer(question, &answer),
        };
        // A form that cannot be changed safely is refused, which keeps it as it is.
        let Ok(edited) = apply(&document, framework, &edit) else { continue };
        if let Err(lost) = kept(&document, &edited, &edit).and_then(|()| {
            said(&edited, framework, &edit)
        }) {
            panic!("{edit:?}\n{lost}\n--- before\n{}\n--- after\n{}", document.text(), edited.text());
        }
        document = edited;
    }
    Corpus::Keep
});
