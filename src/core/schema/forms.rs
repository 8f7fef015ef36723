//! The forms that the values of a charter take, as parts of a schema.

use serde_json::{Value, json};

use super::patterns;
use crate::core::framework::{Example, Question, Word};

/// A text.
pub(crate) fn text_schema(description: &str) -> Value {
    json!({ "description": description, "type": "string" })
}

/// A list of texts; the program takes a single one for a list of one.
pub(crate) fn text_list_schema(description: &str) -> Value {
    json!({
        "description": description,
        "type": ["array", "string"],
        "items": { "type": "string" },
    })
}

/// A day.
pub(crate) fn day_schema(description: &str) -> Value {
    json!({
        "description": description,
        "type": "string",
        "pattern": patterns::day_pattern(),
        "examples": ["2027-06-30"],
    })
}

/// One of a few words.
pub(crate) fn word_schema(description: &str, words: &[&str]) -> Value {
    json!({
        "description": description,
        "type": "string",
        "anyOf": [
            { "enum": words },
            { "pattern": patterns::words_or_open(words.iter().copied(), []) },
        ],
    })
}

/// A colour.
pub(crate) fn colour_schema(description: &str) -> Value {
    json!({
        "description": description,
        "type": "string",
        "pattern": patterns::COLOUR_OR_OPEN,
        "examples": ["#0b5fa5"],
    })
}

/// A list of tables with these keys, some of which they cannot be without.
pub(crate) fn table_list_schema(description: &str, properties: Value, required: &[&str]) -> Value {
    json!({
        "description": description,
        "type": "array",
        "items": { "type": "object", "properties": properties, "required": required },
    })
}

/// Adds what a question is called, how it is asked and a believable answer.
pub(crate) fn describe_question(schema: &mut Value, question: &Question) {
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

/// An option by its key, with what people read.
pub(crate) fn option_schema(word: &Word) -> Value {
    let mut schema = json!({ "const": word.key, "title": word.label });
    if !word.meaning.is_empty() {
        schema["description"] = json!(word.meaning);
    }
    schema
}
