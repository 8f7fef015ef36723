//! What is wrong in the file, gathered.

use std::cell::RefCell;

use crate::core::charter::{Problem, Severity};
use crate::core::toml::Span;
use crate::core::words::nearest;

/// The most mistakes that are kept; with more, the file is probably another one.
pub(super) const MOST: usize = 50;

/// No sentence has more characters, and nothing longer is looked up.
const LONGEST: usize = 500;

/// The mistakes so far.
#[derive(Default)]
pub(super) struct Problems(RefCell<Vec<Problem>>);

impl Problems {
    /// Keeps a mistake: what is wrong, a phrase, and what to write, sentences.
    pub(super) fn report(&self, place: &Span, message: impl Into<String>, help: impl Into<String>) {
        let mut found = self.0.borrow_mut();
        if found.len() < MOST {
            found.push(Problem {
                code: "own-questions",
                severity: Severity::Error,
                message: shortened(message.into()),
                help: shortened(help.into()),
                place: place.clone(),
            });
        }
    }

    /// All of them, as they stand in the text.
    pub(super) fn in_order(self) -> Vec<Problem> {
        let mut found = self.0.into_inner();
        found.sort_by_key(|problem| problem.place.start);
        found
    }
}

/// A sentence that can be read, whatever a stranger wrote where an id should be.
fn shortened(sentence: String) -> String {
    match sentence.char_indices().nth(LONGEST) {
        Some((at, _)) => format!("{}…", &sentence[..at]),
        None => sentence,
    }
}

/// The known word nearest to a mistyped one, if any is near.
pub(super) fn near<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    if word.len() > LONGEST { None } else { nearest(word, known) }
}
