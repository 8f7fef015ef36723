//! The community meets online, and no platform is named.

use crate::core::check::{CheckInput, Group, Notice, Rule, Severity};

const FORMAT: &str = "practice.where.format";
const PLATFORMS: &str = "practice.where.platforms";

pub(super) const RULE: Rule = Rule {
    code: "no-platform",
    group: Group::Fit,
    severity: Severity::Warning,
    title: "meeting online, and no platform",
    why: "A new member who reads that the community meets online wants to know where the door is.",
    help: "Name at least one platform, best one on which members can also answer in their own time.",
    explanation: "When the format is `online` or `both`, there should be a platform. While the \
        question of platforms is open, nothing is said before the team has come past it.",
    trips: "[charter]\nstatus = \"agreed\"\n\n[practice.where]\nformat = \"online\"\n",
    passes: "[charter]\nstatus = \"agreed\"\n\n[practice.where]\nformat = \"online\"\n\
        platforms = [{ name = \"Operators' chat\" }]\n",
    find,
};

fn find(look: &CheckInput) -> Vec<Notice> {
    let holds = look.is(FORMAT, &["online", "both"]) && look.left_open(PLATFORMS);
    look.notice_if(
        holds,
        &[FORMAT, PLATFORMS],
        "the community meets online, and no platform is named",
    )
}
