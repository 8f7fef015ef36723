//! The JSON Schema (draft 2020-12) of a charter, built from the framework: for editors, so that they
//! complete and check as one types.
//!
//! It takes what the program reads without an error and refuses what the program calls an error.
//! Keys that nobody knows are allowed, because the program keeps them with a warning; an empty text
//! is an open question. A schema speaks of JSON, in which the dates of TOML are texts, and so a few
//! differences remain:
//!
//! - A date without quotes where a text is due: the program refuses it, the schema sees a text.
//! - The name of a time zone: the program knows them all, the schema looks at the letters only.
//! - The number of the format: `1.0` is a whole number to JSON and not to the program; the program
//!   takes neither `0x1` nor `1_0`, which look like any number in JSON.
//! - A time without colons, such as `2027-06-30 10`: the program takes some, the schema none.
//! - What counts as space at the ends of a text: validators disagree on U+0085 and U+FEFF.

mod patterns;
mod questions;
mod sections;

pub use questions::{QUESTIONS_FILE_NAME, questions_schema};

use serde_json::{Value, json};

use crate::core::framework::{Example, Field, FieldKind, Framework, Kind, Question, Word};

/// What the file of the schema is called beside a charter.
pub const FILE_NAME: &str = "charter.schema.json";

/// The schema of a charter that answers the questions of this framework.
#[must_use]
pub fn schema(framework: &Framework) -> Value {
    let mut properties = json!({
        "charter": sections::facts(framework),
        "audience": sections::audience(framework),
        "pending": sections::pending(framework),
        "reviewing": sections::reviewing(),
        "reviews": sections::reviews(),
        "publish": sections::publish(),
        "check": sections::check(),
    });
    for element in &framework.elements {
        let mut areas = json!({});
        for area in framework.areas_in(&element.id) {
            let key = area.id.rsplit('.').next().unwrap_or_default();
            areas[key] = json!({
                "title": area.name,
                "description": area.about,
                "type": "object",
                "properties": answers(framework, &area.id),
            });
        }
        properties[&element.id] = json!({
            "title": element.name,
            "description": element.introduction,
            "type": "object",
            "properties": areas,
        });
    }
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "The charter of a community of practice",
        "description": "charter.toml of copcharter. A missing key or an empty text is an open question.",
        "type": "object",
        "properties": properties,
    })
}

/// The keys of an area.
fn answers(framework: &Framework, area: &str) -> Value {
    let mut properties = json!({});
    for question in framework.questions_in(area) {
        properties[question.key()] = answer(framework, question);
        if matches!(question.kind, Kind::Choice | Kind::Rhythm) {
            // No type: the program passes over a remark that is not a text.
            properties[format!("{}_note", question.key())] = json!({
                "title": format!("{}: note", question.label),
                "description": "A remark beside the choice, in quotes.",
            });
        }
    }
    properties
}

fn answer(framework: &Framework, question: &Question) -> Value {
    let mut schema = match question.kind {
        Kind::Text => json!({ "type": "string", "pattern": patterns::ONE_LINE }),
        Kind::Paragraph => json!({ "type": "string" }),
        Kind::List => json!({ "type": "array", "items": { "type": "string" } }),
        Kind::Choice => choice(&question.options),
        Kind::Rhythm => rhythm(framework),
        Kind::Records => records(framework, question),
    };
    describe(&mut schema, question);
    schema
}

/// Adds what a question is called, how it is asked and a believable answer.
fn describe(schema: &mut Value, question: &Question) {
    let core = if question.core { " A core question." } else { "" };
    schema["title"] = json!(question.label);
    let described = format!("{}\n\n{}{core}", question.question, question.guidance);
    schema["description"] = json!(described.trim());
    let example = match &question.example {
        Example::Text(text) if text.is_empty() => return,
        Example::Text(text) => json!(text),
        Example::List(items) => json!(items),
        Example::Records(records) => records
            .iter()
            .map(|record| record.iter().map(|(k, v)| (k.to_string(), json!(v))).collect::<Value>())
            .collect(),
    };
    schema["examples"] = json!([example]);
}

fn records(framework: &Framework, question: &Question) -> Value {
    let mut properties = json!({});
    for field in &question.fields {
        properties[&field.key] = self::field(framework, field);
    }
    let items = json!({
        "title": question.item.one,
        "type": "object",
        "properties": properties,
    });
    json!({ "type": "array", "items": items })
}

fn field(framework: &Framework, field: &Field) -> Value {
    let text = |pattern: &str| json!({ "type": "string", "pattern": pattern });
    let mut schema = match field.kind {
        FieldKind::Text => text(patterns::ONE_LINE),
        FieldKind::Choice => choice(&field.options),
        FieldKind::Date => text(&patterns::day_or_open()),
        FieldKind::Datetime => text(&patterns::moment_or_open()),
        FieldKind::Timezone => text(patterns::TIME_ZONE),
        FieldKind::Rhythm => rhythm(framework),
        FieldKind::Url => text(&patterns::url_or_open()),
    };
    schema["title"] = json!(field.label);
    schema["description"] = json!(field.question);
    let example = match field.kind {
        FieldKind::Date => "2027-06-30",
        FieldKind::Datetime => "2027-06-30T10:00:00",
        FieldKind::Timezone => "Europe/Lisbon",
        FieldKind::Url => "https://example.org/group",
        FieldKind::Text | FieldKind::Choice | FieldKind::Rhythm => return schema,
    };
    schema["examples"] = json!([example]);
    schema
}

fn choice(options: &[Word]) -> Value {
    one_of(options.iter().map(|o| (o.key.as_str(), o.label.as_str())), options.iter().map(named))
}

fn rhythm(framework: &Framework) -> Value {
    let rhythms = &framework.rhythms;
    one_of(
        rhythms.iter().map(|r| (r.key.as_str(), r.label.as_str())),
        rhythms.iter().map(|r| json!({ "const": r.key, "title": r.label })),
    )
}

/// The options by key, which an editor offers; their labels, and nothing at all, are taken too.
fn one_of<'a>(
    words: impl Iterator<Item = (&'a str, &'a str)>,
    named: impl Iterator<Item = Value>,
) -> Value {
    let (keys, labels): (Vec<_>, Vec<_>) = words.unzip();
    let other = json!({ "pattern": patterns::words_or_open(keys, labels) });
    json!({ "type": "string", "anyOf": named.chain([other]).collect::<Vec<_>>() })
}

fn named(word: &Word) -> Value {
    let mut schema = json!({ "const": word.key, "title": word.label });
    if !word.meaning.is_empty() {
        schema["description"] = json!(word.meaning);
    }
    schema
}
