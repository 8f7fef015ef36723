//! The schema of a team's own questions, for editors: which keys there are and what they take. What
//! hangs together, such as a question and its area, the program says itself.

use serde_json::{Value, json};

use super::forms::text;
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
        questions[question.id.as_str()] = changed(&question.question, &question.options);
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
                "properties": known(elements, &element),
                "additionalProperties": false,
            },
            "areas": {
                "description": "Areas of your own, and other words for those of the framework.",
                "type": "object",
                "properties": known(areas, &area),
                "patternProperties": { id(2): area("") },
                "additionalProperties": false,
            },
            "questions": {
                "description": "Questions of your own, and what is changed in those of the framework.",
                "type": "object",
                "properties": questions,
                // What is known is in no need of `question`, and matches this pattern too.
                "patternProperties": { id(3): question() },
                "propertyNames": { "pattern": format!("{}|^charter\\.", id(3)) },
            },
            "pulls": {
                "description": "Which answers to look at again when others change.",
                "type": "object",
                "additionalProperties": pull(),
            },
            "symptoms": {
                "description": "What else a team may see going wrong.",
                "type": "object",
                "additionalProperties": symptom(),
            },
        },
    })
}

fn table(description: &str, properties: Value) -> Value {
    json!({
        "description": description,
        "type": "object",
        "properties": properties,
        "additionalProperties": false,
    })
}

fn element(about: &str) -> Value {
    let properties = json!({
        "name": text("One word."),
        "introduction": text("What the element is for, said before its first question."),
    });
    table(about, properties)
}

fn area(about: &str) -> Value {
    let properties = json!({
        "name": text("One to three words; made of the id unless it is given."),
        "heading": text("The heading in documents; the name unless it is given."),
        "about": text("One sentence on what the area settles."),
        "after": text("The id of the area that it stands behind; at the end of the element \
                       unless it is given."),
    });
    table(about, properties)
}

/// The keys of a question, whoever's it is.
fn question() -> Value {
    let audiences = Audience::ALL.map(Audience::key);
    let kinds = ["text", "paragraph", "list", "choice", "records", "rhythm"];
    let any = json!({ "anyOf": [{ "type": "string" }, { "type": "array" }] });
    let mut properties = json!({
        "question": text("The question as asked aloud. A question of your own needs it."),
        "kind": { "description": "How it is answered: a paragraph unless it is given, a choice \
                                  with options, records with fields.", "enum": kinds },
        "core": { "description": "Whether it is to be answered before members are invited.",
                  "type": "boolean" },
        "audience": { "description": "Who may read the answer: for a question of your own the \
                                      team, unless it is given.", "enum": audiences },
        "label": text("One to three words; made of the id unless it is given."),
        "heading": text("The heading over the answer in documents; the label unless it is given."),
        "guidance": text("One line on how to answer."),
        "help": text("Why it matters and what to avoid; shown on `?`."),
        "example": any,
        "sentence": text("A rhythm as a sentence, with {rhythm} where the words for it go."),
        "never": text("The sentence where it is never."),
        "after": text("The id of the question that it stands behind; at the end of the area \
                       unless it is given."),
        "options": options(),
        "fields": {
            "description": "What a record is made of; the first field names it.",
            "type": "object",
            "minProperties": 1,
            "propertyNames": { "pattern": format!("^{KEY}$") },
            "additionalProperties": { "anyOf": [text("The label."), field()] },
        },
    });
    let item = json!({ "one": text("visit"), "many": text("visits") });
    properties["item"] = table("What one and several of a list or records are called.", item);
    properties["item"]["required"] = json!(["one", "many"]);
    table("", properties)
}

/// A question of the framework: its options can have other words, and no others can be there.
fn changed(about: &str, options: &[Word]) -> Value {
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
fn options() -> Value {
    let words = table(
        "",
        json!({
            "label": text("What people read."),
            "meaning": text("What choosing it means, one sentence."),
            "sentence": text("How the charter says it, one sentence."),
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
                "additionalProperties": { "anyOf": [text("The label."), words] },
            },
        ],
    })
}

fn field() -> Value {
    let kinds = ["text", "choice", "date", "datetime", "timezone", "rhythm", "url"];
    let properties = json!({
        "kind": { "description": "Text unless it is given, a choice with options.", "enum": kinds },
        "literal": { "description": "Whether a text is a name, an address or a time, which holds \
                                     no Markdown.", "type": "boolean" },
        "label": text("The heading of the column."),
        "question": text("The field as asked aloud."),
        "options": options(),
    });
    table("", properties)
}

fn symptom() -> Value {
    let look_at = json!({
        "description": "Ids of questions to look at, in order, each with the reason why.",
        "type": "object",
        "minProperties": 1,
        "additionalProperties": { "type": "string" },
    });
    let mut schema = table(
        "",
        json!({
            "sees": text("What you see, as you would say it to each other."),
            "first": text("What to think of first."),
            "look_at": look_at,
        }),
    );
    schema["required"] = json!(["sees", "first", "look_at"]);
    schema
}

fn pull() -> Value {
    let ids = |description: &str| json!({ "description": description, "type": "array", "items": { "type": "string" } });
    let properties = json!({
        "changed": ids("Ids of questions; practice.how.* is all of an area."),
        "look_at": ids("Ids of questions to look at again."),
        "because": text("Why, one sentence."),
    });
    let mut schema = table("", properties);
    schema["required"] = json!(["changed", "look_at", "because"]);
    schema
}
