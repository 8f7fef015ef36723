//! `review`: line by line over a pipe, with the real git, and `log` of what came of it.

#[cfg(unix)]
use std::fs::Permissions;
#[cfg(unix)]
use std::os::unix::fs::PermissionsExt as _;

use crate::common::Folder;
use crate::common::counts::question_count;
use crate::common::git::{commit, git, history, repository};

const FACTS: &str =
    "[charter]\nformat = 1\nname = \"Stewards\"\nstatus = \"draft\"\nversion = \"0.3\"\n";
const TEAM: &str = "\n[[people.members.core_team]]\nname = \"Ana\"\n";
const REVIEW: &str = "\n[[reviews]]\ndate = 2026-02-01\nversion = \"0.3\"\nby = [\"Cem\"]\n";
const MATTER: &str = "\n[[pending]]\nquestion = \"purpose.goals.success\"\nstate = \"contested\"\n\
    owner = \"Ana\"\nby = 2026-11-01\nnote = \"Numbers or stories?\"\n\
    positions = [{ who = \"Ana\", says = \"Numbers.\" }]\n";

fn charter(subject: &str, rest: &str) -> String {
    format!(
        "{FACTS}\n[purpose.domain]\nsubject = \"{subject}\"\n\n[people.members]\nwho = \"Stewards\"\n\
         {TEAM}{rest}"
    )
}

/// Reviewed in February, and with another subject since March.
fn reviewed() -> Folder {
    history(&[
        ("2026-01-10", &charter("Shared data", "")),
        ("2026-02-02", &charter("Shared data", REVIEW)),
        ("2026-03-03", &charter("Open data", &format!("{MATTER}{REVIEW}"))),
    ])
}

const LISTED: &str = "\
Success  purpose.goals.success
  Contested since 2026-03-03, with Ana, by 2026-11-01, which has passed: Numbers
  or stories?
    Ana: Numbers.

Who  people.members.who
  Subject has changed since the last review. A different subject or depth draws
  different people, who want different results.
";

#[test]
fn what_would_be_looked_at_is_listed() {
    let folder = reviewed();
    assert_eq!(folder.result(&["review", "--list"]), LISTED);
    let json = folder.result(&["review", "--list", "--json"]);
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    let expected = serde_json::json!({ "form": 1, "items": [
        { "question": "purpose.goals.success", "looked_at": false, "since": null,
          "reasons": [{ "kind": "pending", "number": 1 }] },
        { "question": "people.members.who", "looked_at": false, "since": "2026-01-10",
          "reasons": [{ "kind": "pulled", "changed": ["purpose.domain.subject"],
            "because": "A different subject or depth draws different people, who want different \
                        results." }] },
    ]});
    assert_eq!(json, expected);
    let listed = folder.result(&["review", "--list", "people.members.core_team"]);
    assert_eq!(listed, "Core team  people.members.core_team\n");
}

#[test]
fn a_new_charter_has_nothing_that_asks_for_another_look() {
    let folder = Folder::new();
    folder.write("charter.toml", FACTS);
    let ran = folder.run(&["review"]);
    assert_eq!(ran.code, 0);
    assert!(ran.err.starts_with("Nothing asks for another look just now. "), "{}", ran.err);
    assert!(ran.err.contains("\n\nThe review\nHow do you go on?\n"), "{}", ran.err);
}

/// What is said in `a_whole_review_over_a_pipe`; `{LEFT}` is a number of questions.
const WHOLE: &str = "\
2 questions deserve another look. Since the last review: Subject was changed.
Every decision is saved at once; stop at any time and go on later.

Purpose › Goals, 1 of 2
Imagine that it has gone well. What would a visitor see in two years?
Contested since 2026-03-03, with Ana, by 2026-11-01, which has passed: Numbers
or stories?
  Ana: Numbers.
It is open.
  1  Leave it open: It has no answer for now.
  2  Answer it: Asks the question.
  3  Settle what is contested: No longer contested: Numbers or stories?
  4  Park it: Put it off on purpose, with somebody who sees to it and a day.
  5  Note dissent: Somebody sees it differently: who, and what they say.
(type its number or its words · Enter alone chooses 1 · ? help · < back · Ctrl-C
save and stop)
Choice: 
✓ Success, settled

People › Members, 2 of 2
Who are the people this community is for?
Subject has changed since the last review. A different subject or depth draws
different people, who want different results.
Since 2026-01-10 it says:
  Stewards
  1  Keep it: It stays as it is.
  2  Change it: Asks again, with the present answer filled in.
  3  Park it: Put it off on purpose, with somebody who sees to it and a day.
  4  Note dissent: Somebody sees it differently: who, and what they say.
(type its number or its words · Enter alone chooses 1 · ? help · < back · Ctrl-C
save and stop)
Choice: 
✓ Who, kept: Stewards

The review
All that asked for another look was looked at. How do you go on?
  1  Finish the review: Who took part, what changed, and the version.
  2  Go on through the rest: The {LEFT} questions that are left.
  3  Leave it open: Another sitting goes on with `copcharter review`.
(type its number or its words · Enter alone chooses 1 · ? help · < back · Ctrl-C
save and stop)
Choice: 

The review
Who took part?
Names, with commas between them.
Now: Ana, Cem
(Enter done · Enter alone keeps what is there · - alone clears it · < back ·
Ctrl-C save and stop)
Answer: 
✓ Who took part? Ana, Bo

The review
What changed, in a sentence?
Readers find it in the table of versions.
Now: Subject was changed.
(Enter done · Enter alone keeps what is there · - alone clears it · < back ·
Ctrl-C save and stop)
Answer: 
✓ What changed, in a sentence? Subject was changed.

The review
Who approved it?
Leave it empty where nobody has to, or nobody has yet.
(Enter done · < back · Ctrl-C save and stop)
Answer: 
✓ Who approved it? The director

The review
Is the charter agreed with that?
  1  Agreed: The core team, and whoever has to approve it, have said yes to this
     version.
  2  Draft: Still being written; anything in it may change.
(type its number or its words · Enter alone chooses 1 · ? help · < back · Ctrl-C
save and stop)
Choice: 
✓ Agreed

The review
Which version is it now?
Whole numbers are for new aims, the number behind the dot for other changes.
Now: 1.0
(Enter done · Enter alone keeps what is there · - alone clears it · < back ·
Ctrl-C save and stop)
Answer: 
✓ Which version is it now? 1.0

The review of 2026-11-23 is noted in charter.toml, version 1.0.

Next:
  copcharter render   publishes what the charter says now
  copcharter log      shows the reviews and what they changed
";

#[test]
fn a_whole_review_over_a_pipe() {
    let folder = reviewed();
    // Settle what is contested; keep the other; finish: who, what, approval, agreed, version.
    let input = "3\n1\n1\nAna, Bo\n\nThe director\n1\n\n";
    let ran = folder.run_with(&["review"], input);
    let said = WHOLE.replace("{LEFT}", &(question_count() - 2).to_string());
    assert_eq!((ran.code, ran.out.as_str(), ran.err.as_str()), (0, "", said.as_str()));
    let row = "\n[[reviews]]\ndate = 2026-11-23\nversion = \"1.0\"\nby = [\"Ana\", \"Bo\"]\n\
        approved_by = \"The director\"\n\
        reviewed = [\"purpose.goals.success\", \"people.members.who\"]\n\
        note = \"Subject was changed.\"\n";
    let facts = FACTS.replace("draft", "agreed").replace("0.3", "1.0");
    let expected = charter("Open data", &format!("{REVIEW}{row}")).replace(FACTS, &facts);
    assert_eq!(folder.read("charter.toml"), expected);

    // The log tells what changed between the two, once both are committed.
    commit(&folder, "2026-11-23");
    let expected = "\
2026-11-23  1.0  Ana, Bo
  approved by The director
  looked at purpose.goals.success, people.members.who
  changed Status, Subject
  Subject was changed.

2026-02-01  0.3  Cem
";
    assert_eq!(folder.result(&["log"]), expected);
    let json: serde_json::Value = serde_json::from_str(&folder.result(&["log", "--json"])).unwrap();
    let changed = ["charter.status", "charter.version", "purpose.domain.subject"];
    assert_eq!(json["reviews"][0]["changed"], serde_json::json!(changed));
    assert_eq!(json["reviews"][1]["changed"], serde_json::Value::Null);
    assert_eq!(folder.run(&["review", "--list"]).err, "Nothing deserves another look just now.\n");
}

#[test]
fn what_was_stopped_is_gone_on_with_elsewhere() {
    let folder = reviewed();
    let ran = folder.run_with(&["review"], "3\n");
    let stopped =
        "Saved in charter.toml; one question was looked at. Go on with `copcharter\nreview`.\n";
    assert!(ran.err.ends_with(stopped), "{}", ran.err);
    assert_eq!(ran.code, 0);
    let section =
        "[reviewing]\nbegun = 2026-11-23\nreviewed = [\n  \"purpose.goals.success\",\n]\n";
    assert!(folder.read("charter.toml").contains(section));
    // Another computer gets it through git. What was given at the end is kept as well.
    commit(&folder, "2026-11-24");
    let other = Folder::new();
    git(&other, &["clone", "--quiet", folder.path(".").to_str().unwrap(), "."]);
    let ran = other.run_with(&["review"], "\n1\nAna\nAll is well.\n");
    let goes_on = "This goes on with the review begun on 2026-11-23; one question was looked at.\n\
        One question deserves another look. Since the last review: Subject was changed.\n";
    assert!(ran.err.starts_with(goes_on), "{}", ran.err);
    assert!(ran.err.contains("People › Members, 2 of 2\n"), "{}", ran.err);
    let kept = "begun = 2026-11-23\nby = [\"Ana\"]\nnote = \"All is well.\"\nreviewed = [";
    assert!(other.read("charter.toml").contains(kept), "{}", other.read("charter.toml"));
    let ran = other.run_with(&["review"], "\n\n\n\n\n");
    assert!(ran.err.contains("Now: All is well.\n"), "{}", ran.err);
    let text = other.read("charter.toml");
    assert!(!text.contains("[reviewing]"), "{text}");
    let row = "by = [\"Ana\"]\nreviewed = [\"purpose.goals.success\", \"people.members.who\"]\n\
        note = \"All is well.\"\n";
    assert!(text.ends_with(&format!("date = 2026-11-23\nversion = \"0.4\"\n{row}")), "{text}");
}

#[test]
fn each_deed_is_saved_at_once() {
    let folder = reviewed();
    // Park it with a wrong day first; then note dissent twice, the second in place of the first.
    let park = "4\nBo\nsoon\n2027-01-15\nAfter the summit.\n";
    let ran = folder.run_with(&["review"], park);
    assert!(ran.err.contains("`soon` is not a day; write it as 2027-06-30.\n"), "{}", ran.err);
    assert!(ran.err.contains("✓ Success, parked with Bo until 2027-01-15\n"), "{}", ran.err);
    let parked = MATTER
        .replace("contested", "parked")
        .replace("Ana\"\nby", "Bo\"\nby")
        .replace("2026-11-01", "2027-01-15")
        .replace("Numbers or stories?", "After the summit.");
    assert!(folder.read("charter.toml").contains(&parked), "{}", folder.read("charter.toml"));

    let folder = reviewed();
    let ran = folder.run_with(&["review"], "5\n\nAna\nNumbers and dates.\n<\n5\nDee\nNeither.\n");
    assert!(ran.err.contains("Say who it is; < goes back.\n"), "{}", ran.err);
    assert!(ran.err.contains("✓ Success, contested by Dee\n"), "{}", ran.err);
    let text = folder.read("charter.toml");
    let positions = "positions = [{ who = \"Ana\", says = \"Numbers and dates.\" }, \
        { who = \"Dee\", says = \"Neither.\" }]\n";
    assert!(text.contains(positions), "{text}");

    // An answer that settles what was contested about it.
    let folder = reviewed();
    let ran = folder.run_with(&["review"], "2\nA visitor sees it.\n.\n1\n");
    assert!(ran.err.contains("Success is contested: Numbers or stories? Is that settled now?\n"));
    let text = folder.read("charter.toml");
    assert!(text.contains("A visitor sees it.") && !text.contains("[[pending]]"), "{text}");
}

#[test]
fn what_a_change_pulls_on_is_looked_at_again() {
    let folder = reviewed();
    let ids = ["review", "people.members.who", "purpose.domain.subject"];
    // In the order of the agenda: Who is pulled on by the new subject, and comes first; then the
    // subject is changed once more.
    let ran = folder.run_with(&ids, "\n2\nData of all\n");
    assert_eq!(ran.err.matches("People › Members, ").count(), 2, "{}", ran.err);
    let text = folder.read("charter.toml");
    assert!(text.contains("reviewed = [\n  \"purpose.domain.subject\",\n]"), "{text}");
}

#[test]
fn back_goes_to_the_item_before_and_help_explains() {
    let folder = reviewed();
    let ran = folder.run_with(&["review"], "<\n?\n1\n<\n1\n\n");
    assert!(ran.err.contains("This is the first one.\n"), "{}", ran.err);
    assert!(ran.err.contains("For example:\n"), "{}", ran.err);
    assert!(ran.err.contains("< Who\n"), "{}", ran.err);
    assert_eq!(ran.err.matches("Purpose › Goals, 1 of 2\n").count(), 2, "{}", ran.err);
    let text = folder.read("charter.toml");
    let reviewed = "reviewed = [\n  \"purpose.goals.success\",\n  \"people.members.who\",\n]\n";
    assert!(text.contains(reviewed), "{text}");
}

#[test]
fn without_a_history_it_is_said_once_and_goes_on() {
    let said = |folder: &Folder, why: &str| {
        let ran = folder.run(&["review", "--list"]);
        assert!(ran.out.starts_with("Success  purpose.goals.success\n"), "{}", ran.out);
        let unknown = format!("What has changed since the last review is not known: {why}.");
        let err = ran.err.split_whitespace().collect::<Vec<_>>().join(" ");
        assert_eq!((ran.code, err), (0, unknown));
        let ran = folder.run_with(&["review"], "\n");
        let err = ran.err.split_whitespace().collect::<Vec<_>>().join(" ");
        assert_eq!(err.matches("is not known").count(), 1, "{err}");
        assert_eq!(ran.code, 0);
    };
    let text = charter("Open data", &format!("{MATTER}{REVIEW}"));
    let folder = Folder::new();
    folder.write("charter.toml", &text);
    said(&folder, "the charter is not in a git repository");
    git(&folder, &["init", "--quiet"]);
    said(&folder, "nothing has been committed in this repository yet");
    git(&folder, &["commit", "--quiet", "--allow-empty", "-m", "empty"]);
    said(&folder, "charter.toml has not been committed yet");
    let folder = history(&[("2026-03-03", &charter("Open data", MATTER))]);
    folder.write("charter.toml", &text);
    said(&folder, "the last review has not been committed yet");

    let folder = reviewed();
    let url = format!("file://{}", folder.path(".").display());
    let shallow = Folder::new();
    git(&shallow, &["clone", "--quiet", "--depth", "1", &url, "."]);
    said(
        &shallow,
        "this clone has only the newest commits (`git fetch --unshallow` brings the others)",
    );
    let ran = shallow.run_with(&["review", "people.members.who"], "\n");
    assert!(ran.err.contains("Since 2026-03-03 or longer it says:\n"), "{}", ran.err);

    let ran = folder.command(&["review", "--list"]).env("PATH", "").output().unwrap();
    let said = String::from_utf8(ran.stderr).unwrap().replace('\n', " ");
    assert!(said.ends_with("is not known: there is no git here. "), "{said}");
    assert!(ran.status.success());
}

#[test]
fn a_charter_that_changed_its_name_has_its_history() {
    let folder = reviewed();
    std::fs::create_dir(folder.path("docs")).unwrap();
    git(&folder, &["mv", "charter.toml", "docs/our charter.toml"]);
    let named = ["--charter", "docs/our charter.toml"];
    let diff = [&named[..], &["diff", "HEAD~1"]].concat();
    let changed = "changed  Subject  purpose.domain.subject\n  [-Shared-] {+Open+} data\n";
    assert!(folder.result(&diff).starts_with(changed), "not committed yet");
    commit(&folder, "2026-04-04");
    let listed = folder.result(&[&named[..], &["review", "--list"]].concat());
    assert_eq!(listed, LISTED);
    assert!(folder.result(&[&named[..], &["diff", "HEAD~2"]].concat()).starts_with(changed));
    let ran = folder.run(&[&named[..], &["diff", "HEAD~2", "HEAD", "--exit-code"]].concat());
    assert_eq!((ran.code, ran.err.as_str()), (1, ""));
}

#[test]
fn merged_answers_count_from_the_merge() {
    let folder = history(&[("2026-01-10", &charter("Shared data", REVIEW))]);
    git(&folder, &["checkout", "--quiet", "-b", "side"]);
    folder.write("charter.toml", charter("Open data", REVIEW));
    commit(&folder, "2026-02-02");
    git(&folder, &["checkout", "--quiet", "main"]);
    commit(&folder, "2026-02-03");
    git(&folder, &["merge", "--quiet", "--no-ff", "-m", "merge", "side"]);
    let json = folder.result(&["review", "purpose.domain.subject", "--list", "--json"]);
    // The merge was made on the day that `git` stands for in tests.
    assert!(json.contains("\"since\": \"2026-01-01\""), "{json}");
}

/// Makes the newest commit one with a signature, which git may be set to have verified.
#[cfg(unix)]
fn sign(folder: &Folder) {
    let commit = git(folder, &["cat-file", "commit", "HEAD"]);
    let signature =
        "gpgsig -----BEGIN PGP SIGNATURE-----\n \n iQ==\n -----END PGP SIGNATURE-----\n";
    folder.write("signed", commit.replacen("\n\n", &format!("\n{signature}\n"), 1));
    let signed = git(folder, &["hash-object", "-t", "commit", "-w", "signed"]);
    git(folder, &["update-ref", "HEAD", signed.trim()]);
}

#[cfg(unix)]
#[test]
fn a_repository_of_a_stranger_runs_nothing() {
    let folder = reviewed();
    let script = format!("#!/bin/sh\ntouch '{}'\n", folder.path("ran").display());
    folder.write("evil.sh", &script);
    std::fs::set_permissions(folder.path("evil.sh"), Permissions::from_mode(0o755)).unwrap();
    let evil = folder.path("evil.sh").display().to_string();
    sign(&folder);
    for (key, value) in [
        ("core.fsmonitor", evil.as_str()),
        ("core.pager", &evil),
        ("core.sshCommand", &evil),
        ("core.editor", &evil),
        ("log.showSignature", "true"),
        ("gpg.program", &evil),
        ("diff.external", &evil),
        ("diff.toml.textconv", &evil),
        ("diff.toml.command", &evil),
        ("filter.toml.smudge", &evil),
        ("pager.log", &evil),
        ("pager.cat-file", &evil),
        ("alias.log", &format!("!{evil}")),
        ("alias.cat-file", &format!("!{evil}")),
        ("extensions.partialClone", "origin"),
        ("remote.origin.promisor", "true"),
        ("remote.origin.url", &format!("ext::{evil}")),
        ("protocol.ext.allow", "always"),
    ] {
        git(&folder, &["config", key, value]);
    }
    folder.write(".gitattributes", "*.toml diff=toml filter=toml\n");
    let missing = folder.run(&["diff", &"1".repeat(40)]);
    assert_eq!(missing.code, 2, "{}", missing.err);
    for arguments in [&["review", "--list"][..], &["log"], &["diff"], &["diff", "HEAD~1"]] {
        assert_eq!(folder.run(arguments).code, 0, "{arguments:?}");
    }
    // An object that is not there would be fetched.
    let object = git(&folder, &["rev-parse", "HEAD~1:charter.toml"]);
    let object = object.trim();
    std::fs::remove_file(folder.path(&format!(".git/objects/{}/{}", &object[..2], &object[2..])))
        .unwrap();
    for arguments in [&["review", "--list"][..], &["log"], &["diff", "HEAD~1"]] {
        folder.run(arguments);
    }
    assert!(!folder.path("ran").exists());
}

#[test]
fn a_question_that_is_not_there_is_answered_with_the_nearest() {
    let folder = repository();
    folder.write("charter.toml", FACTS);
    let ran = folder.run(&["review", "people.member"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("Did you mean `people.members`?"), "{}", ran.err);
    assert_eq!(folder.run(&["review", "--json"]).code, 2);
}
