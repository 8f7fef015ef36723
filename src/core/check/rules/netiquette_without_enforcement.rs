//! There is a written netiquette, and nothing says what happens when it is ignored.

use crate::core::check::{CheckInput, Group, Notice, Rule, Severity};

const NETIQUETTE: &str = "practice.how.netiquette";
const ENFORCEMENT: &str = "practice.how.enforcement";
const RELATED: &str = "purpose.domain.related_communities";
const CONDUCT: &str = "practice.how.conduct";

/// What another's rules are called, …
const RULES: [&str; 6] = ["code of", "rules", "polic", "guideline", "directive", "netiquette"];
/// … that they hold here, …
const BINDS: [&str; 7] = [" appl", " hold", "follow", " adopt", "bound by", "govern", " under "];
/// … and whose they may be.
const PARENTS: [&str; 5] = ["parent", "umbrella", "our host", "the host", "code of conduct of"];

pub(super) const RULE: Rule = Rule {
    code: "netiquette-without-enforcement",
    group: Group::Fit,
    severity: Severity::Warning,
    title: "a written netiquette without enforcement",
    why: "The first breach that nobody answers shows every member that the rules do not count.",
    help: "Say whom to tell, what happens first and who decides, or call the netiquette informal.",
    explanation: "A netiquette that is `formal` wants an answer to what happens when somebody does \
        not keep to it. While that question is open, nothing is said before the team has come past \
        it. Rules that are another's bring their own enforcement: where the remark or the \
        rules of conduct name the host or a neighbour, or say that another's rules apply, nothing \
        is said.",
    trips: "[charter]\nstatus = \"agreed\"\n\n[practice.how]\nnetiquette = \"formal\"\n",
    passes: "[charter]\nstatus = \"agreed\"\n\n[practice.how]\nnetiquette = \"formal\"\n\
        enforcement = \"One of us talks to the person first.\"\n",
    find,
};

/// Whether the rules are said to be somebody else's: by a name, by a word for a parent, or by a sentence
/// such as “The society's code of conduct applies”.
fn names_another(look: &CheckInput) -> bool {
    let neighbours = look.records(RELATED).iter().filter_map(|record| record.get("name"));
    let host = look.charter.facts.host.as_str();
    let others: Vec<_> = neighbours.chain([host]).map(str::to_lowercase).collect();
    let texts = look.text(CONDUCT).into_iter().chain(look.note(NETIQUETTE));
    texts.map(str::to_lowercase).any(|text| {
        let has_one_of = |words: &[&str]| words.iter().any(|word| text.contains(word));
        let is_bound = has_one_of(&RULES) && has_one_of(&BINDS) && !text.contains("our ");
        let names = |other: &String| !other.is_empty() && text.contains(other.as_str());
        has_one_of(&PARENTS) || is_bound || others.iter().any(names)
    })
}

fn find(look: &CheckInput) -> Vec<Notice> {
    let is_own = || !names_another(look);
    let holds = look.is(NETIQUETTE, &["formal"]) && look.left_open(ENFORCEMENT) && is_own();
    look.notice_if(
        holds,
        &[NETIQUETTE, ENFORCEMENT],
        "there is a written netiquette, and nothing says what happens when it is \
            ignored",
    )
}
