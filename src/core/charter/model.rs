//! What a charter says, as values: answers by id, and the sections beside them.

use std::collections::BTreeMap;

use super::answer::Answer;
use super::problem::{Problem, Severity};
use crate::core::calendar::Day;
use crate::core::colour::Colour;
use crate::core::framework::{Audience, Framework, Question, QuestionId};
use crate::core::toml::{Span, SyntaxError};

/// The newest form of the file that this program reads and writes.
pub const FORMAT: u32 = 1;

/// All that a charter file says.
#[derive(Clone, Debug, Default)]
pub struct Charter {
    /// Name, host, summary, language, status, version.
    pub facts: Facts,
    /// The answers by question id; an open question has none.
    pub answers: BTreeMap<QuestionId, Given>,
    /// Who may read an answer, where it differs from the default.
    pub audience: BTreeMap<QuestionId, Audience>,
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

/// `[charter]`: what the charter is called and how far it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    /// The form of the file.
    pub format: u32,
    /// What the community is called.
    pub name: String,
    /// One sentence on what it is.
    pub summary: String,
    /// Where it has its home.
    pub host: String,
    /// The language of the answers, such as `en`.
    pub language: String,
    /// `draft`, `agreed` or `retired`.
    pub status: String,
    /// `0.3`
    pub version: String,
}

/// `[[pending]]`: something about a question that is not settled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pending {
    /// The question.
    pub question: QuestionId,
    /// In what way it is open.
    pub state: PendingState,
    /// Who sees to it.
    pub owner: Option<String>,
    /// Until when.
    pub by: Option<Day>,
    /// What is to be done or decided.
    pub note: Option<String>,
    /// Who holds what, where it is contested.
    pub positions: Vec<Stance>,
    /// Where it stands in the text.
    pub place: Span,
}

/// What somebody holds about a contested question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stance {
    /// Who.
    pub who: String,
    /// What they say.
    pub says: String,
}

/// In what way something is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PendingState {
    /// Somebody is to see to it.
    Todo,
    /// The team does not agree.
    Contested,
    /// It is put off on purpose.
    Parked,
}

impl PendingState {
    /// Every state.
    pub const ALL: [Self; 3] = [Self::Todo, Self::Contested, Self::Parked];

    /// The word used in the file.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Todo => "todo",
            Self::Contested => "contested",
            Self::Parked => "parked",
        }
    }
}

/// `[reviewing]`: a review that is under way. It becomes a row of `[[reviews]]` when it is finished.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReviewInProgress {
    /// When it was begun.
    pub begun: Option<Day>,
    /// Who takes part, once that was said.
    pub by: Vec<String>,
    /// Who approves it, once that was said.
    pub approved_by: Option<String>,
    /// The elements, areas or questions that were looked at so far, in that order.
    pub reviewed: Vec<String>,
    /// What changed, once that was said.
    pub note: Option<String>,
}

/// `[[reviews]]`: one row of the charter's version table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Review {
    /// When it was held.
    pub date: Option<Day>,
    /// The version that came out of it.
    pub version: Option<String>,
    /// Who took part.
    pub by: Vec<String>,
    /// Who approved it.
    pub approved_by: Option<String>,
    /// The elements, areas or questions that were looked at.
    pub reviewed: Vec<String>,
    /// What changed.
    pub note: Option<String>,
    /// Where it stands in the text.
    pub place: Span,
}

/// `[publish]`: what is written where, and how it looks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Publish {
    /// The documents to write.
    pub outputs: Vec<Output>,
    /// Whether the framework is credited in the footer; it is unless switched off.
    pub no_credit: bool,
    /// The folder of the community's own templates, from the charter's folder.
    pub templates: Option<String>,
    /// The picture at the top of HTML documents, from the charter's folder.
    pub logo: Option<String>,
    /// The colour of titles and links, and where it stands in the text.
    pub accent: Option<(Colour, Span)>,
    /// The same in the dark, where the first one is not to be lightened by itself.
    pub accent_dark: Option<(Colour, Span)>,
    /// A line for the end of every document.
    pub footer: Option<String>,
}

/// One document to write.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Output {
    /// `charter`
    pub document: String,
    /// `html` or `markdown`.
    pub format: String,
    /// The file, from the charter's folder.
    pub path: String,
    /// For whom.
    pub audience: Option<Audience>,
    /// Where it stands in the text.
    pub place: Span,
}

/// `[check] allow`: a finding that the team has switched off, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Allowed {
    /// The finding's code.
    pub code: String,
    /// Why.
    pub because: String,
    /// Where it stands in the text.
    pub place: Span,
}
