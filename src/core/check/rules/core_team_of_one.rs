//! The core team is one person.

use crate::core::charter::{Answer, Charter};
use crate::core::check::{CheckInput, Group, Notice, Rule, Severity};

const CORE_TEAM: &str = "people.members.core_team";

pub(super) const RULE: Rule = Rule {
    code: "core-team-of-one",
    group: Group::Readiness,
    severity: Severity::Advice,
    title: "the core team is one person",
    why: "When one person carries a community, it stops with that person's next busy season, leave \
        or change of post.",
    help: "Ask one or two people who have this in their work as well; three to five is the usual \
        start.",
    explanation: "Three to five people usually begin a community, like-minded and with different \
        strengths. One is noticed; two are not, since many communities begin that way. Where a host has appointed \
        one coordinator, switch it off with that reason under `[check] allow`.",
    trips: "[people.members]\ncore_team = [{ name = \"Grace Achieng\" }]\n",
    passes: "[people.members]\ncore_team = [{ name = \"Grace Achieng\" }, { name = \"Daniel Okello\" }]\n",
    find,
};

/// The names of the core team, in the order of the charter.
pub fn core_team(charter: &Charter) -> Vec<String> {
    let records = charter.answer(CORE_TEAM).map_or(&[][..], Answer::records);
    records.iter().filter_map(|member| member.get("name")).map(str::to_owned).collect()
}

fn find(look: &CheckInput) -> Vec<Notice> {
    match look.records(CORE_TEAM) {
        [one] => {
            let name = one.get("name").map(|name| format!(", {name}")).unwrap_or_default();
            let message = format!("the core team is one person{name}");
            vec![Notice::new(vec![look.part(CORE_TEAM, 0)], message)]
        }
        _ => Vec::new(),
    }
}
