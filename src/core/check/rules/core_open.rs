//! A core question is open.

use crate::core::check::{CheckInput, Group, Notice, Rule, Severity};
use crate::core::words::and;

pub(super) const RULE: Rule = Rule {
    code: "core-open",
    group: Group::Readiness,
    severity: Severity::Warning,
    title: "a core question is open",
    why: "Without at least a first answer to these, nobody can tell whether the community is for them.",
    help: "Go on with `copcharter init --depth core`; first answers will do.",
    explanation: "Every question that is marked as core must have at least an initial answer. \
        However many are open, this is one finding. An answer need not be final, and \
        a pending matter may say what is still unsettled about it; but something has to stand \
        there that a person who thinks of joining can read. A team can mark further questions as \
        core in a `questions.toml` of its own.",
    trips: "[purpose.domain]\nsubject = \"Keeping small rural water supplies running\"\n",
    passes: include_str!("core_open.passes.toml"),
    find,
};

fn find(look: &CheckInput) -> Vec<Notice> {
    let open: Vec<_> = look.charter.open(look.framework).filter(|q| q.core).collect();
    let spots = open.iter().map(|q| look.spot(&q.id)).collect();
    let labels: Vec<_> = open.iter().map(|q| q.label.as_str()).collect();
    match open.as_slice() {
        [] => Vec::new(),
        [one] => {
            let help =
                format!("Answer it with `copcharter edit {}`; a first answer will do.", one.id);
            vec![
                Notice::new(spots, format!("a core question is open: {}", one.label))
                    .with_help(help),
            ]
        }
        several => {
            let message = format!("{} core questions are open: {}", several.len(), and(&labels));
            vec![Notice::new(spots, message)]
        }
    }
}
