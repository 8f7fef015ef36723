//! Something in the file is not what it should be.

use crate::core::charter::Severity as Gravity;
use crate::core::check::problems;
use crate::core::check::{CheckInput, Group, Notice, Rule, Severity};

pub(super) const RULE: Rule = Rule {
    code: "wrong-kind",
    group: Group::Reading,
    severity: Severity::Error,
    title: "something written here cannot be read as it is meant",
    why: "What cannot be read is left out of every document made from the charter, so somebody's \
        work would be missing there.",
    help: "Write it in the form that the question takes; `copcharter questions ID` shows it.",
    explanation: "Every question takes one kind of answer: a line, a paragraph, a list, one of \
        some options, records with named fields, or a rhythm. A number where a text should be, an \
        option that does not exist, a date that is not in the calendar: these are kept in the file \
        as they are and are read by nobody. The same goes for the sections beside the answers.",
    trips: "[purpose.domain]\nlevel = \"expert\"\n",
    passes: "[purpose.domain]\nlevel = \"advanced\"\n",
    find,
};

/// Takes every error that no other rule takes, so that none goes unsaid.
fn find(look: &CheckInput) -> Vec<Notice> {
    let is_taken = |code: &str| code != RULE.code && look.codes.contains(&code);
    problems::found(look, |p| p.severity == Gravity::Error && !is_taken(p.code))
}
