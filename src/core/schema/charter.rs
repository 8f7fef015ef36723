//! The schema of a charter: its sections, and the answers that a framework asks for.

use serde_json::{Value, json};

use super::{forms, patterns};
use crate::core::charter::SECTIONS;
use crate::core::framework::{Field, FieldKind, Framework, Kind, Question, Word};

/// What the file of the schema is called beside a charter.
pub const FILE_NAME: &str = "charter.schema.json";

/// The schema of a charter that answers the questions of this framework.
#[must_use]
pub fn schema(framework: &Framework) -> Value {
    let mut properties: Value =
        SECTIONS.iter().map(|section| (section.key, (section.schema)(framework))).collect();
    for element in &framework.elements {
        let mut areas = json!({});
        for area in framework.areas_in(&element.id) {
            let key = area.key();
            areas[key] = json!({
                "title": area.name,
                "description": area.about,
                "type": "object",
                "properties": area_schema(framework, &area.id),
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
fn area_schema(framework: &Framework, area: &str) -> Value {
    let mut properties = json!({});
    for question in framework.questions_in(area) {
        properties[question.key()] = answer_schema(framework, question);
        if matches!(question.kind, Kind::Choice | Kind::Rhythm) {
            properties[format!("{}_note", question.key())] = json!({
                "title": format!("{}: note", question.label),
                "description": "A remark beside the choice, in quotes.",
                "type": "string",
            });
        }
    }
    properties
}

fn answer_schema(framework: &Framework, question: &Question) -> Value {
    let mut schema = match question.kind {
        Kind::Text => json!({ "type": "string", "pattern": patterns::ONE_LINE }),
        Kind::Paragraph => json!({ "type": "string" }),
        Kind::List => json!({ "type": "array", "items": { "type": "string" } }),
        Kind::Choice => choice_schema(&question.options),
        Kind::Rhythm => rhythm_schema(framework),
        Kind::Records => records_schema(framework, question),
    };
    forms::describe_question(&mut schema, question);
    schema
}

fn records_schema(framework: &Framework, question: &Question) -> Value {
    let mut properties = json!({});
    for field in &question.fields {
        properties[&field.key] = self::field_schema(framework, field);
    }
    let items = json!({
        "title": question.item.one,
        "type": "object",
        "properties": properties,
    });
    json!({ "type": "array", "items": items })
}

fn field_schema(framework: &Framework, field: &Field) -> Value {
    let text = |pattern: &str| json!({ "type": "string", "pattern": pattern });
    let mut schema = match field.kind {
        FieldKind::Text if field.literal => text(patterns::ONE_LINE),
        FieldKind::Text => json!({ "type": "string" }),
        FieldKind::Choice => choice_schema(&field.options),
        FieldKind::Date => text(&patterns::day_or_open()),
        FieldKind::Datetime => text(&patterns::moment_or_open()),
        FieldKind::Timezone => text(patterns::TIME_ZONE),
        FieldKind::Rhythm => rhythm_schema(framework),
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

fn choice_schema(options: &[Word]) -> Value {
    one_of(
        options.iter().map(|o| (o.key.as_str(), o.label.as_str())),
        options.iter().map(forms::option_schema),
    )
}

fn rhythm_schema(framework: &Framework) -> Value {
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
