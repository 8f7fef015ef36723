//! Compares two charters.

use super::changes::{Change, Diff, Pulled};
use super::{answers, sections};
use crate::core::charter::Charter;
use crate::core::framework::{Framework, QuestionId};

/// What differs between two charters.
#[must_use]
pub fn diff(framework: &Framework, before: &Charter, after: &Charter) -> Diff {
    let all = framework.facts.iter().chain(&framework.questions);
    let changes: Vec<_> = all
        .filter_map(|question| {
            let (old, new) = (before.answers.get(&question.id), after.answers.get(&question.id));
            answers::change(framework, question, old, new)
        })
        .collect();
    let pulls = pulls(framework, after, &changes);
    Diff { changes, pulls, sections: sections::changes(before, after) }
}

/// What the changes pull on: answers that stand and were not touched themselves.
fn pulls(framework: &Framework, after: &Charter, changes: &[Change]) -> Vec<Pulled> {
    let touched = |id: &QuestionId| changes.iter().any(|change| change.id == *id);
    let pulled = framework.pulls.iter().map(|pull| Pulled {
        changed: pull.changed.iter().filter(|id| touched(id)).cloned().collect(),
        look_at: (pull.look_at.iter())
            .filter(|id| !touched(id) && after.answered(id))
            .cloned()
            .collect(),
        because: pull.because.to_string(),
    });
    pulled.filter(|pull| !pull.changed.is_empty() && !pull.look_at.is_empty()).collect()
}
