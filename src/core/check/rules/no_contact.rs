//! People have to ask to join, and nobody says whom.

use crate::core::check::{CheckInput, Group, Notice, Rule, Severity};

const JOINING: &str = "people.members.joining";
const PLATFORMS: &str = "practice.where.platforms";
const CORE_TEAM: &str = "people.members.core_team";
/// Where addresses are those of places and of others, and lead to nobody who could be asked.
const NO_CONTACTS: [&str; 5] = [
    "purpose.domain.related_communities",
    "practice.what.documents",
    "practice.how.storage",
    PLATFORMS,
    "practice.when.meetings",
];

pub(super) const RULE: Rule = Rule {
    code: "no-contact",
    group: Group::Fit,
    severity: Severity::Warning,
    title: "joining by asking, and nobody to ask",
    why: "Whoever would like to join and finds no name with an address gives up, and nobody hears of it.",
    help: "Give at least one person of the core team a contact, or say in the remark on joining whom to ask.",
    explanation: "Where people join on request or by invitation, some contact should stand in the \
        charter: in a field `contact`, in the footer, or as an address or telephone number in any \
        answer but those about neighbours, documents and rooms. A platform that has an address and \
        is named in the remark on joining is one as well. While the core team is open, \
        nothing is said before the team has come past it.",
    trips: "[people.members]\ncore_team = [{ name = \"Grace Achieng\" }, { name = \"Daniel Okello\" }]\n\
        joining = \"on-request\"\n",
    passes: "[people.members]\ncore_team = [{ name = \"Grace Achieng\", contact = \"By telephone\" }, \
        { name = \"Daniel Okello\" }]\njoining = \"on-request\"\n",
    find,
};

fn find(look: &CheckInput) -> Vec<Notice> {
    let by_asking = look.is(JOINING, &["on-request", "invitation-only"]);
    let has_come_here = look.answered(CORE_TEAM) || look.left_open(CORE_TEAM);
    let holds = by_asking && has_come_here && !has_contact(look);
    look.notice_if(
        holds,
        &[JOINING, CORE_TEAM],
        "people have to ask to join, and no contact stands anywhere in the charter",
    )
}

/// Whether there is a way to reach anybody: a field for it that is filled, or an address or telephone
/// number in any text.
fn has_contact(look: &CheckInput) -> bool {
    let answers = look.charter.answers.values();
    let mut records = answers.flat_map(|given| given.answer.records());
    let footer = look.charter.publish.footer.as_deref();
    records.any(|record| record.get("contact").is_some())
        || is_sent_to_a_platform(look)
        || look.texts_beside(&NO_CONTACTS).into_iter().chain(footer).any(is_address)
}

/// Whether the remark on joining names a platform that has an address.
fn is_sent_to_a_platform(look: &CheckInput) -> bool {
    let note = look.note(JOINING).unwrap_or_default().to_lowercase();
    let reachable = look.records(PLATFORMS).iter().filter(|platform| platform.get("url").is_some());
    reachable.filter_map(|p| p.get("name")).any(|name| note.contains(&name.to_lowercase()))
}

fn is_address(text: &str) -> bool {
    const MARKS: [&str; 4] = ["@", "://", "www.", "tel:"];
    MARKS.iter().any(|mark| text.contains(mark))
        || text.split(char::is_alphabetic).any(|part| {
            let digits = part.chars().filter(char::is_ascii_digit).count();
            digits >= 7 && part.trim_start().starts_with(['+', '0', '('])
        })
}
