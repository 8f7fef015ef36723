//! There are more objectives than anybody can work on.

use crate::core::check::{CheckInput, Group, Notice, Rule, Severity};

const OBJECTIVES: &str = "purpose.goals.objectives";

/// Maximum number of objectives that a community can keep in sight.
const MAX_OBJECTIVES: usize = 7;

pub(super) const RULE: Rule = Rule {
    code: "many-objectives",
    group: Group::Fit,
    severity: Severity::Advice,
    title: "more than seven objectives",
    why: "Wanting too much at once is the common mistake, and what nobody can remember nobody works on.",
    help: "Keep the three to seven that matter this year, and move the rest to a later review.",
    explanation: "Up to seven objectives are left alone, however they are written. Of more, the later \
        ones mostly wait; some of them may be actions or outputs rather than objectives.",
    trips: include_str!("many_objectives.trips.toml"),
    passes: "[purpose.goals]\nobjectives = [\n  { objective = \"Every pump is known\", measure = \"Pumps \
        listed\" },\n  { objective = \"Fewer breakdowns\", measure = \"Days without water\" },\n]\n",
    find,
};

fn find(look: &CheckInput) -> Vec<Notice> {
    let count = look.records(OBJECTIVES).len();
    let message = format!("there are {count} objectives, more than a community can keep in sight");
    look.notice_if(count > MAX_OBJECTIVES, &[OBJECTIVES], &message)
}
