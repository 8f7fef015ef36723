//! Nobody holds a role.

use crate::core::check::holders::{held_by, is_sponsor};
use crate::core::check::{CheckInput, Group, Notice, Rule, Severity};
use crate::core::words::{and, quoted};

pub(super) const ROLES: &str = "people.members.roles";

pub(super) const RULE: Rule = Rule {
    code: "role-unheld",
    group: Group::Readiness,
    severity: Severity::Warning,
    title: "nobody holds a role",
    why: "Work that belongs to a role and to no person is done by whoever is tired last, or not at \
        all.",
    help: "Name somebody, or take the role out until there is somebody for it.",
    explanation: "A role without a holder is an honest gap, and this makes sure that it is seen. \
        All such roles are one finding. A sponsor's role that nobody holds is reported as \
        `no-sponsor` instead.",
    trips: "[people.members]\nroles = [\n  { role = \"Sponsor\", held_by = \"Joseph Otieno\" },\n  \
        { role = \"Manager\", responsibilities = \"Runs the meetings\" },\n]\n",
    passes: "[people.members]\nroles = [\n  { role = \"Sponsor\", held_by = \"Joseph Otieno\" },\n  \
        { role = \"Manager\", held_by = \"Daniel Okello\" },\n]\n",
    find,
};

fn find(look: &CheckInput) -> Vec<Notice> {
    let all = look.records(ROLES).iter().enumerate();
    let unheld: Vec<_> = all.filter(|(_, r)| held_by(r).is_none() && !is_sponsor(r)).collect();
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
