//! Charters that are not there, not readable or not writable: one plain sentence, nothing lost.

use std::collections::BTreeSet;

use crate::common::Test;
use crate::common::program::{commands, run};

const CHARTER: &str = "[charter]\nname = \"Data Stewards\"\n";

/// The commands that read the charter in the folder, and last the one that makes it.
const COMMANDS: [&[&str]; 14] = [
    &["get", "purpose.domain.subject"],
    &["set", "purpose.domain.subject", "x"],
    &["unset", "purpose.domain.subject"],
    &["edit", "purpose.domain.subject"],
    &["status"],
    &["check"],
    &["render"],
    &["review", "--list"],
    &["log"],
    &["pending", "list"],
    &["pending", "add", "purpose.goals.why"],
    &["migrate"],
    &["diagnose"],
    &["init", "--no-input"],
];

/// The other commands: they need no charter, or are given their files, or ask git first.
const OTHERS: [&str; 7] =
    ["completions", "diff", "man", "merge", "questions", "schema", "templates"];

#[test]
fn every_command_is_in_one_of_the_tables() {
    let tables: BTreeSet<String> =
        COMMANDS.iter().map(|words| words[0]).chain(OTHERS).map(str::to_owned).collect();
    assert_eq!(tables, commands().into_iter().collect());
}

/// Every command says this, ends with 2, and changes nothing.
#[track_caller]
fn all_say(prepare: impl Fn() -> Test, found: &[&str], commands: &[&[&str]], narrated: &str) {
    for arguments in commands {
        prepare().args(arguments).narrated(narrated).status(2).run().expect_only(found);
    }
}

#[test]
fn no_charter_here() {
    all_say(
        Test::new,
        &[],
        &[&COMMANDS[..13], &[&["diff"][..]]].concat(),
        "error: there is no charter.toml in `[FOLDER]` or in a folder above it\n\
         help: Make one with `copcharter init`, or name one with `--charter FILE`.",
    );
    Test::new()
        .args(&["--charter", "other.toml", "status"])
        .narrated(
            "error: there is no file `[FOLDER]/other.toml`\n\
             help: Look at the path; `copcharter init` makes a new charter.",
        )
        .status(2)
        .run();
}

#[test]
fn a_folder_as_charter() {
    let prepare = || Test::new().file("charter.toml/inside", "");
    let message = "error: `[FOLDER]/charter.toml` is not a file";
    all_say(prepare, &["charter.toml"], &COMMANDS, message);
}

#[cfg(unix)]
#[test]
fn a_pipe_as_charter_is_not_waited_for() {
    let prepare = || {
        let test = Test::new();
        let made = test.shell("mkfifo charter.toml").status().expect("there is a shell");
        assert!(made.success());
        test
    };
    let message = "error: `[FOLDER]/charter.toml` is not a file";
    all_say(prepare, &["charter.toml"], &COMMANDS, message);
}

#[test]
fn text_that_is_not_utf_8() {
    let prepare = || Test::with_charter(b"[charter]\nname = \"caf\xe9\"\n");
    let message = "error: `[FOLDER]/charter.toml` is not UTF-8 text: line 2, byte 12. \
                   Save it as UTF-8 in an editor";
    all_say(prepare, &["charter.toml"], &COMMANDS, message);
}

#[test]
fn two_mebibytes() {
    let prepare = || Test::with_charter(format!("{CHARTER}# {}\n", "x".repeat(2 * 1024 * 1024)));
    let message = "error: `[FOLDER]/charter.toml` has more than 1024 KiB, \
                   the most that is read\nhelp: Is this the right file?";
    all_say(prepare, &["charter.toml"], &COMMANDS, message);
}

#[test]
fn what_is_not_toml_is_shown_and_left_alone() {
    let broken = "[charter]\nname = \"Data\nhost = Office\n";
    let syntax_errors = |why: &str| {
        format!(
            "error[syntax]: this text has no closing quote
  at    charter.toml:2:8
        name = \"Data
               ^^^^^
{why}  help  Write `name = \"Data\"`.

error[syntax]: this text has no quotes
  at    charter.toml:3:8
        host = Office
               ^^^^^^
  help  Write `host = \"Office\"`.
"
        )
    };
    let then = "\nMend this and run the command again. Nothing was changed.\n";
    for arguments in COMMANDS.iter().filter(|arguments| arguments[0] != "check") {
        Test::with_charter(broken)
            .args(arguments)
            .stderr(&format!("{}{then}", syntax_errors("")))
            .status(2)
            .run()
            .expect_file("charter.toml", broken)
            .expect_only(&["charter.toml"]);
    }
    // For `check`, what is found is the result; it could not check all, and so ends with 2 as well.
    let why = "  why   A file that is not TOML from end to end is neither published nor
        changed, so that nothing in it is lost.
";
    Test::with_charter(broken)
        .args(&["check"])
        .stdout(&syntax_errors(why))
        .stderr("charter.toml: 2 errors.\nThe rest is checked once the file can be read.\n")
        .status(2)
        .run()
        .expect_file("charter.toml", broken);
}

#[cfg(unix)]
#[test]
fn a_file_that_may_not_be_written() {
    use std::os::unix::fs::PermissionsExt as _;
    let test = Test::with_charter(CHARTER);
    let mode = std::fs::Permissions::from_mode(0o444);
    std::fs::set_permissions(test.path("charter.toml"), mode).unwrap();
    // The program looks at the mode itself, so that this holds for root too.
    test.args(&["set", "purpose.domain.subject", "x"])
        .narrated(
            "error: cannot save `[FOLDER]/charter.toml`: it is read-only\n\
             help: Look at who may write there and whether the disk is full. \
             Nothing that was saved is lost.\n\
             This answer is not saved: x",
        )
        .status(2)
        .run()
        .expect_file("charter.toml", CHARTER)
        .expect_only(&["charter.toml"]);
}

#[cfg(unix)]
#[test]
fn a_folder_that_may_not_be_written_and_a_file_that_may_not_be_read() {
    use std::os::unix::fs::PermissionsExt as _;
    let test = Test::with_charter(CHARTER);
    let set = |name: &str, mode| {
        let mode = std::fs::Permissions::from_mode(mode);
        std::fs::set_permissions(test.path(name), mode).unwrap();
    };
    set("", 0o555);
    if std::fs::write(test.path("probe"), "").is_ok() {
        set("", 0o755);
        // Not by a macro, whose words the test runner would keep to itself.
        let words = b"NOT CHECKED: read-only folders and unreadable files, since this is root\n";
        std::io::Write::write_all(&mut std::io::stderr(), words).unwrap();
        return;
    }
    let said = test.shell(
        "copcharter set purpose.domain.subject x; copcharter init --charter new.toml --no-input",
    );
    let said = run(said, b"");
    set("", 0o755);
    set("charter.toml", 0o000);
    let unread = run(test.shell("copcharter status"), b"");
    set("charter.toml", 0o644);
    assert_eq!(said.status.code(), Some(2));
    let said = test.said(&said.stderr);
    assert!(said.contains("cannot save `[FOLDER]/charter.toml`: permission denied"), "{said}");
    assert!(said.contains("cannot make `[FOLDER]/new.toml`: permission denied"), "{said}");
    assert_eq!(unread.status.code(), Some(2));
    let unread = test.said(&unread.stderr);
    assert!(unread.contains("cannot read `[FOLDER]/charter.toml`: permission denied"), "{unread}");
    test.expect_file("charter.toml", CHARTER);
}

#[cfg(unix)]
#[test]
fn a_disk_that_is_full() {
    // A limit on the size of files stands in for it, with the signal that comes along ignored.
    let large = "x".repeat(8 * 1024);
    let test = Test::with_charter(CHARTER).file("large", &large);
    let script = "trap '' XFSZ; ulimit -f 4; copcharter set purpose.goals.why - < large";
    let output = run(test.shell(script), b"");
    let said = test.said(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{said}");
    assert!(
        said.starts_with("error: cannot save `[FOLDER]/charter.toml`: it would be larger"),
        "{said}"
    );
    let script = "trap '' XFSZ; ulimit -f 1; copcharter render";
    let output = run(test.shell(script), b"");
    let said = test.said(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{said}");
    assert!(said.contains("error: cannot write `[FOLDER]/charter."), "{said}");
    test.expect_file("charter.toml", CHARTER);
}

#[cfg(target_os = "linux")]
#[test]
fn results_that_cannot_be_written_are_a_failure() {
    for command in ["questions", "status", "man", "completions bash", "--help", "--version"] {
        let test = Test::with_charter(CHARTER);
        let script = test.shell(&format!("copcharter {command} > /dev/full"));
        let output = run(script, b"");
        let said = test.said(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{command}: {said}");
        assert!(
            said.contains("no space left") || said.contains("No space left"),
            "{command}: {said}"
        );
    }
}

#[cfg(unix)]
#[test]
fn a_closed_pipe_ends_quietly() {
    for command in [
        "questions",
        "questions purpose",
        "status",
        "status --json",
        "check",
        "check --format json",
        "render --stdout --format html",
        "man",
        "completions zsh",
        "--help",
    ] {
        let test = Test::with_charter(CHARTER);
        // `true` is gone long before; the sleep makes sure of it.
        let script = test.shell(&format!("(sleep 0.1; copcharter {command}; echo $? >&2) | true"));
        let output = run(script, b"");
        let said = test.said(&output.stderr);
        let last = said.lines().last().unwrap_or_default();
        assert!(["0", "1"].contains(&last), "{command}: {said}");
        assert!(!said.contains("rror") && !said.contains("panick"), "{command}: {said}");
    }
    let test = Test::new();
    let output = run(test.shell("copcharter questions | head -n 1"), b"");
    assert_eq!(test.said(&output.stderr), "");
    assert!(test.said(&output.stdout).starts_with("Purpose: "));
}

#[cfg(target_os = "linux")]
#[test]
fn a_present_folder_that_is_gone() {
    let test = Test::new().file("gone/inside", "");
    let script = test.shell("cd gone; rm -r ../gone; copcharter status");
    let output = run(script, b"");
    assert_eq!(output.status.code(), Some(2));
    let said = test.said(&output.stderr);
    assert!(said.starts_with("error: cannot tell the present folder: "), "{said}");
}
