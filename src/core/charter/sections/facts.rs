//! `[charter]`: what the charter is called and how far it is.

use serde_json::json;

use crate::core::charter::answer::Answer;
use crate::core::charter::fields::Fields;
use crate::core::charter::model::{Charter, FORMAT, Facts, Given};
use crate::core::charter::section::{Section, SectionSource, not_compared};
use crate::core::framework::{CharterStatus, Framework, Kind, Question};
use crate::core::schema::{forms, patterns};
use crate::core::toml::{Table, Value};

/// The facts, which are compared as answers.
pub const FACTS: Section =
    Section { key: "charter", read, schema, comparable: not_compared, row_lists: &[] };

/// Its keys in the order in which they are written.
pub const FACT_KEYS: [&str; 7] =
    ["format", "name", "summary", "host", "language", "status", "version"];

fn read(source: &SectionSource, charter: &mut Charter) {
    if let Some(mut fields) = source.table(FACTS.key) {
        charter.facts = read_facts(&mut fields);
        facts_as_answers(fields.table, source.framework, charter);
        fields.finish();
    }
}

fn read_facts(fields: &mut Fields) -> Facts {
    let status = fields.one_of("status", &CharterStatus::ALL, CharterStatus::key);
    Facts {
        format: fields.number("format").unwrap_or(FORMAT),
        name: fields.text("name").unwrap_or_default(),
        summary: fields.text("summary").unwrap_or_default(),
        has_no_host: says_none(fields.table, "host"),
        host: fields.text("host").unwrap_or_default(),
        language: fields.text("language").unwrap_or_else(|| "en".to_owned()),
        status: Some(status.unwrap_or(CharterStatus::Draft)),
        version: fields.text("version").unwrap_or_default(),
    }
}

/// Whether an empty text stands there: a missing key says nothing.
fn says_none(table: &Table, key: &str) -> bool {
    matches!(table.get(key).map(|node| &node.value), Some(Value::Text(text)) if text.trim().is_empty())
}

/// Makes `charter.name` and the others answers like any other.
fn facts_as_answers(table: &Table, framework: &Framework, charter: &mut Charter) {
    for fact in &framework.facts {
        if let Some(node) = table.get(fact.key())
            && let Value::Text(text) = &node.value
            && !text.trim().is_empty()
        {
            let answer = Answer::Text(text.trim().to_owned());
            let (place, parts) = (Some(node.place.clone()), Vec::new());
            let given = Given { answer, note: None, place, parts };
            charter.answers.insert(fact.id.clone(), given);
        }
    }
}

fn schema(framework: &Framework) -> serde_json::Value {
    let mut properties = json!({
        "format": {
            "title": "Format",
            "description": "The form of this file; the program brings it up to date.",
            "type": "integer",
            "minimum": 0,
            "maximum": u32::MAX,
        },
    });
    for fact in &framework.facts {
        properties[fact.key()] = self::fact_schema(fact);
    }
    json!({
        "title": "The charter",
        "description": "What the charter is called and how far it is.",
        "type": "object",
        "properties": properties,
    })
}

fn fact_schema(fact: &Question) -> serde_json::Value {
    let mut schema = match fact.kind {
        Kind::Choice => {
            let keys = || fact.options.iter().map(|o| o.key.as_str());
            let blank = json!({ "pattern": patterns::words_or_open(keys(), []) });
            let named = fact.options.iter().map(forms::option_schema);
            json!({ "anyOf": named.chain([blank]).collect::<Vec<_>>() })
        }
        _ => json!({}),
    };
    forms::describe_question(&mut schema, fact);
    schema["type"] = json!("string");
    schema
}
