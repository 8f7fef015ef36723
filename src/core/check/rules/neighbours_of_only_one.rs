//! Nobody else works on the subject, and neighbours are named.

use crate::core::check::{CheckInput, Group, Notice, Rule, Severity};
use crate::core::words::{quoted, some};

const LANDSCAPE: &str = "purpose.domain.landscape";
const RELATED: &str = "purpose.domain.related_communities";

pub(super) const RULE: Rule = Rule {
    code: "neighbours-of-only-one",
    group: Group::Fit,
    severity: Severity::Advice,
    title: "the only one in the field, and neighbours are named",
    why: "A reader who knows the neighbours will not believe the rest of a charter that denies them.",
    help: "Say in the landscape that there are others, or in its remark what nobody but you does.",
    explanation: "The landscape says `only-one` when nobody else is on the subject, and then there \
        are no communities close to it. This speaks up when some are named all the same. A remark \
        beside the landscape explains it, and then nothing is said.",
    trips: "[purpose.domain]\nlandscape = \"only-one\"\n\
        related_communities = [{ name = \"National Water Network\", relation = \"overlaps\" }]\n",
    passes: "[purpose.domain]\nlandscape = \"others-exist\"\n\
        related_communities = [{ name = \"National Water Network\", relation = \"overlaps\" }]\n",
    find,
};

fn find(look: &CheckInput) -> Vec<Notice> {
    let related = look.records(RELATED).iter();
    let names: Vec<_> = related.filter_map(|record| record.get("name")).map(quoted).collect();
    if !look.is(LANDSCAPE, &["only-one"]) || look.note(LANDSCAPE).is_some() || names.is_empty() {
        return Vec::new();
    }
    let (names, are) = (some(&names), if names.len() == 1 { "is" } else { "are" });
    let message =
        format!("nobody else is said to work on the subject, and yet {names} {are} named");
    vec![Notice::new(vec![look.spot(LANDSCAPE), look.spot(RELATED)], message)]
}
