//! The interview over a pipe and on simple terminals: line by line, without control codes.

use crate::common::Test;
use crate::common::counts::question_count;

/// Answers to everything that `init` asks on the core path.
const ANSWERS: &str = "Data Stewards\nThe office\nWe share.\n1\n\
Shared data\n\
Nobody owns it\nIt is late\n\n\
Fewer errors.\n\nAnd cheaper.\n.\n\
Somebody to ask.\n.\n\
2\nThe other one\n\
Too much went wrong.\n.\n\
Half the errors\nerrors a month\n50\n2027-06-30\nboth\n\n\
People stay.\n.\n\
Whoever keeps data.\n.\n\
Ana\nOffice\nana@example.org\none day a week\nBo\n\n\n\n\n\
on request\n\n\
Chair\nCalls the meetings\nAna\n\n\
The director\n\n\
A handbook\n\n\
By consent.\n.\n\
";

/// What `get` says.
#[track_caller]
fn assert_says(test: &Test, id: &str, answer: &str) {
    let test = Test::with_charter(test.read("charter.toml"));
    test.args(&["get", id]).stdout(&format!("{answer}\n")).run();
}

/// The last lines of what was said.
fn last(stderr: &str, lines: usize) -> String {
    let all: Vec<_> = stderr.lines().collect();
    all[all.len().saturating_sub(lines)..].join("\n")
}

#[test]
fn the_whole_core_interview_and_its_end_of_input() {
    let test = Test::new().args(&["init"]).stdin(ANSWERS).whatever_it_says();
    let (stdout, stderr) = test.output();
    assert_eq!(stdout, "");
    assert!(!stderr.contains('\u{1b}'), "{stderr:?}");
    assert_eq!(
        last(&stderr, 1),
        format!(
            "Saved in charter.toml; {} questions are open. Go on with `copcharter init`.",
            question_count() - 15
        ),
        "{stderr}"
    );
    let test = test.expect_only(&["charter.toml"]);
    for (id, answer) in [
        ("charter.name", "Data Stewards"),
        ("charter.host", "The office"),
        ("charter.summary", "We share."),
        ("purpose.domain.subject", "Shared data"),
        ("purpose.domain.issues", "Nobody owns it\nIt is late"),
        ("purpose.domain.value_to_organization", "Fewer errors.\n\nAnd cheaper."),
        ("purpose.domain.landscape", "others-exist"),
        (
            "purpose.goals.objectives",
            "objective=Half the errors\nmeasure=errors a month\ntarget=50\nby=2027-06-30\nserves=both",
        ),
        (
            "people.members.core_team",
            "name=Ana\naffiliation=Office\ncontact=ana@example.org\ncommitment=one day a week\n\nname=Bo",
        ),
        ("people.members.joining", "on-request"),
        ("practice.how.governance", "By consent."),
    ] {
        assert_says(&test, id, answer);
    }
}

#[test]
fn windows_line_ends_make_the_same_charter() {
    let plain = Test::new().args(&["init"]).stdin(ANSWERS).whatever_it_says().run();
    let answers = ANSWERS.replace('\n', "\r\n");
    let other = Test::new().args(&["init"]).stdin(answers).whatever_it_says().run();
    other.expect_file("charter.toml", &plain.read("charter.toml"));
}

#[test]
fn plain_and_dumb_are_as_a_pipe() {
    let piped = Test::new().args(&["init"]).stdin(ANSWERS).whatever_it_says();
    let said = piped.output();
    let plain = Test::new().args(&["init", "--plain"]).stdin(ANSWERS).whatever_it_says();
    assert_eq!(plain.output(), said);
    let dumb = Test::new().args(&["init"]).stdin(ANSWERS).env("TERM", "dumb").whatever_it_says();
    assert_eq!(dumb.output(), said);
    dumb.expect_file("charter.toml", &piped.read("charter.toml"));
}

#[test]
fn what_was_stopped_is_gone_on_with() {
    let first = "Data Stewards\n>\nWe share.\n1\nShared data\nNobody owns it\n";
    let (_, stderr) = Test::new().args(&["init"]).stdin(first).whatever_it_says().output();
    assert!(stderr.ends_with("Go on with `copcharter init`.\n"), "{stderr}");

    let test = Test::new().args(&["init"]).stdin(first).whatever_it_says().run();
    assert_says(&test, "purpose.domain.issues", "Nobody owns it");
    let test = test.args(&["init"]).stdin(">\n1\nFewer errors.\n.\n").whatever_it_says().run();
    assert_says(&test, "purpose.domain.value_to_organization", "Fewer errors.");
    assert_says(&test, "purpose.domain.subject", "Shared data");
}

#[test]
fn the_end_of_the_input_in_a_paragraph_says_what_is_not_saved() {
    let test = Test::with_charter("[charter]\nname = \"A\"\n");
    let test =
        test.args(&["edit", "purpose.goals.why"]).stdin("half\nan answer").whatever_it_says();
    let (_, stderr) = test.output();
    assert!(stderr.contains("This was being typed and is not saved: half\nan answer"), "{stderr}");
    test.expect_file("charter.toml", "[charter]\nname = \"A\"\n");
}

#[test]
fn no_input_at_all_makes_nothing() {
    let test = Test::new().args(&["init"]).whatever_it_says().status(2);
    let (_, stderr) = test.output();
    assert!(stderr.ends_with("Nothing was made. Begin with `copcharter init`.\n"), "{stderr}");
    test.expect_only(&[]);
}

#[test]
fn going_back_loses_nothing() {
    let input = "1\nShared data\none\ntwo\n<\n\n\nFewer errors.\n.\n<\n.\n<\n<\n<\n\n";
    let test = Test::with_charter("[charter]\nname = \"A\"\nhost = \"B\"\nsummary = \"C\"\n");
    let test = test.args(&["init"]).stdin(input).whatever_it_says();
    let (_, stderr) = test.output();
    assert!(stderr.contains("Now: Shared data\n"), "{stderr}");
    assert_says(&test, "purpose.domain.subject", "Shared data");
    assert_says(&test, "purpose.domain.issues", "one\ntwo");
    assert_says(&test, "purpose.domain.value_to_organization", "Fewer errors.");
}

#[test]
fn a_note_is_kept_until_there_is_an_answer() {
    let before = "[charter]\nname = \"A\"\n";
    let test = Test::with_charter(before)
        .args(&["edit", "purpose.domain.subject"])
        .stdin("! ask Bo\n")
        .whatever_it_says()
        .run()
        .expect_file(
            "charter.toml",
            &format!("{before}\n[[pending]]\nquestion = \"purpose.domain.subject\"\nstate = \"todo\"\nnote = \"ask Bo\"\n"),
        );
    let test = test.args(&["edit", "subject"]).whatever_it_says().status(2).run();
    test.args(&["edit", "purpose.domain.subject"])
        .stdin("Data\n")
        .whatever_it_says()
        .run()
        .expect_file("charter.toml", &format!("{before}\n[purpose.domain]\nsubject = \"Data\"\n"));
}

#[test]
fn an_answer_on_disk_before_the_next_question() {
    use std::io::{BufRead, BufReader, Write};
    use std::process::Stdio;
    let test = Test::with_charter("[charter]\nname = \"A\"\n");
    let test = test.args(&["edit", "purpose.domain"]);
    let mut command = test.command();
    command.stdin(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("the program can be started");
    let mut input = child.stdin.take().expect("a pipe");
    let said = BufReader::new(child.stderr.take().expect("a pipe"));
    input.write_all(b"Data\n").expect("the program reads");
    let settled = said.lines().map_while(Result::ok).find(|line| line.contains("✓ Subject"));
    assert!(settled.is_some());
    assert_says(&test, "purpose.domain.subject", "Data");
    child.kill().expect("it still asks");
    child.wait().expect("it ends");
}

#[test]
fn records_are_changed_gone_back_in_and_taken_out() {
    let objectives = "purpose.goals.objectives";
    let facts = "[charter]\nname = \"A\"\n";
    let answered = |input: &str| {
        let test = Test::with_charter(facts).args(&["edit", objectives]).stdin(input);
        let (_, stderr) = test.whatever_it_says().output();
        (Test::with_charter(facts).args(&["edit", objectives]).stdin(input), stderr)
    };
    let (test, stderr) = answered("One\nm\n\n\nboth\n=1\n6\nTwo\n\n\n\n\n\n");
    assert!(stderr.contains("  1  Two · m · both\n"), "{stderr}");
    // While a record is changed, an empty line does not mean that the list is done.
    assert!(
        !stderr.contains("Enter alone keeps what is there · - alone clears it · empty\nline done")
    );
    assert_says(
        &test.whatever_it_says().run(),
        objectives,
        "objective=Two\nmeasure=m\nserves=both",
    );
    let (test, _) = answered("One\nm\n<\nmore\n");
    assert_says(&test.whatever_it_says().run(), objectives, "objective=One\nmeasure=more");
    // Gone back to the first field and cleared, or taken out: nothing is left of it.
    for input in ["One\nm\n<\n<\n-\n", "One\n\n\n\nboth\n-1\n\n", "One\n\n\n\nboth\n=1\n1\n-\n\n"] {
        let (test, _) = answered(input);
        test.whatever_it_says().run().expect_file("charter.toml", facts);
    }
}

#[test]
fn one_field_of_a_record_is_changed_alone() {
    let objectives = "purpose.goals.objectives";
    for (change, expected) in [
        ("=1\n2\nerrors\n\n", "objective=One\nmeasure=errors\nserves=both"),
        ("=1\n5\n1\n\n", "objective=One\nmeasure=m\nserves=members"),
        ("=1 Another\n\n", "objective=Another\nmeasure=m\nserves=both"),
        // Nothing is changed by a number that is not there, or by going back.
        ("=7\n-0\n^1\n\n", "objective=One\nmeasure=m\nserves=both"),
        ("=1\n<\n\n", "objective=One\nmeasure=m\nserves=both"),
    ] {
        let test = Test::with_charter("[charter]\nname = \"A\"\n").args(&["edit", objectives]);
        let test = test.stdin(format!("One\nm\n\n\nboth\n{change}"));
        assert_says(&test.whatever_it_says().run(), objectives, expected);
    }
}

#[test]
fn a_list_takes_changes_and_no_change_is_taken_for_an_item() {
    let id = "purpose.domain.issues";
    for (input, expected, said) in [
        ("one\ntwo\n=2 second\n\n", "one\nsecond", "  2  second"),
        ("one\ntwo\n=7\n\n", "one\ntwo", "There is no number 7; the last one is 2."),
        ("one\n-5\n\n", "one", "There is no number 5; there is only 1."),
        ("one\n^9\n-5 degrees\n\n", "one\n-5 degrees", "There is no number 9"),
        ("-1\none\n\n", "one", "There is no number 1: nothing is there yet."),
        ("one\ntwo\n^2\n-2\n\n", "two", "  1  two\n"),
    ] {
        let test = Test::with_charter("[charter]\nname = \"A\"\n").args(&["edit", id]);
        let once = test.stdin(input).whatever_it_says();
        let (_, stderr) = once.output();
        assert!(stderr.contains(said), "{stderr}");
        let test = Test::with_charter("[charter]\nname = \"A\"\n").args(&["edit", id]);
        assert_says(&test.stdin(input).whatever_it_says().run(), id, expected);
    }
}

#[test]
fn after_resuming_what_was_answered_is_reached_by_going_back() {
    let charter = "[charter]\nname = \"A\"\nhost = \"\"\nsummary = \"S\"\n\n[purpose.domain]\nsubject = \"Maps\"\n";
    let test = Test::with_charter(charter).args(&["init", "--depth", "all"]);
    // From the first open question to the subject, the summary, the host and the name.
    let test = test.stdin("<\n<\n<\n<\nB\n<\nC\n").whatever_it_says();
    let (_, stderr) = test.output();
    assert!(stderr.contains("Now: Maps") && stderr.contains("Now: A"), "{stderr}");
    let test = Test::with_charter(charter).args(&["init", "--depth", "all"]);
    let test = test.stdin("<\n<\n<\n<\nB\n").whatever_it_says().run();
    assert_says(&test, "charter.name", "B");
    assert_says(&test, "purpose.domain.subject", "Maps");
    let test = Test::with_charter(charter).args(&["edit", "charter.name"]).stdin("<\n");
    let (_, stderr) = test.whatever_it_says().output();
    assert!(stderr.contains("Nothing comes before this question."), "{stderr}");
}

#[test]
fn a_day_in_words_is_shown_as_understood_and_a_past_one_asked_about_once() {
    let objectives = "purpose.goals.objectives";
    let test = Test::with_charter("[charter]\nname = \"A\"\n").args(&["edit", objectives]);
    let once = test.stdin("One\nm\n\n30 June 2099\n\n\n").whatever_it_says();
    let (_, stderr) = once.output();
    assert!(stderr.contains("`30 June 2099` is taken as 2099-06-30."), "{stderr}");
    let test = Test::with_charter("[charter]\nname = \"A\"\n").args(&["edit", objectives]);
    let input = "One\nm\n\n1.2.2003\n1.2.2003\n\n\n";
    let test = test.stdin(input).whatever_it_says();
    let (_, stderr) = test.output();
    assert!(stderr.contains("2003-02-01 has passed already."), "{stderr}");
    let test = Test::with_charter("[charter]\nname = \"A\"\n").args(&["edit", objectives]);
    let test = test.stdin(input).whatever_it_says().run();
    assert_says(&test, objectives, "objective=One\nmeasure=m\nby=2003-02-01");
}

#[test]
fn a_paragraph_from_a_pipe_ends_with_it() {
    let test = Test::with_charter("[charter]\nname = \"A\"\n");
    let test = test.args(&["edit", "purpose.goals.why"]).stdin("All\n\nof it\n");
    let test = test.whatever_it_says().run();
    assert_says(&test, "purpose.goals.why", "All\n\nof it");
}
