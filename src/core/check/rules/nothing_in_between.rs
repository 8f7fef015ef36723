//! Meetings are yearly, and members hear nothing in between.

use crate::core::check::{CheckInput, Group, Notice, Rule, Severity};

const MEETINGS: &str = "practice.when.meetings";
const UPDATES: &str = "practice.when.member_updates";

pub(super) const RULE: Rule = Rule {
    code: "nothing-in-between",
    group: Group::Fit,
    severity: Severity::Warning,
    title: "yearly meetings, and no news in between",
    why: "Between two meetings a community exists mostly in people's minds, and a year of silence \
        reads as an ending.",
    help: "Send members a few lines every month or quarter, or add a short meeting online.",
    explanation: "This speaks up when every meeting is `yearly` and members `never` hear from the \
        core team. A meeting whose rhythm is not given counts as one that may be more often.",
    trips: "[practice.when]\nmeetings = [{ name = \"Yearly gathering\", rhythm = \"yearly\" }]\n\
        member_updates = \"never\"\n",
    passes: "[practice.when]\nmeetings = [{ name = \"Yearly gathering\", rhythm = \"yearly\" }]\n\
        member_updates = \"quarterly\"\n",
    find,
};

fn find(look: &CheckInput) -> Vec<Notice> {
    let meetings = look.records(MEETINGS).len();
    let rare = look.records_with(MEETINGS, "rhythm", &["yearly", "never"]).len();
    let holds = meetings > 0 && rare == meetings && look.is(UPDATES, &["never"]);
    look.notice_if(
        holds,
        &[MEETINGS, UPDATES],
        "meetings are only yearly, and members hear nothing in between",
    )
}
