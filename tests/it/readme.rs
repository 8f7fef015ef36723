//! What the README promises is there: its commands are taken, and the two that begin everything
//! are the ones that are run elsewhere too.

use std::fs;

use crate::common::program;
use clap::CommandFactory as _;
use copcharter::cli;

fn readme() -> String {
    fs::read_to_string("README.md").expect("a README")
}

/// Every `copcharter …` in a block of commands or between backticks.
fn commands(text: &str) -> Vec<Vec<String>> {
    let mut found = Vec::new();
    let mut fence = None;
    for line in text.lines() {
        if let Some(kind) = line.strip_prefix("```") {
            fence = if fence.is_some() { None } else { Some(kind.to_owned()) };
            continue;
        }
        match fence.as_deref() {
            Some("console") => found.extend(line.strip_prefix("$ ").map(str::to_owned)),
            Some("sh") => found.push(line.to_owned()),
            Some(_) => {}
            None => found.extend(line.split('`').skip(1).step_by(2).map(str::to_owned)),
        }
    }
    let words = found.iter().map(|line| shell_words::split(line).expect("a line of a shell"));
    words.flat_map(calls).filter(|call| call.len() > 1).collect()
}

/// The calls of the program in a line of a shell.
fn calls(words: Vec<String>) -> Vec<Vec<String>> {
    words
        .split(|word| matches!(word.as_str(), "|" | "&&" | "||"))
        .filter(|call| call.first().is_some_and(|name| name == "copcharter"))
        .map(<[String]>::to_vec)
        .collect()
}

#[test]
fn every_command_in_the_readme_is_taken() {
    let commands = commands(&readme());
    assert!(commands.len() > 25, "{} commands were found", commands.len());
    for words in commands {
        let taken = cli::Cli::command().try_get_matches_from(&words);
        assert!(taken.is_ok(), "{words:?}: {}", taken.unwrap_err());
    }
}

#[test]
fn every_command_is_in_the_readme() {
    let commands = commands(&readme());
    for command in program::commands() {
        let shown = commands.iter().any(|words| words[1] == command);
        assert!(shown, "the README does not show `{command}`");
    }
}

#[test]
fn two_commands_set_up_and_test_and_the_gate_runs_the_same() {
    let readme = readme();
    let line = |text: &str, line: &str| text.lines().any(|it| it == line);
    assert!(line(&readme, "cargo install --path . --locked && copcharter init"));
    assert!(line(&readme, "cargo test --locked"));
    let gate = fs::read_to_string(".ci/run").unwrap();
    assert!(line(&gate, "cargo test --locked"));
}

#[test]
fn what_the_readme_points_at_is_there() {
    for rest in readme().split("](").skip(1) {
        let path = rest.split(')').next().unwrap();
        assert!(fs::metadata(path).is_ok(), "`{path}` is not there");
    }
}
