//! Joins what a team may see going wrong with its wording.

use std::collections::{BTreeMap, BTreeSet};

use super::problems::Problems;
use super::shapes::{Structure, SymptomShape, SymptomText};
use super::{LookAt, Symptom};

/// The symptoms in order, taking their wording away; every mistake goes to the problems.
pub(super) fn load_symptoms(
    from: &Structure,
    wording: &mut BTreeMap<String, SymptomText>,
    problems: &mut Problems,
) -> Vec<Symptom> {
    let questions: BTreeSet<&str> = from.questions.iter().map(|q| q.id.as_str()).collect();
    let mut seen = BTreeSet::new();
    let mut symptoms = Vec::new();
    for shape in &from.symptoms {
        if !seen.insert(&shape.id) {
            problems.0.push(format!("the symptom `{}` is there twice", shape.id));
        }
        let text = wording.remove(&shape.id).unwrap_or_default();
        symptoms.push(load_symptom(shape, text, &questions, problems));
    }
    symptoms
}

fn load_symptom(
    shape: &SymptomShape,
    mut text: SymptomText,
    questions: &BTreeSet<&str>,
    problems: &mut Problems,
) -> Symptom {
    let id = &shape.id;
    problems.need(&text.sees, id, "words for what a team sees");
    problems.need(&text.first, id, "first thought");
    if shape.look_at.is_empty() {
        problems.0.push(format!("`{id}` names no answer to look at"));
    }
    let mut look_at = Vec::new();
    for question in &shape.look_at {
        if !questions.contains(question.as_str()) {
            problems.0.push(format!("`{id}` looks at `{question}`, which does not exist"));
        }
        let because = text.because.remove(question).unwrap_or_default();
        problems.need(&because, &format!("{id}: {question}"), "reason");
        look_at.push(LookAt { question: question.as_str().into(), because: because.into() });
    }
    for left in text.because.keys() {
        problems.0.push(format!("`{id}` has a reason for `{left}`, at which it does not look"));
    }
    Symptom { id: id.clone(), sees: text.sees.into(), first: text.first.into(), look_at }
}
