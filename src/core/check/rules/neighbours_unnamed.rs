//! Others work on the subject, and none is named.

use crate::core::check::{CheckInput, Group, Notice, Rule, Severity};

const LANDSCAPE: &str = "purpose.domain.landscape";
const RELATED: &str = "purpose.domain.related_communities";

pub(super) const RULE: Rule = Rule {
    code: "neighbours-unnamed",
    group: Group::Fit,
    severity: Severity::Advice,
    title: "others are on the subject, and none is named",
    why: "A member who already goes to another meeting will want to know why there is a second one.",
    help: "Name the two or three nearest communities, and how you stand to each.",
    explanation: "When the landscape says that others are on the subject, or that there is an \
        umbrella, at least one of them should be named. While the question of neighbours is open, \
        nothing is said before the team has come past it.",
    trips: "[charter]\nstatus = \"agreed\"\n\n[purpose.domain]\nlandscape = \"others-exist\"\n",
    passes: "[charter]\nstatus = \"agreed\"\n\n[purpose.domain]\nlandscape = \"others-exist\"\n\
        related_communities = [{ name = \"National Water Network\", relation = \"umbrella\" }]\n",
    find,
};

fn find(look: &CheckInput) -> Vec<Notice> {
    let others = ["others-exist", "many-without-umbrella", "niche-under-umbrella"];
    let holds = look.is(LANDSCAPE, &others) && look.left_open(RELATED);
    look.notice_if(
        holds,
        &[LANDSCAPE, RELATED],
        "others work on the subject, and none of them is named",
    )
}
