//! The community answers to somebody who never hears from it.

use crate::core::check::{CheckInput, Group, Notice, Rule, Severity};
use crate::core::words::{and, quoted};

const ACCOUNTABLE: &str = "people.stakeholders.accountable_to";
const UPDATES: &str = "practice.when.stakeholder_updates";

pub(super) const RULE: Rule = Rule {
    code: "silent-to-stakeholders",
    group: Group::Fit,
    severity: Severity::Warning,
    title: "accountable to somebody who never hears from the community",
    why: "Those who may ask for an account and never get one form their view from whatever they \
        happen to hear.",
    help: "Choose a rhythm for news to stakeholders; once or twice a year, a page is enough.",
    explanation: "When the community answers to somebody, stakeholders should hear from it at some \
        rhythm. This speaks up when that rhythm is `never`, and not while it is open.",
    trips: "[people.stakeholders]\naccountable_to = [\"Director of Rural Supply\"]\n\n\
        [practice.when]\nstakeholder_updates = \"never\"\n",
    passes: "[people.stakeholders]\naccountable_to = [\"Director of Rural Supply\"]\n\n\
        [practice.when]\nstakeholder_updates = \"half-yearly\"\n",
    find,
};

fn find(look: &CheckInput) -> Vec<Notice> {
    let to = look.items(ACCOUNTABLE);
    if to.is_empty() || !look.is(UPDATES, &["never"]) {
        return Vec::new();
    }
    let names: Vec<_> = to.iter().map(|name| quoted(name)).collect();
    let message = format!("the community answers to {}, and never reports", and(&names));
    vec![Notice::new(vec![look.spot(UPDATES), look.spot(ACCOUNTABLE)], message)]
}
