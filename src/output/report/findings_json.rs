//! Findings for programs.

use serde_json::{Value, json};

use super::source::Source;
use crate::core::check::{Finding, Location, Report, Severity};

/// The form of the JSON that `check --format json` prints, raised when it changes.
const FORM: u32 = 1;

/// The report as
///
/// ```text
/// { form, charter, file, summary: { error, warning, advice },
///   findings: [{ code, severity, message, why, help, places: [place] }],
///   allowed: [{ because, … as in findings }],
///   unused_allows: [{ code, known, near, line, column }] }
/// ```
///
/// `file` is what the places are in: the charter, or the team's own questions where those cannot be
/// read. A place is `{ question, line, column, end_line, end_column }`: `question` is null where it is
/// about none, and the others are where that question is open. Lines and columns count from 1,
/// columns in characters, and the end is behind the last character.
#[must_use]
pub fn findings_json(source: &Source, report: &Report) -> Value {
    let counts = Severity::ALL.map(|s| (s.key().to_owned(), json!(report.count(s))));
    let allowed = report.allowed.iter().map(|allowed| {
        let mut value = finding_json(source, &allowed.finding);
        value["because"] = json!(allowed.because);
        value
    });
    let unused = report.unused_allows.iter().map(|unused| {
        let at = source.start(&unused.place);
        json!({
            "code": unused.code, "known": unused.known, "near": unused.near,
            "line": at.line, "column": at.column,
        })
    });
    json!({
        "form": FORM,
        "charter": source.path,
        "file": source.path,
        "summary": Value::Object(counts.into_iter().collect()),
        "findings": report.findings.iter().map(|f| finding_json(source, f)).collect::<Vec<_>>(),
        "allowed": allowed.collect::<Vec<_>>(),
        "unused_allows": unused.collect::<Vec<_>>(),
    })
}

fn finding_json(source: &Source, finding: &Finding) -> Value {
    json!({
        "code": finding.code,
        "severity": finding.severity.key(),
        "message": finding.message,
        "why": finding.why,
        "help": finding.help,
        "places": finding.spots.iter().map(|spot| location_json(source, spot)).collect::<Vec<_>>(),
    })
}

fn location_json(source: &Source, spot: &Location) -> Value {
    let start = spot.place.as_ref().map(|place| source.start(place));
    let end = spot.place.as_ref().map(|place| source.end(place));
    json!({
        "question": spot.question,
        "line": start.map(|p| p.line), "column": start.map(|p| p.column),
        "end_line": end.map(|p| p.line), "end_column": end.map(|p| p.column),
    })
}
