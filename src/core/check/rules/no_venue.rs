//! The community meets in person, and only platforms are named.

use crate::core::check::{CheckInput, Group, Notice, Rule, Severity};

const FORMAT: &str = "practice.where.format";
const PLATFORMS: &str = "practice.where.platforms";
const VENUES: &str = "practice.where.venues";

pub(super) const RULE: Rule = Rule {
    code: "no-venue",
    group: Group::Fit,
    severity: Severity::Warning,
    title: "meeting in person, and only platforms",
    why: "People who are to meet in one room need to know which room, and whether they can get \
        there.",
    help: "Name a venue, or say how it is chosen; if you meet online as well, let the format say so.",
    explanation: "When the format is `face-to-face` and there are platforms and no venue, one of \
        the answers has been left behind. While the question of venues is open, nothing is said \
        before the team has come past it.",
    trips: "[charter]\nstatus = \"agreed\"\n\n[practice.where]\nformat = \"face-to-face\"\n\
        platforms = [{ name = \"Operators' chat\" }]\n",
    passes: "[charter]\nstatus = \"agreed\"\n\n[practice.where]\nformat = \"face-to-face\"\n\
        platforms = [{ name = \"Operators' chat\" }]\nvenues = [{ name = \"Training yard\" }]\n",
    find,
};

fn find(look: &CheckInput) -> Vec<Notice> {
    let in_person = look.is(FORMAT, &["face-to-face"]);
    let holds = in_person && look.answered(PLATFORMS) && look.left_open(VENUES);
    look.notice_if(
        holds,
        &[FORMAT, PLATFORMS, VENUES],
        "the community meets in person, and only online platforms are named",
    )
}
