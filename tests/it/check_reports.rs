//! Findings as people and programs get them, over every misfit.

use std::fs;

use copcharter::core::calendar::Day;
use copcharter::core::charter::{Charter, read};
use copcharter::core::check::{RULES, Report, Severity, check};
use copcharter::core::framework::Framework;
use copcharter::core::text::Text;
use copcharter::core::toml::Document;
use copcharter::output::report::{
    Source, findings_github, findings_human, findings_json, findings_sarif, rule_explanation_human,
    rule_listing_human,
};
use serde_json::{Value, json};

fn charter(text: &str) -> Charter {
    let document = Document::parse(text.to_owned()).unwrap_or_else(|unreadable| unreadable.rest);
    read(&document, &Framework::built_in())
}

fn checked(text: &str) -> Report {
    check(&Framework::built_in(), &charter(text), Day::parse("2026-11-23").unwrap())
}

/// Every small misfit, and every rule's own example.
fn texts() -> Vec<String> {
    let files = fs::read_dir("tests/misfits").unwrap().map(|f| f.unwrap().path());
    let whole = files.filter(|path| path.extension().is_some_and(|e| e == "toml"));
    let misfits = whole.map(|path| fs::read_to_string(path).unwrap());
    misfits.chain(RULES.iter().map(|rule| rule.trips.to_owned())).collect()
}

fn widest(lines: &[Text]) -> usize {
    lines.iter().map(Text::width).max().unwrap_or(0)
}

const SMALL: &str = "[people.members]\naccess = \"private\"\njoining = \"open\"\n\n[check]\nallow = [\n  { code = \"core-open\", because = \"A sketch.\" },\n  { code = \"no-venue\", because = \"Not yet.\" },\n]\n";

#[test]
fn json_is_as_documented() {
    let report = checked(SMALL);
    let value = findings_json(&Source::new("charter.toml", SMALL), &report);
    assert_eq!(value["form"], 1);
    assert_eq!(value["charter"], "charter.toml");
    assert_eq!(value["summary"], json!({ "error": 0, "warning": 1, "advice": 0 }));
    let finding = &report.findings[0];
    assert_eq!(
        value["findings"],
        json!([{
            "code": "open-but-private",
            "severity": "warning",
            "message": finding.message,
            "why": finding.why,
            "help": finding.help,
            "places": [
                { "question": "people.members.joining", "line": 3, "column": 11, "end_line": 3, "end_column": 17 },
                { "question": "people.members.access", "line": 2, "column": 10, "end_line": 2, "end_column": 19 },
            ],
        }])
    );
    assert_eq!(value["allowed"][0]["code"], "core-open");
    assert_eq!(value["allowed"][0]["because"], "A sketch.");
    assert_eq!(value["allowed"][0]["places"][0]["line"], Value::Null);
    assert_eq!(
        value["unused_allows"],
        json!([{ "code": "no-venue", "known": true, "near": null, "line": 8, "column": 3 }])
    );
}

#[test]
fn people_read_what_was_switched_off_and_why() {
    let lines = findings_human(&Source::new("charter.toml", SMALL), &checked(SMALL), 60);
    let shown: String = lines.iter().map(|line| line.words() + "\n").collect();
    let expected = "\
warning[open-but-private]: anyone may join, and yet only
members are to see what goes on
  at    charter.toml:3:11  people.members.joining
        joining = \"open\"
                  ^^^^^^
  at    charter.toml:2:10  people.members.access
        access = \"private\"
                 ^^^^^^^^^
  why   A private room that anyone can walk into is not
        private, and what members said in confidence there
        cannot be taken back.
  help  Let people join on request, or tell members that
        they speak in public.

";
    assert!(shown.starts_with(expected), "{shown}");
    let last = "\
switched off[no-venue]: to no effect
  at    charter.toml:8:3
        { code = \"no-venue\", because = \"Not yet.\" },
        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  help  It was not found; the line can go.
";
    assert!(shown.contains("  since A sketch.\n\n"), "{shown}");
    assert!(shown.ends_with(last), "{shown}");
}

#[test]
fn every_finding_fits_the_window_and_needs_no_colour() {
    for text in texts() {
        let report = checked(&text);
        let source = Source::new("charter.toml", &text);
        for width in [50, 80] {
            let lines = findings_human(&source, &report, width);
            assert!(widest(&lines) <= width, "{text}");
            for finding in &report.findings {
                let marked = format!("{}[{}]", finding.severity.key(), finding.code);
                assert!(lines.iter().any(|l| l.words().contains(&marked)));
            }
        }
    }
}

#[test]
fn every_rule_is_explained_in_a_narrow_window() {
    for width in [50, 80] {
        assert!(widest(&rule_listing_human(width)) <= width);
        for rule in RULES {
            let lines = rule_explanation_human(rule, width);
            let words: Vec<_> = lines.iter().map(Text::words).collect();
            assert!(words[0].starts_with(rule.code));
            // The examples stay as they are written, to be copied.
            let prose = lines.iter().filter(|l| !l.words().starts_with("    ")).cloned();
            assert!(widest(&prose.collect::<Vec<_>>()) <= width, "{}", rule.code);
            for line in rule.trips.lines().filter(|l| !l.is_empty()) {
                assert!(words.contains(&format!("    {line}")), "{}: {line}", rule.code);
            }
        }
    }
}

/// The schema is OASIS's own; see tests/schemas.
#[test]
fn sarif_is_valid_against_its_schema() {
    let schema = fs::read_to_string("tests/schemas/sarif-2.1.0.json").unwrap();
    // A stray bracket in the schema is no regular expression for a strict reader.
    let schema = schema.replace("[a-zA-Z]{2}]?$", "[a-zA-Z]{2}$");
    let schema = jsonschema::validator_for(&serde_json::from_str(&schema).unwrap()).unwrap();
    for text in texts().iter().map(String::as_str).chain([SMALL, ""]) {
        let log =
            findings_sarif(&Source::new("my charters/charter.toml", text), &checked(text), "0.1.0");
        let problems: Vec<_> = schema.iter_errors(&log).map(|e| e.to_string()).collect();
        assert!(problems.is_empty(), "{problems:#?}\n{text}");
    }
    let mut wrong = findings_sarif(&Source::new("charter.toml", SMALL), &checked(SMALL), "0.1.0");
    wrong["runs"][0]["results"][0]["level"] = json!("advice");
    assert!(!schema.is_valid(&wrong), "the schema looks at what is found");
}

/// What a viewer needs beyond the schema.
#[test]
fn sarif_names_rules_places_and_reasons() {
    for text in texts().iter().map(String::as_str).chain([SMALL]) {
        let report = checked(text);
        let log = findings_sarif(&Source::new("my charters/charter.toml", text), &report, "0.1.0");
        assert_eq!(log["version"], "2.1.0");
        let run = &log["runs"][0];
        let driver = &run["tool"]["driver"];
        assert_eq!(driver["name"], "copcharter");
        let rules = driver["rules"].as_array().unwrap();
        assert_eq!(rules.len(), RULES.len());
        let results = run["results"].as_array().unwrap();
        assert_eq!(results.len(), report.findings.len() + report.allowed.len());
        for result in results {
            let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
            assert_eq!(rules[index]["id"], result["ruleId"]);
            assert!(["error", "warning", "note"].contains(&result["level"].as_str().unwrap()));
            assert!(result["message"]["text"].as_str().unwrap().ends_with(['.', '?']));
            let related = result["relatedLocations"].as_array().unwrap().iter();
            for location in result["locations"].as_array().unwrap().iter().chain(related) {
                let physical = &location["physicalLocation"];
                assert_eq!(physical["artifactLocation"]["uri"], "my%20charters/charter.toml");
                if let Some(region) = physical["region"].as_object() {
                    assert!(region["startLine"].as_u64().unwrap() >= 1);
                    assert_eq!(region["startLine"], region["endLine"]);
                    assert!(region["endColumn"].as_u64() >= region["startColumn"].as_u64());
                }
            }
        }
        let suppressed = results.iter().filter(|r| !r["suppressions"].is_null()).count();
        assert_eq!(suppressed, report.allowed.len());
    }
}

#[test]
fn each_annotation_is_one_command() {
    for text in texts() {
        let report = checked(&text);
        let written = findings_github(&Source::new("charter.toml", &text), &report);
        assert_eq!(written.lines().count(), report.findings.len(), "{written}");
        for (line, finding) in written.lines().zip(&report.findings) {
            let level = if finding.severity == Severity::Advice { "notice" } else { "warning" };
            let level = if finding.severity == Severity::Error { "error" } else { level };
            assert!(line.starts_with(&format!("::{level} file=charter.toml,")), "{line}");
            assert!(line.contains(&format!(",title={}::", finding.code)), "{line}");
        }
    }
}

#[test]
fn annotations_name_the_file_from_the_top_of_the_repository() {
    let folder = crate::common::git::repository();
    folder.write("teams/data/charter.toml", "[charter]\nformat = 1\nname = \"N\"\nodd = 1\n");
    folder.write("teams/data/notes/x", "");
    for (below, format) in
        [("teams/data", "github"), ("teams/data/notes", "sarif"), ("teams", "github")]
    {
        let charter = folder.path("teams/data/charter.toml");
        let mut command = folder.command(&["check", "--format", format, "--charter"]);
        let ran = command.arg(charter).current_dir(folder.path(below)).output().unwrap();
        let said = String::from_utf8(ran.stdout).unwrap();
        let place = if format == "github" {
            "file=teams/data/charter.toml,"
        } else {
            "\"uri\": \"teams/data/charter.toml\""
        };
        assert!(said.contains(place), "{format}: {said}");
    }
}
