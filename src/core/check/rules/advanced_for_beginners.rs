//! The subject is taken at advanced level, and the members are beginners.

use crate::core::check::{CheckInput, Group, Notice, Rule, Severity};

pub(super) const LEVEL: &str = "purpose.domain.level";
pub(super) const EXPERIENCE: &str = "people.members.experience";

pub(super) const RULE: Rule = Rule {
    code: "advanced-for-beginners",
    group: Group::Fit,
    severity: Severity::Warning,
    title: "an advanced subject for beginners",
    why: "People who cannot follow come twice and stay away, and they rarely say why.",
    help: "Take the subject from the basics or as mixed, or look again at who the members are.",
    explanation: "The depth of the subject and the experience of the members pull on each other. \
        This speaks up when the level is `advanced` and the members are `beginner`; wherever \
        either is mixed, there is room for both.",
    trips: "[purpose.domain]\nlevel = \"advanced\"\n\n[people.members]\nexperience = \"beginner\"\n",
    passes: "[purpose.domain]\nlevel = \"advanced\"\n\n[people.members]\nexperience = \"mixed\"\n",
    find,
};

fn find(look: &CheckInput) -> Vec<Notice> {
    let holds = look.is(LEVEL, &["advanced"]) && look.is(EXPERIENCE, &["beginner"]);
    look.notice_if(
        holds,
        &[LEVEL, EXPERIENCE],
        "the subject is taken at advanced level, and the members are beginners",
    )
}
