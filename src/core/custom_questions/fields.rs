//! The fields of records: a label each, or a table with more.

use super::part::{Part, safe_text};
use super::problems::Problems;
use super::{ids, options, wording};
use crate::core::framework::{Field, FieldKind, Kind, Question, Wording};
use crate::core::limits::MAX_CUSTOM_ENTRIES;
use crate::core::toml::{Entry, Value};
use crate::core::words::on_one_line;

/// How fields are written.
const HOW: &str = "Write a heading for them and a line for each below: name = \"Name\".";

/// The kinds of field by their words.
const KINDS: [(&str, FieldKind); 7] = [
    ("text", FieldKind::Text),
    ("choice", FieldKind::Choice),
    ("date", FieldKind::Date),
    ("datetime", FieldKind::Datetime),
    ("timezone", FieldKind::Timezone),
    ("rhythm", FieldKind::Rhythm),
    ("url", FieldKind::Url),
];

/// The fields of a new question, in the order they are written; the first names a record.
pub(super) fn read(kind: Kind, part: &mut Part) -> Vec<Field> {
    if kind != Kind::Records {
        let help = "Leave the fields out, or write kind = \"records\".";
        part.refuse("fields", "fields go with kind = \"records\" only", help);
        return Vec::new();
    }
    let name = part.path("fields");
    let problems = part.problems;
    let Some(node) = part.node("fields") else {
        part.wrong("records need fields", HOW);
        return Vec::new();
    };
    let Value::Table(table) = &node.value else {
        problems.wrong_kind(node, &name, HOW);
        return Vec::new();
    };
    if table.entries.is_empty() {
        problems.report(&node.place, format!("`{name}` is empty"), HOW);
    }
    let entries = table.entries.iter().take(MAX_CUSTOM_ENTRIES);
    entries.map(|entry| custom_field(entry, &name, problems)).collect()
}

/// `when = "Date"`, or `when = { kind = "date", label = "Date", question = "On which day?" }`.
fn custom_field(entry: &Entry, name: &str, problems: &Problems) -> Field {
    let key = &entry.key;
    if !ids::is_key(key) {
        problems.report(
            &entry.key_span,
            format!("`{key}` cannot be the key of a field"),
            "Use small letters, digits, _ and -.",
        );
    }
    let mut field = Field {
        key: key.clone(),
        kind: FieldKind::Text,
        literal: false,
        ahead: false,
        options: Vec::new(),
        label: ids::label_from_key(key).into(),
        question: Wording::default(),
    };
    let path = format!("{name}.{key}");
    if let Value::Text(_) = entry.node.value {
        let label = safe_text(&entry.node, &path, problems);
        wording::replace_wording(&mut field.label, label.as_deref().map(on_one_line));
    } else if let Some(mut part) = Part::of(path, entry, problems) {
        read_field_words(&mut field, &mut part);
        part.finish();
    }
    if field.question.is_empty() {
        field.question.clone_from(&field.label);
    }
    field
}

fn read_field_words(field: &mut Field, part: &mut Part) {
    let kind = part.word("kind", &KINDS);
    field.kind =
        kind.unwrap_or(if part.has("options") { FieldKind::Choice } else { FieldKind::Text });
    if field.kind == FieldKind::Text {
        field.literal = part.truth("literal").unwrap_or_default();
    } else {
        let help = "Leave it out: only a text can hold Markdown.";
        part.refuse("literal", "literal goes with kind = \"text\" only", help);
    }
    wording::replace_wording(&mut field.label, part.line("label"));
    wording::replace_wording(&mut field.question, part.line("question"));
    let name = part.path("options");
    let problems = part.problems;
    if field.kind != FieldKind::Choice {
        let help = "Leave the options out, or write kind = \"choice\".";
        part.refuse("options", "options go with kind = \"choice\" only", help);
    } else if let Some(node) = part.node("options") {
        field.options = options::custom_options(node, &name, problems);
    } else {
        part.wrong("a choice needs options", "Write them like options = [\"low\", \"high\"].");
    }
}

/// Other words for the fields that a question of the framework has.
pub(super) fn reword_fields(question: &mut Question, part: &mut Part) {
    if question.kind != Kind::Records {
        let message = format!("`{}` has no fields", question.id);
        part.refuse("fields", &message, "Leave them out.");
        return;
    }
    let name = part.path("fields");
    let problems = part.problems;
    let Some(node) = part.node("fields") else { return };
    let Value::Table(table) = &node.value else {
        problems.wrong_kind(node, &name, HOW);
        return;
    };
    for entry in &table.entries {
        if let Some(field) = question.fields.iter_mut().find(|f| f.key == entry.key) {
            relabel_field(field, entry, &name, problems);
        } else {
            let known: Vec<_> = question.fields.iter().map(|f| f.key.as_str()).collect();
            problems.not_of_framework(entry, "a field", &known);
        }
    }
}

fn relabel_field(field: &mut Field, entry: &Entry, name: &str, problems: &Problems) {
    let path = format!("{name}.{}", entry.key);
    if let Value::Text(_) = entry.node.value {
        wording::replace_wording(&mut field.label, safe_text(&entry.node, &path, problems));
        return;
    }
    let Some(mut part) = Part::of(path, entry, problems) else { return };
    wording::replace_wording(&mut field.label, part.line("label"));
    wording::replace_wording(&mut field.question, part.line("question"));
    let (name, problems) = (part.path("options"), part.problems);
    if let Some(node) = part.node("options") {
        options::relabel_options(&mut field.options, node, &name, problems);
    }
    part.finish();
}
