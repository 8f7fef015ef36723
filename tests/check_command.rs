//! `check`: how it ends. What it finds is tested where the rules are.

mod common;

use common::Test;

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
