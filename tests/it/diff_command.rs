//! `diff`: what changed since a commit, on the real program and with the real git.

use crate::common::Folder;
use crate::common::git::{git, history};

const CHARTER: &str = "[charter]\nformat = 1\nname = \"Stewards\"\n\n[purpose.domain]\n\
    subject = \"Care of shared data\"\nissues = [\n  \"Nobody owns it\",\n]\n\n\
    [people.members]\nwho = \"Stewards\"\n";

/// A repository with the charter committed.
fn committed() -> Folder {
    let folder = Folder::new();
    folder.write("charter.toml", CHARTER);
    git(&folder, &["init", "--quiet"]);
    git(&folder, &["add", "."]);
    git(&folder, &["commit", "--quiet", "-m", "First"]);
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
  - <ins>It is &lt;b>late&lt;/b>, @&#8203;team␛\\[31m</ins>

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
    git(&folder, &["commit", "--quiet", "-a", "-m", "Second"]);
    let ran = folder.run(&["diff", "--exit-code"]);
    let same = "Nothing differs between HEAD:charter.toml and charter.toml.\n";
    assert_eq!((ran.code, ran.out.as_str(), ran.err.as_str()), (0, "", same));
    assert_eq!(folder.run(&["diff", "HEAD~1", "HEAD", "--exit-code"]).code, 1);
    assert_eq!(folder.run(&["diff", "HEAD~1", "--exit-code"]).code, 1);
}

#[test]
fn two_files_need_no_git() {
    let folder = Folder::new();
    folder.write("old.toml", CHARTER);
    folder.write("new.toml", CHARTER.replace("\nwho = \"Stewards\"", ""));
    let out = folder.result(&["diff", "old.toml", "new.toml"]);
    assert_eq!(out, "removed  Who  people.members.who\n  [-Stewards-]\n");
}

#[test]
fn below_the_top_of_the_repository_too() {
    let folder = committed();
    std::fs::create_dir(folder.path("sub")).unwrap();
    folder.write("sub/charter.toml", CHARTER);
    let said = "There is no `sub/charter.toml` in `HEAD`: all of it is new since, or gone.\n";
    let ran = folder.run(&["--charter", "sub/charter.toml", "diff", "--exit-code"]);
    assert_eq!((ran.code, ran.err.as_str()), (1, said));
    assert!(ran.out.contains("added    Who  people.members.who\n"), "{}", ran.out);
    git(&folder, &["add", "."]);
    git(&folder, &["commit", "--quiet", "-m", "Second"]);
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
    git(&folder, &["init", "--quiet"]);
    fails(&folder, &["diff"], "error: nothing has been committed in this repository yet\n");
    let folder = committed();
    fails(&folder, &["diff", "nope"], "error: there is no revision `nope`\n");
    fails(&folder, &["diff", "--", "--output=x"], "error: there is no revision `--output=x`\n");
    assert_eq!(folder.names(), [".git", "charter.toml"]);
    let ran = folder.command(&["diff"]).env("PATH", "").output().unwrap();
    let said = String::from_utf8(ran.stderr).unwrap();
    assert!(said.starts_with("error: `git` cannot be run"), "{said}");
}

#[test]
fn what_differs_beside_the_answers_is_said_too() {
    let folder = committed();
    folder.write("old.toml", format!("{CHARTER}\n[audience]\n\"people.members.who\" = \"team\"\n"));
    let add = ["pending", "add", "purpose.domain.subject", "--owner", "A\u{1b}na", "--note", "<b>"];
    folder.result(&add);
    folder.result(&["pending", "add", "purpose.domain.subject", "--state", "parked"]);
    let publish = "\n[publish]\noutputs = [{ document = \"overview\", format = \"html\", path = \
        \"o.html\", audience = \"public\" }]\n\n[[reviews]]\ndate = 2026-02-01\nversion = \"0.2\"\n\
        by = [\"Ana\"]\n\n[check]\nallow = [{ code = \"no-sponsor\", because = \"We are small.\" }]\n";
    folder.write("charter.toml", &(folder.read("charter.toml") + publish));
    let expected = "\
Besides the answers
  pending  Subject: new, todo, with A␛na: <b>
  pending  Subject: new, parked
  reviews  2026-02-01: new, version 0.2; by Ana
  publish  o.html: new, overview, html for public
  check    no-sponsor: new, We are small.
";
    assert_eq!(folder.result(&["diff"]), expected);
    let expected = "### What changes in the charter\n\n\
        - pending, **Subject** (`purpose.domain.subject`): <ins>todo, with A␛na: &lt;b></ins>\n\
        - pending, **Subject** (`purpose.domain.subject`): <ins>parked</ins>\n\
        - reviews, 2026-02-01: <ins>version 0.2; by Ana</ins>\n\
        - publish, o.html: <ins>overview, html for public</ins>\n\
        - check, no-sponsor: <ins>We are small.</ins>\n";
    assert_eq!(folder.result(&["diff", "--format", "markdown"]), expected);
    let ran = folder.run(&["diff", "--format", "json", "--exit-code"]);
    assert_eq!(ran.code, 1);
    let json: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(json["besides"].as_array().map(Vec::len), Some(5));
    assert_eq!(json["besides"][1]["after"], "parked");
    assert_eq!(json["changes"].as_array().map(Vec::len), Some(0));
    let out = folder.result(&["diff", "charter.toml", "old.toml"]);
    assert!(out.contains("  audience Who: new, team\n"), "{out}");
    assert!(out.contains("  pending  Subject: gone, parked\n"), "{out}");
    folder.result(&["pending", "resolve", "2"]);
    folder.result(&["pending", "add", "purpose.domain.subject", "--position", "Bo: No."]);
    let out = folder.result(&["diff", "HEAD"]);
    assert!(out.contains("  pending  Subject: new, contested (Bo: No.)\n"), "{out}");
}

#[test]
fn the_charter_is_of_its_own_repository_whatever_a_hook_says() {
    let folder = committed();
    let linked = tempfile::tempdir().unwrap();
    let tree = linked.path().join("tree");
    git(&folder, &["worktree", "add", "--quiet", "-b", "other", tree.to_str().unwrap()]);
    let text = CHARTER.replace("Care of shared data", "Care of the archive");
    std::fs::write(tree.join("charter.toml"), text).unwrap();
    // In a folder below, as a hook or an alias of the linked worktree may be.
    std::fs::create_dir(tree.join("sub")).unwrap();
    let elsewhere = committed();
    for git_dir in [folder.path(".git/worktrees/tree"), elsewhere.path(".git")] {
        let mut command = folder.command(&["diff", "--exit-code"]);
        let command = command.current_dir(tree.join("sub")).env("GIT_DIR", git_dir);
        let ran = command.env("GIT_INDEX_FILE", "/nowhere/index").output().unwrap();
        let said = String::from_utf8(ran.stdout).unwrap();
        assert_eq!(ran.status.code(), Some(1), "{said}");
        assert!(said.contains("Care of [-shared data-] {+the archive+}\n"), "{said}");
    }
}

#[test]
fn a_clone_without_the_earlier_charters_says_so() {
    let review = |day: &str| format!("\n[[reviews]]\ndate = {day}\nversion = \"1.0\"\n");
    let (one, two) = (review("2026-01-01"), review("2026-02-01"));
    let origin = history(&[
        ("2026-01-01", &format!("{CHARTER}{one}")),
        ("2026-02-01", &format!("{CHARTER}{one}{two}").replace("shared", "open")),
    ]);
    git(&origin, &["config", "uploadpack.allowFilter", "true"]);
    let address = format!("file://{}", origin.root().display());
    for filter in ["--filter=blob:none", "--filter=tree:0"] {
        let folder = Folder::new();
        git(&folder, &["clone", "--quiet", filter, &address, "clone"]);
        let run = |arguments: &[&str]| {
            let mut command = folder.command(arguments);
            command.current_dir(folder.path("clone")).output().unwrap()
        };
        let ran = run(&["diff", "HEAD~1"]);
        let said = String::from_utf8(ran.stderr).unwrap();
        assert_eq!(ran.status.code(), Some(2), "{filter}: {said}");
        assert!(
            said.starts_with("error: this clone was made without the earlier charters"),
            "{said}"
        );
        let ran = run(&["log"]);
        let said = String::from_utf8(ran.stderr).unwrap();
        assert!(said.starts_with("warning: what changed with each review is not known"), "{said}");
        assert!(ran.status.success());
    }
}
