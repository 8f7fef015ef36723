//! `pending` and `log`: what is agreed to be open, and the reviews, on the real program.

use crate::common::Folder;

#[test]
fn what_is_open_is_noted_listed_and_settled() {
    let folder = Folder::with_answers("\n# Kept.\n");
    let id = "purpose.domain.subject";
    let add = ["pending", "add", id, "--state", "contested", "--owner", "Ana"];
    folder.result(&[&add[..], &["--by", "2027-01-15", "--note", "Which\u{1b} one?"]].concat());
    folder.result(&["pending", "add", "purpose.goals.why"]);
    folder.result(&["pending", "add", "purpose.goals.why", "--state", "parked"]);
    let listed = "\
\x201  contested  Subject  purpose.domain.subject
    Ana · by 2027-01-15 · Which␛ one?
 2  todo       Why  purpose.goals.why
 3  parked     Why  purpose.goals.why
";
    assert_eq!(folder.result(&["pending", "list"]), listed);
    let ran = folder.run(&["pending", "resolve", "purpose.goals.why"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.starts_with("error: several matters are pending about"), "{}", ran.err);
    folder.result(&["pending", "resolve", "2"]);
    folder.result(&["pending", "resolve", id]);
    let json = folder.result(&["pending", "list", "--json"]);
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["form"], 1);
    assert_eq!(json["pending"].as_array().map(Vec::len), Some(1));
    assert_eq!(json["pending"][0]["state"], "parked");
    folder.result(&["pending", "resolve", "1"]);
    assert_eq!(folder.run(&["pending", "list"]).err, "Nothing is pending.\n");
    assert!(folder.read("charter.toml").contains("# Kept."));
}

#[test]
fn what_does_not_fit_changes_nothing() {
    let folder = Folder::with_answers("");
    let before = folder.read("charter.toml");
    for arguments in [
        &["pending", "add", "purpose.domain.subjet"][..],
        &["pending", "add", "purpose.domain.subject", "--by", "soon"],
        &["pending", "resolve", "0"],
        &["pending", "resolve", "1"],
        &["pending", "resolve", "purpose.domain.subject"],
    ] {
        assert_eq!(folder.run(arguments).code, 2, "{arguments:?}");
    }
    assert_eq!(folder.read("charter.toml"), before);
}

#[test]
fn the_reviews_are_shown_newest_first() {
    let log = Folder::with_example().result(&["log"]);
    let expected = "\
2026-09-15  1.2  Ines Halvorsen, Tomas Brandl, Peter Oduya, Lotte Verhey
  approved by Birgit Falk, for the data board
  looked at purpose.goals, people, practice.when
  Regional offices joined. New figures for every goal. Core team now meets every
  two weeks.

2026-03-24  1.1  Ines Halvorsen, Rukmini Dey
";
    assert!(log.starts_with(expected), "{log}");
    let json = Folder::with_example().result(&["log", "--json"]);
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["reviews"][2]["date"], "2025-09-16");
    let ran = Folder::with_answers("").run(&["log"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, "The charter has not been reviewed yet.\n"));
}

#[test]
fn what_is_contested_has_positions() {
    let folder = Folder::with_answers("");
    let id = "purpose.goals.success";
    let add = ["pending", "add", id, "--note", "Which?", "--position", "Ana: Numbers: many."];
    folder.result(&[&add[..], &["--position", "Bo: Stories."]].concat());
    // One more view of the same matter is no matter of its own.
    folder.result(&["pending", "add", id, "--position", "Cem: Both."]);
    let listed = "\
\x201  contested  Success  purpose.goals.success
    Which?
    Ana: Numbers: many.
    Bo: Stories.
    Cem: Both.
";
    assert_eq!(folder.result(&["pending", "list"]), listed);
    let before = folder.read("charter.toml");
    for wrong in [
        &["pending", "add", id, "--position", "Numbers."][..],
        &["pending", "add", id, "--position", ": Numbers."],
        &["pending", "add", id, "--state", "todo", "--position", "Ana: Numbers."],
    ] {
        assert_eq!(folder.run(wrong).code, 2, "{wrong:?}");
    }
    assert_eq!(folder.read("charter.toml"), before);
}
