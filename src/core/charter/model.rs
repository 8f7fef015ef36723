//! What a charter says, as values: answers by id, and the sections beside them.

use std::collections::BTreeMap;

use super::answer::Answer;
use super::located::Located;
use super::problem::{Problem, Severity};
use crate::core::calendar::Day;
use crate::core::colour::Colour;
use crate::core::framework::{Audience, CharterStatus, Framework, Question, QuestionId};
use crate::core::output_format::OutputFormat;
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
    /// What the team has set aside, in the order of the file.
    pub not_applicable: Vec<NotApplicable>,
    /// The questions and facts that are not asked unless they are answered, and why.
    pub set_aside: BTreeMap<QuestionId, SetAside>,
    /// Who may read an answer, where it differs from the default.
    pub audience: BTreeMap<QuestionId, Audience>,
    /// What is not settled, in the order of the file.
    pub pending: Vec<Located<Pending>>,
    /// The review that is under way, if one is.
    pub reviewing: Option<ReviewInProgress>,
    /// The reviews, oldest first.
    pub reviews: Vec<Located<Review>>,
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
    /// Where the answer stands in the text; none while it is not written there.
    pub place: Option<Span>,
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

    /// Why nothing is asked of a question; `None` where it is answered or open.
    #[must_use]
    pub fn set_aside(&self, id: &str) -> Option<&SetAside> {
        self.set_aside.get(id).filter(|_| !self.answered(id))
    }

    /// Whether a question or a fact is still to be answered.
    #[must_use]
    pub fn is_open(&self, id: &str) -> bool {
        !self.answered(id) && !self.set_aside.contains_key(id)
    }

    /// Who may read the answer to a question.
    #[must_use]
    pub fn audience_of(&self, question: &Question) -> Audience {
        self.audience.get(&question.id).copied().unwrap_or(question.audience)
    }

    /// What is pending about a question.
    pub fn pending_on<'a>(&'a self, id: &'a str) -> impl Iterator<Item = &'a Pending> {
        self.pending.iter().map(|p| &p.value).filter(move |p| p.question == id)
    }

    /// The problems that keep something from being read.
    pub fn errors(&self) -> impl Iterator<Item = &Problem> {
        self.problems.iter().filter(|p| p.severity == Severity::Error)
    }

    /// The questions that are still to be answered, in the framework's order.
    pub fn open<'a>(&'a self, framework: &'a Framework) -> impl Iterator<Item = &'a Question> {
        framework.questions.iter().filter(|q| self.is_open(&q.id))
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
    /// Whether it is said to have none, with `host = ""`.
    pub has_no_host: bool,
    /// The language of the answers, such as `en`.
    pub language: String,
    /// How far it is; none where nothing is said of the charter at all.
    pub status: Option<CharterStatus>,
    /// `0.3`
    pub version: String,
}

/// `[not_applicable]`: a question or an area that was left out on purpose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotApplicable {
    /// The id of the question or the area.
    pub id: String,
    /// Why.
    pub because: String,
    /// Where it stands in the text.
    pub place: Span,
}

/// Why nothing is asked of a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SetAside {
    /// The team has said why it does not apply.
    Marked(String),
    /// The community has no host.
    NoHost,
}

impl SetAside {
    /// The reason, a sentence or what the team has made of one.
    #[must_use]
    pub fn because(&self) -> &str {
        match self {
            Self::Marked(because) => because,
            Self::NoHost => "The community has no host.",
        }
    }
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
    /// How it is written, where that is said.
    pub format: Option<OutputFormat>,
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
