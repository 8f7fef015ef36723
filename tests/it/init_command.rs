//! `init`: makes a charter, and never overwrites one.

use crate::common::Test;
use crate::common::counts::{core_count, question_count};

const MADE: &str = "[charter]\nformat = 1\nname = \"Data Stewards\"\nlanguage = \"en\"\n\
                    status = \"draft\"\nversion = \"0.1\"\n";
const THERE: &str = "charter.toml is there. Go on with `copcharter init`.\n";

#[test]
fn no_input_makes_the_charter_with_what_the_flags_say() {
    Test::new()
        .args(&["init", "--no-input", "--name", "Data Stewards"])
        .stderr(THERE)
        .run()
        .expect_file("charter.toml", MADE)
        .expect_only(&["charter.toml"]);
    let test = Test::new()
        .args(&["init", "--no-input", "--name", " A ", "--host", "B", "--summary", "C \"d\"."])
        .stderr(THERE)
        .run();
    for (id, answer) in
        [("charter.name", "A"), ("charter.host", "B"), ("charter.summary", "C \"d\".")]
    {
        let test = Test::with_charter(test.read("charter.toml"));
        test.args(&["get", id]).stdout(&format!("{answer}\n")).run();
    }
}

#[test]
fn without_a_name_the_folder_gives_it() {
    let test = Test::new().args(&["init", "--no-input"]).stderr(THERE).run();
    let name = test.folder().file_name().unwrap().to_string_lossy().into_owned();
    test.args(&["get", "charter.name"]).stdout(&format!("{name}\n")).run();
}

#[test]
fn a_charter_that_is_there_is_never_overwritten() {
    let mine = "# ours\n[charter]\nname = \"Ours\" # !\n\n[purpose.domain]\nsubject = \"x\"\n";
    Test::with_charter(mine)
        .args(&["init", "--no-input"])
        .stderr(THERE)
        .run()
        .expect_file("charter.toml", mine)
        .args(&["init", "--blank"])
        .narrated(
            "error: `charter.toml` is there already\nhelp: Fill in what is open with \
             `copcharter init`, or write the blank one elsewhere with `--charter FILE`.",
        )
        .status(2)
        .run()
        .expect_file("charter.toml", mine)
        .args(&["init", "--no-input", "--name", "Theirs"])
        .narrated(
            "error: the name in this charter is `Ours`, not `Theirs`\nhelp: To change it, use \
             `copcharter set charter.name`. Nothing was changed.",
        )
        .status(2)
        .run()
        .expect_file("charter.toml", mine)
        .args(&["init", "--no-input", "--name", " Ours", "--host", "Office"])
        .stderr(THERE)
        .run()
        .args(&["init", "--no-input", "--host", "Another"])
        .whatever_it_says()
        .args(&["get", "charter.host"])
        .stdout("Office\n")
        .run();
}

#[test]
fn charter_may_name_a_folder() {
    Test::new()
        .file("team/x", "")
        .args(&["init", "--no-input", "--name", "A", "--charter", "team"])
        .stderr("team/charter.toml is there. Go on with `copcharter init`.\n")
        .run()
        .args(&["get", "charter.name", "--charter", "team/"])
        .stdout("A\n")
        .run();
}

/// Runs a command line below a charter, with this input.
fn below(test: &Test, line: &str, input: &str) -> (Option<i32>, String) {
    let line = format!("cd below; {line}");
    let output = crate::common::program::run(test.shell(&line), input.as_bytes());
    (output.status.code(), String::from_utf8_lossy(&output.stderr).into_owned())
}

#[test]
fn no_charter_is_made_below_another_unasked() {
    let test = Test::with_charter(MADE).file("below/x", "");
    let (code, said) = below(&test, "copcharter init --no-input --name B", "");
    assert_eq!(code, Some(2));
    assert!(said.starts_with("error: a folder above has a charter: `"), "{said}");
    assert!(said.contains("help: Make one here with `--charter charter.toml`, or go on"), "{said}");
    let (code, said) = below(&test, "copcharter init --blank", "");
    assert_eq!((code, said.contains("a folder above")), (Some(2), true));
    assert!(!test.folder().join("below/charter.toml").exists());
    let (code, _) = below(&test, "copcharter init --no-input --name B --charter charter.toml", "");
    assert_eq!(code, Some(0));
    assert!(test.read("below/charter.toml").contains("name = \"B\""));
    // Where there is one already, it is the one that is meant.
    let (code, _) = below(&test, "copcharter init --no-input", "");
    assert_eq!(code, Some(0));
    test.expect_file("charter.toml", MADE);
}

#[test]
fn below_another_charter_it_is_asked_which_is_meant() {
    let test = Test::with_charter(MADE).file("below/x", "");
    let (code, said) = below(&test, "copcharter init", "");
    assert_eq!(code, Some(2), "{said}");
    assert!(said.contains("A folder above has a charter already."), "{said}");
    assert!(said.contains("It is that of Data"), "{said}");
    assert!(said.ends_with("Nothing was made. Begin with `copcharter init`.\n"), "{said}");
    assert!(!test.folder().join("below/charter.toml").exists());
    below(&test, "copcharter init", "1\nThe office\n");
    assert!(!test.folder().join("below/charter.toml").exists());
    assert!(test.read("charter.toml").contains("host = \"The office\""));
    below(&test, "copcharter init", "2\nThose below\n");
    assert!(test.read("below/charter.toml").contains("name = \"Those below\""));
    assert!(test.read("charter.toml").contains("name = \"Data Stewards\""));
}

#[test]
fn a_blank_charter_holds_every_question_and_answers_none() {
    let test =
        Test::new().args(&["init", "--blank", "--name", "Data Stewards"]).stderr(THERE).run();
    let blank = test.read("charter.toml");
    assert!(blank.starts_with(MADE.trim_end()), "{blank}");
    let asked = blank.lines().filter(|line| line.starts_with("# ") && line.ends_with('?')).count();
    assert!(asked >= question_count(), "{asked} questions:\n{blank}");
    assert!(
        blank.contains("\n# subject = \"\"\n") || blank.contains("\n#subject = \"\"\n"),
        "{blank}"
    );
    let test = test.args(&["get", "purpose.domain.subject"]).status(1);
    let test = test.stderr("`purpose.domain.subject` is open.\n").run();
    // An answer goes to its place, and the blanks stay.
    let test = test.args(&["set", "purpose.domain.subject", "Data"]).run();
    let now = test.read("charter.toml");
    assert!(now.contains("\nsubject = \"Data\"\n"), "{now}");
    assert!(now.lines().count() >= blank.lines().count(), "{now}");
    test.args(&["get", "purpose.domain.subject"]).stdout("Data\n").run();
}

#[test]
fn the_answers_of_another_charter_are_taken_where_there_are_none() {
    let other = "[charter]\nname = \"Other\"\nhost = \"Office\"\n\n[purpose.domain]\nsubject = \"x\"\n\
                 issues = [\n  \"a\",\n]\n\n[people.members]\njoining = \"open\"\njoining_note = \"so far\"\n\n\
                 [[reviews]]\ndate = 2026-01-01\n";
    let test =
        Test::with_charter("[charter]\nname = \"Ours\"\n\n[purpose.domain]\nsubject = \"y\"\n")
            .file("other/charter.toml", other)
            .args(&["init", "--no-input", "--from", "other"])
            .whatever_it_says();
    let (stdout, stderr) = test.output();
    assert_eq!(stdout, "");
    assert_eq!(stderr, format!("2 answers were taken from other/charter.toml.\n{THERE}"));
    let mut test = test.expect_file("other/charter.toml", other);
    for (id, answer) in [
        ("charter.name", "Ours"),
        ("purpose.domain.subject", "y"),
        ("purpose.domain.issues", "a"),
        ("people.members.joining", "open"),
    ] {
        test = test.args(&["get", id]).stdout(&format!("{answer}\n")).run();
    }
    let test = test.args(&["get", "--note", "people.members.joining"]).stdout("so far\n").run();
    assert!(!test.read("charter.toml").contains("[[reviews]]"), "a history is not an answer");
    // Into a new charter, the facts come along.
    let test =
        test.args(&["--charter", "new.toml", "init", "--no-input", "--from", "other/charter.toml"]);
    let test = test.whatever_it_says().run();
    let test = test.args(&["--charter", "new.toml", "unset", "purpose.domain.subject"]).run();
    let again = ["--charter", "new.toml", "init", "--no-input", "--from", "other/charter.toml"];
    let test = test.args(&again).stderr(
        "one answer was taken from other/charter.toml.\nnew.toml is there. Go on with `copcharter init`.\n",
    );
    let test = test.run();
    test.args(&["--charter", "new.toml", "get", "charter.host"]).stdout("Office\n").run();
}

#[test]
fn another_charter_that_cannot_be_read_changes_nothing() {
    Test::new()
        .args(&["init", "--no-input", "--from", "missing.toml"])
        .narrated(
            "error: there is no file `[FOLDER]/missing.toml`\n\
             help: Look at the path; `copcharter init` makes a new charter.",
        )
        .status(2)
        .run()
        .expect_only(&[]);
    let wrong = "[charter]\nname = \"A\"\n\n[people.members]\njoining = 3\n";
    let test = Test::new().file("other.toml", wrong);
    let test = test.args(&["init", "--no-input", "--from", "other.toml"]).status(2);
    let (_, stderr) = test.whatever_it_says().output();
    assert!(stderr.contains("`other.toml` cannot be read whole: "), "{stderr}");
    let test = Test::new().file("other.toml", wrong);
    let test = test.args(&["init", "--no-input", "--from", "other.toml"]).status(2);
    test.whatever_it_says().run().expect_only(&["other.toml"]);
}

#[test]
fn depth_says_how_far_to_go() {
    let facts = "[charter]\nname = \"A\"\nhost = \"B\"\nsummary = \"C\"\n";
    for (depth, number) in [("core", core_count()), ("all", question_count())] {
        let test = Test::with_charter(facts).args(&["init", "--depth", depth]).whatever_it_says();
        let (_, stderr) = test.output();
        let progress = format!("Purpose › Domain, 1 of {number}\n");
        assert!(stderr.contains(&progress), "{stderr}");
        assert!(!stderr.contains("How far"), "{stderr}");
    }
    let test = Test::with_charter(facts).args(&["init", "--depth", "some"]).whatever_it_says();
    let (_, stderr) = test.status(2).output();
    assert!(stderr.contains("[possible values: core, all]"), "{stderr}");
}
