//! What each key does at a menu: it means what it means at every other prompt, and nothing is
//! recorded that nobody has chosen.

use crate::common::Folder;
use crate::common::terminal::{Key, Terminal};

const SUBJECT: &str = "purpose.domain.subject";
const LANDSCAPE: &str = "purpose.domain.landscape";
const NEWSLETTER: &str = "practice.when.newsletter";
const HINT: &str = "Nothing is chosen yet.";

/// A charter whose first question is answered, and the menu of the one behind it.
fn at_menu(question: &str, rows: u16, columns: u16) -> (Folder, Terminal) {
    let folder = Folder::with_answers("\n[purpose.domain]\nsubject = \"Data\"\n");
    let mut terminal = folder.terminal(&["edit", SUBJECT, question], rows, columns);
    terminal.wait_for("  Data").wait_calm().press(Key::Enter);
    terminal.wait_for(HINT).wait_calm();
    assert!(!terminal.screen().contains("\n› "), "{}", terminal.screen());
    (folder, terminal)
}

/// The program ends like this, and leaves the terminal as it was.
#[track_caller]
fn assert_ends(terminal: &mut Terminal, code: i32) {
    let status = terminal.wait_exit();
    assert_eq!(status.code(), Some(code), "{}", terminal.screen());
    assert!(terminal.is_cursor_visible() && !terminal.marks_pastes(), "{}", terminal.screen());
    let broken = terminal.rows();
    assert!(broken.iter().all(|row| !row.starts_with("› ")), "{broken:#?}");
}

/// The answer; empty when the question is open.
fn answer(folder: &Folder, question: &str) -> String {
    folder.run(&["get", question]).out
}

/// At a menu of each kind, in a wide and in a narrow window.
fn at_each_menu(test: impl Fn(&Folder, &mut Terminal, &str)) {
    for (question, columns) in
        [(LANDSCAPE, 80), (LANDSCAPE, 50), (NEWSLETTER, 80), (NEWSLETTER, 50)]
    {
        let (folder, mut terminal) = at_menu(question, 40, columns);
        test(&folder, &mut terminal, question);
        let rows = terminal.rows();
        assert!(rows.iter().all(|row| row.chars().count() < columns.into()), "{rows:#?}");
    }
}

#[test]
fn leaving_it_open_records_nothing() {
    at_each_menu(|folder, terminal, question| {
        terminal.type_text(">").wait_for(">  Enter does it").press(Key::Enter);
        assert_ends(terminal, 0);
        assert_eq!(answer(folder, question), "");
    });
}

#[test]
fn going_back_records_nothing() {
    at_each_menu(|folder, terminal, question| {
        terminal.type_text("<").wait_for("<  Enter does it").press(Key::Enter);
        terminal.wait_for("1 of 2").wait_for("  Data").press(Key::Enter).wait_for(HINT).wait_calm();
        terminal.press(Key::Alt('<')).wait_for("1 of 2").press(Key::Ctrl('c'));
        assert_ends(terminal, 130);
        assert_eq!(answer(folder, question), "");
    });
}

#[test]
fn help_is_shown_above_the_menu() {
    at_each_menu(|folder, terminal, question| {
        terminal
            .type_text("?")
            .wait_for("?  Enter does it")
            .press(Key::Enter)
            .wait_for("For example:");
        terminal.wait_for(HINT).wait_calm().press(Key::Ctrl('c'));
        assert_ends(terminal, 130);
        assert_eq!(answer(folder, question), "");
    });
}

#[test]
fn a_note_is_to_do_and_no_answer() {
    at_each_menu(|folder, terminal, question| {
        terminal.type_text("! Ask Sabine").press(Key::Enter);
        assert_ends(terminal, 0);
        assert_eq!(answer(folder, question), "");
        let file = folder.read("charter.toml");
        let pending =
            format!("question = \"{question}\"\nstate = \"todo\"\nnote = \"Ask Sabine\"\n");
        assert!(file.contains(&pending), "{file}");
    });
}

#[test]
fn a_note_can_be_thought_better_of() {
    let (folder, mut terminal) = at_menu(LANDSCAPE, 40, 80);
    terminal.type_text("!").wait_for("with or without a remark").wait_calm();
    terminal.type_text("<").press(Key::Enter).wait_for(HINT).wait_calm().press(Key::Ctrl('c'));
    assert_ends(&mut terminal, 130);
    assert!(!folder.read("charter.toml").contains("pending"));
}

#[test]
fn space_does_nothing_and_enter_alone_says_how_to_choose() {
    at_each_menu(|folder, terminal, question| {
        let before = terminal.screen();
        terminal.type_text("  ").wait_calm();
        assert_eq!(terminal.screen(), before);
        terminal.press(Key::Enter).press(Key::Enter).wait_for("Move with").wait_calm();
        terminal.paste("1\n2\n").wait_for("A paste chooses nothing").press(Key::Enter).wait_calm();
        terminal.press(Key::Ctrl('c'));
        assert_ends(terminal, 130);
        assert_eq!(answer(folder, question), "");
    });
}

#[test]
fn a_sentence_chooses_nothing() {
    at_each_menu(|folder, terminal, question| {
        terminal.type_text("nobody knows this yet").press(Key::Enter);
        terminal.wait_for("is none of these").wait_calm().press(Key::Ctrl('c'));
        assert_ends(terminal, 130);
        assert_eq!(answer(folder, question), "");
    });
}

#[test]
fn letters_digits_and_arrows_mark_what_enter_takes() {
    for (keys, marked, recorded) in [
        ("2", "› 2  Others exist", "others-exist\n"),
        ("NO", "› 1  Nobody else", "only-one\n"),
        ("\u{1b}[B\u{1b}[B", "› 2  Others exist", "others-exist\n"),
        ("x\u{15}1", "› 1  Nobody else", "only-one\n"),
    ] {
        let (folder, mut terminal) = at_menu(LANDSCAPE, 40, 80);
        terminal.type_text(keys).wait_for(marked).press(Key::Enter).wait_for("Remark");
        assert_eq!(answer(&folder, LANDSCAPE), recorded, "{keys:?}");
        terminal.press(Key::Enter);
        assert_ends(&mut terminal, 0);
    }
}

#[test]
fn an_answered_menu_stands_on_its_answer() {
    let folder = Folder::with_answers("\n[practice.when]\nnewsletter = \"monthly\"\n");
    let before = folder.read("charter.toml");
    let mut terminal = folder.terminal(&["edit", NEWSLETTER], 40, 80);
    terminal.wait_for("› 3  Every month").wait_calm();
    assert!(!terminal.screen().contains(HINT), "{}", terminal.screen());
    terminal.type_text(" ").press(Key::Enter);
    assert_ends(&mut terminal, 0);
    assert_eq!(folder.read("charter.toml"), before);
}

#[test]
fn where_nothing_can_be_left_open_the_keys_are_explained() {
    for columns in [80, 50] {
        let folder = Folder::new();
        let mut terminal = folder.terminal(&["init"], 30, columns);
        terminal.wait_for("called?").type_text("Stewards").press(Key::Enter);
        terminal.wait_for("home?").type_text(">").press(Key::Enter);
        terminal.wait_for("In one sentence").type_text(">").press(Key::Enter);
        terminal.wait_for("› 1  The ").wait_calm();
        for (keys, sentence) in [
            ("?", "There is no help here"),
            ("<", "There is no way back here"),
            (">", "This cannot be left open"),
            ("! Ask Sabine", "Nothing can be noted as to do here"),
        ] {
            terminal.type_text(keys).press(Key::Enter).wait_for(sentence).press(Key::Ctrl('u'));
            terminal.wait_gone(sentence);
        }
        terminal.type_text(" ").wait_for("› 1  The ").wait_calm().press(Key::Ctrl('c'));
        assert_ends(&mut terminal, 130);
    }
}

#[test]
fn in_a_low_window_the_question_and_the_mark_stay_in_sight() {
    for (rows, columns) in [(9, 50), (12, 50), (6, 80), (10, 80)] {
        let (folder, mut terminal) = at_menu(LANDSCAPE, rows, columns);
        for _ in 0..9 {
            terminal.press(Key::Down).wait_calm();
            let screen = terminal.screen();
            assert!(screen.contains("Is anyone else"), "{rows}:\n{screen}");
            assert_eq!(screen.matches("› ").count() - screen.matches("Purpose › ").count(), 1);
        }
        terminal.press(Key::Ctrl('c'));
        assert_ends(&mut terminal, 130);
        assert_eq!(answer(&folder, LANDSCAPE), "");
    }
}

#[test]
fn a_window_can_be_resized_while_choosing() {
    let (folder, mut terminal) = at_menu(LANDSCAPE, 40, 80);
    terminal.type_text("2").wait_for("› 2  Others exist").wait_calm().resize(40, 50);
    terminal.wait_until("the card to be narrow", |screen| {
        screen.rows(0, 50).any(|row| row.starts_with("Purpose › Domain") && row.ends_with("2 of 2"))
    });
    terminal.wait_calm().resize(12, 60).wait_calm().resize(30, 70).wait_calm();
    // What has left a window at its top can come back when it grows; below it stands one card.
    let rows = terminal.rows();
    let card = rows.iter().rposition(|row| row.starts_with("Purpose › Domain")).unwrap();
    let times = |start: &str| rows[card..].iter().filter(|row| row.starts_with(start)).count();
    assert_eq!(
        (times("› 2  Others exist"), times("  3  Many"), times("2")),
        (1, 1, 1),
        "{rows:#?}"
    );
    terminal.press(Key::Enter).wait_for("Remark").press(Key::Enter);
    assert_eq!(terminal.wait_exit().code(), Some(0));
    assert_eq!(answer(&folder, LANDSCAPE), "others-exist\n");
}

#[test]
fn wide_labels_are_erased_and_nothing_above_them() {
    let folder = Folder::with_answers("");
    let question = "practice.how.way";
    let question_text = "[questions.\"practice.how.way\"]\nquestion = \"How?\"\n\
        options = { a = \"開放する共同体の開放する共同体\", b = \"閉じた共同体の閉じた共同体\" }\n";
    folder.write("questions.toml", question_text);
    let mut terminal = folder.terminal(&["edit", SUBJECT, question], 30, 50);
    terminal.wait_for("1 of 2").type_text("データ").press(Key::Enter).wait_for(HINT).wait_calm();
    for _ in 0..3 {
        terminal.press(Key::Down).wait_calm().type_text("1").wait_calm();
        let screen = terminal.screen();
        for kept in ["✓ Subject: データ", "How?", "  開放する", "  閉じた"] {
            assert_eq!(screen.matches(kept).count(), 1, "{kept}:\n{screen}");
        }
    }
    terminal
        .press(Key::Ctrl('u'))
        .type_text("閉")
        .wait_for("› 2  閉じた")
        .press(Key::Enter)
        .wait_for("Remark");
    assert_eq!(answer(&folder, question), "b\n");
    terminal.press(Key::Ctrl('c'));
    assert_ends(&mut terminal, 130);
}

#[test]
fn the_plain_menu_takes_the_same_keys() {
    for (input, file_has) in [
        ("\n>\n", ""),
        ("\n\n \n\n>\n", ""),
        ("\n?\n>\n", ""),
        ("\n<\n\n>\n", ""),
        ("\n! Ask Sabine\n", "state = \"todo\"\nnote = \"Ask Sabine\"\n"),
        ("\nAsk Sabine\n>\n", ""),
    ] {
        for question in [LANDSCAPE, NEWSLETTER] {
            let folder = Folder::with_answers("\n[purpose.domain]\nsubject = \"Data\"\n");
            let ran = folder.run_with(&["edit", SUBJECT, question], input);
            assert_eq!(ran.code, 0, "{ran:?}");
            assert!(ran.err.contains("nothing is chosen yet"), "{}", ran.err);
            assert_eq!(answer(&folder, question), "", "{input:?}: {}", ran.err);
            assert!(folder.read("charter.toml").ends_with(file_has), "{input:?}");
        }
    }
}
