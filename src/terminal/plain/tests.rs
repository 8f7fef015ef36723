use super::*;
use crate::terminal::{Commands, Entry};
use proptest::prelude::*;
use std::io::Cursor;

fn asked<T>(input: &[u8], ask: impl FnOnce(&mut Plain<&mut Vec<u8>>) -> T) -> (T, String) {
    let mut output = Vec::new();
    let mut plain = Plain::new(Cursor::new(input.to_vec()), &mut output, 60, Echo::Nobody);
    let asked = ask(&mut plain);
    drop(plain);
    (asked, String::from_utf8_lossy(&output).into_owned())
}

fn text(input: &[u8], present: &str, lines: Lines) -> (Reply<String>, String) {
    let check = |text: &str| match text {
        "bad" => Err("That is bad.".to_owned()),
        _ => Ok(()),
    };
    let field = Field { lead: "", present, lines, keys: &[KeyHint::DONE], check: &check };
    let (reply, output) = asked(input, |plain| plain.field(&field));
    (reply.expect("a cursor can be read"), output)
}

fn given<T>(text: T) -> Reply<T> {
    Reply::Given(text)
}

fn stopped<T>(typed: &str) -> Reply<T> {
    Reply::Stop { typed: typed.to_owned(), signal: None }
}

#[test]
fn a_line_is_an_answer_or_a_command() {
    let one = |input: &[u8]| text(input, "", Lines::One).0;
    assert_eq!(one(b"  some\tthing \r\n"), given("some thing".to_owned()));
    assert_eq!(one(b"?\n"), Reply::Help);
    assert_eq!(one(b"! ask Bo\n"), Reply::ToDo("ask Bo".to_owned()));
    assert_eq!(one(b"\n"), given(String::new()));
    assert_eq!(one(b""), stopped(""));
    assert_eq!(one(b"no end"), given("no end".to_owned()));
}

#[test]
fn what_cannot_be_taken_is_said_and_asked_again() {
    let (reply, output) = text(b"bad\n\xff\ngood\n", "", Lines::One);
    assert_eq!(reply, given("good".to_owned()));
    assert_eq!(
        output,
        "(Enter done)\nAnswer: \nThat is bad.\nAnswer: \nThat line is not UTF-8 text and was \
         not taken. Set the\nterminal to UTF-8, or type it again.\nAnswer: \n"
    );
}

#[test]
fn what_is_there_can_be_kept_and_cleared() {
    let (reply, output) = text(b"\n", "old\n", Lines::One);
    assert_eq!(reply, given("old".to_owned()));
    assert!(output.starts_with("Now: old\n(Enter done · Enter alone keeps"), "{output}");
    assert_eq!(text(b"-\n", "old", Lines::One).0, given(String::new()));
    assert_eq!(text(b"-\n", "", Lines::One).0, given("-".to_owned()));
    assert_eq!(text(b".\n", "old", Lines::Several).0, given("old".to_owned()));
}

#[test]
fn a_paragraph_ends_at_a_full_stop_alone() {
    let several = |input: &[u8]| text(input, "", Lines::Several).0;
    assert_eq!(several(b"one\r\n\r\n? !\n.\r\nrest"), given("one\n\n? !".to_owned()));
    assert_eq!(several(b"one\ntwo"), stopped("one\ntwo"));
    assert_eq!(several(b"one\ntwo\n"), given("one\ntwo".to_owned()));
    assert_eq!(several(b"\n"), given(String::new()));
    // A key that is meant for us is no part of the text.
    let (reply, output) = text(b"one\n<\ntwo\n.\n", "", Lines::Several);
    assert_eq!(reply, given("one\ntwo".to_owned()));
    assert!(output.contains("< was not taken into the text."), "{output}");
}

fn entries() -> Vec<Entry> {
    let entry = |label: &str| Entry { label: label.into(), meaning: String::new() };
    vec![entry("By invitation"), entry("On request"), entry("Open")]
}

fn choice(input: &[u8], present: Option<usize>) -> (Reply<usize>, String) {
    let entries = entries();
    let menu =
        Menu { entries: &entries, present, commands: Commands::All, keys: &[KeyHint::CHOOSE] };
    let (reply, output) = asked(input, |plain| plain.menu(&menu));
    (reply.expect("a cursor can be read"), output)
}

#[test]
fn a_choice_is_a_number_or_a_word() {
    assert_eq!(choice(b"2\n", None).0, given(1));
    assert_eq!(choice(b" by INV\n", None).0, given(0));
    assert_eq!(choice(b"open\n", None).0, given(2));
    assert_eq!(choice(b"\n", Some(2)).0, given(2));
    assert_eq!(choice(b">\n", None).0, Reply::LeaveOpen);
    assert_eq!(choice(b"", None).0, stopped(""));
}

#[test]
fn a_wrong_choice_is_explained() {
    let (reply, output) = choice(b"0\n4\no\nx\n\n3\n", None);
    assert_eq!(reply, given(2));
    for sentence in ["no number 0", "no number 4", "more than one", "none of these", "from 1 to 3."]
    {
        assert!(output.contains(sentence), "{output}");
    }
}

#[test]
fn a_command_that_does_not_apply_is_explained() {
    let entries = entries();
    let menu = Menu { entries: &entries, present: Some(0), commands: Commands::None, keys: &[] };
    let (reply, output) = asked(b"?\n<\n>\n! On request\n3\n", |plain| plain.menu(&menu));
    assert_eq!(reply.ok(), Some(given(2)));
    for sentence in ["no help here", "no way back", "be left open", "noted as to do"] {
        assert!(output.contains(sentence), "{output}");
    }
}

proptest! {
    /// What is chosen was named by its number or by words that begin its label and no other, or
    /// stood there and was kept by an empty line.
    #[test]
    fn nothing_is_chosen_that_was_not_named(
        lines in prop::collection::vec("[ ?<>!~0-9obynOpe-]{0,3}|open|On request|! Open", 0..8),
        present in prop::option::of(0usize..3),
    ) {
        let (reply, output) = choice((lines.join("\n") + "\n").as_bytes(), present);
        let last = lines.get(output.matches("Choice: ").count() - 1);
        let Reply::Given(entry) = reply else { return Ok(()) };
        let typed = last.map_or("", |line| line.trim()).to_lowercase();
        let labels = entries().into_iter().map(|entry| entry.label.to_lowercase());
        let begun: Vec<usize> =
            labels.enumerate().filter(|(_, l)| l.starts_with(&typed)).map(|(at, _)| at).collect();
        let is_named = typed.parse() == Ok(entry + 1) || begun == [entry];
        prop_assert!(if typed.is_empty() { present == Some(entry) } else { is_named }, "{output}");
    }
}

#[test]
fn no_line_is_a_command_to_a_ci() {
    let (_, output) = text(b"\n", "one\n::error::two\n##[error]three", Lines::Several);
    assert!(output.contains("\n\\::error::two\n#\\#[error]three\n"), "{output}");
}

#[test]
fn nothing_controls_the_terminal() {
    let card = Card { question: "Why\u{1b}[2J?".into(), ..Card::default() };
    let (shown, output) = asked(b"", |plain| {
        plain.open(&card)?;
        plain.note("a\u{202e}b")?;
        plain.close("✓ done\u{7}")
    });
    assert!(shown.is_ok());
    assert!(!output.contains(|c: char| c.is_control() && c != '\n'), "{output:?}");
}
