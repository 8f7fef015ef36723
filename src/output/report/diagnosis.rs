//! Where to look for what a team sees, for people and programs.

use serde_json::{Value, json};

use super::wrapping::hanging_indent;
use super::{answer_json, answer_passages_human};
use crate::core::diagnose::{Diagnosis, ObservedSymptom, Suspect};
use crate::core::framework::{Framework, Symptom};
use crate::core::text::sentence;
use crate::core::text::{Text, TextStyle};

/// The form of the JSON that `diagnose --json` prints, raised when it changes.
const FORM: u32 = 1;
/// Maximum number of items or lines shown of one answer; the rest are counted.
const MAX_PASSAGES: usize = 4;

/// What a team may see, each with its id, in lines of at most `width` columns.
#[must_use]
pub fn symptoms_human(symptoms: &[Symptom], width: usize) -> Vec<Text> {
    let widest = symptoms.iter().map(|symptom| symptom.id.len()).max().unwrap_or(0);
    let row = |symptom: &Symptom| {
        let lead = format!("{:<widest$}  ", symptom.id);
        hanging_indent(Text::of(TextStyle::Strong, lead), &Text::from(symptom.sees.as_str()), width)
    };
    symptoms.iter().flat_map(row).collect()
}

/// What a team may see as `{ form, symptoms: [{ id, sees, first, look_at: [{ question, because }] }] }`.
#[must_use]
pub fn symptoms_json(symptoms: &[Symptom]) -> Value {
    let each = symptoms.iter().map(|symptom| {
        let look_at = symptom.look_at.iter();
        let look_at = look_at.map(|at| json!({ "question": at.question, "because": at.because }));
        json!({
            "id": symptom.id,
            "sees": symptom.sees,
            "first": symptom.first,
            "look_at": look_at.collect::<Vec<_>>(),
        })
    });
    json!({ "form": FORM, "symptoms": each.collect::<Vec<_>>() })
}

/// The diagnosis in lines of at most `width` columns. An answer is shown where it is first named.
#[must_use]
pub fn diagnosis_human(framework: &Framework, diagnosis: &Diagnosis, width: usize) -> Vec<Text> {
    let mut shown = Vec::new();
    let mut blocks = Vec::new();
    for seen in &diagnosis.seen {
        let mut lines = Text::of(TextStyle::Strong, &seen.symptom.sees).wrap(width);
        lines.extend(Text::from(seen.symptom.first.as_str()).wrap(width));
        for (at, suspect) in seen.look_at.iter().enumerate() {
            lines.push(Text::new());
            let number = Text::of(TextStyle::Quiet, format!("{:>3}  ", at + 1));
            let name = Text::of(TextStyle::Strong, &suspect.question.label)
                .and(TextStyle::Quiet, format!("  {}", suspect.question.id));
            lines.extend(hanging_indent(number, &name, width));
            let again = shown.contains(&&suspect.question.id);
            for (label, words) in suspect_passages_human(framework, suspect, again) {
                let label = Text::of(TextStyle::Quiet, format!("     {label:<7}"));
                lines.extend(hanging_indent(label, &words, width));
            }
            shown.push(&suspect.question.id);
        }
        blocks.push(lines);
    }
    blocks.join(&Text::new())
}

/// What is said of an answer: why to look at it, what it says now, what a check finds about it.
fn suspect_passages_human(
    framework: &Framework,
    suspect: &Suspect,
    again: bool,
) -> Vec<(&'static str, Text)> {
    let mut said = vec![("why", Text::from(suspect.because))];
    if again {
        said.push(("now", Text::from("as shown above")));
        return said;
    }
    match suspect.given {
        Some(given) => {
            let passages = answer_passages_human(framework, suspect.question, given, MAX_PASSAGES);
            for (n, passage) in passages.into_iter().enumerate() {
                said.push((if n == 0 { "now" } else { "" }, Text::from(passage)));
            }
        }
        None if suspect.question.core => said.push(("now", Text::from("open, a core question"))),
        None => said.push(("now", Text::from("open"))),
    }
    for matter in &suspect.pending {
        let details = [matter.owner.clone(), matter.by.map(|day| format!("by {day}"))];
        let mut words = vec![matter.state.key().to_owned()];
        words.extend(details.into_iter().chain([matter.note.clone()]).flatten());
        said.push(("", Text::from(words.join(" · "))));
    }
    for finding in &suspect.findings {
        let code = Text::of(TextStyle::Quiet, format!("[{}] ", finding.code));
        said.push(("check", code.and(TextStyle::Plain, sentence(&finding.message))));
    }
    said
}

/// A command over many ids, broken so that it can be copied whole from a window of `width` columns.
#[must_use]
pub fn edit_command_human(start: &str, ids: &[&str], width: usize) -> Vec<Text> {
    let mut lines = vec![start.to_owned()];
    for id in ids {
        match lines.last_mut() {
            // Two columns stay free for the sign that it goes on.
            Some(line) if line.len() + 1 + id.len() + 2 <= width => *line += &format!(" {id}"),
            _ => lines.push(format!("  {id}")),
        }
    }
    let last = lines.len() - 1;
    let broken = |(n, line): (usize, String)| if n < last { line + " \\" } else { line };
    lines.into_iter().enumerate().map(broken).map(Text::from).collect()
}

/// The diagnosis as
///
/// ```text
/// { form, symptoms: [{ id, sees, first, look_at: [answer] }], go_through: [question], command }
/// ```
///
/// An answer is `{ question, label, because, core, answer, note, pending: [state],
/// findings: [{ code, severity, message }] }`: `answer` is as `get --json` prints it, null where
/// the question is open.
#[must_use]
pub fn diagnosis_json(diagnosis: &Diagnosis, command: &str) -> Value {
    let ids: Vec<_> = diagnosis.go_through.iter().map(|question| &question.id).collect();
    let seen = |seen: &ObservedSymptom| {
        json!({
            "id": seen.symptom.id,
            "sees": seen.symptom.sees,
            "first": seen.symptom.first,
            "look_at": seen.look_at.iter().map(suspect_json).collect::<Vec<_>>(),
        })
    };
    json!({
        "form": FORM,
        "symptoms": diagnosis.seen.iter().map(seen).collect::<Vec<_>>(),
        "go_through": ids,
        "command": command,
    })
}

fn suspect_json(suspect: &Suspect) -> Value {
    let findings = suspect.findings.iter().map(|finding| {
        json!({
            "code": finding.code,
            "severity": finding.severity.key(),
            "message": finding.message,
        })
    });
    json!({
        "question": suspect.question.id,
        "label": suspect.question.label,
        "because": suspect.because,
        "core": suspect.question.core,
        "answer": suspect.given.map(|given| answer_json(&given.answer)),
        "note": suspect.given.and_then(|given| given.note.clone()),
        "pending": suspect.pending.iter().map(|matter| matter.state.key()).collect::<Vec<_>>(),
        "findings": findings.collect::<Vec<_>>(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_command_can_be_copied_whole() {
        let ids =
            ["people.members.who", "purpose.goals.member_goals", "practice.how.communication"];
        for width in [20, 50, 80, 200] {
            let lines: Vec<_> = edit_command_human("copcharter edit", &ids, width);
            let words: Vec<_> = lines.iter().map(Text::words).collect();
            let joined = words.join("\n").replace(" \\\n ", "");
            assert_eq!(joined, format!("copcharter edit {}", ids.join(" ")), "{width}");
            assert!(width < 40 || lines.iter().all(|line| line.width() <= width), "{words:#?}");
        }
    }
}
