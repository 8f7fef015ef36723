//! The interview on a real pseudo-terminal: keys in, screen and charter out.

use crate::common::Test;
use crate::common::counts::{core_count, core_progress, question_count};
use crate::common::terminal::{Key, Terminal};

const NAMED: &str = "[charter]\nname = \"Data Stewards\"\nhost = \"Office\"\nsummary = \"Us.\"\n";

/// A charter of which the facts are known.
fn named(answers: &str) -> Test {
    Test::with_charter(format!("{NAMED}{answers}"))
}

fn start(test: &Test, columns: u16) -> Terminal {
    Terminal::start(test.command(), 40, columns)
}

/// `edit ID` of a charter, waited for until it asks.
fn editing(test: Test, id: &str) -> (Test, Terminal) {
    let test = test.args(&["edit", id]);
    let mut terminal = start(&test, 80);
    terminal.wait_for("Ctrl-C save and stop").wait_calm();
    (test, terminal)
}

/// The program has ended, and left the terminal as it should be.
#[track_caller]
fn assert_ends(terminal: &mut Terminal, code: i32) {
    let status = terminal.wait_exit();
    let screen = terminal.screen();
    assert_eq!(status.code(), Some(code), "{screen}");
    assert!(terminal.is_cursor_visible(), "the cursor is hidden:\n{screen}");
    assert!(!terminal.marks_pastes(), "pastes are still marked");
}

#[track_caller]
fn assert_says(test: &Test, id: &str, answer: &str) {
    let test = Test::with_charter(test.read("charter.toml"));
    test.args(&["get", id]).stdout(&format!("{answer}\n")).run();
}

#[test]
fn from_an_empty_folder_to_a_charter_that_can_be_gone_on_with() {
    let test = Test::new().args(&["init"]);
    let mut terminal = start(&test, 80);
    terminal.wait_for("What is the community called?").wait_for("Ctrl-C stop").wait_calm();
    assert_eq!(
        terminal.screen(),
        "This makes a charter for your community, question by question. Every answer is
saved at once; leave open what you do not know yet, and come back to it.

The charter

What is the community called?
Short enough to say on the telephone. A working name will do.



Enter done · ? help · Ctrl-C stop"
    );
    terminal.type_text("Data Stewards").press(Key::Enter);
    terminal.wait_for("✓ Name: Data Stewards").wait_for("is its home?");
    terminal.type_text("The office").press(Key::Enter).wait_for("In one sentence");
    terminal.type_text("We share.").press(Key::Enter).wait_for("How far would you like to go");
    terminal.wait_for(&format!("› 1  The {} core questions", core_count())).press(Key::Enter);
    terminal.wait_for("✓ The core questions").wait_for("Purpose comes first");
    terminal.wait_for("Purpose › Domain").wait_for(&core_progress(1));
    terminal.type_text("Shared data").press(Key::Enter).wait_for("✓ Subject: Shared data");

    // Back, with the answer filled in.
    terminal.wait_for(&core_progress(2)).type_text("<").press(Key::Enter);
    terminal.wait_for(&core_progress(1)).wait_for("  Shared data").wait_calm();
    terminal.type_text(" sets").press(Key::Enter).wait_for("✓ Subject: Shared data sets");

    // A list, then a paste of three lines into it.
    terminal.wait_for(&core_progress(2)).type_text("Nobody owns it").press(Key::Enter);
    terminal.wait_until("the second item", |s| s.contents().contains("\n  2"));
    terminal.paste("- late\n- wrong\n- lost\n").wait_for("lost").press(Key::Enter);
    terminal.wait_until("the fifth item", |s| s.contents().contains("\n  5")).press(Key::Enter);
    terminal.wait_for("✓ Issues: 4 issues");

    // A paste of three lines into a paragraph is one answer.
    terminal
        .wait_for(&core_progress(3))
        .paste("One.\n\nTwo.\nThree.\n")
        .wait_for("  Three.")
        .wait_calm();
    assert!(
        terminal.screen().contains(&core_progress(3)),
        "the paste answered:\n{}",
        terminal.screen()
    );
    terminal.press(Key::Enter).wait_for(&core_progress(4));

    // Help, and a note.
    terminal.type_text("?").press(Key::Enter).wait_for("A community lasts where");
    terminal.type_text("! ask Bo").press(Key::Enter).wait_for("to do, ask Bo");
    terminal.wait_for(&core_progress(5)).wait_for("›").press(Key::Ctrl('c'));
    assert_ends(&mut terminal, 130);
    assert!(
        terminal.screen().ends_with(&format!(
            "Saved in charter.toml; {} questions are open. Go on with `copcharter init`.",
            question_count() - 3
        )),
        "{}",
        terminal.screen()
    );

    let test = test.expect_only(&["charter.toml"]).expect_file(
        "charter.toml",
        r#"[charter]
format = 1
name = "Data Stewards"
summary = "We share."
host = "The office"
language = "en"
status = "draft"
version = "0.1"

[purpose.domain]
subject = "Shared data sets"
issues = [
  "Nobody owns it",
  "late",
  "wrong",
  "lost",
]
value_to_organization = """
One.

Two.
Three.
"""

[[pending]]
question = "purpose.domain.value_to_members"
state = "todo"
note = "ask Bo"
"#,
    );

    // Another day: it goes on at the first open question.
    let mut terminal = start(&test, 80);
    terminal.wait_for(&format!("› 1  The {} core questions", core_count() - 3)).press(Key::Enter);
    terminal.wait_for("What does a member gain").wait_for(&core_progress(4));
    terminal.type_text("Help").press(Key::Enter).wait_for(&core_progress(5)).press(Key::Ctrl('c'));
    assert_ends(&mut terminal, 130);
    let charter = test.read("charter.toml");
    assert!(charter.contains("value_to_members = \"\"\"\nHelp\n\"\"\"\n"), "{charter}");
    assert!(!charter.contains("[[pending]]"), "what was to do is done:\n{charter}");
}

#[test]
fn wide_and_composed_characters_are_one_each() {
    let (test, mut terminal) = editing(named(""), "purpose.domain.subject");
    terminal.type_text("日本語👩‍👩‍👧e\u{301}x").wait_for("x");
    for _ in 0..3 {
        terminal.press(Key::Backspace);
    }
    terminal.wait_gone("x").wait_calm();
    assert_eq!(terminal.cursor().1, 8);
    terminal.press(Key::Left).press(Key::Left).type_text("の").press(Key::Enter);
    assert_ends(&mut terminal, 0);
    assert_says(&test, "purpose.domain.subject", "日の本語");
}

#[test]
fn keys_edit_a_paragraph() {
    let (test, mut terminal) = editing(named(""), "purpose.goals.why");
    terminal.type_text("one two tree").press(Key::Alt('b')).press(Key::Right).type_text("h");
    terminal.press(Key::Home).press(Key::Delete).type_text("O").press(Key::End);
    terminal.press(Key::AltEnter).type_text("fuor").press(Key::Ctrl('w')).type_text("four");
    terminal.press(Key::Enter);
    assert_ends(&mut terminal, 0);
    assert_says(&test, "purpose.goals.why", "One two three\nfour");
}

#[test]
fn right_to_left_text_is_left_intact() {
    let (test, mut terminal) = editing(named(""), "purpose.domain.subject");
    terminal.type_text("מידע משותף ושלום").press(Key::Enter);
    assert_ends(&mut terminal, 0);
    assert_says(&test, "purpose.domain.subject", "מידע משותף ושלום");
}

#[test]
fn a_window_can_be_resized_while_typing() {
    let (test, mut terminal) = editing(named(""), "purpose.goals.why");
    let words = "word ".repeat(24);
    terminal.type_text(&words).wait_for("word word").wait_calm();
    terminal.resize(40, 50).wait_until("the card to be narrow", |screen| {
        screen.rows(0, 50).any(|row| row.starts_with("Purpose › Goals") && row.ends_with("1 of 1"))
    });
    terminal.wait_calm();
    let rows = terminal.rows();
    assert!(rows.iter().all(|row| row.chars().count() <= 50), "{rows:#?}");
    let cards = rows.iter().filter(|row| row.starts_with("Purpose › Goals")).count();
    assert_eq!(cards, 1, "{rows:#?}");
    terminal.type_text("end").press(Key::Enter);
    assert_ends(&mut terminal, 0);
    assert_says(&test, "purpose.goals.why", &format!("{words}end"));
}

#[test]
fn at_fifty_columns_no_line_is_broken_by_the_terminal() {
    let test = named("").args(&["init"]);
    let mut terminal = start(&test, 50);
    for (seen, keys) in [
        ("› 1  The ", "\r"),
        (&core_progress(1), "?\r"),
        ("Almost every later", "Shared data\r"),
        (&core_progress(2), "one problem that takes more than a line of fifty columns\r\r"),
        (&core_progress(3), "<\r"),
        (&core_progress(2), ">\r"),
        (&core_progress(3), ">\r"),
        (&core_progress(4), ">\r"),
    ] {
        terminal.wait_for(seen).wait_calm();
        let broken = terminal.rows();
        assert!(broken.iter().all(|row| row.chars().count() < 50), "{broken:#?}");
        terminal.type_text(keys);
    }
    terminal.wait_for(&core_progress(5)).wait_calm();
    let rows = terminal.rows();
    assert!(rows.iter().all(|row| row.chars().count() < 50), "{rows:#?}");
    terminal.press(Key::Ctrl('c'));
    assert_ends(&mut terminal, 130);
    assert!(terminal.rows().iter().all(|row| row.chars().count() < 50), "{}", terminal.screen());
}

#[test]
fn records_are_asked_field_by_field() {
    let (test, mut terminal) = editing(named(""), "purpose.goals.objectives");
    terminal.wait_for("  1").type_text("Half the errors").press(Key::Enter);
    for text in ["errors a month", "50"] {
        terminal.wait_for("empty leaves it out").wait_calm().type_text(text).press(Key::Enter);
    }
    terminal.wait_calm().type_text("soon").press(Key::Enter).wait_for("is not a day");
    terminal.press(Key::Ctrl('u')).type_text("2027-06-30").press(Key::Enter);
    terminal.wait_for("↑ ↓ or a number").wait_calm().type_text("2").press(Key::Enter);
    terminal.wait_until("the next record", |s| s.contents().contains("\n  2"));
    terminal.wait_calm().press(Key::Enter);
    assert_ends(&mut terminal, 0);
    assert_says(
        &test,
        "purpose.goals.objectives",
        "objective=Half the errors\nmeasure=errors a month\ntarget=50\nby=2027-06-30\nserves=organization",
    );
}

#[test]
fn items_are_changed_taken_out_and_moved() {
    let issues = "\n[purpose.domain]\nissues = [\"a\", \"b\", \"c\"]\n";
    let (test, mut terminal) = editing(named(issues), "purpose.domain.issues");
    terminal
        .wait_for("  4")
        .type_text("=1\r")
        .wait_until("the item", |s| s.contents().contains("\n  1  a"));
    terminal.wait_calm().type_text("lpha\r").wait_for("  1  alpha").wait_calm();
    terminal.type_text("-2\r").wait_for("  2  c").wait_calm();
    terminal.type_text("^2\r").wait_for("  1  c").wait_for("  2  alpha").wait_calm();
    terminal.press(Key::Enter);
    assert_ends(&mut terminal, 0);
    assert_says(&test, "purpose.domain.issues", "c\nalpha");
}

#[test]
fn a_choice_takes_a_remark() {
    let (test, mut terminal) = editing(named(""), "people.members.joining");
    terminal.type_text("3").wait_for("› 3  Open").press(Key::Enter);
    terminal.wait_for("Remark").type_text("for now").press(Key::Enter);
    assert_ends(&mut terminal, 0);
    assert_says(&test, "people.members.joining", "open");
    test.args(&["get", "--note", "people.members.joining"]).stdout("for now\n").run();
}

#[test]
fn control_c_in_a_menu_leaves_the_cursor_visible() {
    let (test, mut terminal) = editing(named(""), "people.members.joining");
    terminal.press(Key::Ctrl('c'));
    assert_ends(&mut terminal, 130);
    assert!(terminal.screen().contains("Go on with `copcharter"), "{}", terminal.screen());
    test.expect_file("charter.toml", NAMED);
}

#[test]
fn control_c_shows_what_was_being_typed() {
    let (test, mut terminal) = editing(named(""), "purpose.domain.subject");
    terminal.type_text("half an").wait_for("half an").press(Key::Ctrl('c'));
    assert_ends(&mut terminal, 130);
    assert!(terminal.screen().contains("not saved: half an"), "{}", terminal.screen());
    test.expect_file("charter.toml", NAMED);
}

#[test]
fn control_c_at_the_first_question_makes_nothing() {
    let test = Test::new().args(&["init"]);
    let mut terminal = start(&test, 80);
    terminal.wait_for("Ctrl-C stop").press(Key::Ctrl('c'));
    assert_ends(&mut terminal, 130);
    assert!(terminal.screen().contains("Nothing was made."), "{}", terminal.screen());
    test.expect_only(&[]);
}

#[test]
fn a_program_that_is_killed_has_kept_every_answer() {
    let test = named("").args(&["init"]);
    let mut terminal = start(&test, 80);
    terminal.wait_for("› 1  The ").press(Key::Enter).wait_for(&core_progress(1));
    terminal.type_text("Shared data\r").wait_for(&core_progress(2)).type_text("one\rtwo\r");
    terminal.wait_until("the third item", |s| s.contents().contains("\n  3"));
    drop(terminal);
    assert_says(&test, "purpose.domain.subject", "Shared data");
    assert_says(&test, "purpose.domain.issues", "one\ntwo");
}

/// `edit` of a paragraph that says `some text`, with such an editor.
fn with_editor(name: &str, script: &str) -> (Test, Terminal) {
    let test = named("\n[purpose.goals]\nwhy = \"some text\"\n")
        .file("editor.sh", format!("#!/bin/sh\n{script}\n"))
        .args(&["edit", "purpose.goals.why"]);
    let editor = format!("sh '{}'", test.path("editor.sh").display());
    let test = test.env(name, &editor);
    let mut terminal = start(&test, 80);
    terminal.wait_for("Ctrl-O editor").wait_calm().press(Key::Ctrl('o'));
    (test, terminal)
}

#[test]
fn the_editor_takes_the_text_and_gives_it_back() {
    let script = "tr a-z A-Z < \"$1\" > \"$1.new\" && mv \"$1.new\" \"$1\"; echo more >> \"$1\"";
    let (test, mut terminal) = with_editor("EDITOR", script);
    terminal.wait_for("SOME TEXT").wait_for("more").type_text("!").press(Key::Enter);
    assert_ends(&mut terminal, 0);
    assert_says(&test, "purpose.goals.why", "SOME TEXT\nmore!");
    test.expect_only(&["charter.toml", "editor.sh"]);
}

#[test]
fn an_editor_that_fails_costs_nothing() {
    let (test, mut terminal) = with_editor("VISUAL", "echo lost > \"$1\"; exit 3");
    terminal.wait_for("some text").wait_calm();
    terminal.type_text(", kept").press(Key::Enter);
    assert_ends(&mut terminal, 0);
    assert_says(&test, "purpose.goals.why", "some text, kept");
}

#[test]
fn control_c_in_the_editor_is_the_editors() {
    let script = "trap 'echo stopped > \"$1\"; exit 0' INT; echo listening; read x";
    let (test, mut terminal) = with_editor("EDITOR", script);
    terminal.wait_for("listening").press(Key::Ctrl('c')).wait_for("  stopped").press(Key::Enter);
    assert_ends(&mut terminal, 0);
    assert_says(&test, "purpose.goals.why", "stopped");
}

#[test]
fn no_editor_says_how_to_name_one() {
    let test = named("").args(&["edit", "purpose.goals.why"]).env("PATH", "/nowhere");
    let mut terminal = start(&test, 80);
    terminal.wait_for("Ctrl-O editor").type_text("text").press(Key::Ctrl('o'));
    terminal.wait_for("EDITOR").press(Key::Enter);
    assert_ends(&mut terminal, 0);
    assert_says(&test, "purpose.goals.why", "text");
}

#[test]
fn plain_prompts_on_a_terminal_write_no_control_codes() {
    for (arguments, term) in [(&["--plain", "init"][..], "xterm"), (&["init"], "dumb")] {
        let test = named("").args(arguments).env("TERM", term);
        let mut terminal = start(&test, 80);
        terminal.wait_for("Choice: ").type_text("1\r");
        terminal.wait_for("Answer: ").type_text("Shared data\r").wait_for("✓ Subject: Shared data");
        terminal.wait_for("  1  ").press(Key::Ctrl('c'));
        assert_ends(&mut terminal, 130);
        let bytes = String::from_utf8(terminal.bytes()).expect("the program writes text");
        let control = |c: char| c.is_control() && c != '\n' && c != '\r';
        // The terminal itself shows the Ctrl-C as `^C`.
        assert!(!bytes.contains(control), "{bytes:?}");
        assert_says(&test, "purpose.domain.subject", "Shared data");
    }
}

#[test]
fn control_c_just_before_a_menu_is_heard_and_an_impatient_enter_is_not() {
    // Again and again, since it is a matter of which comes first.
    for _ in 0..8 {
        let test = named("").args(&["edit", "purpose.domain"]);
        let mut terminal = start(&test, 80);
        terminal.wait_for("1 of ").wait_calm().type_text("Data\r>\r").wait_for("3 of ");
        terminal.press(Key::Ctrl('c'));
        assert_ends(&mut terminal, 130);
    }
    let (test, mut terminal) = editing(named(""), "purpose.domain");
    terminal.type_text("Data\r>\r\r\r").wait_for("3 of ").wait_for("↑ ↓ or a number").wait_calm();
    terminal.press(Key::Ctrl('c'));
    assert_ends(&mut terminal, 130);
    assert!(!test.read("charter.toml").contains("level"));
}

#[test]
fn going_back_with_alt_keeps_the_text_and_ctrl_u_clears_it_all() {
    let test = named("").args(&["edit", "purpose.domain"]);
    let mut terminal = start(&test, 80);
    terminal.wait_for("1 of ").wait_calm().type_text("Data\r").wait_for("2 of ").wait_calm();
    terminal.press(Key::AltEnter).type_text("half an ans").wait_for("half an ans");
    terminal.press(Key::Alt('<')).wait_for("1 of ").wait_for("Data").wait_calm();
    terminal.press(Key::Enter).wait_for("2 of ").wait_for("half an ans").wait_calm();
    terminal.type_text("wer, and more").press(Key::Left).press(Key::Left).wait_calm();
    terminal.press(Key::Ctrl('u')).wait_gone("half").type_text("Whole\r").wait_for("✓");
}

#[test]
fn an_emptied_answer_is_said_to_be_open_again() {
    let answered = "\n[purpose.domain]\nsubject = \"Maps\"\n";
    let (test, mut terminal) = editing(named(answered), "purpose.domain.subject");
    terminal.press(Key::Ctrl('u')).press(Key::Enter);
    terminal.wait_for("○ Subject: open again; it said: Maps");
    assert_ends(&mut terminal, 0);
    assert!(!test.read("charter.toml").contains("subject"));
}
