//! `status`: what programs can rely on, and that people see no control codes in a pipe.

mod common;

use common::Test;

const CHARTER: &str = "[charter]\nname = \"A\"\n\n[purpose.domain]\nsubject = \"x\"\n";

#[test]
fn json_has_its_keys() {
    let test = Test::with_charter(CHARTER).run_with("status --json").whatever_it_says();
    let (stdout, stderr) = test.output();
    assert_eq!(stderr, "");
    let status: serde_json::Value = serde_json::from_str(&stdout).expect("it is JSON");
    assert_eq!(status["name"], "A");
    assert_eq!(status["all"]["answered"], 1);
    assert_eq!(status["all"]["asked"], 58);
    assert_eq!(status["core"]["answered"], 1);
    assert_eq!(status["core"]["asked"], 20);
    assert_eq!(status["elements"].as_array().map(Vec::len), Some(3));
    assert_eq!(status["elements"][0]["areas"].as_array().map(Vec::len), Some(2));
    assert_eq!(status["open_core"].as_array().map(Vec::len), Some(19));
    assert_eq!(status["open_core"][0], "purpose.domain.issues");
}

#[test]
fn people_are_told_without_control_codes() {
    let test = Test::with_charter(CHARTER).run_with("status").whatever_it_says();
    let (stdout, stderr) = test.output();
    assert_eq!(stderr, "");
    assert!(stdout.contains("Core questions: 1 of 20 answered.\n"), "{stdout}");
    assert!(!stdout.contains('\u{1b}'), "{stdout:?}");
    let test = Test::with_charter(CHARTER).run_with("--color always status").whatever_it_says();
    assert!(test.output().0.contains('\u{1b}'));
}
