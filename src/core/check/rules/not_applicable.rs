//! `[not_applicable]` names what does not exist, or says no reason.

use crate::core::check::problems;
use crate::core::check::{CheckInput, Group, Notice, Rule, Severity};

pub(super) const RULE: Rule = Rule {
    code: "not-applicable",
    group: Group::Reading,
    severity: Severity::Warning,
    title: "something set aside that has no effect",
    why: "The question that was meant goes on being asked, and counts as open.",
    help: "Write the id of a question or an area in quotes, and why it does not apply.",
    explanation: "The section `[not_applicable]` names the questions and areas that a team has left \
        out on purpose, each with the reason. A slip in an id, or an empty reason, sets nothing \
        aside; all else in the charter goes on as before.",
    trips: "[not_applicable]\n\"people.stakeholders.fundings\" = \"We are volunteers.\"\n",
    passes: "[not_applicable]\n\"people.stakeholders.funding\" = \"We are volunteers.\"\n",
    find,
};

fn find(look: &CheckInput) -> Vec<Notice> {
    problems::found(look, |p| p.code == RULE.code)
}
