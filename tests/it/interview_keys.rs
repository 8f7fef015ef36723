//! What the keys of the interview do to the charter: back, help, to do, paste, records.

use crate::common::Folder;
use crate::common::counts::{core_progress, question_count};
use crate::common::terminal::{Key, Terminal};

/// Begins a charter and comes to the first core question.
fn begun(folder: &Folder, rows: u16, columns: u16) -> Terminal {
    let mut terminal = folder.terminal(&["init", "--depth", "core"], rows, columns);
    terminal.wait_for("What is the community called?").type_text("Stewards").press(Key::Enter);
    terminal.wait_for("✓ Name: Stewards").wait_for("home?").type_text(">").press(Key::Enter);
    terminal.wait_for("○ Host: left open").wait_for("In one sentence").press(Key::Enter);
    terminal.wait_for(&core_progress(1));
    terminal
}

fn leave(terminal: &mut Terminal) {
    terminal.press(Key::Ctrl('c')).wait_for("aved in");
    let status = terminal.wait_exit();
    assert_eq!(status.code(), Some(130), "{}", terminal.screen());
    assert!(terminal.is_cursor_visible());
    assert!(!terminal.marks_pastes());
}

#[test]
fn an_answer_is_on_disk_before_the_next_question_and_ctrl_c_loses_none() {
    let folder = Folder::new();
    let mut terminal = begun(&folder, 30, 80);
    terminal.type_text("Stewardship").press(Key::Enter).wait_for(&core_progress(2));
    assert!(folder.read("charter.toml").contains("subject = \"Stewardship\"\n"));
    terminal.type_text("Nobody owns the data").press(Key::Enter).wait_for("  2  ");
    assert!(folder.read("charter.toml").contains("  \"Nobody owns the data\",\n"));
    terminal.type_text("half a li");
    leave(&mut terminal);
    assert!(terminal.screen().contains("not saved: half a li"), "{}", terminal.screen());
    assert!(terminal.screen().contains(&format!(
        "All else is saved in charter.toml; {} questions are open.",
        question_count() - 2
    )));

    let mut again = folder.terminal(&["init", "--depth", "core"], 30, 80);
    again.wait_for("home?").type_text(">").press(Key::Enter);
    again.wait_for("In one sentence").type_text(">").press(Key::Enter);
    again.wait_for(&core_progress(3)).wait_for("What does the organization get out of it?");
    leave(&mut again);
}

#[test]
fn going_back_shows_the_answer_and_loses_nothing() {
    let folder = Folder::new();
    let mut terminal = begun(&folder, 30, 80);
    terminal.type_text("Stewardship").press(Key::Enter).wait_for(&core_progress(2));
    terminal.type_text("<").press(Key::Enter).wait_for(&core_progress(1)).wait_calm();
    assert!(terminal.screen().contains("  Stewardship"), "{}", terminal.screen());
    // The text is still filled in: a command typed behind it is not part of it.
    terminal.type_text(">").press(Key::Enter).wait_for(&core_progress(2));
    assert_eq!(folder.result(&["get", "purpose.domain.subject"]), "Stewardship\n");
    terminal.type_text("<").press(Key::Enter).wait_for(&core_progress(1)).wait_calm();
    terminal
        .press(Key::Ctrl('u'))
        .type_text("Care of data")
        .press(Key::Enter)
        .wait_for(&core_progress(2));
    assert_eq!(folder.result(&["get", "purpose.domain.subject"]), "Care of data\n");
    leave(&mut terminal);
}

#[test]
fn a_paste_of_three_lines_is_one_answer() {
    let folder = Folder::new();
    let mut terminal = begun(&folder, 30, 80);
    terminal.paste("one\ntwo\nthree").wait_calm();
    terminal.wait_for(&core_progress(1)).press(Key::Enter).wait_for(&core_progress(2));
    assert_eq!(folder.result(&["get", "purpose.domain.subject"]), "one two three\n");
    terminal.paste("- one\n- two\n- three\n").wait_calm();
    terminal.wait_for(&core_progress(2)).press(Key::Enter).wait_for("  4  ").press(Key::Enter);
    terminal.wait_for("✓ Issues: 3 issues").wait_for(&core_progress(3));
    assert_eq!(folder.result(&["get", "purpose.domain.issues"]), "one\ntwo\nthree\n");
    terminal.paste("one\ntwo\nthree").wait_calm();
    terminal.wait_for(&core_progress(3)).press(Key::Enter).wait_for(&core_progress(4));
    let id = "purpose.domain.value_to_organization";
    assert_eq!(folder.result(&["get", id]), "one\ntwo\nthree\n");
    leave(&mut terminal);
}

#[test]
fn a_paste_that_is_too_long_or_never_ends_is_refused_and_the_text_stays() {
    let folder = Folder::new();
    let mut terminal = begun(&folder, 30, 80);
    let refused = "An answer has at most 65536 bytes";
    terminal.type_text("Care").paste(&"x".repeat(70_000)).wait_for(refused).type_text(" of");
    terminal.wait_gone(refused);
    // Of a paste this long no end comes for ever.
    terminal.send(b"\x1b[200~").send(&vec![b'x'; 3 << 20]).wait_for(refused).type_text(" data");
    terminal.wait_gone(refused).press(Key::Enter).wait_for(&core_progress(2));
    assert_eq!(folder.result(&["get", "purpose.domain.subject"]), "Care of data\n");
    leave(&mut terminal);
}

#[test]
fn help_to_do_and_leaving_open_are_one_key_each() {
    let folder = Folder::new();
    let mut terminal = begun(&folder, 40, 80);
    terminal.type_text("?").press(Key::Enter).wait_for("For example:").wait_for(&core_progress(1));
    terminal.type_text("! ask Bo").press(Key::Enter).wait_for("! Subject: to do, ask Bo");
    let file = folder.read("charter.toml");
    let pending = "\n[[pending]]\nquestion = \"purpose.domain.subject\"\nstate = \"todo\"\nnote = \"ask Bo\"\n";
    assert!(file.ends_with(pending), "{file}");
    terminal.wait_for(&core_progress(2)).type_text(">").press(Key::Enter);
    terminal.wait_for("○ Issues: left open").wait_for(&core_progress(3));
    leave(&mut terminal);
}

#[test]
fn an_answer_settles_what_was_to_do() {
    let folder = Folder::with_answers(
        "\n[[pending]]\nquestion = \"purpose.domain.subject\"\nstate = \"todo\"\n",
    );
    let mut terminal = folder.terminal(&["edit", "purpose.domain.subject"], 24, 80);
    terminal.wait_for("1 of 1").type_text("Data").press(Key::Enter);
    assert_eq!(terminal.wait_exit().code(), Some(0));
    let file = folder.read("charter.toml");
    assert!(file.contains("subject = \"Data\"") && !file.contains("pending"), "{file}");
}

#[test]
fn records_that_begin_with_a_menu_can_be_ended_and_changed() {
    let id = "practice.how.communication";
    let folder = Folder::with_answers(
        "\n[practice.how]\ncommunication = [{ channel = \"email\" }, { channel = \"chat\" }]\n",
    );
    let mut terminal = folder.terminal(&["edit", id], 50, 80);
    terminal.wait_for("No more channels").wait_calm();
    terminal.press(Key::Down).press(Key::Enter).wait_for("^2 move up").wait_calm();
    terminal.type_text("^2").press(Key::Enter).wait_calm();
    assert_eq!(folder.result(&["get", id]), "channel=chat\n\nchannel=email\n");
    terminal.press(Key::Enter);
    assert_eq!(terminal.wait_exit().code(), Some(0), "{}", terminal.screen());
}

/// Whatever is typed in a menu for another purpose records nothing, in a wide window and a narrow one.
#[test]
fn in_a_menu_the_keys_mean_what_they_mean_in_a_field() {
    let id = "purpose.domain.landscape";
    for columns in [80, 50] {
        for (keys, then) in [
            (">\r", "○ Landscape: left open"),
            ("<\r", "< Landscape"),
            ("! Ask Sabine\r", "! Landscape: to do, Ask Sabine"),
        ] {
            let folder = Folder::with_answers("");
            let mut terminal = folder.terminal(&["edit", id], 40, columns);
            terminal.wait_for("↑ ↓ or a number").wait_calm().type_text(keys).wait_for(then);
            assert_eq!(folder.run(&["get", id]).code, 1, "{keys:?} recorded an answer");
            assert!(!folder.read("charter.toml").contains("landscape = "), "{keys:?}");
        }
        let folder = Folder::with_answers("");
        let mut terminal = folder.terminal(&["edit", id], 40, columns);
        terminal.wait_for("↑ ↓ or a number").wait_calm();
        for keys in ["\r", " ", "\r", "?"] {
            terminal.type_text(keys).wait_calm();
        }
        terminal.press(Key::Enter).wait_calm();
        terminal.type_text("\r").wait_for("Nothing is chosen yet").wait_calm();
        leave(&mut terminal);
        assert!(!folder.read("charter.toml").contains("landscape"));
    }
}
