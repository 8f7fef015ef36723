//! The joined framework: every question with its structure and its wording.

use serde::{Deserialize, Serialize};

use super::{Audience, FieldKind, IdPath, Kind, Need, QuestionId, Wording};

/// All that a charter is asked, in the order it is walked.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Framework {
    /// Purpose, People, Practice.
    pub elements: Vec<Element>,
    /// The areas of all elements, in order.
    pub areas: Vec<Area>,
    /// The questions of all areas, in order.
    pub questions: Vec<Question>,
    /// The facts about the charter itself (`charter.name` and so on), asked before the elements.
    pub facts: Vec<Question>,
    /// How often something happens.
    pub rhythms: Vec<NamedRhythm>,
    /// Who may read an answer, in words.
    pub audiences: Vec<Word>,
    /// What a change pulls on.
    pub pulls: Vec<Pull>,
    /// What a team may see going wrong.
    pub symptoms: Vec<Symptom>,
    /// The ids that are asked no more.
    pub retired: Vec<Retired>,
    /// The fixed words of rendered documents.
    pub words: Words,
}

/// Purpose, People or Practice.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Element {
    /// `purpose`
    pub id: String,
    /// `Purpose`
    pub name: Wording,
    /// What the element is for, said before its first question.
    pub introduction: Wording,
}

/// A part of an element, such as `purpose.domain`.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Area {
    /// `purpose.domain`
    pub id: String,
    /// `Domain`
    pub name: Wording,
    /// The heading in a rendered charter.
    pub heading: Wording,
    /// One sentence on what the area settles.
    pub about: Wording,
}

/// One question: how it is asked, answered and shown.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Question {
    /// `purpose.domain.subject`; stable, never reused.
    pub id: QuestionId,
    /// How it is answered.
    pub kind: Kind,
    /// Whether it must have an initial answer before members are invited.
    pub core: bool,
    /// Who may read the answer unless the charter says otherwise.
    pub audience: Audience,
    /// What the community must have for it to be asked.
    pub needs: Option<Need>,
    /// Whether an empty text says that there is none, which is an answer of its own.
    pub may_be_none: bool,
    /// The numbers of the article's questions that it covers, 1-45.
    pub seed: Vec<u8>,
    /// What a choice may be.
    pub options: Vec<Word>,
    /// What a record is made of; the first field names the record.
    pub fields: Vec<Field>,
    /// One to three words: `Subject`.
    pub label: Wording,
    /// The heading over the answer in a rendered charter.
    pub heading: Wording,
    /// The question as asked aloud.
    pub question: Wording,
    /// One line on how to answer.
    pub guidance: Wording,
    /// Why it matters and what to avoid, several sentences.
    pub help: Wording,
    /// A believable answer.
    pub example: Example,
    /// What one and several of a list or records are called.
    pub item: Item,
    /// A rhythm as a sentence, with `{rhythm}` where the phrase goes.
    pub sentence: Wording,
    /// The sentence when the rhythm is `never`.
    pub never: Wording,
}

/// One field of a record.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Field {
    /// `name`
    pub key: String,
    /// How it is answered.
    pub kind: FieldKind,
    /// Whether what is written in it is a name, an address or a time, which holds no Markdown.
    pub literal: bool,
    /// Whether a day in it lies ahead when it is given.
    pub ahead: bool,
    /// What a choice may be.
    pub options: Vec<Word>,
    /// The column heading.
    pub label: Wording,
    /// The field as asked aloud.
    pub question: Wording,
}

impl Field {
    /// Whether a value is shown as it stands, without Markdown: that of a literal field, and all that
    /// is no text.
    #[must_use]
    pub fn is_literal(&self) -> bool {
        self.literal || self.kind != FieldKind::Text
    }
}

/// A key and how it reads: an option, a status, an audience.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Word {
    /// `invitation-only`
    pub key: String,
    /// `By invitation`
    pub label: Wording,
    /// What choosing it means, one sentence; empty for a field's options.
    pub meaning: Wording,
    /// How the charter says it, one sentence; empty for a field's options.
    pub sentence: Wording,
}

/// How often: `biweekly`.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct NamedRhythm {
    /// `biweekly`
    pub key: String,
    /// `Every two weeks`
    pub label: Wording,
    /// `every two weeks`
    pub phrase: Wording,
}

/// An example answer, in the shape of the question's kind.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub enum Example {
    /// Of a text, paragraph, choice or rhythm.
    Text(Wording),
    /// Of a list.
    List(Vec<Wording>),
    /// Of records: the fields of each, in order.
    Records(Vec<Vec<(Wording, Wording)>>),
}

/// What one and several of something are called: `issue`, `issues`.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Item {
    /// `issue`
    pub one: Wording,
    /// `issues`
    pub many: Wording,
}

/// When one of `changed` changes, each of `look_at` is worth another look.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Pull {
    /// A short stable name.
    pub id: String,
    /// Of these questions.
    pub changed: Vec<QuestionId>,
    /// At these questions.
    pub look_at: Vec<QuestionId>,
    /// Why, one sentence.
    pub because: Wording,
}

/// Something that a team sees going wrong, and the answers to look at first.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Symptom {
    /// `few-come`; stable, never reused.
    pub id: String,
    /// What the team sees, in its own voice, without a full stop.
    pub sees: Wording,
    /// A first thought, a sentence or two.
    pub first: Wording,
    /// The answers to look at, in order.
    pub look_at: Vec<LookAt>,
}

/// An answer to look at, and why.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct LookAt {
    /// The question.
    pub question: QuestionId,
    /// Why, one sentence.
    pub because: Wording,
}

/// An id that was asked once and is never given to another question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Retired {
    /// `purpose.domain.theme`
    pub id: String,
    /// The id of the question that has taken its place, if one has.
    #[serde(default)]
    pub replaced_by: Option<String>,
    /// The version of the program, or the day, from which it is asked no more; may be empty.
    #[serde(default)]
    pub since: String,
}

/// The fixed words of rendered documents, by key.
pub type Words = Vec<(Wording, Wording)>;

impl Framework {
    /// The question or fact with this id.
    #[must_use]
    pub fn find(&self, id: &str) -> Option<&Question> {
        self.questions.iter().chain(&self.facts).find(|q| q.id == id)
    }

    /// The questions of an area, or of an element with all its areas, in order.
    pub fn questions_in<'a>(&'a self, place: &'a str) -> impl Iterator<Item = &'a Question> {
        self.questions.iter().filter(move |q| q.id.path().is_within(place))
    }

    /// The areas of an element, in order.
    pub fn areas_in<'a>(&'a self, element: &'a str) -> impl Iterator<Item = &'a Area> {
        self.areas.iter().filter(move |a| IdPath(&a.id).is_within(element))
    }

    /// The area with this id.
    #[must_use]
    pub fn area(&self, id: &str) -> Option<&Area> {
        self.areas.iter().find(|a| a.id == id)
    }

    /// The element with this id.
    #[must_use]
    pub fn element(&self, id: &str) -> Option<&Element> {
        self.elements.iter().find(|e| e.id == id)
    }

    /// The rhythm with this key.
    #[must_use]
    pub fn rhythm(&self, key: &str) -> Option<&NamedRhythm> {
        self.rhythms.iter().find(|r| r.key == key)
    }

    /// The symptom with this id.
    #[must_use]
    pub fn symptom(&self, id: &str) -> Option<&Symptom> {
        self.symptoms.iter().find(|s| s.id == id)
    }

    /// What is known of an id that is asked no more.
    #[must_use]
    pub fn retired(&self, id: &str) -> Option<&Retired> {
        self.retired.iter().find(|r| r.id == id)
    }

    /// Whether this was an area of questions that are all retired now.
    #[must_use]
    pub fn has_retired(&self, area: &str) -> bool {
        let mut retired = self.retired.iter();
        self.area(area).is_none() && retired.any(|r| IdPath(&r.id).parent() == area)
    }

    /// The fixed word with this key; the key itself where the language has none.
    #[must_use]
    pub fn word<'a>(&'a self, key: &'a str) -> &'a str {
        self.words.iter().find(|(k, _)| k == key).map_or(key, |(_, word)| word)
    }
}

impl Area {
    /// `purpose` of `purpose.domain`.
    #[must_use]
    pub fn element(&self) -> &str {
        IdPath(&self.id).element()
    }

    /// `domain` of `purpose.domain`: the key of its table in the charter file.
    #[must_use]
    pub fn key(&self) -> &str {
        IdPath(&self.id).key()
    }
}

impl Question {
    /// `purpose.domain` of `purpose.domain.subject`.
    #[must_use]
    pub fn area(&self) -> &str {
        self.id.path().parent()
    }

    /// `purpose` of `purpose.domain.subject`.
    #[must_use]
    pub fn element(&self) -> &str {
        self.id.path().element()
    }

    /// `subject` of `purpose.domain.subject`: the key in the charter file.
    #[must_use]
    pub fn key(&self) -> &str {
        self.id.path().key()
    }

    /// Whether a remark can stand beside its answer (`<key>_note`).
    #[must_use]
    pub fn takes_a_note(&self) -> bool {
        matches!(self.kind, Kind::Choice | Kind::Rhythm)
    }

    /// The option of a choice with this key.
    #[must_use]
    pub fn option(&self, key: &str) -> Option<&Word> {
        self.options.iter().find(|o| o.key == key)
    }

    /// The field of a record with this key.
    #[must_use]
    pub fn field(&self, key: &str) -> Option<&Field> {
        self.fields.iter().find(|f| f.key == key)
    }
}

impl Word {
    /// What it means, or how it reads where that says it all.
    #[must_use]
    pub fn said(&self) -> &str {
        if self.meaning.is_empty() { &self.label } else { &self.meaning }
    }
}
