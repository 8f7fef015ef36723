//! One person holds every role.

use super::no_sponsor::ROLES;
use crate::core::check::filler_words::is_filler;
use crate::core::check::holders::{comparable, held_by, holders};
use crate::core::check::{CheckInput, Group, Notice, Rule, Severity};

pub(super) const RULE: Rule = Rule {
    code: "one-holder",
    group: Group::Readiness,
    severity: Severity::Warning,
    title: "one person holds every role",
    why: "Roles that all lie with one person share no load, and nobody is left who could say no.",
    help: "Give at least one role to somebody else, the sponsor's first of all.",
    explanation: "One person may well hold several roles. This speaks up when there are two roles \
        or more that somebody holds, and each of them is held by the same person alone.",
    trips: "[people.members]\nroles = [\n  { role = \"Leader\", held_by = \"Grace Achieng\" },\n  \
        { role = \"Sponsor\", held_by = \"Grace Achieng\" },\n]\n",
    passes: "[people.members]\nroles = [\n  { role = \"Leader\", held_by = \"Grace Achieng\" },\n  \
        { role = \"Sponsor\", held_by = \"Joseph Otieno\" },\n]\n",
    find,
};

fn find(look: &CheckInput) -> Vec<Notice> {
    let held: Vec<_> = look.records(ROLES).iter().filter_map(held_by).collect();
    let [first, others @ ..] = held.as_slice() else { return Vec::new() };
    let same = |other: &&str| comparable(other) == comparable(first);
    if others.is_empty() || is_filler(first) || holders(first).len() > 1 || !others.iter().all(same)
    {
        return Vec::new();
    }
    let message = format!("{} holds every one of the {} roles", first.trim(), held.len());
    vec![Notice::new(vec![look.spot(ROLES)], message)]
}
