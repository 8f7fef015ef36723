//! `[check]`: findings that the team has switched off.

use serde_json::{Value, json};

use crate::core::charter::model::{Allowed, Charter};
use crate::core::charter::section::{RowList, Section, SectionSource};
use crate::core::framework::Framework;
use crate::core::schema::{forms, patterns};

/// What is switched off.
pub const CHECK: Section = Section {
    key: "check",
    read,
    schema,
    comparable,
    row_lists: &[RowList { path: &["check", "allow"], known_by: Some("code") }],
};

fn read(source: &SectionSource, charter: &mut Charter) {
    let Some(mut fields) = source.table(CHECK.key) else { return };
    for mut inner in fields.inner("allow") {
        let code = inner.text("code").unwrap_or_default();
        let because = inner.text("because").unwrap_or_default();
        if because.is_empty() {
            inner.missing("a finding is switched off without a reason", "Add because = \"…\".");
        }
        charter.allowed.push(Allowed { code, because, place: inner.place.clone() });
        inner.finish();
    }
    fields.finish();
}

fn comparable(charter: &Charter) -> Vec<(String, String)> {
    charter.allowed.iter().map(|allow| (allow.code.clone(), allow.because.clone())).collect()
}

fn schema(_: &Framework) -> Value {
    let because = json!({
        "description": "Why.",
        "type": "string",
        "pattern": patterns::FILLED,
    });
    let allow = json!({
        "code": forms::text_schema("The code of the finding, as `copcharter check --explain` lists it."),
        "because": because,
    });
    json!({
        "title": "Check",
        "description": "Findings of `copcharter check` that the team has switched off.",
        "type": "object",
        "properties": {
            "allow": forms::table_list_schema("The findings, each with a reason.", allow, &["because"]),
        },
    })
}
