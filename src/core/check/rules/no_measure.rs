//! An objective has no measure.

use crate::core::check::{CheckInput, Group, Notice, Rule, Severity};
use crate::core::words::{and, quoted};

const OBJECTIVES: &str = "purpose.goals.objectives";

pub(super) const RULE: Rule = Rule {
    code: "no-measure",
    group: Group::Readiness,
    severity: Severity::Warning,
    title: "an objective has no measure",
    why: "Where nobody has said how they will know, some will think the goal met and others missed, \
        and both will be right.",
    help: "Name one thing to look at or to count that somebody can collect without a new survey.",
    explanation: "Each objective wants a measure: something that shows whether it is met. A target \
        alone is a figure without a thing it counts. All objectives without one are one finding.",
    trips: "[purpose.goals]\nobjectives = [{ objective = \"Every new operator has somebody to ask\" }]\n",
    passes: "[purpose.goals]\nobjectives = [\n  { objective = \"Every new operator has somebody to ask\", \
        measure = \"Share of new operators with a partner\" },\n]\n",
    find,
};

fn find(look: &CheckInput) -> Vec<Notice> {
    let all = look.records(OBJECTIVES).iter().enumerate();
    let bare: Vec<_> = all.filter(|(_, o)| o.get("measure").is_none()).collect();
    let names: Vec<_> =
        bare.iter().map(|(_, o)| quoted(o.get("objective").unwrap_or("an objective"))).collect();
    let spots = bare.iter().map(|(n, _)| look.part(OBJECTIVES, *n)).collect();
    let message = match names.as_slice() {
        [] => return Vec::new(),
        [one] => format!("the objective {one} has no measure"),
        several => format!("{} objectives have no measure: {}", several.len(), and(several)),
    };
    vec![Notice::new(spots, message)]
}
