//! The sections of a charter beside the answers: the facts, what is pending, the reviews, what is
//! published and which findings are switched off.

use crate::core::calendar::Day;
use crate::core::colour::Colour;
use crate::core::framework::Audience;
use crate::core::toml::Span;

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
    /// The id of the question.
    pub question: String,
    /// In what way it is open.
    pub state: PendingState,
    /// Who sees to it.
    pub owner: Option<String>,
    /// Until when.
    pub by: Option<Day>,
    /// What is to be done or decided.
    pub note: Option<String>,
    /// Who holds what, where it is contested.
    pub positions: Vec<Position>,
    /// Where it stands in the text.
    pub place: Span,
}

/// What somebody holds about a contested question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Position {
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
