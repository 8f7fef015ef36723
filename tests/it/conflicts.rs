//! What happens when the file changes, is spoiled or goes while somebody is answering: nothing is
//! written over unasked, and the answer stays on the screen. In a real terminal, with and without
//! drawings, with another program at work between the prompt and the answer.

use std::fs;

use crate::common::Test;
use crate::common::terminal::{Key, Terminal};

const CHARTER: &str =
    "[charter]\nname = \"Data Stewards\"\n\n[purpose.domain]\nsubject = \"Old\"\n";
const SUBJECT: &str = "purpose.domain.subject";

/// Somebody who is asked for the subject, in both kinds of terminal.
fn asked() -> [(Test, Terminal); 2] {
    [&["edit", SUBJECT][..], &["--plain", "edit", SUBJECT]].map(|arguments| {
        let test = Test::with_charter(CHARTER).args(arguments);
        let mut terminal = Terminal::start(test.command(), 40, 80);
        terminal.wait_for("Old").wait_calm();
        (test, terminal)
    })
}

/// Another program, while the first one asks.
fn meanwhile(test: &Test, script: &str) {
    let output = crate::common::program::run(test.shell(script), b"");
    assert!(output.status.success(), "{script}: {}", test.said(&output.stderr));
}

/// Gives an answer, in place of what is filled in.
fn answer(terminal: &mut Terminal, text: &str) {
    terminal.press(Key::Ctrl('u')).type_text(text).press(Key::Enter);
}

/// Picks the entry with this number, from 1, where none is chosen at the start.
fn pick(test: &Test, terminal: &mut Terminal, number: usize) {
    terminal.wait_calm();
    if test.is_plain() {
        terminal.type_text(&number.to_string());
    } else {
        for _ in 0..number {
            terminal.press(Key::Down);
        }
    }
    terminal.press(Key::Enter);
}

fn ended(terminal: &mut Terminal, code: i32) -> String {
    let status = terminal.wait_exit();
    let screen = terminal.screen();
    assert_eq!(status.code(), Some(code), "{screen}");
    screen
}

fn conflict((test, terminal): &mut (Test, Terminal)) {
    meanwhile(
        test,
        "copcharter set purpose.domain.subject Theirs; copcharter set purpose.domain.issues Elsewhere",
    );
    answer(terminal, "Ours");
    terminal.wait_for("This was changed in the file while you were answering.");
    for shown in ["It said:", "  Old", "It says now:", "  Theirs", "Your answer:", "  Ours"] {
        terminal.wait_for(shown);
    }
}

fn says(test: &Test, subject: &str) {
    let said = CHARTER.replace("Old", subject);
    assert_eq!(test.read("charter.toml"), format!("{said}issues = [\n  \"Elsewhere\",\n]\n"));
}

#[test]
fn theirs_is_kept() {
    for mut one in asked() {
        conflict(&mut one);
        pick(&one.0, &mut one.1, 1);
        ended(&mut one.1, 0);
        says(&one.0, "Theirs");
    }
}

#[test]
fn mine_is_taken() {
    for mut one in asked() {
        conflict(&mut one);
        pick(&one.0, &mut one.1, 2);
        ended(&mut one.1, 0);
        says(&one.0, "Ours");
    }
}

#[test]
fn mine_is_edited_again() {
    for mut one in asked() {
        conflict(&mut one);
        pick(&one.0, &mut one.1, 3);
        if one.0.is_plain() {
            one.1.wait_calm().type_text("Ours and theirs").press(Key::Enter);
        } else {
            one.1.wait_calm().type_text(" and theirs").press(Key::Enter);
        }
        ended(&mut one.1, 0);
        says(&one.0, "Ours and theirs");
    }
}

#[test]
fn stopping_at_the_choice_shows_the_answer_and_saves_nothing() {
    for mut one in asked() {
        conflict(&mut one);
        one.1.wait_calm().press(Key::Ctrl('c'));
        let screen = ended(&mut one.1, 130);
        assert!(screen.contains("not saved: Ours"), "{screen}");
        assert!(screen.contains("All else is saved in charter.toml; "), "{screen}");
        says(&one.0, "Theirs");
    }
}

#[test]
fn the_same_answer_twice_is_no_conflict() {
    for (test, mut terminal) in asked() {
        meanwhile(&test, "copcharter set purpose.domain.subject Ours");
        answer(&mut terminal, "Ours");
        ended(&mut terminal, 0);
        test.expect_file("charter.toml", &CHARTER.replace("Old", "Ours"));
    }
}

#[test]
fn a_list_goes_on_from_what_it_is_now() {
    let arguments = ["edit", "purpose.domain.issues"];
    let test = Test::with_charter(CHARTER).args(&arguments);
    let mut terminal = Terminal::start(test.command(), 40, 80);
    terminal.wait_for("  1  ").wait_calm();
    meanwhile(&test, "copcharter set purpose.domain.issues Theirs");
    terminal.type_text("Ours").press(Key::Enter).wait_for("It says now:").wait_for("  (open)");
    pick(&test, &mut terminal, 1);
    terminal.wait_for("  2  ").wait_calm().type_text("Ours").press(Key::Enter);
    terminal.wait_for("  3  ").wait_calm().press(Key::Enter);
    ended(&mut terminal, 0);
    assert_eq!(
        test.read("charter.toml"),
        format!("{CHARTER}issues = [\n  \"Theirs\",\n  \"Ours\",\n]\n")
    );
}

#[test]
fn a_file_that_was_spoiled_is_mended_and_the_answer_saved() {
    for (test, mut terminal) in asked() {
        fs::write(test.path("charter.toml"), "[charter\n").unwrap();
        answer(&mut terminal, "Ours");
        terminal.wait_for("This answer is not saved yet").wait_for("line 1").wait_for("  Ours");
        assert_eq!(test.read("charter.toml"), "[charter\n");
        // Not mended yet: it is said again.
        pick(&test, &mut terminal, 1);
        terminal.wait_calm();
        fs::write(test.path("charter.toml"), format!("# mended\n{CHARTER}")).unwrap();
        pick(&test, &mut terminal, 1);
        ended(&mut terminal, 0);
        let wanted = format!("# mended\n{}", CHARTER.replace("Old", "Ours"));
        test.expect_file("charter.toml", &wanted);
    }
}

#[test]
fn a_file_that_is_gone_is_put_back() {
    for (test, mut terminal) in asked() {
        fs::remove_file(test.path("charter.toml")).unwrap();
        answer(&mut terminal, "Ours");
        terminal.wait_for("there is no file").wait_for("Put the file back");
        pick(&test, &mut terminal, 3);
        ended(&mut terminal, 0);
        test.expect_file("charter.toml", &CHARTER.replace("Old", "Ours"));
    }
}

#[test]
fn stopping_where_the_file_is_gone_does_not_say_that_it_is_saved() {
    let test = Test::with_charter(CHARTER).args(&["edit", SUBJECT]);
    let mut terminal = Terminal::start(test.command(), 40, 80);
    terminal.wait_for("Old").wait_calm();
    fs::remove_file(test.path("charter.toml")).unwrap();
    answer(&mut terminal, "Ours");
    terminal.wait_for("This answer is not saved yet").wait_calm().press(Key::Ctrl('c'));
    let screen = ended(&mut terminal, 130);
    assert!(screen.contains("not saved: Ours"), "{screen}");
    assert!(screen.contains("charter.toml is not there any more; "), "{screen}");
}

#[test]
fn a_folder_that_is_gone_shows_the_answer_at_the_end() {
    for plain in [false, true] {
        let test = Test::new().file("inside/charter.toml", CHARTER);
        let flag = if plain { "--plain" } else { "" };
        let mut command = test.shell(&format!("cd inside; copcharter {flag} edit {SUBJECT}"));
        command.env("TERM", "xterm");
        let mut terminal = Terminal::start(command, 40, 80);
        terminal.wait_for("Old").wait_calm();
        fs::remove_dir_all(test.path("inside")).unwrap();
        answer(&mut terminal, "Ours");
        terminal.wait_for("This answer is not saved yet").wait_calm();
        terminal.type_text("2");
        terminal.press(Key::Enter);
        let screen = ended(&mut terminal, 2);
        assert!(screen.contains("not saved: Ours"), "{screen}");
        assert!(screen.contains("there is no file"), "{screen}");
    }
}

#[test]
fn a_file_that_became_read_only_is_tried_again() {
    use std::os::unix::fs::PermissionsExt as _;
    for (test, mut terminal) in asked() {
        let mode = |mode| {
            let permissions = fs::Permissions::from_mode(mode);
            fs::set_permissions(test.path("charter.toml"), permissions).unwrap();
        };
        mode(0o444);
        answer(&mut terminal, "Ours");
        terminal.wait_for("it is read-only").wait_for("  Ours");
        mode(0o644);
        pick(&test, &mut terminal, 1);
        ended(&mut terminal, 0);
        test.expect_file("charter.toml", &CHARTER.replace("Old", "Ours"));
    }
}

#[test]
fn a_script_is_refused_and_told_both() {
    // The first program is stopped between reading and saving by an input that is not there yet.
    let test = Test::with_charter(CHARTER);
    let script = "mkfifo go; copcharter set purpose.domain.subject - < go 2> told & \
                  exec 3> go; sleep 0.5; copcharter set purpose.domain.subject Theirs; \
                  echo Ours >&3; exec 3>&-; wait $!; echo $? > code";
    let output = crate::common::program::run(test.shell(script), b"");
    assert!(output.status.success());
    // Which of the two reads first is not ours to say; that none is lost unasked is.
    match test.read("code").trim() {
        "2" => {
            let told = test.said(test.read("told").as_bytes());
            assert!(told.contains("was changed in the file in the meantime"), "{told}");
            assert!(told.contains("The file says now: Theirs"), "{told}");
            assert!(told.contains("This answer is not saved: Ours"), "{told}");
            test.expect_file("charter.toml", &CHARTER.replace("Old", "Theirs"));
        }
        "0" => drop(test.expect_file("charter.toml", &CHARTER.replace("Old", "Ours"))),
        other => panic!("{other}"),
    }
}
