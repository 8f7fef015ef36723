//! The charter: answers by id, typed against the kinds of their questions, with their places in the
//! text; and the edits that put answers into the text without touching the rest.
//!
//! Values in, values out: this room knows no files, no terminal and no clock.

mod answer;
mod blank;
mod fields;
mod problem;
mod read;
mod section_reader;
mod sections;
pub mod typing;

use std::collections::BTreeMap;

pub use answer::{Answer, Record};
pub use blank::{Start, begin, blank};
pub use problem::{Problem, Severity, nearest};
pub use read::read;
pub use sections::{
    Allowed, Facts, Output, Pending, PendingState, Position as Stance, Publish, Review,
    ReviewInProgress,
};

use crate::core::framework::{Audience, Framework, Question};
use crate::core::toml::{Span, SyntaxError};

/// The newest form of the file that this program reads and writes.
pub const FORMAT: u32 = 1;

/// All that a charter file says.
#[derive(Clone, Debug, Default)]
pub struct Charter {
    /// Name, host, summary, language, status, version.
    pub facts: Facts,
    /// The answers by question id; an open question has none.
    pub answers: BTreeMap<String, Given>,
    /// Who may read an answer, where it differs from the default.
    pub audience: BTreeMap<String, Audience>,
    /// What is not settled, in the order of the file.
    pub pending: Vec<Pending>,
    /// The review that is under way, if one is.
    pub reviewing: Option<ReviewInProgress>,
    /// The reviews, oldest first.
    pub reviews: Vec<Review>,
    /// What is published where.
    pub publish: Publish,
    /// Findings that the team has switched off.
    pub allowed: Vec<Allowed>,
    /// What could not be read, or is not understood, in the order of the text.
    pub problems: Vec<Problem>,
    /// What keeps the text from being TOML; where there is any, the rest is not all there was.
    pub syntax_errors: Vec<SyntaxError>,
}

/// An answer and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Given {
    /// The answer in its standard form.
    pub answer: Answer,
    /// The remark beside it (`<key>_note`).
    pub note: Option<String>,
    /// Where the answer stands in the text.
    pub place: Span,
    /// Where each item or record of it stands, in the order of the answer; none for other kinds.
    pub parts: Vec<Span>,
}

impl Charter {
    /// The answer to a question or a fact; `None` when it is open.
    #[must_use]
    pub fn answer(&self, id: &str) -> Option<&Answer> {
        self.answers.get(id).map(|given| &given.answer)
    }

    /// Whether a question has an answer.
    #[must_use]
    pub fn answered(&self, id: &str) -> bool {
        self.answers.contains_key(id)
    }

    /// Who may read the answer to a question.
    #[must_use]
    pub fn audience_of(&self, question: &Question) -> Audience {
        self.audience.get(&question.id).copied().unwrap_or(question.audience)
    }

    /// What is pending about a question.
    pub fn pending_on<'a>(&'a self, id: &'a str) -> impl Iterator<Item = &'a Pending> {
        self.pending.iter().filter(move |p| p.question == id)
    }

    /// The problems that keep something from being read.
    pub fn errors(&self) -> impl Iterator<Item = &Problem> {
        self.problems.iter().filter(|p| p.severity == Severity::Error)
    }

    /// The questions without an answer, in the framework's order.
    pub fn open<'a>(&'a self, framework: &'a Framework) -> impl Iterator<Item = &'a Question> {
        framework.questions.iter().filter(|q| !self.answered(&q.id))
    }
}
