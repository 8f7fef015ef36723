//! What is wrong in the file, gathered.

use std::cell::RefCell;

use crate::charter::{Place, Problem, Severity};

/// The most mistakes that are kept; with more, the file is probably another one.
pub(super) const MOST: usize = 50;

/// The mistakes so far.
#[derive(Default)]
pub(super) struct Problems(RefCell<Vec<Problem>>);

impl Problems {
    /// Keeps a mistake: what is wrong, a phrase, and what to write, sentences.
    pub(super) fn report(
        &self,
        place: &Place,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        let mut found = self.0.borrow_mut();
        if found.len() < MOST {
            found.push(Problem {
                code: "own-questions",
                severity: Severity::Error,
                message: message.into(),
                help: help.into(),
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
