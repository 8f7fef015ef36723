//! What else a team may see going wrong, and which answers to look at first.

use super::ids;
use super::part::{Part, safe_text};
use super::problems::Problems;
use super::pulls::report_unknown_question;
use crate::core::framework::{Framework, LookAt, Symptom};
use crate::core::toml::Table;

/// Adds a team's own symptoms behind those of the framework.
pub(super) fn read(table: &Table, framework: &mut Framework, problems: &Problems) {
    for entry in &table.entries {
        let id = &entry.key;
        if !ids::is_name_in_order(entry, "symptom", framework.symptom(id).is_some(), problems) {
            continue;
        }
        let Some(mut part) = Part::of(format!("symptoms.{id}"), entry, problems) else { continue };
        let sees =
            required_wording(&mut part, "sees", "Say what you see, as you would to each other");
        let first = required_wording(&mut part, "first", "Say what to think of first");
        let look_at = look_at(&mut part, framework);
        part.finish();
        let symptom = Symptom { id: id.clone(), sees: sees.into(), first: first.into(), look_at };
        framework.symptoms.push(symptom);
    }
}

fn required_wording(part: &mut Part, key: &'static str, what: &str) -> String {
    let line = part.line(key).unwrap_or_default();
    if line.is_empty() {
        part.wrong(format!("`{}` has no `{key}`", part.name), format!("{what}: {key} = \"…\"."));
    }
    line
}

/// The answers to look at in the order that they stand in, each with its reason.
fn look_at(part: &mut Part, framework: &Framework) -> Vec<LookAt> {
    let name = part.path("look_at");
    let problems = part.problems;
    let entries = match part.section("look_at") {
        Some(table) => table.entries.as_slice(),
        None => &[],
    };
    if entries.is_empty() {
        let help = format!("Write [{name}] and below it \"practice.how.conduct\" = \"Why.\".");
        part.wrong(format!("`{}` has no answer to look at", part.name), help);
    }
    let mut found = Vec::new();
    for entry in entries {
        let id = &entry.key;
        if framework.find(id).is_none() {
            report_unknown_question(id, &entry.key_span, framework, problems);
        }
        let because =
            safe_text(&entry.node, &format!("{name}.\"{id}\""), problems).unwrap_or_default();
        found.push(LookAt { question: id.as_str().into(), because: because.into() });
    }
    found
}
