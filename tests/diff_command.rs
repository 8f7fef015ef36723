//! `diff`: what changed since a commit, on the real program and with the real git.

#![allow(clippy::unwrap_used)]

mod common;

use common::Folder;

const CHARTER: &str = "[charter]\nformat = 1\nname = \"Stewards\"\n\n[purpose.domain]\n\
    subject = \"Care of shared data\"\nissues = [\n  \"Nobody owns it\",\n]\n\n\
    [people.members]\nwho = \"Stewards\"\n";

/// A repository with the charter committed.
fn committed() -> Folder {
    let folder = Folder::new();
    folder.write("charter.toml", CHARTER);
    folder.git(&["init", "--quiet"]);
    folder.git(&["add", "."]);
    folder.git(&["commit", "--quiet", "-m", "First"]);
    folder
}

fn changed() -> Folder {
    let folder = committed();
    folder.result(&["set", "purpose.domain.subject", "Care of open data"]);
    folder.result(&["set", "purpose.domain.issues", "--add", "It is <b>late</b>, @team\u{1b}[31m"]);
    folder
}

#[test]
fn the_file_is_compared_with_the_last_commit() {
    let expected = "\
changed  Subject  purpose.domain.subject
  Care of [-shared-] {+open+} data

changed  Issues  purpose.domain.issues
  + It is <b>late</b>, @team␛[31m

This pulls on
  Who  people.members.who
    A different subject or depth draws different people, who want different
    results.
";
    assert_eq!(changed().result(&["diff"]), expected);
}

#[test]
fn markdown_can_be_pasted_and_calls_nobody() {
    let expected = "\
### What changes in the charter

- **Subject** (`purpose.domain.subject`) changed: Care of <del>shared</del> <ins>open</ins> data
- **Issues** (`purpose.domain.issues`) changed
  - <ins>It is &lt;b&gt;late&lt;/b&gt;, @&#8203;team␛\\[31m</ins>

### What this pulls on

- **Who** (`people.members.who`): A different subject or depth draws different people, who want \
different results.
";
    assert_eq!(changed().result(&["diff", "--format", "markdown"]), expected);
}

#[test]
fn programs_get_json_and_an_exit_code() {
    let folder = changed();
    let ran = folder.run(&["diff", "--format", "json", "--exit-code"]);
    assert_eq!((ran.code, ran.err.as_str()), (1, ""));
    let diff: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(diff["form"], 1);
    assert_eq!(diff["from"], "HEAD:charter.toml");
    assert_eq!(diff["changes"][0]["question"], "purpose.domain.subject");
    assert_eq!(diff["changes"][0]["before"], "Care of shared data");
    assert_eq!(diff["changes"][1]["after"].as_array().map(Vec::len), Some(2));
    assert_eq!(diff["pulls"][0]["look_at"][0], "people.members.who");
    folder.git(&["commit", "--quiet", "-a", "-m", "Second"]);
    let ran = folder.run(&["diff", "--exit-code"]);
    let same = "No answer differs between HEAD:charter.toml and charter.toml.\n";
    assert_eq!((ran.code, ran.out.as_str(), ran.err.as_str()), (0, "", same));
    assert_eq!(folder.run(&["diff", "HEAD~1", "HEAD", "--exit-code"]).code, 1);
    assert_eq!(folder.run(&["diff", "HEAD~1", "--exit-code"]).code, 1);
}

#[test]
fn two_files_need_no_git() {
    let folder = Folder::new();
    folder.write("old.toml", CHARTER);
    folder.write("new.toml", &CHARTER.replace("\nwho = \"Stewards\"", ""));
    let out = folder.result(&["diff", "old.toml", "new.toml"]);
    assert_eq!(out, "removed  Who  people.members.who\n  [-Stewards-]\n");
}

#[test]
fn below_the_top_of_the_repository_too() {
    let folder = committed();
    std::fs::create_dir(folder.path("sub")).unwrap();
    folder.write("sub/charter.toml", CHARTER);
    let error = "error: there is no file `sub/charter.toml` in `HEAD`\n";
    let ran = folder.run(&["--charter", "sub/charter.toml", "diff"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.starts_with(error), "{}", ran.err);
    folder.git(&["add", "."]);
    folder.git(&["commit", "--quiet", "-m", "Second"]);
    assert_eq!(folder.run(&["--charter", "sub/charter.toml", "diff"]).code, 0);
}

#[test]
fn what_cannot_be_compared_is_said_clearly() {
    let fails = |folder: &Folder, arguments: &[&str], expected: &str| {
        let ran = folder.run(arguments);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{arguments:?}");
        assert!(ran.err.contains(expected), "{}", ran.err);
    };
    let folder = Folder::with_answers("");
    fails(&folder, &["diff"], "is not in a git repository");
    folder.git(&["init", "--quiet"]);
    fails(&folder, &["diff"], "error: nothing has been committed in this repository yet\n");
    let folder = committed();
    fails(&folder, &["diff", "nope"], "error: there is no revision `nope`\n");
    fails(&folder, &["diff", "--", "--output=x"], "error: there is no revision `--output=x`\n");
    assert_eq!(folder.names(), [".git", "charter.toml"]);
    let ran = folder.command(&["diff"]).env("PATH", "").output().unwrap();
    let said = String::from_utf8(ran.stderr).unwrap();
    assert!(said.starts_with("error: `git` cannot be run"), "{said}");
}
