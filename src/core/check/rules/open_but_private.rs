//! Anyone may join, and what goes on is private.

use crate::core::check::{CheckInput, Group, Notice, Rule, Severity};

const JOINING: &str = "people.members.joining";
const ACCESS: &str = "people.members.access";

pub(super) const RULE: Rule = Rule {
    code: "open-but-private",
    group: Group::Fit,
    severity: Severity::Warning,
    title: "joining is open, and access is private",
    why: "A private room that anyone can walk into is not private, and what members said in \
        confidence there cannot be taken back.",
    help: "Let people join on request, or tell members that they speak in public.",
    explanation: "Where anyone may join without being approved, anyone can read along by joining. \
        This speaks up when joining is `open` and access is `private`.",
    trips: "[people.members]\naccess = \"private\"\njoining = \"open\"\n",
    passes: "[people.members]\naccess = \"private\"\njoining = \"on-request\"\n",
    find,
};

fn find(look: &CheckInput) -> Vec<Notice> {
    let holds = look.is(JOINING, &["open"]) && look.is(ACCESS, &["private"]);
    look.notice_if(
        holds,
        &[JOINING, ACCESS],
        "anyone may join, and yet only members are to see what goes on",
    )
}
