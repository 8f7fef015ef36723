//! The interview in a real pseudo-terminal: keys go in, the screen is looked at.

#![allow(clippy::unwrap_used)]
#![cfg(unix)]

mod common;

use common::Folder;
use common::terminal::{Key, Terminal};

/// Begins a charter and comes to the first core question.
fn begun(folder: &Folder, rows: u16, columns: u16) -> Terminal {
    let mut terminal = folder.terminal(&["init", "--depth", "core"], rows, columns);
    terminal.wait_for("What is the community called?").type_text("Stewards").press(Key::Enter);
    terminal.wait_for("✓ Name: Stewards").wait_for("home?").press(Key::Enter);
    terminal.wait_for("○ Host: left open").wait_for("In one sentence").press(Key::Enter);
    terminal.wait_for("1 of 20");
    terminal
}

fn leave(terminal: &mut Terminal) {
    terminal.press(Key::Ctrl('c')).wait_for("Saved in");
    let status = terminal.wait_exit();
    assert_eq!(status.code(), Some(130), "{}", terminal.screen());
    assert!(terminal.is_cursor_visible());
    assert!(!terminal.marks_pastes());
}

#[test]
fn an_answer_is_on_disk_before_the_next_question_and_ctrl_c_loses_none() {
    let folder = Folder::new();
    let mut terminal = begun(&folder, 30, 80);
    terminal.type_text("Stewardship").press(Key::Enter).wait_for("2 of 20");
    assert!(folder.read("charter.toml").contains("subject = \"Stewardship\"\n"));
    terminal.type_text("Nobody owns the data").press(Key::Enter).wait_for("  2  ");
    assert!(folder.read("charter.toml").contains("  \"Nobody owns the data\",\n"));
    terminal.type_text("half a li");
    leave(&mut terminal);
    assert!(terminal.screen().contains("not saved: half a li"), "{}", terminal.screen());
    assert!(terminal.screen().contains("Saved in charter.toml; 56 questions are open."));

    let mut again = folder.terminal(&["init", "--depth", "core"], 30, 80);
    again.wait_for("home?").type_text(">").press(Key::Enter);
    again.wait_for("In one sentence").type_text(">").press(Key::Enter);
    again.wait_for("1 of 18").wait_for("What does the organization get out of it?");
    leave(&mut again);
}

#[test]
fn going_back_shows_the_answer_and_loses_nothing() {
    let folder = Folder::new();
    let mut terminal = begun(&folder, 30, 80);
    terminal.type_text("Stewardship").press(Key::Enter).wait_for("2 of 20");
    terminal.type_text("<").press(Key::Enter).wait_for("1 of 20").wait_calm();
    assert!(terminal.screen().contains("  Stewardship"), "{}", terminal.screen());
    // The text is still filled in: a command typed behind it is not part of it.
    terminal.type_text(">").press(Key::Enter).wait_for("2 of 20");
    assert_eq!(folder.result(&["get", "purpose.domain.subject"]), "Stewardship\n");
    terminal.type_text("<").press(Key::Enter).wait_for("1 of 20").wait_calm();
    terminal.press(Key::Ctrl('u')).type_text("Care of data").press(Key::Enter).wait_for("2 of 20");
    assert_eq!(folder.result(&["get", "purpose.domain.subject"]), "Care of data\n");
    leave(&mut terminal);
}

#[test]
fn a_paste_of_three_lines_is_one_answer() {
    let folder = Folder::new();
    let mut terminal = begun(&folder, 30, 80);
    terminal.paste("one\ntwo\nthree").wait_calm();
    terminal.wait_for("1 of 20").press(Key::Enter).wait_for("2 of 20");
    assert_eq!(folder.result(&["get", "purpose.domain.subject"]), "one two three\n");
    terminal.paste("- one\n- two\n- three\n").wait_calm();
    terminal.wait_for("2 of 20").press(Key::Enter).wait_for("  4  ").press(Key::Enter);
    terminal.wait_for("✓ Issues: 3 issues").wait_for("3 of 20");
    assert_eq!(folder.result(&["get", "purpose.domain.issues"]), "one\ntwo\nthree\n");
    terminal.paste("one\ntwo\nthree").wait_calm();
    terminal.wait_for("3 of 20").press(Key::Enter).wait_for("4 of 20");
    let id = "purpose.domain.value_to_organization";
    assert_eq!(folder.result(&["get", id]), "one\ntwo\nthree\n");
    leave(&mut terminal);
}

#[test]
fn every_script_is_typed_and_taken_back_letter_by_letter() {
    let folder = Folder::new();
    let mut terminal = begun(&folder, 30, 80);
    terminal.type_text("名前 👩‍👩‍👧 e\u{301}").wait_calm();
    for _ in 0..3 {
        terminal.press(Key::Backspace);
    }
    terminal.type_text("שלום").press(Key::Home).type_text("¡").press(Key::End).type_text("!");
    terminal.press(Key::Enter).wait_for("2 of 20");
    assert_eq!(folder.result(&["get", "purpose.domain.subject"]), "¡名前 שלום!\n");
    leave(&mut terminal);
}

#[test]
fn a_window_made_narrow_while_typing_keeps_the_text_whole() {
    let folder = Folder::new();
    let mut terminal = begun(&folder, 30, 80);
    let words = "stewardship of shared data in every unit that publishes figures for others";
    terminal.type_text(words).wait_calm();
    terminal.resize(24, 50).wait_calm();
    terminal.type_text(" today").wait_calm();
    let screen = terminal.screen();
    let flat = screen.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(flat.contains(&format!("{words} today")), "{screen}");
    terminal.press(Key::Enter).wait_for("2 of 20");
    assert_eq!(folder.result(&["get", "purpose.domain.subject"]), format!("{words} today\n"));
    leave(&mut terminal);
}

#[test]
fn help_to_do_and_leaving_open_are_one_key_each() {
    let folder = Folder::new();
    let mut terminal = begun(&folder, 40, 80);
    terminal.type_text("?").press(Key::Enter).wait_for("For example:").wait_for("1 of 20");
    terminal.type_text("! ask Bo").press(Key::Enter).wait_for("! Subject: to do, ask Bo");
    let file = folder.read("charter.toml");
    let pending = "\n[[pending]]\nquestion = \"purpose.domain.subject\"\nstate = \"todo\"\nnote = \"ask Bo\"\n";
    assert!(file.ends_with(pending), "{file}");
    terminal.wait_for("2 of 20").type_text(">").press(Key::Enter);
    terminal.wait_for("○ Issues: left open").wait_for("3 of 20");
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
fn items_are_changed_moved_and_taken_out() {
    let folder =
        Folder::with_answers("\n[purpose.domain]\nissues = [\n  \"a\",\n  \"b\",\n  \"c\",\n]\n");
    let mut terminal = folder.terminal(&["edit", "purpose.domain.issues"], 30, 80);
    terminal.wait_for("  4  ").type_text("^3").press(Key::Enter).wait_calm();
    assert_eq!(folder.result(&["get", "purpose.domain.issues"]), "a\nc\nb\n");
    terminal.type_text("-1").press(Key::Enter).wait_calm();
    assert_eq!(folder.result(&["get", "purpose.domain.issues"]), "c\nb\n");
    terminal.type_text("=2").press(Key::Enter).wait_calm();
    terminal.type_text("ig").press(Key::Enter).wait_calm();
    assert_eq!(folder.result(&["get", "purpose.domain.issues"]), "c\nbig\n");
    terminal.press(Key::Enter);
    assert_eq!(terminal.wait_exit().code(), Some(0));
}

#[test]
fn a_record_is_asked_field_by_field_and_kept_field_by_field() {
    let folder = Folder::with_answers("");
    let id = "purpose.goals.objectives";
    let mut terminal = folder.terminal(&["edit", id], 40, 80);
    terminal.wait_for("  1  ").type_text("A steward each").press(Key::Enter).wait_calm();
    assert_eq!(folder.result(&["get", id]), "objective=A steward each\n");
    terminal.type_text("Share").press(Key::Enter).wait_calm();
    terminal.press(Key::Enter).wait_calm();
    terminal.type_text("2027-02-30").press(Key::Enter).wait_for("not a day of the calendar");
    terminal.press(Key::Ctrl('u')).type_text("2027-02-28").press(Key::Enter).wait_for("› Members");
    terminal.press(Key::Down).press(Key::Enter).wait_for("  2  ").press(Key::Enter);
    assert_eq!(terminal.wait_exit().code(), Some(0));
    let record = "objective=A steward each\nmeasure=Share\nby=2027-02-28\nserves=organization\n";
    assert_eq!(folder.result(&["get", id]), record);
}

#[test]
fn a_choice_is_picked_and_may_have_a_remark() {
    let folder = Folder::with_answers("");
    let id = "people.members.joining";
    let mut terminal = folder.terminal(&["edit", id], 30, 80);
    terminal.wait_for("? help").press(Key::Down).press(Key::Enter).wait_for("Remark");
    terminal.type_text("Write to Ana").press(Key::Enter);
    assert_eq!(terminal.wait_exit().code(), Some(0));
    assert_eq!(folder.result(&["get", id]), "on-request\n");
    assert_eq!(folder.result(&["get", "--note", id]), "Write to Ana\n");
}

#[test]
fn ctrl_c_in_a_menu_shows_the_cursor_again() {
    let folder = Folder::with_answers("");
    let mut terminal = folder.terminal(&["edit", "people.members.joining"], 30, 80);
    terminal.wait_for("? help").wait_calm();
    leave(&mut terminal);
}

#[test]
fn the_editor_writes_an_answer_and_a_failing_one_loses_none() {
    let folder = Folder::with_answers("");
    folder.write("ed.sh", "#!/bin/sh\nprintf 'first\\n\\nsecond\\n' > \"$1\"\n");
    let editor = format!("sh {}", folder.path("ed.sh").display());
    let id = "purpose.goals.why";
    let mut terminal = folder.terminal_with_editor(&["edit", id], &editor);
    terminal.wait_for("Ctrl-O editor").press(Key::Ctrl('o')).wait_for("second");
    terminal.press(Key::Enter);
    assert_eq!(terminal.wait_exit().code(), Some(0));
    assert_eq!(folder.result(&["get", id]), "first\n\nsecond\n");

    let mut failing = folder.terminal_with_editor(&["edit", id], "false");
    failing.wait_for("second").press(Key::Ctrl('o')).wait_for("ended with a failure");
    failing.press(Key::Enter);
    assert_eq!(failing.wait_exit().code(), Some(0));
    assert_eq!(folder.result(&["get", id]), "first\n\nsecond\n");
}

#[test]
fn fifty_columns_are_enough() {
    let folder = Folder::new();
    let mut terminal = begun(&folder, 40, 50);
    terminal.type_text("?").press(Key::Enter).wait_for("For example:").wait_calm();
    let long: Vec<_> = terminal.rows().into_iter().filter(|row| row.chars().count() > 50).collect();
    assert_eq!(long, Vec::<String>::new());
    assert!(terminal.screen().contains("Ctrl-C save and stop"));
    leave(&mut terminal);
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
