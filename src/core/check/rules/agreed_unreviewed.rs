//! A charter is agreed, and nothing says when and by whom.

use crate::core::check::{CheckInput, Group, Location, Notice, Rule, Severity};

pub(super) const RULE: Rule = Rule {
    code: "agreed-unreviewed",
    group: Group::Freshness,
    severity: Severity::Advice,
    title: "agreed and never reviewed",
    why: "Who agreed to what, and when, is what members ask in the first quarrel.",
    help: "Note it with `copcharter review`, which adds the day, who took part and who approved.",
    explanation: "A charter that is agreed should have at least one row under `[[reviews]]`: the day \
        on which the core team and whoever has to approve said yes to it. From that day on, the \
        next review is counted.",
    trips: "[charter]\nstatus = \"agreed\"\n",
    passes: "[charter]\nstatus = \"agreed\"\n\n[[reviews]]\ndate = 2026-11-02\nby = [\"Grace Achieng\"]\n",
    find,
};

fn find(look: &CheckInput) -> Vec<Notice> {
    if !look.agreed() || !look.charter.reviews.is_empty() {
        return Vec::new();
    }
    let status = look.framework.facts.iter().find(|fact| fact.key() == "status");
    let spots: Vec<Location> = status.map(|fact| look.spot(&fact.id)).into_iter().collect();
    vec![Notice::new(spots, "the charter is agreed, and no review says when and by whom")]
}
