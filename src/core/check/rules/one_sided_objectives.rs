//! Every objective serves the organization alone.

use crate::core::check::{CheckInput, Group, Notice, Rule, Severity};

const OBJECTIVES: &str = "purpose.goals.objectives";

pub(super) const RULE: Rule = Rule {
    code: "one-sided-objectives",
    group: Group::Fit,
    severity: Severity::Advice,
    title: "every objective serves the organization",
    why: "Members give their time for what they gain as well, and where they gain nothing they stop coming.",
    help: "Ask a few members what they would come for, and add an objective that serves them or both.",
    explanation: "An objective can say whom it serves: the members, the organization or both. A \
        community holds where the two overlap. This speaks up when every objective is said to \
        serve the organization alone, and not when one of them does not say.",
    trips: "[purpose.goals]\nobjectives = [{ objective = \"Fewer breakdowns\", measure = \"Days without \
        water\", serves = \"organization\" }]\n",
    passes: "[purpose.goals]\nobjectives = [{ objective = \"Fewer breakdowns\", measure = \"Days without \
        water\", serves = \"both\" }]\n",
    find,
};

fn find(look: &CheckInput) -> Vec<Notice> {
    let objectives = look.records(OBJECTIVES);
    let serves = look.records_with(OBJECTIVES, "serves", &["organization"]);
    let holds = !objectives.is_empty() && serves.len() == objectives.len();
    look.notice_if(
        holds,
        &[OBJECTIVES],
        "every objective serves the organization, and none the members",
    )
}
