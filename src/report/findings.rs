//! Findings for people and for programs.

use serde_json::{Value, json};

use super::excerpt::{Remark, excerpt};
use crate::charter::position;
use crate::check::Finding;
use crate::terminal::Colour;

/// The form of the JSON that `check --format json` prints.
const FORM: u32 = 1;

/// The findings as a good compiler says them, ending in a line break; empty when there are none.
#[must_use]
pub fn human(path: &str, text: &str, findings: &[Finding], width: usize, colour: Colour) -> String {
    let remarks = findings.iter().map(|finding| {
        let remark = Remark {
            code: finding.code,
            severity: finding.severity,
            message: &finding.message,
            why: finding.why,
            help: &finding.help,
            places: &finding.places,
        };
        excerpt(path, text, &remark, width, colour)
    });
    remarks.collect::<Vec<_>>().join("\n")
}

/// `{ form, charter, findings: [{ code, severity, message, why, help, questions, places }] }`
#[must_use]
pub fn json(path: &str, text: &str, findings: &[Finding]) -> Value {
    let finding = |f: &Finding| {
        let places = f.places.iter().map(|place| {
            let (start, end) = (position(text, place.start), position(text, place.end));
            json!({
                "line": start.line, "column": start.column,
                "end_line": end.line, "end_column": end.column,
            })
        });
        json!({
            "code": f.code,
            "severity": f.severity.key(),
            "message": f.message,
            "why": f.why,
            "help": f.help,
            "questions": f.questions,
            "places": places.collect::<Vec<_>>(),
        })
    };
    json!({
        "form": FORM,
        "charter": path,
        "findings": findings.iter().map(finding).collect::<Vec<_>>(),
    })
}
