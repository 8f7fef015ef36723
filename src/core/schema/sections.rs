//! The schema of the sections beside the answers.

use serde_json::{Value, json};

use super::patterns;
use crate::core::charter::PendingState;
use crate::core::framework::{Audience, Framework, Kind, Question};

/// `[charter]`.
pub(super) fn facts(framework: &Framework) -> Value {
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
        properties[fact.key()] = self::fact(fact);
    }
    json!({
        "title": "The charter",
        "description": "What the charter is called and how far it is.",
        "type": "object",
        "properties": properties,
    })
}

fn fact(fact: &Question) -> Value {
    let mut schema = match fact.kind {
        Kind::Choice => {
            let keys = || fact.options.iter().map(|o| o.key.as_str());
            let blank = json!({ "pattern": patterns::words_or_open(keys(), []) });
            let named = fact.options.iter().map(super::named);
            json!({ "anyOf": named.chain([blank]).collect::<Vec<_>>() })
        }
        _ => json!({}),
    };
    super::describe(&mut schema, fact);
    schema["type"] = json!("string");
    schema
}

/// `[audience]`: only questions that exist, as the program has it.
pub(super) fn audience(framework: &Framework) -> Value {
    let readers: Vec<_> = framework.audiences.iter().map(super::named).collect();
    let mut properties = json!({});
    for question in framework.questions.iter().chain(&framework.facts) {
        properties[&question.id] = json!({
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

/// `[[pending]]`.
pub(super) fn pending(framework: &Framework) -> Value {
    let ids = || framework.questions.iter().chain(&framework.facts).map(|q| q.id.as_str());
    let question = json!({
        "description": "The id of the question that is not settled.",
        "type": "string",
        "anyOf": [
            { "enum": ids().collect::<Vec<_>>() },
            { "pattern": patterns::words(ids()) },
        ],
    });
    let positions = json!({
        "who": text("Who holds it."),
        "says": text("What they say."),
    });
    let properties = json!({
        "question": question,
        "state": word("In what way it is open.", &PendingState::ALL.map(PendingState::key)),
        "owner": text("Who sees to it."),
        "by": day("Until when."),
        "note": text("What is to be done or decided."),
        "positions": tables("Who holds what, where it is contested.", positions, &[]),
    });
    tables("What is not settled.", properties, &["question"])
}

/// `[reviewing]`.
pub(super) fn reviewing() -> Value {
    let properties = json!({
        "begun": day("When it was begun."),
        "by": texts("Who takes part."),
        "approved_by": text("Who approves it."),
        "reviewed": texts("The elements, areas or questions that were looked at so far."),
        "note": text("What changed."),
    });
    json!({
        "title": "The review under way",
        "description": "Written by `copcharter review`, which goes on here and makes it a row of \
                        [[reviews]] when it is finished.",
        "type": "object",
        "properties": properties,
    })
}

/// `[[reviews]]`.
pub(super) fn reviews() -> Value {
    let properties = json!({
        "date": day("When it was held."),
        "version": text("The version that came out of it."),
        "by": texts("Who took part."),
        "approved_by": text("Who approved it."),
        "reviewed": texts("The elements, areas or questions that were looked at."),
        "note": text("What changed."),
    });
    tables("The reviews, oldest first.", properties, &[])
}

/// `[publish]`.
pub(super) fn publish() -> Value {
    let output = json!({
        "document": text("Which document, as `copcharter templates list` names it."),
        "format": word("In what form.", &["html", "markdown"]),
        "path": text("The file, from the folder of the charter."),
        "audience": word("For whom.", &Audience::ALL.map(Audience::key)),
    });
    json!({
        "title": "Publish",
        "description": "What `copcharter render` writes.",
        "type": "object",
        "properties": {
            "outputs": tables("The documents to write.", output, &[]),
            "credit": {
                "description": "Whether the framework is credited in the footer.",
                "type": "boolean",
                "default": true,
            },
            "templates": text("The folder of your own templates, from the folder of the charter."),
            "logo": text("A PNG, JPEG or SVG for the top of HTML documents, from the folder of the charter."),
            "accent": colour("The colour of titles and links."),
            "accent_dark": colour("The same in the dark; without it, a lighter one is found."),
            "footer": text("A line for the end of every document."),
        },
    })
}

/// `[check]`.
pub(super) fn check() -> Value {
    let because = json!({
        "description": "Why.",
        "type": "string",
        "pattern": patterns::FILLED,
    });
    let allow = json!({
        "code": text("The code of the finding, as `copcharter check --explain` lists it."),
        "because": because,
    });
    json!({
        "title": "Check",
        "description": "Findings of `copcharter check` that the team has switched off.",
        "type": "object",
        "properties": {
            "allow": tables("The findings, each with a reason.", allow, &["because"]),
        },
    })
}

fn text(description: &str) -> Value {
    json!({ "description": description, "type": "string" })
}

/// A list of texts; the program takes a single one for a list of one.
fn texts(description: &str) -> Value {
    json!({
        "description": description,
        "type": ["array", "string"],
        "items": { "type": "string" },
    })
}

fn day(description: &str) -> Value {
    json!({
        "description": description,
        "type": "string",
        "pattern": patterns::day(),
        "examples": ["2027-06-30"],
    })
}

fn word(description: &str, words: &[&str]) -> Value {
    json!({
        "description": description,
        "type": "string",
        "anyOf": [
            { "enum": words },
            { "pattern": patterns::words_or_open(words.iter().copied(), []) },
        ],
    })
}

fn colour(description: &str) -> Value {
    json!({
        "description": description,
        "type": "string",
        "pattern": patterns::COLOUR_OR_OPEN,
        "examples": ["#0b5fa5"],
    })
}

fn tables(description: &str, properties: Value, required: &[&str]) -> Value {
    json!({
        "description": description,
        "type": "array",
        "items": { "type": "object", "properties": properties, "required": required },
    })
}
