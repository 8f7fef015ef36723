//! What pulls on what: which answers a team wants to look at again when others change.

use super::ids;
use super::part::Part;
use super::problems::{Problems, nearest_known};
use crate::core::framework::{Framework, Pull, QuestionId};
use crate::core::toml::{Span, Table};
use crate::core::words::did_you_mean;

/// Adds a team's own pulls behind those of the framework.
pub(super) fn read(table: &Table, framework: &mut Framework, problems: &Problems) {
    for entry in &table.entries {
        let id = &entry.key;
        let is_taken = framework.pulls.iter().any(|pull| pull.id == *id);
        if !ids::is_name_in_order(entry, "pull", is_taken, problems) {
            continue;
        }
        let Some(mut part) = Part::of(format!("pulls.{id}"), entry, problems) else { continue };
        let changed = pulled_questions(&mut part, "changed", framework);
        let look_at = pulled_questions(&mut part, "look_at", framework);
        let because = part.line("because").unwrap_or_default();
        if because.is_empty() {
            let help = "Say why in one sentence: because = \"…\".";
            part.wrong(format!("the pull `{id}` has no reason"), help);
        }
        part.finish();
        framework.pulls.push(Pull { id: id.clone(), changed, look_at, because: because.into() });
    }
}

/// The ids under a key, `practice.how.*` being all of an area.
fn pulled_questions(part: &mut Part, key: &'static str, framework: &Framework) -> Vec<QuestionId> {
    if !part.has(key) {
        let help = format!("Write {key} = [\"…\"] with ids of questions.");
        part.wrong(format!("`{}` has no `{key}`", part.name), help);
    }
    let mut found: Vec<QuestionId> = Vec::new();
    for (id, place) in part.texts(key) {
        let named: Vec<_> = match id.strip_suffix(".*") {
            Some(place) => framework.questions_in(place).collect(),
            None => framework.find(&id).into_iter().collect(),
        };
        if named.is_empty() {
            report_unknown_question(&id, &place, framework, part.problems);
        }
        for question in named {
            if !found.contains(&question.id) {
                found.push(question.id.clone());
            }
        }
    }
    found
}

pub(super) fn report_unknown_question(
    id: &str,
    place: &Span,
    framework: &Framework,
    problems: &Problems,
) {
    let known = framework.questions.iter().chain(&framework.facts).map(|q| q.id.as_str());
    let help = match nearest_known(id, known) {
        None => {
            "`copcharter questions` lists them all; practice.how.* is all of an area.".to_owned()
        }
        near => did_you_mean(near, ""),
    };
    problems.report(place, format!("there is no question `{id}`"), help);
}
