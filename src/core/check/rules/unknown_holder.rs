//! A role is held by a name that stands nowhere else.

use super::no_sponsor::ROLES;
use crate::core::check::holders::{Names, is_from_outside};
use crate::core::check::{CheckInput, Group, Notice, Rule, Severity};
use crate::core::words::some;

/// The questions in which people are named, and those in which offices and bodies are.
const PEOPLE: [&str; 2] = ["people.members.core_team", "people.members.core_group"];
const OTHERS: [&str; 3] = [
    "people.stakeholders.funding",
    "people.stakeholders.accountable_to",
    "people.stakeholders.interested_parties",
];

pub(super) const RULE: Rule = Rule {
    code: "unknown-holder",
    group: Group::Readiness,
    severity: Severity::Advice,
    title: "a role is held by somebody who is named nowhere else",
    why: "A name that stands in one place only may be a slip of the pen, or somebody who has left, \
        and a member who looks for that person finds no way to reach them.",
    help: "Check the spelling, or say elsewhere in the charter who this is.",
    explanation: "`held_by` may name several people, with a comma, “and” or “&” between them. Each \
        should appear somewhere else in the charter: in the core team, the core group, among those \
        who fund it or to whom it answers, or in any other text. A name that is followed by a \
        known office, as in “Joseph Otieno, Director of Rural Supply”, is known by it. Holders that \
        are no names, such as “all members”, are left alone, and so are roles that come from outside: \
        emeriti, liaisons, delegates, staff. Where more holders are strangers than people are listed, \
        the roles are the list, and nothing is said; nor before the team has come past the \
        questions where people are named.",
    trips: "[charter]\nstatus = \"agreed\"\n\n[people.members]\ncore_team = [{ name = \"Grace Achieng\" }, \
        { name = \"Daniel Okello\" }]\nroles = [{ role = \"Leader\", held_by = \"Grace Achien\" }]\n",
    passes: "[charter]\nstatus = \"agreed\"\n\n[people.members]\ncore_team = [{ name = \"Grace Achieng\" }, \
        { name = \"Daniel Okello\" }]\nroles = [{ role = \"Leader\", held_by = \"Grace Achieng and D. Okello\" }]\n",
    find,
};

fn find(look: &CheckInput) -> Vec<Notice> {
    if !PEOPLE.iter().chain(&OTHERS).all(|id| look.answered(id) || look.gone_past(id)) {
        return Vec::new();
    }
    let names = Names::of(look, &PEOPLE, ROLES);
    let mut strangers = Vec::new();
    let mut spots = Vec::new();
    for (n, role) in look.records(ROLES).iter().enumerate() {
        if is_from_outside(role) {
            continue;
        }
        let unknown = names.strangers(role.get("held_by").unwrap_or_default());
        if !unknown.is_empty() {
            spots.push(look.part(ROLES, n));
        }
        for name in unknown {
            if !strangers.contains(&name) {
                strangers.push(name);
            }
        }
    }
    let listed: usize = PEOPLE.iter().map(|id| look.records(id).len()).sum();
    if strangers.len() > listed {
        return Vec::new();
    }
    let message = match strangers.as_slice() {
        [] => return Vec::new(),
        [one] => format!("{one} holds a role and is named nowhere else"),
        several => format!("{} hold roles and are named nowhere else", some(several)),
    };
    vec![Notice::new(spots, message)]
}
