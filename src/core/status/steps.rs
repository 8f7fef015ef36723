//! What would help a charter most next.

use crate::core::words::Count;
use serde::Serialize;

use crate::core::calendar::Day;
use crate::core::charter::Charter;
use crate::core::check::{self, Finding, Group};
use crate::core::framework::{CharterStatus, Framework};

/// Maximum number of steps: more than three things to do next are none.
const MAX_STEPS: usize = 3;

/// Something to do next.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Step {
    /// The command to run: `copcharter init --depth core`.
    pub command: String,
    /// What it is good for, a phrase without a full stop.
    pub because: String,
}

impl Step {
    fn new(command: impl Into<String>, because: impl Into<String>) -> Self {
        Self { command: command.into(), because: because.into() }
    }
}

/// The most useful steps, first things first: what cannot be read, what is core, what a check has
/// found, what else is open, and then to publish.
pub(super) fn next_steps(framework: &Framework, charter: &Charter, today: Day) -> Vec<Step> {
    let mut steps = Vec::new();
    let findings = check::check(framework, charter, today).findings;
    steps.extend(unread_step(&findings));
    let core = charter.open(framework).filter(|q| q.core).count();
    if charter.facts.status != Some(CharterStatus::Retired) {
        steps.extend(under_way(charter));
        steps.extend(open_questions_step("core", core, "core question"));
        steps.extend(findings.iter().filter_map(|finding| mend_finding_step(framework, finding)));
        let open_now = charter.open(framework).count() - core;
        if core == 0 {
            steps.extend(agree_step(charter, &findings));
            steps.extend(open_questions_step("all", open_now, "question"));
        }
    }
    steps.push(Step::new("copcharter render", "publishes what the charter says now"));
    let mut seen = Vec::new();
    steps.retain(|step| {
        let new = !seen.contains(&step.command);
        seen.push(step.command.clone());
        new
    });
    steps.truncate(MAX_STEPS);
    steps
}

fn unread_step(findings: &[Finding]) -> Option<Step> {
    let count = findings.iter().filter(|f| f.group() == Some(Group::Reading)).count();
    let places = Count::new(count, "place");
    let because = format!("shows {} in the file that cannot be read as meant", places.in_words());
    (!places.is_zero()).then(|| Step::new("copcharter check", because))
}

fn open_questions_step(depth: &str, count: usize, what: &str) -> Option<Step> {
    let questions = Count::new(count, what);
    let are = questions.pick("is", "are");
    let because = format!("asks the {} that {are} still open", questions.in_words());
    (!questions.is_zero()).then(|| Step::new(format!("copcharter init --depth {depth}"), because))
}

/// The command that mends what was found: a look through all where the whole charter is stale, else the
/// first question that it is about.
fn mend_finding_step(framework: &Framework, finding: &Finding) -> Option<Step> {
    if finding.code == "core-open" || finding.group() == Some(Group::Reading) {
        return None;
    }
    let command = if finding.code == "review-due" {
        "copcharter review".to_owned()
    } else {
        let mut ids = finding.spots.iter().filter_map(|spot| spot.question.as_deref());
        let known = |id: &&str| framework.find(id).is_some() || framework.element(id).is_some();
        format!("copcharter edit {}", ids.find(known)?)
    };
    Some(Step::new(command, finding.message.clone()))
}

/// A review that was begun and not finished.
fn under_way(charter: &Charter) -> Option<Step> {
    let reviewing = charter.reviewing.as_ref()?;
    let begun = reviewing.begun.map(|day| format!(" begun on {day}")).unwrap_or_default();
    Some(Step::new("copcharter review", format!("goes on with the review{begun}")))
}

/// A draft that is whole could be agreed.
fn agree_step(charter: &Charter, findings: &[Finding]) -> Option<Step> {
    let whole = charter.facts.status == Some(CharterStatus::Draft) && findings.is_empty();
    whole.then(|| {
        Step::new(
            "copcharter set charter.status agreed",
            "once those who have to approve the charter have said yes to it",
        )
    })
}
