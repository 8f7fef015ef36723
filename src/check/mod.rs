//! What is wrong with a charter, or worth a thought: one rule a file, one table of rules.

mod rules;

use crate::charter::{Charter, Place};
use crate::framework::Framework;

pub use rules::RULES;

/// How much a finding matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Worth a thought.
    Advice,
    /// It may hurt the community.
    Warning,
    /// It keeps the charter from being read or used.
    Error,
}

impl Severity {
    /// `error`, `warning` or `advice`.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Advice => "advice",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// Something that a rule has noticed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The stable name of the finding.
    pub code: &'static str,
    /// How much it matters.
    pub severity: Severity,
    /// What was noticed, a sentence without a full stop.
    pub message: String,
    /// Why it matters to a community, a sentence.
    pub why: &'static str,
    /// What to do, a sentence.
    pub help: String,
    /// The questions that it is about.
    pub questions: Vec<String>,
    /// Where in the text; none where something is missing.
    pub places: Vec<Place>,
}

/// One rule.
pub struct Rule {
    /// The name of its file and of what it finds.
    pub code: &'static str,
    /// Looks at a charter.
    pub check: fn(&Framework, &Charter) -> Vec<Finding>,
}

/// All that the rules notice, in the order of the table.
#[must_use]
pub fn check(framework: &Framework, charter: &Charter) -> Vec<Finding> {
    RULES.iter().flat_map(|rule| (rule.check)(framework, charter)).collect()
}
