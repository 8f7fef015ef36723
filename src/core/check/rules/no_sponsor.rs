//! Nobody stands behind the community.

use crate::core::check::holders::{held_by, is_sponsor};
use crate::core::check::{CheckInput, Group, Notice, Rule, Severity};

/// The roles, with who holds each.
pub(super) const ROLES: &str = "people.members.roles";

/// Who also stands behind a community: whoever funds it, and whomever it answers to.
const BACKERS: [&str; 2] = ["people.stakeholders.funding", "people.stakeholders.accountable_to"];

pub(super) const RULE: Rule = Rule {
    code: "no-sponsor",
    group: Group::Readiness,
    severity: Severity::Advice,
    title: "nobody stands behind the community",
    why: "Somebody who stands behind a community keeps the members' hours and opens doors; without \
        one, the first question in a budget round finds nobody to answer it.",
    help: "Name a sponsor, a host, whoever funds it or whomever it answers to, or say with \
        host = \"\" that there is no host.",
    explanation: "A sponsor, a host, a source of funding or a body that the community answers to is \
        enough. Nothing is said of a community that has no host on purpose, of one whose team has \
        set funding or accountability aside, or before the team has come past these questions.",
    trips: "[charter]\nstatus = \"agreed\"\n\n[people.members]\nroles = [{ role = \"Leader\", \
        held_by = \"Grace Achieng\" }]\n",
    passes: "[charter]\nstatus = \"agreed\"\nhost = \"Lake Region Water Agency\"\n\n[people.members]\n\
        roles = [{ role = \"Leader\", held_by = \"Grace Achieng\" }]\n",
    find,
};

/// Whether nobody can stand behind it but a sponsor.
pub(super) fn needs_a_sponsor(look: &CheckInput) -> bool {
    let facts = &look.charter.facts;
    let host_is_settled = facts.has_no_host || !facts.host.is_empty();
    !host_is_settled && BACKERS.iter().all(|id| look.left_open(id))
}

fn find(look: &CheckInput) -> Vec<Notice> {
    if !look.answered(ROLES) || !needs_a_sponsor(look) {
        return Vec::new();
    }
    let sponsors = || look.records(ROLES).iter().enumerate().filter(|(_, role)| is_sponsor(role));
    if sponsors().any(|(_, role)| held_by(role).is_some()) {
        return Vec::new();
    }
    vec![match sponsors().next() {
        Some((n, _)) => Notice::new(
            vec![look.part(ROLES, n)],
            "nobody stands behind the community: the role of sponsor has no holder",
        )
        .with_help("Name somebody who has a say over time or money, or who else stands behind it."),
        None => Notice::new(
            vec![look.spot(ROLES)],
            "nobody stands behind the community: no sponsor, host, funder or body it answers to",
        ),
    }]
}
