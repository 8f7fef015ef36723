//! `[not_applicable]`: the questions and areas that were left out on purpose, each with a reason.

use serde_json::{Value as Json, json};

use crate::core::charter::model::{Charter, NotApplicable};
use crate::core::charter::problem::{Problem, Severity};
use crate::core::charter::section::{Section, SectionSource};
use crate::core::framework::Framework;
use crate::core::toml::{Entry, Value};
use crate::core::words::did_you_mean;

/// What does not apply.
pub const NOT_APPLICABLE: Section =
    Section { key: "not_applicable", read, schema, comparable, row_lists: &[] };

/// The code of what is found here.
const CODE: &str = "not-applicable";

const IN_QUOTES: &str = "Write the id of a question or an area in quotes, with its dots.";

fn read(source: &SectionSource, charter: &mut Charter) {
    let Some(fields) = source.table(NOT_APPLICABLE.key) else { return };
    for entry in &fields.table.entries {
        match mark(source, entry) {
            Ok(mark) => charter.not_applicable.push(mark),
            Err(problem) => source.problems.report(problem),
        }
    }
}

/// A mark that holds, or what keeps it from that.
fn mark(source: &SectionSource, entry: &Entry) -> Result<NotApplicable, Problem> {
    let id = &entry.key;
    let problem = |message, help| Problem {
        code: CODE,
        severity: Severity::Warning,
        message,
        help,
        place: entry.key_span.clone(),
    };
    if !takes_a_mark(source.framework, id) {
        return Err(problem(format!("`{id}` is no question and no area"), unknown(source, id)));
    }
    let because = match &entry.node.value {
        Value::Text(text) => text.trim(),
        _ => "",
    };
    if because.is_empty() {
        let message = format!("`{id}` is set aside without a reason");
        let help = "Say why in quotes, or take the line out; until then it counts as open.";
        return Err(problem(message, help.to_owned()));
    }
    let place = entry.key_span.clone();
    Ok(NotApplicable { id: id.clone(), because: because.to_owned(), place })
}

fn takes_a_mark(framework: &Framework, id: &str) -> bool {
    framework.area(id).is_some() || framework.questions.iter().any(|q| q.id == *id)
}

/// The way out where nothing has such an id.
fn unknown(source: &SectionSource, id: &str) -> String {
    let framework = source.framework;
    if let Some(retired) = framework.retired(id) {
        return match &retired.replaced_by {
            Some(next) => format!("It is retired; write `{next}`, which has taken its place."),
            None => "It is asked no more; take the line out.".to_owned(),
        };
    }
    if framework.facts.iter().any(|fact| fact.id == *id) {
        return "What stands under [charter] is asked of every community; take the line out."
            .to_owned();
    }
    let ids = framework.questions.iter().map(|q| q.id.as_str());
    let near =
        source.problems.nearest(id, ids.chain(framework.areas.iter().map(|a| a.id.as_str())));
    near.map_or_else(|| IN_QUOTES.to_owned(), |near| did_you_mean(Some(near), ""))
}

fn comparable(charter: &Charter) -> Vec<(String, String)> {
    charter.not_applicable.iter().map(|mark| (mark.id.clone(), mark.because.clone())).collect()
}

/// The questions and areas to choose from. What sets nothing aside is a warning, and no error.
fn schema(framework: &Framework) -> Json {
    let mut properties = json!({});
    let areas = framework.areas.iter().map(|area| (area.id.as_str(), &area.name));
    let questions = framework.questions.iter().map(|q| (q.id.as_str(), &q.label));
    for (id, title) in areas.chain(questions) {
        properties[id] = json!({ "title": title, "description": "Why it does not apply." });
    }
    json!({
        "title": "Not applicable",
        "description": "Questions and areas that were left out on purpose, each with the reason. \
                        The id stands in quotes. They are not asked and do not count as open.",
        "type": "object",
        "properties": properties,
    })
}
