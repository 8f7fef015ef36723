//! `[audience]` names a question or a reader that does not exist.

use crate::core::check::problems;
use crate::core::check::{CheckInput, Group, Notice, Rule, Severity};

pub(super) const RULE: Rule = Rule {
    code: "audience",
    group: Group::Reading,
    severity: Severity::Error,
    title: "an audience that has no effect",
    why: "An answer that a team meant to keep to itself could be published, or one that was meant \
        to be read could stay hidden.",
    help: "Write the id of a question in quotes, and one of public, sponsors or team.",
    explanation: "The section `[audience]` says who may read an answer, where that differs from \
        the framework's default. A slip in an id, or a reader that is not known, means that the \
        default goes on to hold.",
    trips: "[audience]\n\"people.stakeholders.fundings\" = \"public\"\n",
    passes: "[audience]\n\"people.stakeholders.funding\" = \"public\"\n",
    find,
};

fn find(look: &CheckInput) -> Vec<Notice> {
    problems::found(look, |p| p.code == RULE.code)
}
