//! Runs the rules over a charter.

use super::files::FilesSeen;
use super::finding::{Finding, Report};
use super::input::CheckInput;
use super::rule::Group;
use super::rules::{RULES, rule};
use super::severity::Severity;
use super::{allow, problems};
use crate::core::calendar::Day;
use crate::core::charter::{Charter, Problem};
use crate::core::framework::Framework;

impl Finding {
    /// What sort of thing was found; none for a finding that no rule of the table has made.
    #[must_use]
    pub fn group(&self) -> Option<Group> {
        rule(self.code).map(|rule| rule.group)
    }
}

/// Checks a charter as of a day. A retired charter is kept and no longer tended: of it, only what
/// cannot be read is found. So it is of one that was not read whole, whose open questions may be
/// answered in what is missing.
#[must_use]
pub fn check(framework: &Framework, charter: &Charter, today: Day) -> Report {
    check_beside(framework, charter, FilesSeen::default(), today)
}

/// The same, with what is known of the files around the charter.
#[must_use]
pub fn check_beside(
    framework: &Framework,
    charter: &Charter,
    files: FilesSeen,
    today: Day,
) -> Report {
    let codes: Vec<_> = RULES.iter().map(|rule| rule.code).collect();
    let FilesSeen { outputs, missing_links } = files;
    let look = CheckInput { framework, charter, outputs, missing_links, codes: &codes, today };
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
