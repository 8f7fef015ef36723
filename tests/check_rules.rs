//! The rules of the check, by their own examples; the misfits, all found; and silence where there
//! is nothing to say.

use std::collections::BTreeSet;
use std::fs;

use copcharter::calendar::Day;
use copcharter::charter::{Answer, Document, Edit, apply, read};
use copcharter::check::{RULES, Report, check};
use copcharter::framework::Framework;

const EXAMPLES: [&str; 3] =
    ["statistics-office", "open-source-accessibility", "infection-control-nurses"];

fn today() -> Day {
    Day::parse("2026-11-23").unwrap()
}

fn checked(text: &str, today: Day) -> Report {
    let framework = Framework::built_in();
    let document = Document::parse(text.to_owned()).unwrap_or_else(|e| panic!("{e:?}\n{text}"));
    check(&framework, &read(&document, &framework), today)
}

fn codes(report: &Report) -> BTreeSet<&str> {
    report.findings.iter().map(|f| f.code).collect()
}

fn example(name: &str) -> String {
    fs::read_to_string(format!("examples/{name}/charter.toml")).unwrap()
}

#[test]
fn the_table_of_rules_matches_the_folder() {
    let folder = fs::read_dir("src/check/rules").unwrap().map(|f| f.unwrap().file_name());
    let files: BTreeSet<String> = folder
        .filter_map(|name| name.into_string().unwrap().strip_suffix(".rs").map(str::to_owned))
        .filter(|name| name != "mod")
        .map(|name| name.replace('_', "-"))
        .collect();
    let table: BTreeSet<String> = RULES.iter().map(|r| r.code.to_owned()).collect();
    assert_eq!(files, table);
    assert_eq!(table.len(), RULES.len(), "a code stands twice in the table");
}

#[test]
fn every_rule_trips_on_its_one_example_and_passes_the_other() {
    for rule in RULES {
        let trips = checked(rule.trips, today());
        assert!(codes(&trips).contains(rule.code), "{} does not trip", rule.code);
        let passes = checked(rule.passes, today());
        assert!(!codes(&passes).contains(rule.code), "{} does not pass", rule.code);
    }
}

/// Sentences that are read under a code must be sentences, and kind ones.
#[test]
fn every_rule_is_documented() {
    for rule in RULES {
        for sentence in [rule.why, rule.help, rule.explanation] {
            assert!(sentence.ends_with('.'), "{}: {sentence}", rule.code);
            assert!(sentence.starts_with(|c: char| c.is_uppercase() || c == '`'), "{sentence}");
            assert!(!sentence.contains('!') && !sentence.contains("  "), "{sentence}");
        }
        assert_eq!(rule.why.matches(". ").count(), 0, "{}: one sentence", rule.code);
        assert_eq!(rule.help.matches(". ").count(), 0, "{}: one sentence", rule.code);
        assert!(!rule.title.ends_with('.') && !rule.title.is_empty(), "{}", rule.code);
        assert!(rule.explanation.len() > 120, "{} explains too little", rule.code);
        for snippet in [rule.trips, rule.passes] {
            assert!(snippet.ends_with('\n'), "{}", rule.code);
        }
    }
}

#[test]
fn nothing_is_found_on_the_examples() {
    for name in EXAMPLES {
        assert_eq!(checked(&example(name), today()), Report::default(), "{name}");
    }
}

/// An edit of an example: `of NAME`, `open ID`, and blocks of `- ` lines, which stand in the
/// example as they are, with the `+ ` lines that replace them. An empty line ends a block.
fn edited(edit: &str) -> String {
    let mut lines = edit.lines().skip(1).peekable();
    let name =
        lines.next().and_then(|l| l.strip_prefix("of ")).expect("the second line is `of NAME`");
    let mut text = example(name);
    while let Some(line) = lines.next() {
        if let Some(id) = line.strip_prefix("open ") {
            text = opened(&text, id);
        } else if line.starts_with('-') {
            let line_of = |l: &str| format!("{}\n", l[1..].strip_prefix(' ').unwrap_or(&l[1..]));
            let mut old = line_of(line);
            while let Some(more) = lines.next_if(|l| l.starts_with('-')) {
                old += &line_of(more);
            }
            let mut new = String::new();
            while let Some(more) = lines.next_if(|l| l.starts_with('+')) {
                new += &line_of(more);
            }
            let at = format!("\n{text}").find(&format!("\n{old}"));
            let at = at.unwrap_or_else(|| panic!("{name} has no lines\n{old}"));
            text.replace_range(at..at + old.len(), &new);
        } else {
            assert!(line.is_empty(), "{line}");
        }
    }
    text
}

fn opened(text: &str, id: &str) -> String {
    let framework = Framework::built_in();
    let question = framework.find(id).unwrap_or_else(|| panic!("no question {id}"));
    let document = Document::parse(text.to_owned()).unwrap();
    assert!(read(&document, &framework).answered(id), "{id} is open already");
    let nothing = Answer::Text(String::new());
    apply(&document, &framework, &Edit::Answer(question, &nothing)).unwrap().text().to_owned()
}

#[test]
fn every_misfit_is_found_and_nothing_else_is() {
    let mut wrong = Vec::new();
    let mut seen = BTreeSet::new();
    let mut files: Vec<_> =
        fs::read_dir("tests/misfits").unwrap().map(|f| f.unwrap().path()).collect();
    files.sort();
    assert!(files.len() >= 50);
    for path in files {
        let misfit = fs::read_to_string(&path).unwrap();
        let first = misfit.lines().next().unwrap_or_default();
        let expected = first.strip_prefix("# expects: ").unwrap_or_else(|| panic!("{path:?}"));
        let mut expected: BTreeSet<&str> = expected.split(' ').collect();
        let whole = path.extension().is_some_and(|e| e == "toml");
        let text = if whole { misfit.clone() } else { edited(&misfit) };
        let report = checked(&text, today());
        if whole {
            // A small charter is incomplete anyway.
            expected.insert("core-open");
        }
        if codes(&report) != expected {
            wrong.push(format!("{}: {:?}, not {expected:?}", path.display(), codes(&report)));
        }
        seen.extend(expected.into_iter().map(str::to_owned));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let all: BTreeSet<String> = RULES.iter().map(|r| r.code.to_owned()).collect();
    assert_eq!(seen, all, "every rule has a misfit");
}
