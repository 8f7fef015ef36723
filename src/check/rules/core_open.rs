//! A core question has no initial answer.

use crate::charter::Charter;
use crate::check::{Finding, Rule, Severity};
use crate::framework::Framework;

pub(super) const RULE: Rule = Rule { code: "core-open", check };

/// One finding however many are open: being at the beginning is one thing, not twenty.
fn check(framework: &Framework, charter: &Charter) -> Vec<Finding> {
    let open: Vec<_> = charter.open(framework).filter(|q| q.core).collect();
    if open.is_empty() {
        return Vec::new();
    }
    let core = framework.questions.iter().filter(|q| q.core).count();
    let labels: Vec<_> = open.iter().map(|q| q.label.as_str()).collect();
    let verb = if open.len() == 1 { "is" } else { "are" };
    vec![Finding {
        code: RULE.code,
        severity: Severity::Warning,
        message: format!(
            "{} of {core} core questions {verb} open: {}",
            open.len(),
            labels.join(", ")
        ),
        why: "Without at least an initial answer to each, people are unlikely to join, or to stay.",
        help: "Go on with `copcharter init --depth core`.".to_owned(),
        questions: open.iter().map(|q| q.id.clone()).collect(),
        places: Vec::new(),
    }]
}
