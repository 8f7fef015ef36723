//! Nobody is named as sponsor.

use super::role_unheld::ROLES;
use crate::core::check::holders::{held_by, is_sponsor};
use crate::core::check::{CheckInput, Group, Notice, Rule, Severity};

pub(super) const RULE: Rule = Rule {
    code: "no-sponsor",
    group: Group::Readiness,
    severity: Severity::Advice,
    title: "nobody is named as sponsor",
    why: "A sponsor keeps the members' hours and opens doors; without one, the first question in a \
        budget round finds nobody to answer it.",
    help: "Add a role `Sponsor` with somebody who has a say over time or money.",
    explanation: "Once there are roles, one of them should have the word sponsor in its name, and \
        somebody should hold it. Nothing is said while the question of roles is still open.",
    trips: "[people.members]\nroles = [{ role = \"Leader\", held_by = \"Grace Achieng\" }]\n",
    passes: "[people.members]\nroles = [\n  { role = \"Leader\", held_by = \"Grace Achieng\" },\n  \
        { role = \"Sponsor\", held_by = \"Joseph Otieno\" },\n]\n",
    find,
};

fn find(look: &CheckInput) -> Vec<Notice> {
    if !look.answered(ROLES) {
        return Vec::new();
    }
    let sponsors = || look.records(ROLES).iter().enumerate().filter(|(_, role)| is_sponsor(role));
    if sponsors().any(|(_, role)| held_by(role).is_some()) {
        return Vec::new();
    }
    vec![match sponsors().next() {
        Some((n, _)) => Notice::new(
            vec![look.part(ROLES, n)],
            "there is a role of sponsor, and nobody holds it",
        )
        .with_help("Name somebody who has a say over time or money."),
        None => Notice::new(vec![look.spot(ROLES)], "nobody is named as sponsor"),
    }]
}
