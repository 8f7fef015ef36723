//! `status`: what programs can rely on, and that people see no control codes in a pipe.

use crate::common::Test;
use crate::common::counts::{core_count, question_count, question_count_in};
use crate::common::terminal::Terminal;

const CHARTER: &str = "[charter]\nname = \"A\"\n\n[purpose.domain]\nsubject = \"x\"\n";

#[test]
fn json_has_its_keys() {
    let test = Test::with_charter(CHARTER).run_with("status --json").whatever_it_says();
    let (stdout, stderr) = test.output();
    assert_eq!(stderr, "");
    let status: serde_json::Value = serde_json::from_str(&stdout).expect("it is JSON");
    assert_eq!(status["name"], "A");
    assert_eq!(status["all"]["answered"], 1);
    assert_eq!(status["all"]["asked"], question_count());
    assert_eq!(status["core"]["answered"], 1);
    assert_eq!(status["core"]["asked"], core_count());
    assert_eq!(status["elements"].as_array().map(Vec::len), Some(3));
    assert_eq!(status["elements"][0]["areas"].as_array().map(Vec::len), Some(2));
    assert_eq!(status["open_core"].as_array().map(Vec::len), Some(core_count() - 1));
    assert_eq!(status["open_core"][0], "purpose.domain.issues");
}

#[test]
fn people_are_told_without_control_codes() {
    let test = Test::with_charter(CHARTER).run_with("status").whatever_it_says();
    let (stdout, stderr) = test.output();
    assert_eq!(stderr, "");
    let core = format!(
        "Core questions: 1 of {} answered; open: Issues, Organization's gain, Members'\ngain and {} more.\n",
        core_count(),
        core_count() - 4
    );
    assert!(stdout.contains(&core), "{stdout}");
    let balance = "Purpose hangs lowest; People and Practice are less than half as far.\n";
    assert!(stdout.contains(balance), "{stdout}");
    assert!(!stdout.contains('\u{1b}'), "{stdout:?}");
    let test = Test::with_charter(CHARTER).run_with("--color always status").whatever_it_says();
    assert!(test.output().0.contains('\u{1b}'));
}

/// On a terminal the whole status of a usual charter fits on one screen, the mobile drawn; where
/// the locale has no lines for it, in plain characters.
#[test]
fn one_screen_shows_it_all() {
    let charter = include_str!("../../examples/statistics-office/charter.toml");
    for (locale, beam) in [("en_GB.UTF-8", "╭─────┴─────╮"), ("C", ".-----+-----.")]
    {
        let test = Test::with_charter(charter).run_with("status").env("LANG", locale);
        let mut terminal = Terminal::start(test.command(), 24, 80);
        assert_eq!(terminal.wait_exit().code(), Some(0));
        let screen = terminal.screen();
        assert!(screen.starts_with("Data Stewards · agreed 1.2\n"), "{screen}");
        assert!(screen.contains(beam), "{screen}");
        let purpose = format!(" Purpose 15/{}", question_count_in("purpose"));
        let core = core_count();
        let core = format!("Core questions: {core} of {core} answered.");
        for part in [
            purpose.as_str(),
            "The parts hang level",
            &core,
            "  contested  Who qualifies · Peter Oduya · by 2027-03-02",
            "Last review: 2026-09-15. Next due by 2027-09-15.",
            "copcharter init --depth all",
        ] {
            assert!(screen.contains(part), "{part} in {screen}");
        }
        assert!(screen.contains('╭') == (locale != "C"), "{screen}");
    }
}

#[test]
fn at_fifty_columns_and_without_colour_it_is_whole() {
    let charter = include_str!("../../examples/statistics-office/charter.toml");
    let test = Test::with_charter(charter).run_with("status").env("LANG", "C.UTF-8");
    let test = test.env("NO_COLOR", "1"); // its folder goes with it
    let mut terminal = Terminal::start(test.command(), 40, 50);
    assert_eq!(terminal.wait_exit().code(), Some(0));
    let screen = terminal.screen();
    assert!(screen.contains("╭──┬─┴─┬───╮"), "{screen}");
    assert!(screen.lines().all(|line| line.chars().count() < 50), "{screen}");
    let bytes = String::from_utf8(terminal.bytes()).expect("the program writes text");
    assert!(!bytes.contains('\u{1b}'), "{bytes:?}");
}

/// Where nobody sees a drawing, or on a dumb terminal, the same is said in words.
#[test]
fn words_do_where_a_drawing_does_not() {
    let charter = include_str!("../../examples/statistics-office/charter.toml");
    let piped = Test::with_charter(charter).run_with("status").whatever_it_says().output().0;
    let counted = format!(
        "\nPurpose          15 of {}\n  Domain          8 of {}\n",
        question_count_in("purpose"),
        question_count_in("purpose.domain")
    );
    assert!(piped.contains(&counted), "{piped}");
    let dumb = Test::with_charter(charter).run_with("status").env("TERM", "dumb");
    let plain = Test::with_charter(charter).run_with("--plain status").env("LANG", "C.UTF-8");
    for test in [dumb, plain] {
        let mut terminal = Terminal::start(test.command(), 40, 80);
        assert_eq!(terminal.wait_exit().code(), Some(0));
        assert_eq!(terminal.screen(), piped.trim_end());
    }
}
