//! `get`, `set` and `unset`: answers for scripts, on the real program.

use std::fs;

use crate::common::Test;
use crate::common::program::run;

const CHARTER: &str = r#"# Kept by the team.
[charter]
name = "Data Stewards"

[purpose.domain]
# Voted in May.
subject = "Shared data"   # for now
issues = [
  "Nobody owns the data",
]
"#;

fn charter() -> Test {
    Test::with_charter(CHARTER)
}

#[test]
fn a_text_is_set_read_and_taken_out_and_all_else_stays() {
    charter()
        .args(&["get", "purpose.domain.subject"])
        .stdout("Shared data\n")
        .run()
        .args(&["set", "purpose.domain.subject", "Open data"])
        .run()
        .expect_file("charter.toml", &CHARTER.replace("Shared data", "Open data"))
        .args(&["unset", "purpose.domain.subject"])
        .run()
        .args(&["get", "purpose.domain.subject"])
        .stderr("`purpose.domain.subject` is open.\n")
        .status(1)
        .run()
        .expect_only(&["charter.toml"]);
}

#[test]
fn a_list_takes_each_value_as_an_item() {
    charter()
        .args(&["set", "purpose.domain.issues", "one", " two ", ""])
        .run()
        .args(&["set", "--add", "purpose.domain.issues", "--", "- 3"])
        .run()
        .args(&["get", "purpose.domain.issues"])
        .stdout("one\ntwo\n- 3\n")
        .run()
        .args(&["get", "--json", "purpose.domain.issues"])
        .stdout("[\"one\",\"two\",\"- 3\"]\n")
        .run();
}

#[test]
fn records_take_fields_and_a_field_that_comes_again_begins_the_next() {
    let team = "people.members.core_team";
    charter()
        .args(&["set", team, "contact=ana@example.org", "name=Ana", "name=Bo = B"])
        .run()
        .args(&["set", team, "--add", "name=Cy"])
        .run()
        .args(&["get", team])
        .stdout("name=Ana\ncontact=ana@example.org\n\nname=Bo = B\n\nname=Cy\n")
        .run()
        .args(&["get", team, "--json"])
        .stdout("[{\"contact\":\"ana@example.org\",\"name\":\"Ana\"},{\"name\":\"Bo = B\"},{\"name\":\"Cy\"}]\n")
        .run();
}

#[test]
fn a_choice_takes_its_key_or_its_label_and_a_remark() {
    charter()
        .args(&["set", "people.members.joining", "open", "--note", "for now"])
        .run()
        .args(&["get", "people.members.joining"])
        .stdout("open\n")
        .run()
        .args(&["get", "--note", "people.members.joining"])
        .stdout("for now\n")
        .run()
        .args(&["set", "people.members.joining", "--note", ""])
        .run()
        .args(&["get", "--note", "people.members.joining"])
        .stderr("`people.members.joining` has no remark.\n")
        .status(1)
        .run()
        .args(&["set", "practice.when.charter_review", "Every month"])
        .run()
        .args(&["get", "practice.when.charter_review"])
        .stdout("monthly\n")
        .run();
}

#[test]
fn a_paragraph_comes_from_standard_input() {
    charter()
        .args(&["set", "purpose.goals.why", "-"])
        .stdin("One.\r\n\r\nTwo \"\"\" and \\.\r\n")
        .run()
        .args(&["get", "purpose.goals.why"])
        .stdout("One.\n\nTwo \"\"\" and \\.\n")
        .run()
        .args(&["set", "purpose.domain.issues", "-"])
        .stdin("a\n\nb\n")
        .run()
        .args(&["get", "purpose.domain.issues"])
        .stdout("a\nb\n")
        .run();
}

#[test]
fn unset_takes_the_remark_along_and_does_nothing_twice() {
    charter()
        .args(&["set", "people.members.joining", "open", "--note", "for now"])
        .run()
        .args(&["unset", "people.members.joining"])
        .run()
        .args(&["unset", "people.members.joining"])
        .run();
    let test = charter().args(&["unset", "purpose.goals.why"]).run();
    test.expect_file("charter.toml", CHARTER);
}

#[test]
fn an_area_is_told_apart_from_an_unknown_question() {
    charter()
        .args(&["get", "purpose.goals"])
        .narrated(
            "error: `purpose.goals` is no question; it holds several, such as `purpose.goals.why`\n\
             help: `copcharter questions purpose.goals` lists them.\n",
        )
        .status(2)
        .run();
}

#[test]
fn an_unknown_question_is_answered_with_the_nearest() {
    for (id, near) in [
        ("purpose.domain.subjet", "Did you mean `purpose.domain.subject`? "),
        ("subject", "Did you mean `purpose.domain.subject`? "),
        ("objectivs", "Did you mean `purpose.goals.objectives`? "),
        ("zzzzzzzzzzzz", ""),
    ] {
        for command in ["get", "unset"] {
            charter()
                .args(&[command, id])
                .narrated(&format!(
                    "error: there is no question `{id}`\nhelp: {near}`copcharter questions` lists them all.\n"
                ))
                .status(2)
                .run()
                .expect_file("charter.toml", CHARTER);
        }
    }
}

#[track_caller]
fn refused(arguments: &[&str], stdin: &[u8], stderr: &str) {
    charter()
        .args(arguments)
        .stdin(stdin)
        .narrated(stderr)
        .status(2)
        .run()
        .expect_file("charter.toml", CHARTER);
}

#[test]
fn a_value_of_the_wrong_kind_is_answered_with_what_fits() {
    refused(
        &["set", "people.members.joining", "opn"],
        b"",
        "error: `people.members.joining`: `opn` is not one of the options\n\
         help: Did you mean `open`? It takes one of invitation-only, on-request, open.\n",
    );
    refused(
        &["set", "purpose.domain.subject", "two\nlines"],
        b"",
        "error: `purpose.domain.subject`: this takes one line\nhelp: Put the text on one line.\n",
    );
    refused(
        &["set", "purpose.domain.subject", "two", "words"],
        b"",
        "error: `purpose.domain.subject` takes one value, and there are 2\n\
         help: Put the text in quotes.\n",
    );
    refused(
        &["set", "purpose.goals.objectives", "objective=x", "by=2027-02-30"],
        b"",
        "error: `by` of `purpose.goals.objectives`: `2027-02-30` is not a day of the calendar\n\
         help: Write year, month and day, like 2027-06-30.\n",
    );
    refused(
        &["set", "practice.when.meetings", "name=M", "timezone=Lisbon"],
        b"",
        "error: `timezone` of `practice.when.meetings`: `Lisbon` is not the name of a time zone\n\
         help: Did you mean `Europe/Lisbon`? It is written as a region and a city.\n",
    );
    refused(
        &["set", "purpose.goals.objectives", "Half of them"],
        b"",
        "error: `Half of them` is not a field of `purpose.goals.objectives` and its value\n\
         help: Write FIELD=VALUE, with one of objective, measure, target, by, serves.\n",
    );
    refused(
        &["set", "purpose.goals.why", "--add", "x"],
        b"",
        "error: `purpose.goals.why` is not a list\n\
         help: Leave out `--add` to replace the answer.\n",
    );
    refused(
        &["set", "purpose.goals.why", "--note", "x"],
        b"",
        "error: `purpose.goals.why` takes no remark\nhelp: Only choices and rhythms have one.\n",
    );
    refused(
        &["set", "purpose.goals.why", "-"],
        b"\xff\xfe",
        "error: standard input is not UTF-8 text\nhelp: Nothing was changed.\n",
    );
    refused(
        &["set", "purpose.goals.why", "x", "--note", "y"],
        b"",
        "error: `purpose.goals.why` takes no remark\nhelp: Only choices and rhythms have one.\n",
    );
}

#[test]
fn a_charter_is_never_without_a_name() {
    let sentence = "a charter cannot be without the name of its community\n\
                    help: Write what it is called; a working name will do.\n";
    refused(&["unset", "charter.name"], b"", &format!("error: {sentence}"));
    refused(&["set", "charter.name", " "], b"", &format!("error: `charter.name`: {sentence}"));
}

#[test]
fn a_charter_is_found_in_a_folder_above_and_by_name() {
    let test = charter().file("a/b/x", "");
    let output = run(test.shell("cd a/b; copcharter get charter.name"), b"");
    assert_eq!(test.said(&output.stdout), "Data Stewards\n");
    fs::rename(test.path("charter.toml"), test.path("other.toml")).unwrap();
    test.run_with("--charter other.toml get charter.name").stdout("Data Stewards\n").run();
}

#[test]
fn a_flag_that_is_not_there_is_no_value() {
    let (_, stderr) = charter()
        .args(&["set", "purpose.domain.issues", "one", "--ad"])
        .whatever_it_says()
        .status(2)
        .output();
    assert!(stderr.contains("unexpected argument '--ad'"), "{stderr}");
}

#[test]
fn more_on_standard_input_than_a_charter_holds_is_refused() {
    refused(
        &["set", "purpose.goals.why", "-"],
        &b"x".repeat(2 * 1024 * 1024),
        "error: standard input has more than 1024 KiB, the most that a charter may have\n\
         help: Nothing was changed.\n",
    );
}

#[test]
fn a_charter_can_never_be_set_to_more_than_can_be_read() {
    let large = "x".repeat(700 * 1024);
    let test = charter().args(&["set", "purpose.goals.why", "-"]).stdin(&large).run();
    let before = test.read("charter.toml");
    test.args(&["set", "purpose.goals.success", "-"])
        .stdin(&large)
        .whatever_it_says()
        .status(2)
        .run()
        .expect_file("charter.toml", &before);
}

#[test]
fn days_times_and_addresses_are_taken_and_shown_as_understood() {
    let test = Test::with_charter("[charter]\nname = \"A\"\n");
    let objectives = "purpose.goals.objectives";
    let test = test.args(&["set", objectives, "objective=Maps", "by=June 2027"]);
    let test = test.stderr("`June 2027` is taken as its last day, 2027-06-30.\n").run();
    assert!(test.read("charter.toml").contains("by = 2027-06-30\n"));
    // Where two days may be meant, none is taken.
    test.args(&["set", objectives, "objective=Maps", "by=06/07/2027"])
        .narrated(
            "error: `by` of `purpose.goals.objectives`: `06/07/2027` is not how a day is written\n\
             help: Write 2027-07-06 or 2027-06-07, whichever is meant.",
        )
        .status(2)
        .run();
}
