//! What differs between two charters, as values.

use crate::core::charter::Given;
use crate::core::framework::QuestionId;

/// All that differs, in the framework's order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Diff {
    /// The facts and questions that differ.
    pub changes: Vec<Change>,
    /// The answers that were not touched and may have to follow.
    pub pulls: Vec<Pulled>,
    /// What differs in the sections beside the answers, in the order of the file.
    pub sections: Vec<SectionChange>,
}

impl Diff {
    /// Whether nothing differs at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.changes.is_empty() && self.sections.is_empty()
    }
}

/// What differs about one question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The id of the question or fact.
    pub id: QuestionId,
    /// The answer before; none where it was open.
    pub before: Option<Given>,
    /// The answer after; none where it is open.
    pub after: Option<Given>,
    /// Of a text, choice or rhythm, its words; empty where only the remark differs.
    pub words: Vec<TextChange>,
    /// Of a list or records, what differs item by item.
    pub items: Vec<ItemChange>,
    /// Whether items that stay stand in another order.
    pub reordered: bool,
    /// The words of the remark, where that differs.
    pub note: Vec<TextChange>,
}

/// Some words of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TextChange {
    /// They stay.
    Same(String),
    /// They are gone.
    Removed(String),
    /// They are new.
    Added(String),
}

/// What happened to a question or to an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChangeKind {
    /// It is new.
    Added,
    /// It is gone.
    Removed,
    /// It is another.
    Changed,
}

/// An item of a list, or a record, that differs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ItemChange {
    /// What happened to it.
    pub kind: ChangeKind,
    /// The item, or the first field of the record.
    pub name: String,
    /// Of a record, the other fields that differ: key, before, after.
    pub fields: Vec<(String, Option<String>, Option<String>)>,
}

/// Answers that may have to follow a change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pulled {
    /// What has changed, as ids.
    pub changed: Vec<QuestionId>,
    /// The answers that were not touched, as ids.
    pub look_at: Vec<QuestionId>,
    /// Why, one sentence.
    pub because: String,
}

impl ChangeKind {
    /// What happened to something that was there before, or is after, or both.
    pub(super) fn of(before: bool, after: bool) -> Self {
        match (before, after) {
            (false, _) => Self::Added,
            (_, false) => Self::Removed,
            _ => Self::Changed,
        }
    }

    /// `added`
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::Removed => "removed",
            Self::Changed => "changed",
        }
    }
}

impl Change {
    /// What happened to the answer.
    #[must_use]
    pub fn kind(&self) -> ChangeKind {
        ChangeKind::of(self.before.is_some(), self.after.is_some())
    }
}

/// Something that differs beside the answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SectionChange {
    /// The key of the section: `audience`, `pending`, `reviews`, `publish` or `check`.
    pub section: &'static str,
    /// What it is about: the id of a question, a date, a path or a code.
    pub what: String,
    /// What it said before, in a few words; none where it is new.
    pub before: Option<String>,
    /// What it says after; none where it is gone.
    pub after: Option<String>,
}

impl SectionChange {
    /// What happened to it.
    #[must_use]
    pub fn kind(&self) -> ChangeKind {
        ChangeKind::of(self.before.is_some(), self.after.is_some())
    }
}
