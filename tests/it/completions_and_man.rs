//! Completions, manual pages, help and version.

use crate::common::Test;
use crate::common::program::commands;

#[track_caller]
fn said(arguments: &str) -> String {
    let (stdout, stderr) = Test::new().run_with(arguments).whatever_it_says().output();
    assert_eq!(stderr, "", "{arguments}");
    stdout
}

#[test]
fn every_shell_completes_every_command() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let script = said(&format!("completions {shell}"));
        for command in commands() {
            assert!(script.contains(&command), "{shell} does not know {command}");
        }
    }
    let test = Test::new().run_with("completions csh").whatever_it_says().status(2);
    assert!(test.output().1.contains("[possible values: bash, elvish, fish, powershell, zsh]"));
}

#[cfg(unix)]
#[test]
fn bash_can_read_its_completions() {
    let test = Test::new();
    let output = crate::common::program::run(
        test.shell("copcharter completions bash > it; command -v bash > /dev/null && bash -n it"),
        b"",
    );
    assert_eq!(test.said(&output.stderr), "");
    assert!(!test.read("it").is_empty());
}

#[test]
fn every_command_has_a_manual_page_and_help() {
    assert!(said("man").contains(".TH copcharter 1"));
    for command in commands() {
        let page = said(&format!("man {command}"));
        assert!(page.contains(".SH SYNOPSIS"), "{page}");
        let help = said(&format!("{command} --help"));
        assert!(help.contains(&format!("Usage: copcharter {command}")), "{help}");
        assert!(help.lines().all(|line| line.chars().count() <= 80), "{help}");
    }
    Test::new()
        .run_with("man nothing")
        .stderr("error: there is no command `nothing`\nhelp: See `copcharter --help`.\n")
        .status(2)
        .run();
}

#[test]
fn the_options_of_a_command_stand_before_the_global_ones() {
    for (command, option) in [("set", "--note"), ("merge", "--our-name")] {
        let help = said(&format!("{command} --help"));
        let (own, global) = (help.find(option), help.find("--charter"));
        assert!(own.is_some() && own < global, "{help}");
    }
}

#[test]
fn version_and_wrong_usage() {
    assert_eq!(said("--version"), format!("copcharter {}\n", env!("CARGO_PKG_VERSION")));
    for arguments in ["", "nothing", "get", "set purpose.domain.subject", "--nothing"] {
        let test = Test::new().run_with(arguments).whatever_it_says().status(2);
        let (stdout, stderr) = test.output();
        assert_eq!(stdout, "", "{arguments}");
        assert!(stderr.contains("Usage: copcharter"), "{arguments}: {stderr}");
    }
}
