//! The values that templates see, by their names there.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::Serialize;

use crate::core::framework::{FieldKind, Kind};

/// A charter as one audience may read it.
#[derive(Debug, Serialize)]
pub struct View<'a> {
    /// The form of all this, raised when a name changes its meaning or goes.
    pub form: u32,
    /// What the charter is called and how far it is.
    pub charter: CharterHead<'a>,
    /// Purpose, People, Practice: all of them, also those without an answer.
    pub elements: Vec<Element<'a>>,
    /// The open questions about which nothing is pending; no group is empty.
    pub open: Vec<OpenGroup<'a>>,
    /// What is contested, to do or parked.
    pub pending: Vec<Pending<'a>>,
    /// Whether anything is open or pending.
    pub unsettled: bool,
    /// The versions, oldest first.
    pub reviews: Vec<Review<'a>>,
    /// The fixed words of documents in the charter's language.
    pub words: BTreeMap<&'a str, &'a str>,
    /// Who reads: `team`, `sponsors` or `public`.
    pub audience: &'static str,
    /// Whether the framework is credited.
    pub credit: bool,
}

/// The head of a charter. What the audience may not read is empty.
#[derive(Debug, Serialize)]
pub struct CharterHead<'a> {
    /// What the community is called.
    pub name: &'a str,
    /// The name, or the word for a charter where there is none.
    pub title: &'a str,
    /// One sentence on what it is.
    pub summary: &'a str,
    /// Where it has its home.
    pub host: &'a str,
    /// Its language, such as `en`.
    pub language: &'a str,
    /// `ltr` or `rtl`.
    pub direction: &'static str,
    /// `draft`, `agreed` or `retired`.
    pub status: &'a str,
    /// The status as a sentence.
    pub status_sentence: &'a str,
    /// `0.3`
    pub version: &'a str,
    /// The day of the last review, in words.
    pub last_review: Option<String>,
    /// Version, last review and host as short phrases, those that there are.
    pub phrases: Vec<String>,
    /// The look that the team gives its documents.
    pub published: DocumentStyle<'a>,
}

/// The look of the documents. What is not wished for is empty.
#[derive(Debug, Serialize)]
pub struct DocumentStyle<'a> {
    /// The picture, as an address that has it in itself.
    pub logo: &'a str,
    /// The colour of titles and links: `#0b5fa5`.
    pub accent: String,
    /// The same in the dark; there whenever the first is.
    pub accent_dark: String,
    /// The line for the end.
    pub footer: &'a str,
}

/// Purpose, People or Practice.
#[derive(Debug, Serialize)]
pub struct Element<'a> {
    /// `purpose`
    pub id: &'a str,
    /// `Purpose`
    pub name: &'a str,
    /// How many of its questions are answered.
    pub answered: usize,
    /// How many questions it has for this audience.
    pub asked: usize,
    /// Its areas, also those without an answer.
    pub areas: Vec<Area<'a>>,
}

/// A part of an element.
#[derive(Debug, Serialize)]
pub struct Area<'a> {
    /// `purpose.domain`
    pub id: &'a str,
    /// `purpose-domain`
    pub anchor: String,
    /// `Domain`
    pub name: &'a str,
    /// `Our subject`
    pub heading: &'a str,
    /// How many of its questions are answered.
    pub answered: usize,
    /// How many questions it has for this audience.
    pub asked: usize,
    /// How many are open, as a phrase; empty when none is.
    pub open: String,
    /// Its questions, the open ones too.
    pub questions: Vec<Question<'a>>,
}

/// A question with its answer, or open.
#[derive(Debug, Serialize)]
pub struct Question<'a> {
    /// `purpose.domain.subject`
    pub id: &'a str,
    /// `purpose-domain-subject`
    pub anchor: String,
    /// How it is answered.
    pub kind: Kind,
    /// Whether it must be answered before members are invited.
    pub core: bool,
    /// `What we work on`
    pub heading: &'a str,
    /// Whether there is an answer. What follows is there only where it applies.
    pub answered: bool,
    /// Whether the answer stands under its own heading; a sentence may go on in the paragraph of
    /// the sentence before it.
    pub leads: bool,
    /// A text or paragraph; a choice or rhythm as a sentence.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<Cow<'a, str>>,
    /// The key of a choice or rhythm.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<&'a str>,
    /// The remark beside a choice or rhythm.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<&'a str>,
    /// The items of a list.
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    pub items: &'a [String],
    /// The fields of its records that have a value in any of them; the first names the record.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub columns: Vec<FieldColumn<'a>>,
    /// Records, each with all its fields by key; one without a value is empty.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub records: Vec<BTreeMap<&'a str, Cow<'a, str>>>,
    /// What is pending about it, and about the sentences that go on in its paragraph.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub pending: Vec<PendingMark<'a>>,
}

/// Where something pending is told.
#[derive(Debug, Serialize)]
pub struct PendingMark<'a> {
    /// `pending-1`
    pub anchor: String,
    /// `contested`, `todo` or `parked`.
    pub state: &'static str,
    /// The question that it is about, as one would ask it.
    pub question: &'a str,
}

/// A field of records.
#[derive(Debug, Serialize)]
pub struct FieldColumn<'a> {
    /// `measure`
    pub key: &'a str,
    /// `Measure`
    pub label: &'a str,
    /// How it is answered.
    pub kind: FieldKind,
    /// Whether its values are names, addresses or times rather than Markdown.
    #[serde(skip)]
    pub is_literal: bool,
}

/// Open questions that belong together: those that must be answered before members are invited, and
/// the others.
#[derive(Debug, Serialize)]
pub struct OpenGroup<'a> {
    /// Whether they must be answered first.
    pub core: bool,
    /// `To be answered before we invite members`
    pub heading: &'a str,
    /// The questions, in order.
    pub questions: Vec<OpenQuestion<'a>>,
}

/// A question without an answer.
#[derive(Debug, Serialize)]
pub struct OpenQuestion<'a> {
    /// `purpose.domain.subject`
    pub id: &'a str,
    /// The question as one would ask it.
    pub question: &'a str,
    /// The id of its element.
    pub element: &'a str,
    /// The name of its area.
    pub area: &'a str,
}

/// Something about a question that is not settled.
#[derive(Debug, Serialize)]
pub struct Pending<'a> {
    /// `pending-1`
    pub anchor: String,
    /// `contested`, `todo` or `parked`.
    pub state: &'static str,
    /// The id of the question.
    pub id: &'a str,
    /// The anchor of the answer, if there is one.
    pub answer: Option<String>,
    /// The heading of the answer.
    pub heading: &'a str,
    /// The question as one would ask it.
    pub question: &'a str,
    /// The id of its element.
    pub element: &'a str,
    /// Who sees to it.
    pub owner: Option<&'a str>,
    /// Until when, in words.
    pub by: Option<String>,
    /// Both as a phrase; empty when there is neither.
    pub care: String,
    /// What is to be done or decided; may be empty.
    pub note: &'a str,
    /// Who holds what; for the team only.
    pub positions: Vec<Position<'a>>,
}

/// What somebody holds.
#[derive(Debug, Serialize)]
pub struct Position<'a> {
    /// Who.
    pub who: &'a str,
    /// What they say.
    pub says: &'a str,
}

/// A version of the charter. What is not known is empty.
#[derive(Debug, Serialize)]
pub struct Review<'a> {
    /// The day, in words.
    pub date: String,
    /// `0.3`
    pub version: &'a str,
    /// Who approved it.
    pub approved_by: &'a str,
    /// What changed; for the team only.
    pub note: &'a str,
    /// What was looked at and by whom, as sentences; for the team only.
    pub about: String,
}
