//! The kinds of answer and of record field, and the words that a charter takes from a fixed set.

use serde::{Deserialize, Serialize};

/// How a question is answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// One line of text.
    Text,
    /// Text of one or more lines, Markdown allowed.
    Paragraph,
    /// Short texts, one an item.
    List,
    /// The key of one of the question's options.
    Choice,
    /// Rows with the question's named fields.
    Records,
    /// How often: the key of one of the framework's rhythms.
    Rhythm,
}

/// How one field of a record is answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FieldKind {
    /// One line of text.
    Text,
    /// The key of one of the field's options.
    Choice,
    /// A day, `2027-06-30`.
    Date,
    /// A local day and time, `2027-06-30T10:00:00`.
    Datetime,
    /// An IANA time zone, `Europe/Lisbon`.
    Timezone,
    /// The key of one of the framework's rhythms.
    Rhythm,
    /// A web address.
    Url,
}

/// Who may read an answer; each reader also reads what the ones after it may read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Audience {
    /// The core team and core group only.
    Team,
    /// Those who pay for the community or answer for it.
    Sponsors,
    /// Anyone.
    Public,
}

impl Audience {
    /// Every audience, narrowest first.
    pub const ALL: [Self; 3] = [Self::Team, Self::Sponsors, Self::Public];

    /// The word used in files and on the command line.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Team => "team",
            Self::Sponsors => "sponsors",
            Self::Public => "public",
        }
    }

    /// The audience with that word, if there is one.
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|a| a.key() == key)
    }

    /// Whether a reader of this audience may read what is meant for `meant`.
    #[must_use]
    pub fn may_read(self, meant: Self) -> bool {
        self <= meant
    }
}

/// What a community must have for a question to make sense.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Need {
    /// An organization that is its home.
    Host,
}

/// How far a charter is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CharterStatus {
    /// Those who have to approve it have not said yes yet.
    Draft,
    /// It is in force.
    Agreed,
    /// It is no longer in force.
    Retired,
}

impl CharterStatus {
    /// Every status, in the order a charter takes them.
    pub const ALL: [Self; 3] = [Self::Draft, Self::Agreed, Self::Retired];

    /// The word used in files.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Agreed => "agreed",
            Self::Retired => "retired",
        }
    }
}

/// How often something happens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rhythm {
    /// Every week.
    Weekly,
    /// Every two weeks.
    Biweekly,
    /// Every month.
    Monthly,
    /// Every three months.
    Quarterly,
    /// Every six months.
    HalfYearly,
    /// Every year.
    Yearly,
    /// Whenever there is a reason.
    AsNeeded,
    /// Not at all.
    Never,
}

impl Rhythm {
    /// Every rhythm, most frequent first.
    pub const ALL: [Self; 8] = [
        Self::Weekly,
        Self::Biweekly,
        Self::Monthly,
        Self::Quarterly,
        Self::HalfYearly,
        Self::Yearly,
        Self::AsNeeded,
        Self::Never,
    ];

    /// The word used in files.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Weekly => "weekly",
            Self::Biweekly => "biweekly",
            Self::Monthly => "monthly",
            Self::Quarterly => "quarterly",
            Self::HalfYearly => "half-yearly",
            Self::Yearly => "yearly",
            Self::AsNeeded => "as-needed",
            Self::Never => "never",
        }
    }

    /// The rhythm with that word, if there is one.
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|rhythm| rhythm.key() == key)
    }
}
