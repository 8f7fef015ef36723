//! The charter is never to be reviewed.

use crate::core::check::{CheckInput, Group, Notice, Rule, Severity};

const REVIEW: &str = "practice.when.charter_review";

pub(super) const RULE: Rule = Rule {
    code: "review-never",
    group: Group::Freshness,
    severity: Severity::Advice,
    title: "a charter that is never reviewed",
    why: "People leave and goals are reached, and a charter that nobody looks at says what no longer holds.",
    help: "Choose a rhythm; once a year is enough for most.",
    explanation: "The rhythm of charter reviews may be `never`, and that is worth a second thought. \
        Nothing is said before the team has been through every element, so that a young draft is \
        left alone.",
    trips: "[charter]\nstatus = \"agreed\"\n\n[practice.when]\ncharter_review = \"never\"\n",
    passes: "[charter]\nstatus = \"agreed\"\n\n[practice.when]\ncharter_review = \"yearly\"\n",
    find,
};

fn find(look: &CheckInput) -> Vec<Notice> {
    let holds = look.is(REVIEW, &["never"]) && look.is_grown();
    look.notice_if(holds, &[REVIEW], "this charter is never to be looked at again")
}
