//! Reads the sections of a charter beside the answers.

use std::cell::RefCell;

use super::fields::Fields;
use super::problem::{Problem, Severity, still_nearest};
use super::sections::{
    Allowed, Facts, Output, Pending, PendingState, Position, Publish, Review, ReviewInProgress,
};
use super::{Answer, Charter, FORMAT, Given};
use crate::core::framework::{Audience, Framework};
use crate::core::toml::{Table, Value};

/// Fills in everything but the answers; the facts can be had as answers too (`charter.name`).
pub(super) fn read_sections(root: &Table, framework: &Framework, charter: &mut Charter) {
    let problems = RefCell::new(std::mem::take(&mut charter.problems));
    if let Some(mut fields) = Fields::of(root, "charter", &problems) {
        charter.facts = facts(&mut fields, framework);
        facts_as_answers(fields.table, framework, charter);
        fields.finish();
    }
    if let Some(fields) = Fields::of(root, "audience", &problems) {
        audience(&fields, framework, charter);
    }
    for mut fields in Fields::each(root, "pending", &problems) {
        charter.pending.extend(pending(&mut fields, framework));
        fields.finish();
    }
    if let Some(mut fields) = Fields::of(root, "reviewing", &problems) {
        charter.reviewing = Some(under_way(&mut fields));
        fields.finish();
    }
    for mut fields in Fields::each(root, "reviews", &problems) {
        charter.reviews.push(review(&mut fields));
        fields.finish();
    }
    if let Some(mut fields) = Fields::of(root, "publish", &problems) {
        charter.publish = publish(&mut fields);
        fields.finish();
    }
    if let Some(mut fields) = Fields::of(root, "check", &problems) {
        charter.allowed = allowed(&mut fields);
        fields.finish();
    }
    charter.problems = problems.into_inner();
}

fn facts(fields: &mut Fields, framework: &Framework) -> Facts {
    let status = framework.find("charter.status");
    let statuses: Vec<_> = status.iter().flat_map(|q| &q.options).map(|o| o.key.as_str()).collect();
    Facts {
        format: fields.number("format").unwrap_or(FORMAT),
        name: fields.text("name").unwrap_or_default(),
        summary: fields.text("summary").unwrap_or_default(),
        host: fields.text("host").unwrap_or_default(),
        language: fields.text("language").unwrap_or_else(|| "en".to_owned()),
        status: fields.word("status", &statuses).unwrap_or_else(|| "draft".to_owned()),
        version: fields.text("version").unwrap_or_default(),
    }
}

/// Makes `charter.name` and the others answers like any other.
fn facts_as_answers(table: &Table, framework: &Framework, charter: &mut Charter) {
    for fact in &framework.facts {
        if let Some(node) = table.get(fact.key())
            && let Value::Text(text) = &node.value
            && !text.trim().is_empty()
        {
            let answer = Answer::Text(text.trim().to_owned());
            let (place, parts) = (node.place.clone(), Vec::new());
            let given = Given { answer, note: None, place, parts };
            charter.answers.insert(fact.id.clone(), given);
        }
    }
}

fn audience(fields: &Fields, framework: &Framework, charter: &mut Charter) {
    let keys = Audience::ALL.map(Audience::key);
    for entry in &fields.table.entries {
        let known = framework.find(&entry.key).is_some();
        let audience = match &entry.node.value {
            Value::Text(text) => Audience::from_key(text),
            _ => None,
        };
        let (message, help, place) = match (known, audience) {
            (true, Some(audience)) => {
                charter.audience.insert(entry.key.clone(), audience);
                continue;
            }
            (false, _) => {
                let ids = framework.questions.iter().map(|q| q.id.as_str());
                let near = still_nearest(fields.said(), &entry.key, ids);
                let help = near.map_or_else(
                    || "Write the id of a question in quotes, with its dots.".to_owned(),
                    |near| format!("Did you mean `{near}`?"),
                );
                (format!("there is no question `{}`", entry.key), help, &entry.key_span)
            }
            (true, None) => (
                format!("the audience of `{}` is not known", entry.key),
                format!("It takes one of {}.", keys.join(", ")),
                &entry.node.place,
            ),
        };
        let (code, severity) = ("audience", Severity::Error);
        fields.report(Problem { code, severity, message, help, place: place.clone() });
    }
}

fn pending(fields: &mut Fields, framework: &Framework) -> Option<Pending> {
    let keys = PendingState::ALL.map(PendingState::key);
    let state = fields.word("state", &keys);
    let state = PendingState::ALL.into_iter().find(|s| Some(s.key()) == state.as_deref());
    let question = fields.text("question");
    if let Some(id) = &question
        && framework.find(id).is_none()
    {
        let ids = framework.questions.iter().map(|q| q.id.as_str());
        let near = still_nearest(fields.said(), id, ids);
        let help = near.map(|near| format!("Did you mean `{near}`?")).unwrap_or_default();
        let next = framework.retired(id).and_then(|r| r.replaced_by.as_ref());
        let help = next.map_or(help, |next| {
            format!("It is retired; write `{next}`, which has taken its place.")
        });
        fields.wrong("question", format!("there is no question `{id}`"), help);
    }
    let mut positions = Vec::new();
    for mut inner in fields.inner("positions") {
        let who = inner.text("who").unwrap_or_default();
        let says = inner.text("says").unwrap_or_default();
        inner.finish();
        positions.push(Position { who, says });
    }
    let pending = Pending {
        question: question.unwrap_or_default(),
        state: state.unwrap_or(PendingState::Todo),
        owner: fields.text("owner"),
        by: fields.day("by"),
        note: fields.text("note"),
        positions,
        place: fields.place.clone(),
    };
    if pending.question.is_empty() {
        fields.missing("a pending matter names no question", "Add question = \"…\" with its id.");
        return None;
    }
    Some(pending)
}

fn under_way(fields: &mut Fields) -> ReviewInProgress {
    ReviewInProgress {
        begun: fields.day("begun"),
        by: fields.texts("by"),
        approved_by: fields.text("approved_by"),
        reviewed: fields.texts("reviewed"),
        note: fields.text("note"),
    }
}

fn review(fields: &mut Fields) -> Review {
    Review {
        date: fields.day("date"),
        version: fields.text("version"),
        by: fields.texts("by"),
        approved_by: fields.text("approved_by"),
        reviewed: fields.texts("reviewed"),
        note: fields.text("note"),
        place: fields.place.clone(),
    }
}

fn publish(fields: &mut Fields) -> Publish {
    let audiences = Audience::ALL.map(Audience::key);
    let mut outputs = Vec::new();
    for mut inner in fields.inner("outputs") {
        let audience = inner.word("audience", &audiences);
        outputs.push(Output {
            document: inner.text("document").unwrap_or_else(|| "charter".to_owned()),
            format: inner.word("format", &["html", "markdown"]).unwrap_or_default(),
            path: inner.text("path").unwrap_or_default(),
            audience: audience.as_deref().and_then(Audience::from_key),
            place: inner.place.clone(),
        });
        inner.finish();
    }
    Publish {
        outputs,
        no_credit: fields.truth("credit") == Some(false),
        templates: fields.text("templates"),
        logo: fields.text("logo"),
        accent: fields.colour("accent"),
        accent_dark: fields.colour("accent_dark"),
        footer: fields.text("footer"),
    }
}

fn allowed(fields: &mut Fields) -> Vec<Allowed> {
    let mut allowed = Vec::new();
    for mut inner in fields.inner("allow") {
        let code = inner.text("code").unwrap_or_default();
        let because = inner.text("because").unwrap_or_default();
        if because.is_empty() {
            inner.missing("a finding is switched off without a reason", "Add because = \"…\".");
        }
        allowed.push(Allowed { code, because, place: inner.place.clone() });
        inner.finish();
    }
    allowed
}
