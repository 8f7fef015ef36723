//! Members have goals, and there is neither training nor an output.

use crate::core::check::{CheckInput, Group, Notice, Rule, Severity};

const GOALS: &str = "purpose.goals.member_goals";
const OUTPUTS: &str = "practice.what.outputs";
const TRAINING: &str = "practice.what.training";

pub(super) const RULE: Rule = Rule {
    code: "member-goals-unserved",
    group: Group::Fit,
    severity: Severity::Warning,
    title: "members have goals, and nothing is offered for them",
    why: "Members who find nothing that brings them nearer to what they came for stop coming.",
    help: "Go through the members' goals one by one, and name an output or a training for one of them.",
    explanation: "When members want something for themselves, there should be some training or \
        some output. This speaks up when both are open and the team has come past them.",
    trips: "[charter]\nstatus = \"agreed\"\n\n[purpose.goals]\nmember_goals = [\"Overhaul a pump alone\"]\n",
    passes: "[charter]\nstatus = \"agreed\"\n\n[purpose.goals]\nmember_goals = [\"Overhaul a pump alone\"]\n\n\
        [practice.what]\ntraining = [\"Field day on hand pumps\"]\n",
    find,
};

fn find(look: &CheckInput) -> Vec<Notice> {
    let holds = look.answered(GOALS) && look.left_open(OUTPUTS) && look.left_open(TRAINING);
    look.notice_if(
        holds,
        &[GOALS, TRAINING, OUTPUTS],
        "members have goals of their own, and there is neither training nor an output",
    )
}
