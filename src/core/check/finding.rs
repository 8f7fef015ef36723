//! What a check finds, as data.

use super::severity::Severity;
use crate::core::framework::QuestionId;
use crate::core::toml::Span;

/// Something in a charter that deserves a second look.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// A stable name in kebab-case: `open-but-private`. It is the code of a rule in [`RULES`].
    pub code: &'static str,
    /// How much it matters.
    pub severity: Severity,
    /// Where to look: both answers where two pull apart. The first is the one to show if only one
    /// can be shown. May be empty where the charter as a whole is meant.
    pub spots: Vec<Location>,
    /// What is found, a sentence without a full stop.
    pub message: String,
    /// Why it matters to a community, one sentence.
    pub why: &'static str,
    /// What to do, one sentence.
    pub help: String,
}

/// A question, a place in the charter's text, or both.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Location {
    /// The question that it is about, where it is about one.
    pub question: Option<QuestionId>,
    /// Where it stands in the text, in bytes; an open question stands nowhere.
    pub place: Option<Span>,
}

/// A finding that was switched off.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AllowedFinding {
    /// What was found.
    pub finding: Finding,
    /// Why the team lets it stand.
    pub because: String,
}

/// A code that was switched off and was not found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnusedAllow {
    /// The code as it is written.
    pub code: String,
    /// Whether there is such a code.
    pub known: bool,
    /// The nearest code, where it is not known and one is near.
    pub near: Option<&'static str>,
    /// Where it is written.
    pub place: Span,
}

/// All that a check has to say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// What was found, the gravest first, then in the order of the text.
    pub findings: Vec<Finding>,
    /// What was found and the team has switched off, with their reason.
    pub allowed: Vec<AllowedFinding>,
    /// What the team has switched off and was not found.
    pub unused_allows: Vec<UnusedAllow>,
}

impl Report {
    /// The gravest severity among the findings, if there are any.
    #[must_use]
    pub fn gravest(&self) -> Option<Severity> {
        self.findings.iter().map(|f| f.severity).max()
    }

    /// The number of findings of a severity.
    #[must_use]
    pub fn count(&self, severity: Severity) -> usize {
        self.findings.iter().filter(|f| f.severity == severity).count()
    }

    /// Keeps only what has one of these codes.
    pub fn keep(&mut self, codes: &[&str]) {
        self.findings.retain(|finding| codes.contains(&finding.code));
        self.allowed.retain(|allowed| codes.contains(&allowed.finding.code));
        self.unused_allows.retain(|unused| codes.contains(&unused.code.as_str()));
    }
}
