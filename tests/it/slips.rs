//! What people write in a charter that is not TOML, and what they are told.

use std::fs;

use crate::common::Test;
use crate::common::golden::assert_golden;
use copcharter::core::calendar::Day;
use copcharter::core::charter::{Charter, read};
use copcharter::core::check::check;
use copcharter::core::framework::Framework;
use copcharter::core::text::{Text, visible};
use copcharter::core::toml::{Document, SyntaxError};
use copcharter::output::report::{Source, findings_human, findings_json, syntax_errors_human};
use proptest::prelude::*;

const CASES: &str = "tests/slips.txt";
const EXAMPLE: &str = include_str!("../../examples/statistics-office/charter.toml");

/// What is told of a text in a window of 60 columns; nothing if it is TOML.
fn told(text: &str) -> String {
    let slips_of = |slips_found: &[SyntaxError]| {
        let lines = syntax_errors_human(&Source::new("charter.toml", text), slips_found, 60);
        lines.iter().map(|line| line.words() + "\n").collect()
    };
    Document::parse(text.to_owned()).err().map_or_else(String::new, |u| slips_of(&u.syntax_errors))
}

/// What can be read of a text that is not TOML, and what is wrong with it.
fn broken(text: &str) -> (Charter, Vec<SyntaxError>) {
    let unreadable = Document::parse(text.to_owned()).unwrap_err();
    (read(&unreadable.rest, &Framework::built_in()), unreadable.syntax_errors)
}

/// Each case begins with `@@@` and is what was written, `%%%` and what is told.
#[test]
fn each_slip_is_told_in_plain_words() {
    let cases = fs::read_to_string(CASES).unwrap();
    let mut anew = String::new();
    let mut count = 0;
    for case in cases.split("@@@\n").skip(1) {
        let (written, _) = case.split_once("%%%\n").unwrap();
        let said = told(written);
        assert!(said.contains("  help  "), "{written}\n{said}");
        anew += &format!("@@@\n{written}%%%\n{said}");
        count += 1;
    }
    assert!(count > 70, "{count} cases");
    assert_golden(CASES, &anew);
}

/// Those that cannot be seen in a file of cases.
#[test]
fn what_cannot_be_seen_is_told_too() {
    for (written, expected) in [
        (
            "name\u{a0}= \"x\"\n",
            "error[syntax]: the blank here is not the plain one (it is\nU+00A0)\n  \
             at    charter.toml:1:5\n        name\u{a0}= \"x\"\n            ^\n  \
             help  Replace it by the blank of the space bar.\n",
        ),
        (
            "name = \"x\"\rhost = \"y\"\r",
            "error[syntax]: 2 carriage returns stand alone, the first\nhere\n  \
             at    charter.toml:1:11\n        name = \"x\"␍host = \"y\"\n                  ^\n  \
             help  Save the file with the usual line ends, LF or CRLF;\n        an editor can do that.\n",
        ),
        (
            "name = \"a\u{1b}[31mb\"\n",
            "error[syntax]: a control character stands here, which cannot\nbe seen\n  \
             at    charter.toml:1:10\n        name = \"a␛[31mb\"\n                 ^\n  \
             help  Delete it; in a text in quotes it is written \\u001B.\n",
        ),
        (
            "名 = \"日本\tx\", «\n",
            "error[syntax]: a key like this needs quotes\n  \
             at    charter.toml:1:1\n        名 = \"日本  x\", «\n        ^^\n  \
             help  Write `\"名\" = …`.\n\n\
             error[syntax]: only a remark may stand behind a value\n  \
             at    charter.toml:1:11\n        名 = \"日本  x\", «\n                      ^^^\n  \
             help  Put # before it if it is a remark; what belongs to a\n        \
             text stands between its quotes.\n",
        ),
    ] {
        assert_eq!(told(written), expected);
    }
}

/// One slip leaves all else as it was: it is the only one told, and nothing is made up.
#[test]
fn one_slip_is_one_slip() {
    let whole = read(&Document::parse(EXAMPLE.to_owned()).unwrap(), &Framework::built_in());
    let mut at = 0;
    let mut count = 0;
    for line in EXAMPLE.split_inclusive('\n') {
        let place = at..at + line.len();
        at = place.end;
        let begin = line.trim_end();
        let broken_lines = [
            begin
                .strip_suffix('"')
                .filter(|l| l.contains('"') && !l.ends_with('"'))
                .map(str::to_owned),
            begin.strip_suffix("\",").map(|l| format!("{l},")),
            begin.contains(" = \"").then(|| begin.replacen(" = \"", " \"", 1)),
            (begin.contains(" = \"") && !begin.contains("\"\"\""))
                .then(|| begin.replacen(" = \"", " = ", 1)),
            (begin.starts_with('[') && !begin.contains('=')).then(|| begin.replacen(']', "", 1)),
            begin.ends_with("= [").then(|| begin.replace("= [", "=")),
            (begin == "]").then(String::new),
        ];
        for wrong in broken_lines.into_iter().flatten() {
            let text = format!("{}{wrong}\n{}", &EXAMPLE[..place.start], &EXAMPLE[place.end..]);
            let Err(unreadable) = Document::parse(text.clone()) else { continue };
            let charter = read(&unreadable.rest, &Framework::built_in());
            assert_eq!(charter.problems, [], "{wrong}");
            let near = place.start.saturating_sub(1000)..place.end + 10;
            if wrong.ends_with('=') {
                // The items that are left are slips of their own.
                assert!(near.contains(&unreadable.syntax_errors[0].place.start), "{wrong}");
                continue;
            }
            assert_eq!(unreadable.syntax_errors.len(), 1, "{wrong}\n{}", told(&text));
            assert!(
                near.contains(&unreadable.syntax_errors[0].place.start),
                "{wrong}\n{}",
                told(&text)
            );
            let lost = whole.answers.keys().filter(|id| !charter.answered(id)).count();
            assert!(lost <= 1, "{wrong}: {lost} answers are lost");
            count += 1;
        }
    }
    assert!(count > 200, "{count}");
}

#[test]
fn what_can_be_read_is_checked_and_the_rest_is_not_missed() {
    let text = "[purpose.domain]\nsubject = \"Shared data\nlvel = \"basic\"\nlevel = \"mixd\"\n\n\
                [[pending]]\nstate = \"todo\"\nquestion = \"purpose.domain.subject\n";
    let expected = "\
error[syntax]: this text has no closing quote
  at    charter.toml:2:11
        subject = \"Shared data
                  ^^^^^^^^^^^^
  why   A file that is not TOML from end to end is neither published nor
        changed, so that nothing in it is lost.
  help  Write `subject = \"Shared data\"`.

error[wrong-kind]: `purpose.domain.level`: `mixd` is not one of the options
  at    charter.toml:4:9
        level = \"mixd\"
                ^^^^^^
  why   What cannot be read is left out of every document made from the charter,
        so somebody's work would be missing there.
  help  Did you mean `mixed`? It takes one of basic, advanced, mixed.

error[syntax]: this text has no closing quote
  at    charter.toml:8:12
        question = \"purpose.domain.subject
                   ^^^^^^^^^^^^^^^^^^^^^^^
  help  Write `question = \"purpose.domain.subject\"`.

warning[unknown-key]: `lvel` is not a key of `purpose.domain`
  at    charter.toml:3:1
        lvel = \"basic\"
        ^^^^
  why   A key with a slip in it is an answer that nobody will ever see.
  help  Did you mean `level`? It is kept as it is.
";
    Test::with_charter(text)
        .run_with("check")
        .stdout(expected)
        .stderr(
            "charter.toml: 3 errors and 1 warning.\nThe rest is checked once the file can be read.\n",
        )
        .status(2)
        .run()
        .expect_file("charter.toml", text);
}

#[test]
fn programs_get_the_slips_as_findings() {
    let text = "a = 1\n[charter]\nname = \"x\"\nname = \"y\"\n";
    let test = Test::with_charter(text).run_with("check --format json").status(2);
    let (stdout, _) = test.whatever_it_says().output();
    let value: serde_json::Value = serde_json::from_str(&stdout).unwrap();
    let finding = &value["findings"][0];
    assert_eq!(finding["code"], "syntax");
    assert_eq!(finding["severity"], "error");
    assert_eq!(finding["message"], "`name` stands here for the second time");
    assert_eq!(finding["places"][0]["line"], 4);
    assert_eq!(finding["places"][1]["line"], 3);
    assert_eq!(value["findings"][1]["code"], "unknown-key");
    assert_eq!(value["findings"].as_array().unwrap().len(), 2);
    let test = Test::with_charter(text).run_with("check --format sarif").status(2);
    let (stdout, _) = test.whatever_it_says().output();
    let value: serde_json::Value = serde_json::from_str(&stdout).unwrap();
    let result = &value["runs"][0]["results"][0];
    assert_eq!((&result["ruleId"], &result["level"]), (&"syntax".into(), &"error".into()));
    let region = &result["locations"][0]["physicalLocation"]["region"];
    assert_eq!((&region["startLine"], &region["endColumn"]), (&4.into(), &5.into()));
    let test = Test::with_charter(text).run_with("check --format github").status(2);
    let (stdout, _) = test.whatever_it_says().output();
    let first = "::error file=charter.toml,line=4,endLine=4,col=1,endColumn=5,title=syntax::\
                 `name` stands here for the second time.%0A";
    assert!(stdout.starts_with(first), "{stdout}");
}

/// A text that is nearly a charter.
fn nearly() -> impl Strategy<Value = String> {
    let example: Vec<char> = EXAMPLE.chars().take(4000).collect();
    let odd = prop::sample::select(
        "\"'[]{}=,.#\\\n\r\t \u{1b}\u{7f}\u{0}\u{202e}\u{2066}\u{9b}\u{200b}\u{a0}名👩\u{200d}👧\u{301}“”；x1"
            .chars()
            .collect::<Vec<_>>(),
    );
    let change = (0usize..4000, 0usize..6, prop::collection::vec(odd, 0..4));
    (prop::collection::vec(change, 1..6), 0usize..4000).prop_map(move |(changes, end)| {
        let mut text = example.clone();
        for (at, taken, put) in changes {
            let end = (at + taken).min(text.len());
            text.splice(at.min(end)..end, put);
        }
        text.truncate(end);
        text.into_iter().collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_written_is_told_safely(
        text in prop_oneof![nearly(), any::<String>(), "[\\[\\]{}\"'=,#a.\n \\\\-]{0,40}"],
        width in 30usize..80,
    ) {
        let framework = Framework::built_in();
        let (document, syntax_errors) = match Document::parse(text.clone()) {
            Ok(document) => (document, Vec::new()),
            Err(unreadable) => (unreadable.rest, unreadable.syntax_errors),
        };
        prop_assert_eq!(document.syntax_errors(), &syntax_errors[..]);
        for slip in &syntax_errors {
            for place in std::iter::once(&slip.place).chain(&slip.also) {
                prop_assert!(text.get(place.clone()).is_some(), "{slip:?}");
            }
            prop_assert!(slip.help.ends_with(['.', '?']), "{slip:?}");
        }
        let charter = read(&document, &framework);
        let report = check(&framework, &charter, Day::default());
        let source = Source::new("charter.toml", &text);
        let _shown = findings_json(&source, &report);
        for line in findings_human(&source, &report, width) {
            prop_assert!(line.width() <= width, "{line:?}");
            let shown = visible(&line.words()).into_owned();
            prop_assert!(!shown.contains(|c: char| c.is_control() || "\u{202e}\u{2066}".contains(c)), "{shown:?}");
            prop_assert_eq!(Text::from(shown.as_str()).width(), line.width());
        }
    }
}

#[test]
fn nothing_is_edited_that_was_not_read_whole() {
    use copcharter::core::charter::Answer;
    use copcharter::core::edit::{Edit, apply};
    let framework = Framework::built_in();
    let question = framework.find("purpose.domain.subject").unwrap();
    let unreadable = Document::parse("a = \"x\n".to_owned()).unwrap_err();
    let answer = Answer::Text("y".to_owned());
    assert!(apply(&unreadable.rest, &framework, &Edit::Answer(question, &answer)).is_err());
    let (charter, syntax_errors) = broken("[charter]\nname = \"A\"\nhost = \n");
    assert_eq!((charter.facts.name.as_str(), syntax_errors.len()), ("A", 1));
}

#[test]
fn a_day_or_a_zone_that_does_not_exist_is_met_with_the_one_that_is_meant() {
    let text = "[[practice.when.meetings]]\ntimezone = \"lisbon\"\n\n\
                [[purpose.goals.objectives]]\nby = \"30.6.2027\"\n\n\
                [[pending]]\nquestion = \"purpose.goals.why\"\nby = \"June 30, 2027\"\n";
    let document = Document::parse(text.to_owned()).unwrap();
    let charter = read(&document, &Framework::built_in());
    let told: Vec<_> =
        charter.problems.iter().map(|p| format!("{} | {}", p.message, p.help)).collect();
    assert_eq!(
        told,
        [
            "`timezone` of `practice.when.meetings`: `lisbon` is not the name of a time zone | \
             Did you mean `Europe/Lisbon`? It is written as a region and a city.",
            "`by` of `purpose.goals.objectives`: `30.6.2027` is not how a day is written | \
             Write 2027-06-30.",
            "`by` of `pending`: `June 30, 2027` is not a day | Write 2027-06-30.",
        ]
    );
}
