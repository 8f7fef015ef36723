//! Anyone may join, and only professionals are eligible.

use crate::core::check::{CheckInput, Group, Notice, Rule, Severity};

const JOINING: &str = "people.members.joining";
const ELIGIBILITY: &str = "people.members.eligibility";

pub(super) const RULE: Rule = Rule {
    code: "open-to-professionals",
    group: Group::Fit,
    severity: Severity::Advice,
    title: "joining is open, and only professionals are eligible",
    why: "Where nobody looks at who comes in, a condition is kept by those who read it and by no others.",
    help: "Let people join on request, open it to anyone interested, or say in a remark how it is seen to.",
    explanation: "Joining is `open` when nobody is asked, and eligibility `professionals` when one \
        needs a post in the field. Both together need somebody who looks. A remark beside either \
        answer explains it, and then nothing is said.",
    trips: "[people.members]\neligibility = \"professionals\"\njoining = \"open\"\n",
    passes: "[people.members]\neligibility = \"professionals\"\njoining = \"on-request\"\n",
    find,
};

fn find(look: &CheckInput) -> Vec<Notice> {
    let is_explained = look.note(JOINING).or(look.note(ELIGIBILITY)).is_some();
    let holds = look.is(JOINING, &["open"]) && look.is(ELIGIBILITY, &["professionals"]);
    look.notice_if(
        holds && !is_explained,
        &[JOINING, ELIGIBILITY],
        "anyone may join without being asked, and yet only professionals are eligible",
    )
}
