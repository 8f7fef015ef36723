//! Example answers, held against the question as any answer is.

use super::part::{Part, safe_text};
use crate::core::charter::typing;
use crate::core::framework::{Example, Framework, Kind, Question, Wording};
use crate::core::toml::{Node, Value};

/// Reads the example of a question whose kind, options and fields are known.
pub(super) fn read(question: &mut Question, part: &mut Part, framework: &Framework) {
    let name = part.path("example");
    let problems = part.problems;
    let Some(node) = part.node("example") else { return };
    let wrong = |node: &Node, message: &str, help: &str| {
        problems.report(&node.place, message, help);
        None
    };
    let example = match (&node.value, question.kind) {
        (Value::Array(items), Kind::List) => Some(Example::List(
            items
                .iter()
                .filter_map(|item| safe_text(item, &name, problems).map(Wording::from))
                .collect(),
        )),
        (Value::Array(rows) | Value::Tables(rows), Kind::Records) => {
            let records = rows.iter().map(|row| example_record(question, row, framework));
            match records.collect::<Result<Vec<_>, _>>() {
                Ok(records) => Some(Example::Records(records)),
                Err((at, message, help)) => wrong(at, &message, &help),
            }
        }
        (_, Kind::List) => {
            wrong(node, "the example of a list is a list", "Write it like [\"…\", \"…\"].")
        }
        (_, Kind::Records) => wrong(
            node,
            "the example of records is a list of them",
            "Write it like [{ name = \"…\" }], with the fields of the question.",
        ),
        _ => safe_text(node, &name, problems).and_then(|written| {
            match typing::typed_text(framework, question, &written) {
                Ok(written) => Some(Example::Text(written.into())),
                Err(misfit) => {
                    let message = format!("the example does not fit: {}", misfit.message);
                    wrong(node, &message, &misfit.help)
                }
            }
        }),
    };
    if let Some(example) = example {
        question.example = example;
    }
}

type Row = Vec<(Wording, Wording)>;

/// One record of an example in the order of the fields, or where, what and how to mend it.
fn example_record<'n>(
    question: &Question,
    row: &'n Node,
    framework: &Framework,
) -> Result<Row, (&'n Node, String, String)> {
    let Value::Table(table) = &row.value else {
        let help = "Write it like { name = \"…\" }, with the fields of the question.";
        return Err((
            row,
            format!("a record is a table, and this is {}", row.described()),
            help.to_owned(),
        ));
    };
    let keys: Vec<_> = question.fields.iter().map(|f| f.key.as_str()).collect();
    for entry in &table.entries {
        if question.field(&entry.key).is_none() {
            let message = format!("`{}` is not a field of the question", entry.key);
            return Err((&entry.node, message, format!("It has {}.", keys.join(", "))));
        }
    }
    let mut fields = Vec::new();
    for field in &question.fields {
        let Some(node) = table.get(&field.key) else { continue };
        let (Value::Text(value) | Value::Moment(value)) = &node.value else {
            let message = format!("`{}` is {}, not a text", field.key, node.described());
            return Err((node, message, "Write it in quotes.".to_owned()));
        };
        let value = typing::typed_field(framework, field, value).map_err(|misfit| {
            (node, format!("the example does not fit: {}", misfit.message), misfit.help)
        })?;
        fields.push((field.key.clone().into(), value.into()));
    }
    Ok(fields)
}
