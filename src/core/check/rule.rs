//! What a rule is made of.

use super::finding::{Finding, Location};
use super::input::CheckInput;
use super::severity::Severity;

/// Something that a check can notice, with its documentation.
///
/// `trips` and `passes` are charters, whole or in part. They are shown to readers, and are what
/// the tests run: as of 2026-11-23 the first has a finding with this code and the second has none.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    /// A stable name in kebab-case, never reused.
    pub code: &'static str,
    /// What sort of thing it looks at.
    pub group: Group,
    /// How much its findings matter.
    pub severity: Severity,
    /// What it notices, a few words without a full stop.
    pub title: &'static str,
    /// Why that matters to a community, one sentence.
    pub why: &'static str,
    /// What to do about it, one sentence.
    pub help: &'static str,
    /// When exactly it speaks up, and when it does not; some sentences.
    pub explanation: &'static str,
    /// A charter in which it finds something.
    pub trips: &'static str,
    /// A charter in which it does not.
    pub passes: &'static str,
    /// Looks for it.
    pub find: fn(&CheckInput) -> Vec<Notice>,
}

/// What sort of thing a rule looks at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// Whether the file can be read as it is meant.
    Reading,
    /// Whether the team's own questions can be read.
    Questions,
    /// Whether there is an initial answer to what must have one.
    Readiness,
    /// Whether answers fit one another.
    Fit,
    /// Whether the elements keep up with one another.
    Balance,
    /// Whether what is written still holds.
    Freshness,
}

impl Group {
    /// Every group, in the order they are shown.
    pub const ALL: [Self; 6] = [
        Self::Reading,
        Self::Questions,
        Self::Readiness,
        Self::Fit,
        Self::Balance,
        Self::Freshness,
    ];

    /// Its name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Reading => "Reading",
            Self::Questions => "Questions",
            Self::Readiness => "Readiness",
            Self::Fit => "Fit",
            Self::Balance => "Balance",
            Self::Freshness => "Freshness",
        }
    }
}

/// What a rule has found in one charter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// Where to look.
    pub spots: Vec<Location>,
    /// What is found, a sentence without a full stop.
    pub message: String,
    /// What to do, where that is more than the rule itself knows.
    pub help: Option<String>,
}

impl Notice {
    /// Something found, with the rule's own help.
    #[must_use]
    pub fn new(spots: Vec<Location>, message: impl Into<String>) -> Self {
        Self { spots, message: message.into(), help: None }
    }

    /// The notice with a help of its own.
    #[must_use]
    pub fn with_help(self, help: impl Into<String>) -> Self {
        Self { help: Some(help.into()), ..self }
    }
}

impl Rule {
    /// What the rule has found, with what the rule knows about it.
    #[must_use]
    pub fn finding(&self, notice: Notice) -> Finding {
        Finding {
            code: self.code,
            severity: self.severity,
            spots: notice.spots,
            message: notice.message,
            why: self.why,
            help: notice.help.unwrap_or_else(|| self.help.to_owned()),
        }
    }
}
