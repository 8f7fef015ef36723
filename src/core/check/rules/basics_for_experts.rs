//! The subject is taken from the basics, and the members are experienced.

use super::advanced_for_beginners::{EXPERIENCE, LEVEL};
use crate::core::check::{CheckInput, Group, Notice, Rule, Severity};

pub(super) const RULE: Rule = Rule {
    code: "basics-for-experts",
    group: Group::Fit,
    severity: Severity::Warning,
    title: "the basics for experienced members",
    why: "Experienced members come for the difficult questions, and leave where they hear only \
        what they know.",
    help: "Take the subject further or as mixed, or look again at who the members are.",
    explanation: "The depth of the subject and the experience of the members pull on each other. \
        This speaks up when the level is `basic` and the members are `advanced`; wherever either \
        is mixed, there is room for both.",
    trips: "[purpose.domain]\nlevel = \"basic\"\n\n[people.members]\nexperience = \"advanced\"\n",
    passes: "[purpose.domain]\nlevel = \"mixed\"\n\n[people.members]\nexperience = \"advanced\"\n",
    find,
};

fn find(look: &CheckInput) -> Vec<Notice> {
    let holds = look.is(LEVEL, &["basic"]) && look.is(EXPERIENCE, &["advanced"]);
    look.notice_if(
        holds,
        &[LEVEL, EXPERIENCE],
        "the subject is taken from the basics, and the members are experienced in it",
    )
}
