//! Funding has run out.

use crate::core::calendar::Day;
use crate::core::check::{CheckInput, Group, Notice, Rule, Severity};
use crate::core::words::{and, quoted};

const FUNDING: &str = "people.stakeholders.funding";

pub(super) const RULE: Rule = Rule {
    code: "funding-ended",
    group: Group::Freshness,
    severity: Severity::Warning,
    title: "funding has run out",
    why: "Plans that rest on hours or money that have ended are carried by somebody's spare time, \
        until that ends too.",
    help: "Settle with the source whether it goes on, and change the date or take the source out.",
    explanation: "A source of funding may say until when it is secured. This speaks up on the day \
        after that, once for all sources that have ended.",
    trips: "[people.stakeholders]\nfunding = [{ source = \"Wells for Villages\", until = 2026-11-22 }]\n",
    passes: "[people.stakeholders]\nfunding = [{ source = \"Wells for Villages\", until = 2026-11-23 }]\n",
    find,
};

fn find(look: &CheckInput) -> Vec<Notice> {
    let sources = look.records(FUNDING);
    let has_ended = |day: Option<Day>| day.is_some_and(|day| day < look.today);
    let all = sources.iter().enumerate();
    let ended: Vec<_> =
        all.filter(|(_, s)| has_ended(s.get("until").and_then(Day::parse))).collect();
    let names: Vec<_> =
        ended.iter().map(|(_, s)| quoted(s.get("source").unwrap_or("a source"))).collect();
    let spots = ended.iter().map(|(n, _)| look.part(FUNDING, *n)).collect();
    let message = match names.len() {
        0 => return Vec::new(),
        n if n == sources.len() => format!("all funding has run out: {}", and(&names)),
        _ => format!("funding by {} has run out", and(&names)),
    };
    vec![Notice::new(spots, message)]
}
