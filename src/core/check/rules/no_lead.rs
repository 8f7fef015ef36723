//! The leader decides, and there is none.

use super::no_sponsor::ROLES;
use crate::core::check::holders::comparable;
use crate::core::check::{CheckInput, Group, Notice, Rule, Severity};

const DECISIONS: &str = "practice.how.decisions";

/// How the words begin for somebody who leads.
const LEADS: [&str; 16] = [
    "lead",
    "chair",
    "coordinat",
    "ordinat",
    "conven",
    "facilitat",
    "head",
    "president",
    "director",
    "manage",
    "moderat",
    "captain",
    "maintain",
    "founder",
    "organi",
    "dictator",
];

pub(super) const RULE: Rule = Rule {
    code: "no-lead",
    group: Group::Fit,
    severity: Severity::Warning,
    title: "the leader decides, and there is no leader",
    why: "A decision that waits for somebody who does not exist is taken by whoever speaks last, or never.",
    help: "Add the role of whoever decides and name the holder, or choose another way of deciding.",
    explanation: "Where decisions are `lead-decides`, one of the roles should be that of somebody \
        who leads: a leader, chair, coordinator, convenor, facilitator or the like. A remark beside \
        the decisions says who it is as well. While roles are open, nothing is said before the team \
        has been through every element.",
    trips: "[people.members]\nroles = [{ role = \"Technical expert\", held_by = \"Grace Achieng\" }]\n\n\
        [practice.how]\ndecisions = \"lead-decides\"\n",
    passes: "[people.members]\nroles = [{ role = \"Leader\", held_by = \"Grace Achieng\" }]\n\n\
        [practice.how]\ndecisions = \"lead-decides\"\n",
    find,
};

fn find(look: &CheckInput) -> Vec<Notice> {
    let mut roles = look.records(ROLES).iter().filter_map(|role| role.get("role"));
    let is_missing = if look.answered(ROLES) {
        !roles.any(leads)
    } else {
        look.left_open(ROLES) && look.is_grown()
    };
    let holds = look.is(DECISIONS, &["lead-decides"]) && look.note(DECISIONS).is_none();
    look.notice_if(
        holds && is_missing,
        &[DECISIONS, ROLES],
        "the leader decides, and none of the roles is that of a leader",
    )
}

/// Whether a role is that of somebody who leads, by a word of its name: `Co-chair`, `Team lead`.
fn leads(role: &str) -> bool {
    comparable(role).split(' ').any(|word| {
        let without_co = word.strip_prefix("co").unwrap_or(word);
        LEADS.iter().any(|stem| word.starts_with(stem) || without_co.starts_with(stem))
    })
}
