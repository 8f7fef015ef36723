//! Nobody holds a role.

use super::no_sponsor::{ROLES, needs_a_sponsor};
use crate::core::charter::Record;
use crate::core::check::holders::{held_by, is_everybodys, is_sponsor};
use crate::core::check::{CheckInput, Group, Notice, Rule, Severity};
use crate::core::words::{and, quoted};

pub(super) const RULE: Rule = Rule {
    code: "role-unheld",
    group: Group::Readiness,
    severity: Severity::Advice,
    title: "nobody holds a role",
    why: "Work that belongs to a role and to no person is done by whoever is tired last, or not at \
        all.",
    help: "Say in the invitation that somebody is wanted for it, or name the one who holds it.",
    explanation: "A role without a holder is an honest gap, and this makes sure that it is seen. \
        All such roles are one finding. A role that is everybody's, such as `Member` or \
        `Participant`, needs no holder.",
    trips: "[people.members]\nroles = [\n  { role = \"Sponsor\", held_by = \"Joseph Otieno\" },\n  \
        { role = \"Manager\", responsibilities = \"Runs the meetings\" },\n]\n",
    passes: "[people.members]\nroles = [\n  { role = \"Sponsor\", held_by = \"Joseph Otieno\" },\n  \
        { role = \"Manager\", held_by = \"Daniel Okello\" },\n]\n",
    find,
};

fn find(look: &CheckInput) -> Vec<Notice> {
    let all = look.records(ROLES).iter().enumerate();
    // Where only a sponsor could stand behind the community, another rule speaks of the sponsor.
    let told_elsewhere = needs_a_sponsor(look);
    let wants_a_holder = |role: &Record| {
        held_by(role).is_none() && !is_everybodys(role) && !(told_elsewhere && is_sponsor(role))
    };
    let unheld: Vec<_> = all.filter(|(_, role)| wants_a_holder(role)).collect();
    let names: Vec<_> =
        unheld.iter().map(|(_, r)| quoted(r.get("role").unwrap_or("a role"))).collect();
    let spots = unheld.iter().map(|(n, _)| look.part(ROLES, *n)).collect();
    let message = match names.as_slice() {
        [] => return Vec::new(),
        [one] => format!("nobody holds the role {one}"),
        several => format!("nobody holds the roles {}", and(several)),
    };
    vec![Notice::new(spots, message)]
}
