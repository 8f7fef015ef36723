//! A published document is not what the charter says.

use crate::core::check::outputs::State;
use crate::core::check::{CheckInput, Group, Location, Notice, Rule, Severity};

pub(super) const RULE: Rule = Rule {
    code: "output-stale",
    group: Group::Freshness,
    severity: Severity::Warning,
    title: "a published document is not what the charter says",
    why: "Most readers only ever see the published document, and go by what it said before.",
    help: "Run `copcharter render`, and commit what it writes.",
    explanation: "Every document under `[publish] outputs` should be there, and say what the \
        charter says now. This speaks up for each that is missing, was made before the last \
        change, or was edited by hand. Without `[publish] outputs` nothing is compared; \
        `copcharter render --check` compares what else there is.",
    trips: "# docs/index.html has not been written yet, or not since the last change.\n\n[publish]\n\
        outputs = [{ document = \"overview\", format = \"html\", path = \"docs/index.html\" }]\n",
    passes: "# docs/index.html was written by `copcharter render` after the last change.\n\n[publish]\n\
        outputs = [{ document = \"overview\", format = \"html\", path = \"docs/index.html\" }]\n",
    find,
};

fn find(look: &CheckInput) -> Vec<Notice> {
    let stale = look.outputs.iter().filter_map(|stale| {
        let output = look.charter.publish.outputs.get(stale.number)?;
        let message = match stale.state {
            State::Missing => format!("`{}` has not been written yet", output.path),
            State::Differs => format!("`{}` is not what the charter says", output.path),
        };
        Some(Notice::new(vec![Location::at(&output.place)], message))
    });
    stale.collect()
}
