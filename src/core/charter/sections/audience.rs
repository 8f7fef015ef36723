//! `[audience]`: who may read an answer, where it differs from the default.

use crate::core::words::did_you_mean;
use serde_json::json;

use crate::core::charter::model::Charter;
use crate::core::charter::problem::{Problem, Severity};
use crate::core::charter::section::{Section, SectionSource};
use crate::core::framework::{Audience, Framework};
use crate::core::schema::forms;
use crate::core::toml::Value;

/// Who may read.
pub const AUDIENCE: Section = Section { key: "audience", read, schema, comparable, row_lists: &[] };

fn read(source: &SectionSource, charter: &mut Charter) {
    let Some(fields) = source.table(AUDIENCE.key) else { return };
    let framework = source.framework;
    let keys = Audience::ALL.map(Audience::key);
    for entry in &fields.table.entries {
        let known = framework.find(&entry.key).is_some();
        let audience = match &entry.node.value {
            Value::Text(text) => Audience::from_key(text),
            _ => None,
        };
        let (message, help, place) = match (known, audience) {
            (true, Some(audience)) => {
                charter.audience.insert(entry.key.as_str().into(), audience);
                continue;
            }
            (false, _) => {
                let ids = framework.questions.iter().map(|q| q.id.as_str());
                let near = source.problems.nearest(&entry.key, ids);
                let help = near.map_or_else(
                    || "Write the id of a question in quotes, with its dots.".to_owned(),
                    |near| did_you_mean(Some(near), ""),
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
        source.problems.report(Problem { code, severity, message, help, place: place.clone() });
    }
}

fn comparable(charter: &Charter) -> Vec<(String, String)> {
    let all = charter.audience.iter();
    all.map(|(id, audience)| (id.to_string(), audience.key().to_owned())).collect()
}

/// Only questions that exist, as the program has it.
fn schema(framework: &Framework) -> serde_json::Value {
    let readers: Vec<_> = framework.audiences.iter().map(forms::option_schema).collect();
    let mut properties = json!({});
    for question in framework.questions.iter().chain(&framework.facts) {
        properties[question.id.as_str()] = json!({
            "title": question.label,
            "description": format!("Who may read the answer to: {}", question.question),
            "oneOf": readers,
            "default": question.audience.key(),
        });
    }
    json!({
        "title": "Audience",
        "description": "Who may read an answer, where it differs from the default. \
                        The id of the question stands in quotes.",
        "type": "object",
        "properties": properties,
        "additionalProperties": false,
    })
}
