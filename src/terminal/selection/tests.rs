use super::*;
use crate::terminal::{Commands, Entry};
use proptest::prelude::*;

const LABELS: [&str; 5] = ["By invitation", "On request", "Open", "Open to members", "開放する"];

fn entries() -> Vec<Entry> {
    let meaning = "One sentence on what it means, which takes more than a row.".to_owned();
    let entry = |label: &str| Entry { label: label.to_owned(), meaning: meaning.clone() };
    LABELS.map(entry).to_vec()
}

fn menu(entries: &[Entry], present: Option<usize>, commands: Commands) -> Menu<'_> {
    Menu { entries, present, commands, keys: "Enter choose · Ctrl-C stop" }
}

fn shown(selection: &mut Selection, size: (usize, usize)) -> Vec<String> {
    selection.picture(Role::Quiet, size).0.iter().map(Text::words).collect()
}

/// What comes of these characters, Enter as a line break, and what is seen before the last one.
fn typed(keys: &str, present: Option<usize>, commands: Commands) -> (KeyEffect, String) {
    let entries = entries();
    let menu = menu(&entries, present, commands);
    let mut selection = Selection::new(&menu);
    let mut outcome = (KeyEffect::Choosing, String::new());
    for character in keys.chars() {
        let seen = shown(&mut selection, (60, 60)).join("\n");
        let key = if character == '\n' { Key::Enter } else { Key::Char(character) };
        outcome = (selection.press(key), seen);
    }
    if outcome.0 == KeyEffect::Choosing {
        outcome.1 = shown(&mut selection, (60, 60)).join("\n");
    }
    outcome
}

fn given(entry: usize) -> KeyEffect {
    KeyEffect::Ended(Reply::Given(entry))
}

#[test]
fn the_keys_of_a_field_mean_the_same() {
    let ended = |keys| typed(keys, None, Commands::All).0;
    assert_eq!(ended("?\n"), KeyEffect::Ended(Reply::Help));
    assert_eq!(ended("<\n"), KeyEffect::Ended(Reply::Back));
    assert_eq!(ended(" >\n"), KeyEffect::Ended(Reply::LeaveOpen));
    assert_eq!(ended("!"), KeyEffect::Note);
    let (_, seen) = typed(">\n", None, Commands::All);
    assert!(seen.contains("› > leave open\n"), "{seen}");
}

#[test]
fn an_unanswered_menu_stands_on_nothing() {
    for keys in ["", " ", "   "] {
        let (effect, seen) = typed(keys, None, Commands::All);
        assert!(effect == KeyEffect::Choosing && seen.contains("Nothing is chosen yet."), "{seen}");
        assert!(!seen.contains("› "), "{seen}");
    }
    let (effect, seen) = typed(" \n\n", None, Commands::All);
    assert_eq!(effect, KeyEffect::Choosing);
    assert!(
        seen.contains("type a number or\nthe first letters; then press Enter. `>` and Enter leave"),
        "{seen}"
    );
    let (_, seen) = typed("\n", None, Commands::None);
    assert!(seen.contains("press Enter.\n") && !seen.contains('>'), "{seen}");
}

#[test]
fn an_answer_is_stood_on_and_kept() {
    let (effect, seen) = typed(" \n", Some(1), Commands::All);
    assert!(effect == given(1) && seen.contains("› On request"), "{seen}");
    assert!(!seen.contains("Nothing is chosen"), "{seen}");
}

#[test]
fn letters_and_digits_jump() {
    let ended = |keys| typed(keys, None, Commands::All).0;
    for (keys, entry) in
        [("1\n", 0), ("4\n", 3), ("b\n", 0), ("op\n", 2), ("OPEN T\n", 3), ("oo\n", 2), ("開\n", 4)]
    {
        assert_eq!(ended(keys), given(entry), "{keys}");
    }
    for keys in ["0\n", "6\n", "23\n", "x\n", "ob\n", "I don't know\n", "Ask Bo\n", "? why\n"] {
        let (effect, seen) = typed(keys, Some(0), Commands::All);
        assert_eq!(effect, KeyEffect::Choosing, "{keys}");
        assert!(seen.contains("Choice: ") && !seen.contains("› "), "{seen}");
    }
}

#[test]
fn keys_that_do_not_apply_are_explained() {
    for (keys, sentence) in [
        ("?", "There is no help here"),
        ("<\n", "There is no way back here"),
        (">\n", "This cannot be left open"),
        ("! Open\n", "Nothing can be noted as to do here"),
    ] {
        let (effect, seen) = typed(keys, Some(0), Commands::None);
        assert!(effect == KeyEffect::Choosing && seen.contains(sentence), "{seen}");
    }
    let entries = entries();
    let menu = menu(&entries, None, Commands::HelpAndBack);
    let mut selection = Selection::new(&menu);
    assert_eq!(selection.press(Key::Command('<')), KeyEffect::Ended(Reply::Back));
    assert_eq!(selection.press(Key::Command('!')), KeyEffect::Choosing);
    assert_eq!(selection.press(Key::Paste("Open\r".to_owned())), KeyEffect::Choosing);
    assert_eq!(selection.marked(), None);
}

#[test]
fn arrows_go_round() {
    let entries = entries();
    let menu = menu(&entries, None, Commands::HelpAndBack);
    let mut selection = Selection::new(&menu);
    let mut go = |key| {
        selection.press(key);
        selection.marked()
    };
    assert_eq!(go(Key::Down), Some(0));
    assert_eq!(go(Key::Up), Some(6));
    assert_eq!(go(Key::Down), Some(0));
    assert_eq!(go(Key::End), Some(6));
    assert_eq!(go(Key::Home), Some(0));
    assert_eq!(go(Key::Char('3')), Some(2));
    assert_eq!(go(Key::Down), Some(3));
    assert_eq!(go(Key::Char('x')), None);
    assert_eq!(go(Key::Backspace), Some(3));
}

#[test]
fn in_a_low_window_the_marked_item_is_in_sight() {
    let entries = entries();
    let menu = menu(&entries, Some(3), Commands::All);
    let mut selection = Selection::new(&menu);
    let expected = [
        "  Open              One sentence on what it means, which takes more",
        "                    than a row.",
        "› Open to members   One sentence on what it means, which takes more",
        "                    than a row.",
        "  2 more above, 5 below",
        "↑ ↓ move · Enter choose · Ctrl-C stop",
    ];
    assert_eq!(shown(&mut selection, (6, 70)), expected);
    assert_eq!(shown(&mut selection, (2, 70)), [expected[2], expected[3]]);
    selection.press(Key::Char('x'));
    assert_eq!(
        shown(&mut selection, (3, 70))[1..],
        ["Choice: x", "`x` is none of these; type a number from 1 to 5."]
    );
}

fn key() -> impl Strategy<Value = Key> {
    prop_oneof![
        4 => Just(Key::Enter),
        6 => prop::sample::select(" ?<>!~127xoOpenb開\u{3000}".chars().collect::<Vec<_>>())
            .prop_map(Key::Char),
        1 => prop::sample::select("?<>!".chars().collect::<Vec<_>>()).prop_map(Key::Command),
        3 => prop::sample::select(vec![
            Key::Up, Key::Down, Key::Home, Key::End, Key::Left, Key::Right, Key::Backspace,
            Key::KillToStart, Key::NewLine, Key::Editor, Key::Delete, Key::ControlD,
            Key::HugePaste, Key::Paste("2\r".to_owned()), Key::Paste("Open".to_owned()),
        ]),
    ]
}

proptest! {
    /// What is recorded was on the screen as marked, and a key had marked it: an arrow, or a number
    /// or the beginning of its label, typed from end to end.
    #[test]
    fn nothing_is_chosen_that_was_not_marked(
        keys in prop::collection::vec(key(), 0..30),
        present in prop::option::of(0usize..5),
        commands in prop::sample::select(vec![
            Commands::None, Commands::HelpAndBack, Commands::All,
        ]),
    ) {
        let entries = entries();
        let menu = menu(&entries, present, commands);
        let mut selection = Selection::new(&menu);
        let (mut moved, mut typed) = (present.is_some(), String::new());
        for key in keys {
            let seen = shown(&mut selection, (80, 70));
            let effect = selection.press(key.clone());
            if let KeyEffect::Ended(Reply::Given(entry)) = effect {
                prop_assert_eq!(&key, &Key::Enter);
                let marked: Vec<&String> = seen.iter().filter(|row| row.starts_with("› ")).collect();
                let begins = |label: &str| label.to_lowercase().starts_with(&typed.trim().to_lowercase());
                prop_assert!(matches!(marked[..], [row] if row[4..].starts_with(LABELS[entry])));
                let by_typing = typed.trim() == (entry + 1).to_string()
                    || begins(LABELS[entry])
                    || typed.chars().all(|c| LABELS[entry].to_lowercase().starts_with(c.to_ascii_lowercase()));
                prop_assert!(if typed.is_empty() { moved } else { by_typing }, "{}", typed);
            }
            match key {
                Key::Up | Key::Down | Key::Home | Key::End => {
                    typed.clear();
                    moved = true;
                }
                Key::Char(c) if typed.is_empty() && c.is_whitespace() => {}
                Key::Char(c) if effect != KeyEffect::Note => typed.push(c),
                Key::Backspace => drop(typed.pop()),
                Key::KillToStart | Key::Command(_) => typed.clear(),
                Key::Enter if matches!(effect, KeyEffect::Ended(_) | KeyEffect::Note) => {
                    typed.clear();
                    selection = Selection::new(&menu);
                    moved = present.is_some();
                }
                _ => {}
            }
        }
    }

    #[test]
    fn the_picture_fits_its_window(
        keys in prop::collection::vec(key(), 0..12),
        present in prop::option::of(0usize..5),
        rows in 1usize..40,
        width in 8usize..80,
    ) {
        let entries = entries();
        let menu = menu(&entries, present, Commands::All);
        let mut selection = Selection::new(&menu);
        for key in keys {
            selection.press(key);
            let (lines, (row, column)) = selection.picture(Role::Quiet, (rows, width));
            prop_assert!(!lines.is_empty() && lines.len() <= rows);
            prop_assert!(row < lines.len() && column <= width);
            prop_assert!(lines.iter().all(|line| line.width() <= width));
            let marked = lines.iter().filter(|line| line.words().starts_with("› ")).count();
            prop_assert_eq!(marked, usize::from(selection.marked().is_some()));
            if selection.height(Role::Quiet, width) <= rows {
                prop_assert!(!lines.iter().any(|line| line.words().contains(" more ab")));
            }
        }
    }
}
