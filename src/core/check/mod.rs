//! The check: what in a charter deserves a second look, as findings.
//!
//! Pure: framework, charter and today's date in, findings out. Every rule is one file in `rules/`
//! and one row in its table; its documentation, an example that trips it and one that does not are
//! its tests. The files in `rules/` are the only Rust that names a question by its id.
//!
//! Incompleteness is one finding, not fifty. A rule that misses an answer speaks up only once the
//! team has come past its question; see [`CheckInput::left_open`].

mod allow;
mod balance;
mod filler_words;

mod holders;
mod look;
mod outputs;
mod problems;
mod rule;
mod rules;
mod words;

pub use allow::{AllowedFinding, UnusedAllow};
pub use balance::{Share, shares};
pub use look::CheckInput;
pub use outputs::{Stale, State};
pub use rule::{Group, Notice, Rule};
pub(crate) use words::and;

pub use rules::{RULES, core_team, last_review, next_review, rule};

use crate::core::calendar::Day;
use crate::core::charter::{Charter, Problem};
use crate::core::framework::{Framework, QuestionId};
use crate::core::toml::Span;

/// How much a finding matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Worth a thought.
    Advice,
    /// Likely to trouble the community sooner or later.
    Warning,
    /// The charter cannot be relied on as it stands.
    Error,
}

impl Severity {
    /// Every severity, least first.
    pub const ALL: [Self; 3] = [Self::Advice, Self::Warning, Self::Error];

    /// The word used on the command line and in reports.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Advice => "advice",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

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

impl Finding {
    /// What sort of thing was found; none for a finding that no rule of the table has made.
    #[must_use]
    pub fn group(&self) -> Option<Group> {
        rule(self.code).map(|rule| rule.group)
    }
}

/// A question, a place in the charter's text, or both.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Location {
    /// The question that it is about, where it is about one.
    pub question: Option<QuestionId>,
    /// Where it stands in the text, in bytes; an open question stands nowhere.
    pub place: Option<Span>,
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

/// Checks a charter as of a day. A retired charter is kept and no longer tended: of it, only what
/// cannot be read is found. So it is of one that was not read whole, whose open questions may be
/// answered in what is missing.
#[must_use]
pub fn check(framework: &Framework, charter: &Charter, today: Day) -> Report {
    check_published(framework, charter, &[], today)
}

/// The same, with what is known of the published documents that are not what the charter says.
#[must_use]
pub fn check_published(
    framework: &Framework,
    charter: &Charter,
    outputs: &[Stale],
    today: Day,
) -> Report {
    let look = CheckInput { framework, charter, outputs, today };
    let whole = charter.syntax_errors.is_empty();
    let unused_allows = if whole { allow::all_unused(charter) } else { Vec::new() };
    let mut report = Report { unused_allows, ..Report::default() };
    let tended = whole && !look.retired();
    for rule in RULES.iter().filter(|r| r.group == Group::Reading || tended) {
        for notice in (rule.find)(&look) {
            allow::sort_in(&mut report, rule.finding(notice), charter);
        }
    }
    report.findings.sort_by_key(order);
    report
}

/// What is wrong with a team's own questions. Their places are in that file; without knowing what is
/// asked, no charter can be checked.
#[must_use]
pub fn check_questions(problems: &[Problem]) -> Report {
    let rules = RULES.iter().filter(|rule| rule.group == Group::Questions);
    let findings =
        rules.flat_map(|rule| problems.iter().map(|p| rule.finding(problems::notice(p))));
    Report { findings: findings.collect(), ..Report::default() }
}

/// The gravest first, then in the order of the text; what stands nowhere comes before.
fn order(finding: &Finding) -> (std::cmp::Reverse<Severity>, usize) {
    let place = finding.spots.iter().find_map(|s| s.place.as_ref());
    (std::cmp::Reverse(finding.severity), place.map_or(0, |p| p.start))
}
