//! Two branches, with the real git: by itself, and with the program as its merge driver.

use std::process::{Command, Output};

use crate::common::Folder;

const README: &str = include_str!("../../README.md");
const SET_DRIVER: &str = "$ git config merge.copcharter.driver '";

const EXAMPLE: &str = include_str!("../../examples/statistics-office/charter.toml");

fn try_git(folder: &Folder, arguments: &[&str]) -> Output {
    let program = std::path::Path::new(env!("CARGO_BIN_EXE_copcharter"));
    let mut path = std::ffi::OsString::from(program.parent().unwrap());
    path.push(":");
    path.push(std::env::var_os("PATH").unwrap_or_default());
    Command::new("git")
        .args(["-c", "user.name=Ana", "-c", "user.email=ana@example.org"])
        .args(["-c", "commit.gpgsign=false", "-c", "core.autocrlf=false"])
        .args(arguments)
        .current_dir(folder.path("."))
        .env("PATH", path)
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .env("GIT_CONFIG_NOSYSTEM", "1")
        .output()
        .unwrap()
}

fn git(folder: &Folder, arguments: &[&str]) {
    let ran = try_git(folder, arguments);
    assert!(ran.status.success(), "{arguments:?}: {ran:?}");
}

/// A repository with this charter and two branches, `main` and `topic`, each with its changes.
fn branches(text: &str, main: impl Fn(&Folder), topic: impl Fn(&Folder)) -> Folder {
    let folder = Folder::new();
    folder.write("charter.toml", text);
    git(&folder, &["init", "--quiet", "--initial-branch", "main"]);
    git(&folder, &["add", "."]);
    git(&folder, &["commit", "--quiet", "-m", "First"]);
    git(&folder, &["checkout", "--quiet", "-b", "topic"]);
    topic(&folder);
    git(&folder, &["commit", "--quiet", "-a", "-m", "Topic"]);
    git(&folder, &["checkout", "--quiet", "main"]);
    main(&folder);
    git(&folder, &["commit", "--quiet", "-a", "-m", "Main"]);
    folder
}

/// The driver that the README has.
fn documented_driver() -> &'static str {
    let line = README.lines().find_map(|line| line.strip_prefix(SET_DRIVER));
    line.and_then(|line| line.strip_suffix('\'')).expect("the README has a driver in quotes")
}

/// As the README says, once per clone.
fn set_up(folder: &Folder) {
    git(folder, &["config", "merge.copcharter.driver", documented_driver()]);
    folder.write(".gitattributes", "charter.toml merge=copcharter\n");
}

/// Whether `git merge` ends well by itself, and with the driver; and what the driver leaves.
fn merged(text: &str, main: impl Fn(&Folder), topic: impl Fn(&Folder)) -> (bool, bool, Folder) {
    let folder = branches(text, main, topic);
    let merge = || try_git(&folder, &["merge", "-m", "Both", "topic"]).status.success();
    let plain = merge();
    let back = if plain { "ORIG_HEAD" } else { "HEAD" };
    git(&folder, &["reset", "--quiet", "--hard", back]);
    set_up(&folder);
    let driven = merge();
    (plain, driven, folder)
}

/// Calls of the program.
type Calls = &'static [&'static [&'static str]];

fn call(calls: Calls) -> impl Fn(&Folder) {
    move |folder| {
        for arguments in calls {
            folder.result(arguments);
        }
    }
}

/// What is done on two branches, in different answers, and whether git's own merge by lines ends
/// well too. It does not where the lines touch: there the driver is needed.
const PAIRS: &[(&str, Calls, Calls, bool)] = &[
    (
        "different questions in one area",
        &[&["set", "purpose.domain.subject", "Stewardship of open data"]],
        &[&["set", "purpose.domain.landscape", "only-one"]],
        true,
    ),
    (
        "questions of different elements",
        &[&["set", "purpose.domain.level", "advanced"]],
        &[&["set", "practice.when.newsletter", "quarterly"]],
        true,
    ),
    (
        "an item added to each of two lists",
        &[&["set", "purpose.domain.issues", "--add", "Nobody knows the archive"]],
        &[&["set", "purpose.goals.risks", "--add", "The money ends"]],
        true,
    ),
    (
        "lists that stand one above the other",
        &[&["set", "purpose.goals.member_goals", "--add", "Be heard"]],
        &[&["set", "purpose.goals.organization_goals", "--add", "Be thanked"]],
        true,
    ),
    (
        "a list and a paragraph of one area",
        &[&["set", "purpose.domain.issues", "--add", "Nobody knows the archive"]],
        &[&["set", "purpose.domain.value_to_organization", "Less to correct."]],
        true,
    ),
    (
        "a new record on one side, changed ones on the other",
        &[&["set", "people.members.core_team", "--add", "name=Lotte Verhey"]],
        &[&["set", "people.members.roles", "role=Leader", "held_by=Tomas Brandl"]],
        true,
    ),
    (
        "questions answered for the first time",
        &[&["set", "purpose.domain.why_care", "We are asked every week."]],
        &[&["set", "people.members.not_invited", "Vendors"]],
        true,
    ),
    (
        "a matter pending on one side, an answer on the other",
        &[&["pending", "add", "purpose.goals.success", "--note", "Numbers?"]],
        &[&["set", "practice.when.charter_review", "half-yearly"]],
        true,
    ),
    (
        "a matter settled on one side, another added on the other",
        &[&["pending", "resolve", "practice.how.sunset"]],
        &[&["pending", "add", "purpose.goals.success", "--note", "Numbers?"]],
        true,
    ),
    (
        "neighbouring keys",
        &[&["set", "people.members.experience", "advanced"]],
        &[&["set", "people.members.seniority", "senior"]],
        false,
    ),
    (
        "one list, an item each",
        &[&["set", "purpose.domain.issues", "--add", "Nobody knows the archive"]],
        &[&["set", "purpose.domain.issues", "--add", "Two units count otherwise"]],
        false,
    ),
    (
        "a record each",
        &[&["set", "people.members.core_team", "--add", "name=Lotte Verhey"]],
        &[&["set", "people.members.core_team", "--add", "name=Hanna Weiss"]],
        false,
    ),
    (
        "a matter pending on each side",
        &[&["pending", "add", "purpose.goals.success", "--note", "Numbers?"]],
        &[&["pending", "add", "purpose.goals.risks", "--note", "More?"]],
        false,
    ),
    (
        "neighbours opened again",
        &[&["unset", "people.members.experience"]],
        &[&["unset", "people.members.seniority"]],
        false,
    ),
];

#[test]
fn different_answers_merge_cleanly() {
    for (what, main, topic, by_lines) in PAIRS {
        let (plain, driven, folder) = merged(EXAMPLE, call(main), call(topic));
        assert_eq!(plain, *by_lines, "{what}: by lines");
        assert!(driven, "{what}: with the driver");
        for calls in [main, topic] {
            let alone = Folder::new();
            alone.write("charter.toml", EXAMPLE);
            call(calls)(&alone);
            for arguments in *calls {
                holds(what, &folder, &alone, arguments);
            }
        }
        assert_eq!(folder.run(&["check", "--deny", "error"]).code, 0, "{what}");
    }
}

/// Whether the merged charter has what this edit gave the side that made it.
fn holds(what: &str, merged: &Folder, alone: &Folder, arguments: &[&str]) {
    if arguments[0] == "pending" {
        let list = merged.result(&["pending", "list"]);
        assert_eq!(list.contains(arguments[2]), arguments[1] == "add", "{what}: {list}");
        return;
    }
    let get = |folder: &Folder| folder.run(&["get", arguments[1]]).out;
    let (both, one) = (get(merged), get(alone));
    for line in one.lines() {
        assert!(both.contains(line), "{what}: {line} in {both}");
    }
    assert!(arguments[0] != "unset" || both.is_empty(), "{what}: {both}");
}

fn append(text: &'static str) -> impl Fn(&Folder) {
    move |folder| folder.write("charter.toml", &(folder.read("charter.toml") + text))
}

fn replace(old: &'static str, new: &'static str) -> impl Fn(&Folder) {
    move |folder| {
        let text = folder.read("charter.toml");
        assert!(text.contains(old), "{old}");
        folder.write("charter.toml", text.replace(old, new));
    }
}

#[test]
fn a_review_on_one_side_merges_by_lines_and_one_on_each_with_the_driver() {
    let one = "\n[[reviews]]\ndate = 2026-11-20\nversion = \"1.4\"\nnote = \"Later.\"\n";
    let other = "\n[[reviews]]\ndate = 2026-10-02\nversion = \"1.3\"\nnote = \"Earlier.\"\n";
    let subject = call(&[&["set", "purpose.domain.subject", "Stewardship of open data"]]);
    let (plain, driven, folder) = merged(EXAMPLE, append(one), subject);
    assert!(plain && driven);
    assert_eq!(folder.read("charter.toml").matches("[[reviews]]").count(), 4);
    let (plain, driven, folder) = merged(EXAMPLE, append(one), append(other));
    assert!(!plain && driven);
    assert_eq!(folder.read("charter.toml"), format!("{EXAMPLE}{other}{one}"));
}

#[test]
fn two_sittings_of_one_review_are_both_kept() {
    let begun = |looked_at: &[&str]| {
        let items: String = looked_at.iter().map(|id| format!("  \"{id}\",\n")).collect();
        format!("\n[reviewing]\nbegun = 2026-11-20\nby = [\"Ana\"]\nreviewed = [\n{items}]\n")
    };
    let (why, who, what) = ("purpose.goals.why", "people.members.who", "practice.what.outputs");
    let base = EXAMPLE.to_owned() + &begun(&[why]);
    let then = |old: String, new: String| {
        move |folder: &Folder| {
            let text = folder.read("charter.toml").replace(&old, &new);
            folder.write("charter.toml", &text);
        }
    };
    let main = then(begun(&[why]), begun(&[why, who]));
    let topic = then(begun(&[why]), begun(&[why, what]).replace("[\"Ana\"]", "[\"Ana\", \"Bo\"]"));
    let (plain, driven, folder) = merged(&base, main, topic);
    assert!(!plain && driven);
    let both = begun(&[why, who, what]).replace("[\"Ana\"]", "[\"Ana\", \"Bo\"]");
    assert_eq!(folder.read("charter.toml"), EXAMPLE.to_owned() + &both);
}

#[test]
fn comments_of_both_sides_stay() {
    let main = replace("experience = \"mixed\"", "experience = \"advanced\" # asked in May");
    let topic = replace("seniority = \"mixed\"", "# Look again.\nseniority = \"senior\" # ask Bo");
    let (plain, driven, folder) = merged(EXAMPLE, main, topic);
    assert!(!plain && driven);
    let expected = "experience = \"advanced\" # asked in May\n# Look again.\n# ask Bo\nseniority = \"senior\"\n";
    assert!(folder.read("charter.toml").contains(expected), "{}", folder.read("charter.toml"));
}

#[test]
fn a_true_conflict_stops_git_and_leaves_a_charter_that_can_be_read() {
    let main = call(&[&["set", "purpose.domain.subject", "Stewardship of open data"]]);
    let topic = call(&[
        &["set", "purpose.domain.subject", "Stewardship of the archive"],
        &["set", "purpose.domain.level", "advanced"],
    ]);
    let folder = branches(EXAMPLE, main, topic);
    set_up(&folder);
    let ran = try_git(&folder, &["merge", "-m", "Both", "topic"]);
    assert_eq!(ran.status.code(), Some(1));
    let said = String::from_utf8(ran.stderr).unwrap();
    let expected = "\
warning: charter.toml: both sides have changed `purpose.domain.subject`. Ours
stays, and both are pending as contested
The file can be read. Settle it (`copcharter pending list`), or agree to settle
it later; then `git add charter.toml` and commit.
";
    assert_eq!(said, expected);
    let status = try_git(&folder, &["status", "--porcelain", "charter.toml"]);
    assert_eq!(status.stdout, b"UU charter.toml\n");
    assert_eq!(folder.result(&["get", "purpose.domain.subject"]), "Stewardship of open data\n");
    assert_eq!(folder.result(&["get", "purpose.domain.level"]), "advanced\n");
    let text = folder.read("charter.toml");
    let pending = "
[[pending]]
question = \"purpose.domain.subject\"
state = \"contested\"
note = \"Both sides of a merge have changed this answer.\"
positions = [
  { who = \"this branch\", says = \"Stewardship of open data\" },
  { who = \"topic\", says = \"Stewardship of the archive\" },
]
";
    assert!(text.contains(pending), "{text}");
    assert_eq!(folder.run(&["check", "--deny", "error"]).code, 0);
    assert_eq!(folder.run(&["render", "--out", "."]).code, 0);
    // Settled and committed, the merge is done.
    folder.result(&["pending", "resolve", "purpose.domain.subject"]);
    git(&folder, &["add", "charter.toml"]);
    git(&folder, &["commit", "--quiet", "-m", "Both"]);
}

#[test]
fn what_is_not_toml_is_left_to_git() {
    let main = replace("level = \"mixed\"", "level = mixed");
    let topic = replace("level = \"mixed\"", "level = \"basic\"");
    let folder = branches(EXAMPLE, main, topic);
    set_up(&folder);
    let ran = try_git(&folder, &["merge", "-m", "Both", "topic"]);
    assert_eq!(ran.status.code(), Some(1));
    let said = String::from_utf8(ran.stderr).unwrap();
    assert!(said.starts_with("warning: charter.toml was merged by lines only: "), "{said}");
    let markers = "<<<<<<< this branch\nlevel = mixed\n=======\nlevel = \"basic\"\n>>>>>>> topic\n";
    assert!(folder.read("charter.toml").contains(markers), "{}", folder.read("charter.toml"));
}

#[test]
fn without_git_too() {
    let folder = Folder::new();
    let text = "[purpose.domain]\nsubject = \"a\"\nlevel = \"basic\"\n";
    folder.write("base", text);
    folder.write("ours", text.replace("\"a\"", "\"b\""));
    folder.write("theirs", text.replace("basic", "mixed"));
    let ran =
        folder.command(&["merge", "base", "ours", "theirs"]).env("PATH", "").output().unwrap();
    assert_eq!((ran.status.code(), ran.stderr.as_slice()), (Some(0), &b""[..]));
    assert_eq!(folder.read("ours"), "[purpose.domain]\nsubject = \"b\"\nlevel = \"mixed\"\n");
    folder.write("theirs", "level = ");
    let ran =
        folder.command(&["merge", "base", "ours", "theirs"]).env("PATH", "").output().unwrap();
    assert_eq!(ran.status.code(), Some(2));
    let ran = folder.run(&["merge", "base", "ours", "nothing"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.starts_with("error: there is no file `"), "{}", ran.err);
    assert_eq!(folder.names(), ["base", "ours", "theirs"]);
}

#[test]
fn more_than_can_be_settled_answer_by_answer_is_left_to_git() {
    let keys: String = (0..2000).map(|n| format!("\"purpose.p{n}\" = \"public\"\n")).collect();
    let text = "[charter]\nname = \"A\"\n";
    let put = |more: String| {
        move |folder: &Folder| folder.write("charter.toml", format!("{text}\n{more}"))
    };
    let main = put("[[reviews]]\ndate = 2026-02-02\n".to_owned());
    let folder = branches(text, main, put(format!("[audience]\n{keys}")));
    set_up(&folder);
    let ran = try_git(&folder, &["merge", "-m", "Both", "topic"]);
    assert_eq!(ran.status.code(), Some(1));
    let said = String::from_utf8(ran.stderr).unwrap();
    let said = said.split_whitespace().collect::<Vec<_>>().join(" ");
    let why = "more differs than can be settled answer by answer";
    assert!(
        said.starts_with(&format!("warning: charter.toml was merged by lines only: {why}")),
        "{said}"
    );
    let text = folder.read("charter.toml");
    assert!(text.contains("<<<<<<< ") && text.contains("\"purpose.p1999\""), "{text}");
    assert!(text.contains("date = 2026-02-02"), "{text}");
}

#[test]
fn where_the_program_is_missing_git_merges_by_lines_and_nothing_of_theirs_is_lost() {
    let subject = |text: &'static str| call_set("purpose.domain.subject", text);
    let folder = branches(EXAMPLE, subject("Open data"), subject("The archive"));
    set_up(&folder);
    let driver = documented_driver().replacen("copcharter", "copcharter-that-is-not-there", 1);
    git(&folder, &["config", "merge.copcharter.driver", &driver]);
    let ran = try_git(&folder, &["merge", "-m", "Both", "topic"]);
    assert_eq!(ran.status.code(), Some(1), "{ran:?}");
    let text = folder.read("charter.toml");
    assert!(text.contains("<<<<<<<") && text.contains(">>>>>>>"), "{text}");
    assert!(text.contains("Open data") && text.contains("The archive"), "{text}");
    let level = call(&[&["set", "purpose.domain.level", "advanced"]]);
    let folder = branches(EXAMPLE, subject("Open data"), level);
    set_up(&folder);
    git(&folder, &["config", "merge.copcharter.driver", &driver]);
    git(&folder, &["merge", "-m", "Both", "topic"]);
    assert_eq!(folder.result(&["get", "purpose.domain.level"]), "advanced\n");
    assert_eq!(folder.result(&["get", "purpose.domain.subject"]), "Open data\n");
}

fn call_set(id: &'static str, text: &'static str) -> impl Fn(&Folder) {
    move |folder| drop(folder.result(&["set", id, text]))
}

#[test]
fn two_reviews_that_made_one_version_are_for_people() {
    let one = "\n[[reviews]]\ndate = 2026-11-20\nversion = \"1.4\"\nnote = \"Goals.\"\n";
    let other = "\n[[reviews]]\ndate = 2026-10-02\nversion = \"1.4\"\nnote = \"Members.\"\n";
    let (_, driven, folder) = merged(EXAMPLE, append(one), append(other));
    assert!(!driven);
    let text = folder.read("charter.toml");
    assert!(text.contains(one) && text.contains(other), "{text}");
    let list = folder.result(&["pending", "list"]);
    assert!(list.contains("charter.version") && list.contains("Version 1.4, 2026-10-02"), "{list}");
    // The same review on both is one.
    let (_, driven, folder) = merged(EXAMPLE, append(one), append(one));
    assert!(driven);
    assert_eq!(folder.read("charter.toml"), format!("{EXAMPLE}{one}"));
}

#[cfg(unix)]
#[test]
fn a_pipe_is_refused_and_a_path_may_begin_with_a_dash() {
    let folder = Folder::new();
    for name in ["base", "ours", "theirs"] {
        folder.write(name, "[charter]\nname = \"N\"\n");
    }
    let made = Command::new("mkfifo").arg(folder.path("pipe")).status().unwrap();
    assert!(made.success());
    let ran = folder.run(&["merge", "base", "ours", "pipe"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("is not a file"), "{}", ran.err);
    assert_eq!(folder.result(&["merge", "base", "ours", "theirs", "-charter.toml"]), "");
    assert_eq!(folder.result(&["merge", "--", "base", "ours", "theirs", "--x.toml"]), "");
}
