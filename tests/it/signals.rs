//! Signals: the program ends as others expect it, keeps what was answered, and can be suspended.

use crate::common::Test;
use crate::common::program::PROGRAM;
use crate::common::terminal::{Key, Terminal};

const CHARTER: &str = "[charter]\nname = \"A\"\nhost = \"B\"\nsummary = \"C\"\n";
const FIELD: &str = "purpose.domain.subject";
const MENU: &str = "purpose.domain.landscape";

fn asked(id: &str, plain: bool) -> (Test, Terminal) {
    let mut arguments = vec!["edit", id];
    if plain {
        arguments.push("--plain");
    }
    let test = Test::with_charter(CHARTER).args(&arguments);
    let mut terminal = Terminal::start(test.command(), 40, 80);
    terminal.wait_for("Ctrl-C save and stop").wait_calm();
    (test, terminal)
}

#[test]
fn every_signal_has_its_exit_code_and_gives_the_terminal_back() {
    for (name, code) in [("INT", 130), ("TERM", 143), ("HUP", 129)] {
        for (id, plain) in [(FIELD, false), (MENU, false), (FIELD, true), (MENU, true)] {
            let (test, mut terminal) = asked(id, plain);
            let status = terminal.signal(name).wait_exit();
            assert_eq!(status.code(), Some(code), "{name} {id} {plain}:\n{}", terminal.screen());
            assert!(terminal.screen().contains("aved in charter.toml"), "{}", terminal.screen());
            assert!(terminal.is_cursor_visible() && !terminal.marks_pastes());
            test.expect_file("charter.toml", CHARTER);
        }
    }
}

/// A shell with job control, which has started a question.
fn asked_in_a_shell(id: &str) -> (Test, Terminal) {
    let test = Test::with_charter(CHARTER);
    let mut shell = test.shell("exec bash --norc --noprofile -i");
    shell.env("PS1", "shell> ").env("HISTFILE", "");
    let mut terminal = Terminal::start(shell, 40, 80);
    terminal.wait_for("shell>").type_text(&format!("{PROGRAM} edit {id}\r"));
    terminal.wait_for("Ctrl-C save and stop").wait_calm();
    (test, terminal)
}

#[test]
fn ctrl_z_suspends_and_what_was_typed_comes_back() {
    let (test, mut terminal) = asked_in_a_shell(FIELD);
    terminal.type_text("Maps and").wait_for("Maps and").press(Key::Ctrl('z'));
    terminal.wait_for("Stopped").wait_calm();
    assert!(terminal.is_cursor_visible());
    // The next command is the shell's, and no answer.
    terminal.type_text("echo $((6 * 7))\r").wait_for("\n42");
    terminal.type_text("fg\r").wait_for("Ctrl-C save and stop").wait_for("Maps and").wait_calm();
    terminal.type_text(" charts").press(Key::Enter).wait_for("✓ Subject: Maps and charts");
    assert!(test.read("charter.toml").contains("subject = \"Maps and charts\""));
}

#[test]
fn ctrl_z_in_a_menu_chooses_nothing() {
    let (test, mut terminal) = asked_in_a_shell(MENU);
    terminal.press(Key::Ctrl('z')).wait_for("Stopped").wait_calm();
    terminal.type_text("fg\r").wait_for("Nothing is chosen yet.").wait_calm();
    let test = test.expect_file("charter.toml", CHARTER);
    terminal.type_text("2").press(Key::Enter).wait_for("Remark");
    assert!(test.read("charter.toml").contains("landscape = \"others-exist\""));
}
