//! A key that nothing is known of.

use crate::core::charter::Severity as Gravity;
use crate::core::check::problems;
use crate::core::check::{CheckInput, Group, Notice, Rule, Severity};

pub(super) const RULE: Rule = Rule {
    code: "unknown-key",
    group: Group::Reading,
    severity: Severity::Warning,
    title: "a key that is not known",
    why: "A key with a slip in it is an answer that nobody will ever see.",
    help: "Correct the key, or leave it if it is meant for another program.",
    explanation: "The keys of a charter are those of the framework's questions, and of the \
        questions that a team has added. Others are kept byte for byte, and reported once with \
        the nearest known key.",
    trips: "[purpose.domain]\nlvel = \"basic\"\n",
    passes: "[purpose.domain]\nlevel = \"basic\"\n",
    find,
};

/// Takes every warning that no other rule takes, so that none goes unsaid.
fn find(look: &CheckInput) -> Vec<Notice> {
    let is_taken = |code: &str| code != RULE.code && look.codes.contains(&code);
    problems::found(look, |p| p.severity == Gravity::Warning && !is_taken(p.code))
}
