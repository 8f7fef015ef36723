//! The host gives little, and nothing says what the community runs on.

use crate::core::check::{CheckInput, Group, Notice, Rule, Severity};
use crate::core::words::and;

const COMMITMENT: &str = "people.stakeholders.host_commitment";
const SUPPORT: &str = "people.stakeholders.host_support";
const RESOURCES: &str = "practice.how.resources";

pub(super) const RULE: Rule = Rule {
    code: "host-without-resources",
    group: Group::Fit,
    severity: Severity::Warning,
    title: "little backing from the host, and no resources named",
    why: "Where the host will not carry a community, it lives on hours and tools that somebody has \
        counted, or it wears out those who run it.",
    help: "Write down the hours, money and tools it takes, and plan no more than those allow.",
    explanation: "This speaks up when the host's support is `resists` or its commitment is \
        `box-ticking`, and no resources are named. While the question of resources is open, \
        nothing is said before the team has come past it.",
    trips: "[charter]\nstatus = \"agreed\"\n\n[people.stakeholders]\nhost_support = \"resists\"\n",
    passes: "[charter]\nstatus = \"agreed\"\n\n[people.stakeholders]\nhost_support = \"resists\"\n\n\
        [practice.how]\nresources = [\"Core team: two hours a week each\"]\n",
    find,
};

fn find(look: &CheckInput) -> Vec<Notice> {
    let mut signs = Vec::new();
    let mut spots = Vec::new();
    for (id, key, says) in [
        (SUPPORT, "resists", "resists the community"),
        (COMMITMENT, "box-ticking", "mainly wants to have one"),
    ] {
        if look.is(id, &[key]) {
            signs.push(says);
            spots.push(look.spot(id));
        }
    }
    if signs.is_empty() || !look.left_open(RESOURCES) {
        return Vec::new();
    }
    spots.push(look.spot(RESOURCES));
    let message = format!("the host {}, and nothing says what the work takes", and(&signs));
    vec![Notice::new(spots, message)]
}
