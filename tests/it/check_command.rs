//! `check`: how it ends. What it finds is tested where the rules are.

use crate::common::{Folder, Test};

#[test]
fn what_is_found_ends_with_one() {
    let test = Test::with_charter("[charter]\nname = \"A\"\n").whatever_it_says();
    for (arguments, status) in [
        ("check", 1),
        ("check --format json", 1),
        ("check --deny advice", 1),
        ("check --deny error", 0),
        ("check --deny nothing", 2),
    ] {
        let test = Test::with_charter(test.read("charter.toml"));
        test.run_with(arguments).whatever_it_says().status(status).run();
    }
    let wrong = Test::with_charter("[charter]\nname = \"A\"\n[people.members]\njoining = 3\n");
    wrong.run_with("check --deny error").whatever_it_says().status(1).run();
}

#[test]
fn json_is_json_and_nothing_else() {
    let test = Test::with_charter("[charter]\nname = \"A\"\n").run_with("check --format json");
    let (stdout, stderr) = test.whatever_it_says().status(1).output();
    assert!(serde_json::from_str::<serde_json::Value>(&stdout).is_ok(), "{stdout}");
    assert_eq!(stderr, "");
}

#[test]
fn one_may_look_for_some_findings_only() {
    let charter = "[charter]\nname = \"A\"\n[people.members]\njoining = \"open\"\naccess = \"private\"\n\
        [practice.when]\ncharter_review = \"monthly\"\n[[reviews]]\ndate = 2026-01-01\n";
    let codes = |only: &str| -> Vec<String> {
        let test = Test::with_charter(charter).args(&["check", "--only", only, "--format", "json"]);
        let (stdout, _) = test.whatever_it_says().status(1).output();
        let report: serde_json::Value = serde_json::from_str(&stdout).expect("it is JSON");
        let findings = report["findings"].as_array().cloned().unwrap_or_default();
        findings.iter().map(|f| f["code"].as_str().unwrap_or_default().to_owned()).collect()
    };
    assert_eq!(codes("review-due"), ["review-due"]);
    assert_eq!(codes("review-due,open-but-private"), ["open-but-private", "review-due"]);
    let test = Test::with_charter(charter).run_with("check --only date-passed");
    test.stderr("charter.toml: nothing found.\n")
        .run()
        .run_with("check --only review-deu")
        .status(2)
        .stderr(
            "error: there is no finding with the code `review-deu`\nhelp: Did you mean \
             `review-due`? `copcharter check --explain` lists all codes.\n",
        )
        .run();
}

/// What a reader of the published page would see has to be what the charter says.
#[test]
fn documents_that_are_not_what_the_charter_says_are_found() {
    let folder = Folder::with_example();
    let charter = folder.read("charter.toml");
    assert_eq!(folder.run(&["check"]).code, 0, "nothing is published yet, so nothing is stale");
    let published = "\n[publish]\noutputs = [\n  { document = \"overview\", format = \"html\", \
        path = \"docs/index.html\" },\n  { document = \"charter\", format = \"markdown\", path = \
        \"charter.md\" },\n]\n";
    folder.write("charter.toml", format!("{charter}{published}"));
    let found = || {
        let ran = folder.run(&["check", "--format", "github"]);
        (ran.code, ran.out.matches("title=output-stale").count(), ran.out)
    };
    let (code, number, out) = found();
    assert_eq!((code, number), (1, 2), "{out}");
    assert!(out.contains("::`docs/index.html` has not been written yet.%0A"), "{out}");
    folder.run(&["render"]);
    assert_eq!(found(), (0, 0, String::new()));
    folder.write("charter.md", "Something else.\n");
    let (code, number, out) = found();
    assert_eq!((code, number), (1, 1), "{out}");
    assert!(out.contains("::`charter.md` is not what the charter says.%0A"), "{out}");
    let allow = "\n[check]\nallow = [{ code = \"output-stale\", because = \"Made in CI.\" }]\n";
    folder.write("charter.toml", format!("{charter}{published}{allow}"));
    let ran = folder.run(&["check"]);
    assert_eq!(ran.code, 0, "{}", ran.out);
    assert!(ran.out.contains("switched off[output-stale]"), "{}", ran.out);
}

/// An output that cannot be made is said, and everything else is checked all the same.
#[test]
fn an_output_outside_the_folder_is_said_and_not_read() {
    let folder = Folder::with_answers(
        "\n[publish]\noutputs = [{ document = \"charter\", path = \"../charter.html\" }]\n",
    );
    let ran = folder.run(&["check"]);
    assert_eq!(ran.code, 1);
    assert!(ran.out.contains("warning[core-open]"), "{}", ran.out);
    let warning = "warning: the published documents were not compared: ";
    assert!(ran.err.starts_with(warning), "{}", ran.err);
}
