//! The schema of a team's own questions, for editors: which keys there are and what they take. What
//! hangs together, such as a question and its area, the program says itself.

use serde_json::{Value, json};

use super::forms::text_schema;
use crate::core::framework::{Audience, Framework, Word};

/// What the file of the schema is called beside `questions.toml`.
pub const QUESTIONS_FILE_NAME: &str = "questions.schema.json";

/// Letters that an id, an option or a field is made of.
const KEY: &str = "[a-z0-9][a-z0-9_-]*";

/// The schema of a `questions.toml` on top of this framework.
#[must_use]
pub fn questions_schema(framework: &Framework) -> Value {
    let elements = framework.elements.iter().map(|e| e.id.as_str()).collect::<Vec<_>>().join("|");
    let id = |parts: usize| format!("^(?:{elements})(?:\\.{KEY}){{{}}}$", parts - 1);
    let known = |ids: Vec<(&str, &str)>, schema: &dyn Fn(&str) -> Value| -> Value {
        ids.into_iter().map(|(id, about)| (id.to_owned(), schema(about))).collect()
    };
    let elements: Vec<_> =
        framework.elements.iter().map(|e| (e.id.as_str(), e.name.as_str())).collect();
    let areas = framework.areas.iter().map(|a| (a.id.as_str(), a.about.as_str())).collect();
    let mut questions = json!({});
    for question in framework.questions.iter().chain(&framework.facts) {
        questions[question.id.as_str()] =
            changed_question_schema(&question.question, &question.options);
    }
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A team's own questions",
        "description": "questions.toml of copcharter, beside charter.toml.",
        "type": "object",
        "additionalProperties": false,
        "properties": {
            "elements": {
                "description": "Other words for the three elements.",
                "type": "object",
                "properties": known(elements, &custom_element_schema),
                "additionalProperties": false,
            },
            "areas": {
                "description": "Areas of your own, and other words for those of the framework.",
                "type": "object",
                "properties": known(areas, &custom_area_schema),
                "patternProperties": { id(2): custom_area_schema("") },
                "additionalProperties": false,
            },
            "questions": {
                "description": "Questions of your own, and what is changed in those of the framework.",
                "type": "object",
                "properties": questions,
                // What is known is in no need of `question`, and matches this pattern too.
                "patternProperties": { id(3): custom_question_schema() },
                "propertyNames": { "pattern": format!("{}|^charter\\.", id(3)) },
            },
            "pulls": {
                "description": "Which answers to look at again when others change.",
                "type": "object",
                "additionalProperties": pull_schema(),
            },
            "symptoms": {
                "description": "What else a team may see going wrong.",
                "type": "object",
                "additionalProperties": symptom_schema(),
            },
        },
    })
}

fn table_schema(description: &str, properties: Value) -> Value {
    json!({
        "description": description,
        "type": "object",
        "properties": properties,
        "additionalProperties": false,
    })
}

fn custom_element_schema(about: &str) -> Value {
    let properties = json!({
        "name": text_schema("One word."),
        "introduction": text_schema("What the element is for, said before its first question."),
    });
    table_schema(about, properties)
}

fn custom_area_schema(about: &str) -> Value {
    let properties = json!({
        "name": text_schema("One to three words; made of the id unless it is given."),
        "heading": text_schema("The heading in documents; the name unless it is given."),
        "about": text_schema("One sentence on what the area settles."),
        "after": text_schema("The id of the area that it stands behind; at the end of the element \
                       unless it is given."),
    });
    table_schema(about, properties)
}

/// The keys of a question, whoever's it is.
fn custom_question_schema() -> Value {
    let audiences = Audience::ALL.map(Audience::key);
    let kinds = ["text", "paragraph", "list", "choice", "records", "rhythm"];
    let any = json!({ "anyOf": [{ "type": "string" }, { "type": "array" }] });
    let mut properties = json!({
        "question": text_schema("The question as asked aloud. A question of your own needs it."),
        "kind": { "description": "How it is answered: a paragraph unless it is given, a choice \
                                  with options, records with fields.", "enum": kinds },
        "core": { "description": "Whether it is to be answered before members are invited.",
                  "type": "boolean" },
        "audience": { "description": "Who may read the answer: for a question of your own the \
                                      team, unless it is given.", "enum": audiences },
        "label": text_schema("One to three words; made of the id unless it is given."),
        "heading": text_schema("The heading over the answer in documents; the label unless it is given."),
        "guidance": text_schema("One line on how to answer."),
        "help": text_schema("Why it matters and what to avoid; shown on `?`."),
        "example": any,
        "sentence": text_schema("A rhythm as a sentence, with {rhythm} where the words for it go."),
        "never": text_schema("The sentence where it is never."),
        "after": text_schema("The id of the question that it stands behind; at the end of the area \
                       unless it is given."),
        "options": options_schema(),
        "fields": {
            "description": "What a record is made of; the first field names it.",
            "type": "object",
            "minProperties": 1,
            "propertyNames": { "pattern": format!("^{KEY}$") },
            "additionalProperties": { "anyOf": [text_schema("The label."), custom_field_schema()] },
        },
    });
    let item = json!({ "one": text_schema("visit"), "many": text_schema("visits") });
    properties["item"] =
        table_schema("What one and several of a list or records are called.", item);
    properties["item"]["required"] = json!(["one", "many"]);
    table_schema("", properties)
}

/// A question of the framework: its options can have other words, and no others can be there.
fn changed_question_schema(about: &str, options: &[Word]) -> Value {
    let mut schema = json!({ "description": about });
    if !options.is_empty() {
        let known: Value =
            options.iter().map(|o| (o.key.clone(), json!({ "title": o.label }))).collect();
        schema["properties"] = json!({
            "options": { "type": "object", "properties": known, "additionalProperties": false },
        });
    }
    schema
}

/// A list of keys, or a label or more for each key.
fn options_schema() -> Value {
    let words = table_schema(
        "",
        json!({
            "label": text_schema("What people read."),
            "meaning": text_schema("What choosing it means, one sentence."),
            "sentence": text_schema("How the charter says it, one sentence."),
        }),
    );
    let key = format!("^{KEY}$");
    json!({
        "description": "The options of a choice: a key, which the charter keeps, and a label.",
        "anyOf": [
            { "type": "array", "minItems": 1, "items": { "type": "string", "pattern": key } },
            {
                "type": "object",
                "minProperties": 1,
                "propertyNames": { "pattern": key },
                "additionalProperties": { "anyOf": [text_schema("The label."), words] },
            },
        ],
    })
}

fn custom_field_schema() -> Value {
    let kinds = ["text", "choice", "date", "datetime", "timezone", "rhythm", "url"];
    let properties = json!({
        "kind": { "description": "Text unless it is given, a choice with options.", "enum": kinds },
        "literal": { "description": "Whether a text is a name, an address or a time, which holds \
                                     no Markdown.", "type": "boolean" },
        "label": text_schema("The heading of the column."),
        "question": text_schema("The field as asked aloud."),
        "options": options_schema(),
    });
    table_schema("", properties)
}

fn symptom_schema() -> Value {
    let look_at = json!({
        "description": "Ids of questions to look at, in order, each with the reason why.",
        "type": "object",
        "minProperties": 1,
        "additionalProperties": { "type": "string" },
    });
    let mut schema = table_schema(
        "",
        json!({
            "sees": text_schema("What you see, as you would say it to each other."),
            "first": text_schema("What to think of first."),
            "look_at": look_at,
        }),
    );
    schema["required"] = json!(["sees", "first", "look_at"]);
    schema
}

fn pull_schema() -> Value {
    let ids = |description: &str| json!({ "description": description, "type": "array", "items": { "type": "string" } });
    let properties = json!({
        "changed": ids("Ids of questions; practice.how.* is all of an area."),
        "look_at": ids("Ids of questions to look at again."),
        "because": text_schema("Why, one sentence."),
    });
    let mut schema = table_schema("", properties);
    schema["required"] = json!(["changed", "look_at", "because"]);
    schema
}
