//! Something in the file cannot be read as it is meant, or is not known.

use crate::charter::{Charter, Severity as Gravity};
use crate::check::{Finding, Rule, Severity};
use crate::framework::Framework;

pub(super) const RULE: Rule = Rule { code: "unread", check };

fn check(_: &Framework, charter: &Charter) -> Vec<Finding> {
    let findings = charter.problems.iter().map(|problem| Finding {
        code: problem.code,
        severity: match problem.severity {
            Gravity::Error => Severity::Error,
            Gravity::Warning => Severity::Warning,
        },
        message: problem.message.clone(),
        why: "What cannot be read is not asked about, not checked and not published.",
        help: problem.help.clone(),
        questions: Vec::new(),
        places: vec![problem.place.clone()],
    });
    findings.collect()
}
