//! `review` on a real pseudo-terminal: keys in, screen and charter out.

use crate::common::Folder;
use crate::common::terminal::{Key, Terminal};

const CHARTER: &str = r#"[charter]
name = "Stewards"
status = "draft"
version = "0.3"

[purpose.domain]
subject = "Shared data"

[purpose.goals]
success = """
Every data set has somebody who knows that it is theirs, and who is not alone with it.
"""

[[pending]]
question = "purpose.goals.success"
state = "contested"
note = "Numbers or stories?"

[[pending]]
question = "purpose.domain.subject"
state = "parked"
"#;

fn reviewing(columns: u16) -> (Folder, Terminal) {
    let folder = Folder::new();
    folder.write("charter.toml", CHARTER);
    let terminal = folder.terminal(&["review"], 40, columns);
    (folder, terminal)
}

#[track_caller]
fn assert_ends(terminal: &mut Terminal, code: i32) {
    let status = terminal.wait_exit();
    assert_eq!(status.code(), Some(code), "{}", terminal.screen());
    assert!(terminal.is_cursor_visible(), "{}", terminal.screen());
    assert!(!terminal.marks_pastes(), "pastes are still marked");
}

#[test]
fn a_card_in_a_narrow_window() {
    let (_folder, mut terminal) = reviewing(50);
    terminal.wait_for("› 1  Keep it").wait_calm();
    let expected = "\
2 questions deserve another look. Every decision
is saved at once; stop at any time and go on
later.

Purpose › Goals                            1 of 2

Imagine that it has gone well. What would a
visitor see in two years?

Contested: Numbers or stories?

It says:
  Every data set has somebody who knows that it
  is theirs, and who is not alone with it.

› 1  Keep it
     It stays as it is.
  2  Change it
     Asks again, with the present answer filled
     in.
  3  Settle what is contested
     No longer contested: Numbers or stories?
  4  Park it
     Put it off on purpose, with somebody who
     sees to it and a day.
  5  Note dissent
     Somebody sees it differently: who, and what
     they say.

↑ ↓ or a number · Enter choose · ? help · < back
Ctrl-C save and stop";
    assert_eq!(terminal.screen(), expected);
    terminal.press(Key::Ctrl('c'));
    assert_ends(&mut terminal, 130);
    let end = "Nothing was looked at yet. Go on with `copcharter\nreview`.";
    assert!(terminal.screen().ends_with(end), "{}", terminal.screen());
}

#[test]
fn stopped_in_the_middle_gone_on_with_and_finished() {
    let (folder, mut terminal) = reviewing(80);
    terminal.wait_for("1 of 2").wait_for("› 1  Keep it").wait_calm();
    for _ in 0..4 {
        terminal.press(Key::Down);
    }
    terminal.wait_for("› 5  Note dissent").press(Key::Enter).wait_for("Who").wait_calm();
    terminal.type_text("Bo").press(Key::Enter).wait_for("Says").wait_calm();
    terminal.type_text("Stories.").press(Key::Enter).wait_for("✓ Success, contested by Bo");
    terminal.wait_for("2 of 2").wait_for("› 1  Keep it").wait_calm().press(Key::Down);
    terminal.wait_for("› 2  Change it").press(Key::Enter).wait_for("? help").wait_calm();
    terminal.type_text(" sets").press(Key::Enter).wait_for("✓ Subject: Shared data sets");
    // In the middle of whether that settles what was parked.
    terminal.wait_for("Is that settled now?").wait_for("1  Yes").wait_calm();
    terminal.press(Key::Ctrl('c'));
    assert_ends(&mut terminal, 130);
    let text = folder.read("charter.toml");
    assert!(
        text.contains("positions = [\n  { who = \"Bo\", says = \"Stories.\" },\n]\n"),
        "{text}"
    );
    assert!(text.contains("subject = \"Shared data sets\"\n"), "{text}");
    assert!(text.contains("reviewed = [\n  \"purpose.goals.success\",\n]\n"), "{text}");

    let mut terminal = folder.terminal(&["review"], 40, 80);
    terminal.wait_for("one question was looked at").wait_for("2 of 2");
    terminal.wait_for("› 1  Keep it").wait_calm().press(Key::Down).press(Key::Down);
    terminal
        .wait_for("› 3  Settle what is parked")
        .press(Key::Enter)
        .wait_for("✓ Subject, settled");
    terminal.wait_for("› 1  Finish the review").wait_calm().press(Key::Enter);
    terminal.wait_for("Who took part?").wait_calm().type_text("Ana, Bo").press(Key::Enter);
    terminal.wait_for("First review.").wait_calm().press(Key::Enter);
    terminal.wait_for("Who approved it?").wait_calm().press(Key::Enter);
    // Back to the approval, and one is given after all.
    terminal.wait_for("Which version is it now?").wait_calm().press(Key::Alt('<'));
    terminal.wait_for("Leave it empty").wait_calm().type_text("The director").press(Key::Enter);
    terminal.wait_for("› 1  Agreed").wait_calm().press(Key::Enter);
    terminal.wait_for("Which version is it now?").wait_for("  1.0").wait_calm();
    for _ in 0..3 {
        terminal.press(Key::Backspace);
    }
    terminal.press(Key::Enter).wait_for("Say which version it is").wait_calm();
    terminal.type_text("1.0.1").press(Key::Enter);
    assert_ends(&mut terminal, 0);
    assert!(
        terminal
            .screen()
            .contains("The review of 2026-11-23 is noted in charter.toml, version 1.0.1."),
        "{}",
        terminal.screen()
    );
    let text = folder.read("charter.toml");
    let row = "[[reviews]]\ndate = 2026-11-23\nversion = \"1.0.1\"\nby = [\"Ana\", \"Bo\"]\n\
        approved_by = \"The director\"\n\
        reviewed = [\"purpose.domain.subject\", \"purpose.goals.success\"]\n\
        note = \"First review.\"\n";
    assert!(text.ends_with(row) && !text.contains("[reviewing]"), "{text}");
    assert!(text.contains("status = \"agreed\"\nversion = \"1.0.1\"\n"), "{text}");
}
