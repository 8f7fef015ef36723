//! There is a written netiquette, and nothing says what happens when it is ignored.

use crate::core::check::{CheckInput, Group, Notice, Rule, Severity};

const NETIQUETTE: &str = "practice.how.netiquette";
const ENFORCEMENT: &str = "practice.how.enforcement";

pub(super) const RULE: Rule = Rule {
    code: "netiquette-without-enforcement",
    group: Group::Fit,
    severity: Severity::Warning,
    title: "a written netiquette without enforcement",
    why: "The first breach that nobody answers shows every member that the rules do not count.",
    help: "Say whom to tell, what happens first and who decides, or call the netiquette informal.",
    explanation: "A netiquette that is `formal` wants an answer to what happens when somebody does \
        not keep to it. While that question is open, nothing is said before the team has come past \
        it.",
    trips: "[charter]\nstatus = \"agreed\"\n\n[practice.how]\nnetiquette = \"formal\"\n",
    passes: "[charter]\nstatus = \"agreed\"\n\n[practice.how]\nnetiquette = \"formal\"\n\
        enforcement = \"One of us talks to the person first.\"\n",
    find,
};

fn find(look: &CheckInput) -> Vec<Notice> {
    let holds = look.is(NETIQUETTE, &["formal"]) && look.left_open(ENFORCEMENT);
    look.notice_if(
        holds,
        &[NETIQUETTE, ENFORCEMENT],
        "there is a written netiquette, and nothing says what happens when it is \
            ignored",
    )
}
