//! Members' goals and the organization's fit weakly, or nobody knows.

use crate::core::check::{CheckInput, Group, Notice, Rule, Severity};

const ALIGNMENT: &str = "purpose.goals.alignment";

pub(super) const RULE: Rule = Rule {
    code: "alignment-uncertain",
    group: Group::Fit,
    severity: Severity::Advice,
    title: "members' goals and the organization's may not fit",
    why: "A community lives where what members want and what the organization wants overlap; where \
        they hardly meet, members drift away or the hours are no longer granted.",
    help: "Look for one goal that a member and a director would both sign, and build the first year \
        around it.",
    explanation: "This speaks up when the fit of goals is `weak` or `unknown`. Either is an honest \
        answer and none of it is a mistake: the notice only keeps the matter in sight.",
    trips: "[purpose.goals]\nalignment = \"unknown\"\n",
    passes: "[purpose.goals]\nalignment = \"partial\"\n",
    find,
};

fn find(look: &CheckInput) -> Vec<Notice> {
    let notice = |message: &str| vec![Notice::new(vec![look.spot(ALIGNMENT)], message)];
    match look.text(ALIGNMENT) {
        Some("weak") => notice("members' goals and the organization's hardly meet so far"),
        Some("unknown") => {
            notice("nobody knows yet how far members' goals and the organization's fit")
                .into_iter()
                .map(|n| {
                    n.with_help(
                "Ask three likely members and one person on the other side what they hope for.",
            )
                })
                .collect()
        }
        _ => Vec::new(),
    }
}
