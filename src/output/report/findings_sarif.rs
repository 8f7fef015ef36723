//! Findings in the Static Analysis Results Interchange Format, SARIF 2.1.0, for code scanning.

use crate::core::words::percent_encoded_reference;
use serde_json::{Value, json};

use super::source::Source;
use crate::core::check::{Finding, Location, RULES, Report, Rule, Severity};
use crate::core::text::sentence;

const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// The report as a SARIF log of one run by this version of the program. What is switched off is
/// there too, suppressed, with the team's reason.
#[must_use]
pub fn findings_sarif(source: &Source, report: &Report, version: &str) -> Value {
    let found = report.findings.iter().map(|finding| sarif_result(source, finding));
    let allowed = report.allowed.iter().map(|allowed| {
        let mut result = sarif_result(source, &allowed.finding);
        result["suppressions"] = json!([{ "kind": "inSource", "justification": allowed.because }]);
        result
    });
    json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "copcharter",
                "semanticVersion": version,
                "rules": RULES.iter().map(sarif_rule).collect::<Vec<_>>(),
            } },
            "columnKind": "unicodeCodePoints",
            "results": found.chain(allowed).collect::<Vec<_>>(),
        }],
    })
}

fn sarif_level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Advice => "note",
    }
}

fn sarif_rule(rule: &Rule) -> Value {
    json!({
        "id": rule.code,
        "shortDescription": { "text": sentence(rule.title) },
        "fullDescription": { "text": rule.explanation },
        "help": { "text": format!("{} {}", rule.why, rule.help) },
        "defaultConfiguration": { "level": sarif_level(rule.severity) },
        "properties": { "tags": [rule.group.name().to_lowercase()] },
    })
}

fn sarif_result(source: &Source, finding: &Finding) -> Value {
    // The first that stands somewhere is the one to show, and the file where none does.
    let main = finding.spots.iter().position(|spot| spot.place.is_some());
    let others = finding.spots.iter().enumerate();
    let others: Vec<_> = others.filter(|(n, _)| Some(*n) != main).map(|(_, spot)| spot).collect();
    let main = main.map(|n| &finding.spots[n]);
    let related = others.iter().enumerate().map(|(n, spot)| {
        let mut location = sarif_location(source, Some(spot));
        location["id"] = json!(n + 1);
        if let Some(question) = &spot.question {
            location["message"] = json!({ "text": question });
        }
        location
    });
    let mut result = json!({
        "ruleId": finding.code,
        "level": sarif_level(finding.severity),
        "message": { "text": format!("{} {}", sentence(&finding.message), finding.help) },
        "locations": [sarif_location(source, main)],
        "relatedLocations": related.collect::<Vec<_>>(),
        "partialFingerprints": { "copcharter/v1": sarif_fingerprint(finding) },
    });
    if let Some(index) = RULES.iter().position(|rule| rule.code == finding.code) {
        result["ruleIndex"] = json!(index);
    }
    result
}

/// What stays the same when lines move: the code and the questions.
fn sarif_fingerprint(finding: &Finding) -> String {
    let ids = finding.spots.iter().filter_map(|spot| spot.question.as_deref());
    let mut parts = vec![finding.code];
    parts.extend(ids);
    if parts.len() == 1 {
        parts.push(&finding.message);
    }
    parts.join(" ")
}

fn sarif_location(source: &Source, spot: Option<&Location>) -> Value {
    let mut physical = json!({ "artifactLocation": { "uri": sarif_uri(source.path) } });
    if let Some(place) = spot.and_then(|spot| spot.place.as_ref()) {
        let place = source.first_line(place);
        let (start, end) = (source.start(&place), source.end(&place));
        physical["region"] = json!({
            "startLine": start.line, "startColumn": start.column,
            "endLine": end.line, "endColumn": end.column,
        });
    }
    let mut location = json!({ "physicalLocation": physical });
    if let Some(question) = spot.and_then(|spot| spot.question.as_ref()) {
        location["logicalLocations"] =
            json!([{ "fullyQualifiedName": question, "kind": "property" }]);
    }
    location
}

/// A path as a URI reference: `/` between folders, all else that is not plain in percent signs.
fn sarif_uri(path: &str) -> String {
    let uri = percent_encoded_reference(&path.replace('\\', "/"));
    if uri.starts_with('/') { format!("file://{uri}") } else { uri }
}

#[cfg(test)]
mod tests {
    use super::sarif_uri;

    #[test]
    fn a_path_becomes_a_uri_reference() {
        assert_eq!(sarif_uri("docs/charter.toml"), "docs/charter.toml");
        assert_eq!(sarif_uri("mes chartes/é#1.toml"), "mes%20chartes/%C3%A9%231.toml");
        assert_eq!(sarif_uri("/tmp/charter.toml"), "file:///tmp/charter.toml");
        assert_eq!(sarif_uri("a:b.toml"), "a%3Ab.toml");
    }
}
