//! What is wrong in the file, gathered.

use std::cell::RefCell;

use crate::core::charter::{Problem, Severity};
use crate::core::toml::{Entry, Node, Span};
use crate::core::words::{did_you_mean, nearest};

/// Maximum number of mistakes kept; with more, the file is probably another one.
pub(super) const MAX_PROBLEMS: usize = 50;

/// Maximum length of a sentence in characters, and of a word that is looked up in bytes.
const MAX_SENTENCE: usize = 500;

/// The mistakes so far.
#[derive(Default)]
pub(super) struct Problems(RefCell<Vec<Problem>>);

impl Problems {
    /// Keeps a mistake: what is wrong, a phrase, and what to write, sentences.
    pub(super) fn report(&self, place: &Span, message: impl Into<String>, help: impl Into<String>) {
        let mut found = self.0.borrow_mut();
        if found.len() < MAX_PROBLEMS {
            found.push(Problem {
                code: "own-questions",
                severity: Severity::Error,
                message: shortened_problem(message.into()),
                help: shortened_problem(help.into()),
                place: place.clone(),
            });
        }
    }

    /// A value of a kind that does not go under this name.
    pub(super) fn wrong_kind(&self, node: &Node, name: &str, help: impl Into<String>) {
        self.report(&node.place, format!("`{name}` is {}", node.described()), help);
    }

    /// A field or an option (`what`) that a question of the framework has not got.
    pub(super) fn not_of_framework(&self, entry: &Entry, what: &str, known: &[&str]) {
        let rest =
            format!("There are {}; for others, ask a question of your own.", known.join(", "));
        self.report(
            &entry.key_span,
            format!("`{}` is not {what} here, and none can be added", entry.key),
            did_you_mean(nearest_known(&entry.key, known.iter().copied()), &rest),
        );
    }

    /// All of them, as they stand in the text.
    pub(super) fn in_order(self) -> Vec<Problem> {
        let mut found = self.0.into_inner();
        found.sort_by_key(|problem| problem.place.start);
        found
    }
}

/// A sentence that can be read, whatever a stranger wrote where an id should be.
fn shortened_problem(sentence: String) -> String {
    match sentence.char_indices().nth(MAX_SENTENCE) {
        Some((at, _)) => format!("{}…", &sentence[..at]),
        None => sentence,
    }
}

/// The known word nearest to a mistyped one, if any is near.
pub(super) fn nearest_known<'a>(
    word: &str,
    known: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    if word.len() > MAX_SENTENCE { None } else { nearest(word, known) }
}
