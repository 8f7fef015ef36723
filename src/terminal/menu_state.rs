//! A menu while somebody is at it: keys in, what they ask for out. Pure.
//!
//! No key that is meant for something else chooses an entry: only moving there, or typing its number
//! or the beginning of its label, and then Enter does. What is typed is read whole, as it is line by
//! line, so that a sentence chooses nothing. Without an answer so far nothing is chosen at the start.

use unicode_segmentation::UnicodeSegmentation;

use super::keys::Key;
use super::prompter::Menu;
use super::reply::Command;
use super::signals::Signal;
use super::typed_choice::{TypedChoice, entries_beginning_with};

/// A menu and what is chosen in it so far.
pub struct MenuState<'a> {
    pub(super) menu: &'a Menu<'a>,
    /// The entry, from 0, that is chosen while nothing is typed: the present answer, or where
    /// somebody has moved; none at the start of a question without an answer.
    at: Option<usize>,
    /// A number, the beginning of a label, or a command, waiting for Enter as in a field.
    pub(super) typed: String,
    /// Why Enter took nothing; goes away with the next key.
    pub(super) hint: Option<String>,
}

/// What a key has led to.
#[derive(Debug, PartialEq, Eq)]
pub enum MenuPress {
    /// Nothing that shows.
    Nothing,
    /// The menu looks different now.
    Changed,
    /// The screen is to be drawn anew.
    Repaint,
    /// The shell is to have the terminal for a while.
    Suspend,
    /// The chosen entry is the answer.
    Taken(usize),
    /// A command; the remark of a to-do is asked for next.
    Command(Command),
    /// The person wants to stop.
    Stopped {
        /// The signal that it was, unless it was the end of the input.
        signal: Option<Signal>,
    },
}

impl<'a> MenuState<'a> {
    /// A menu as it is at the start.
    #[must_use]
    pub fn new(menu: &'a Menu<'a>) -> Self {
        let at = menu.present.filter(|at| *at < menu.entries.len());
        Self { menu, at, typed: String::new(), hint: None }
    }

    /// Does what a key asks for.
    pub fn press(&mut self, key: Key) -> MenuPress {
        let had_hint = self.hint.take().is_some();
        match key {
            Key::Interrupt => return MenuPress::Stopped { signal: Some(Signal::Interrupt) },
            Key::ControlD if self.typed.is_empty() => {
                return MenuPress::Stopped { signal: None };
            }
            Key::Repaint => return MenuPress::Repaint,
            Key::Suspend => return MenuPress::Suspend,
            Key::Enter => return self.enter(),
            Key::Command(command) => return self.run(command.encode_utf8(&mut [0; 4])),
            Key::Char(character) if !self.typed.is_empty() => self.typed.push(character),
            Key::Char('!') => return self.run("!"),
            Key::Char(character) if !character.is_whitespace() => self.typed.push(character),
            Key::Backspace if !self.typed.is_empty() => self.take_back(),
            Key::Clear | Key::DeleteWord if !self.typed.is_empty() => self.typed.clear(),
            Key::Up | Key::Down | Key::Home | Key::End => self.go(&key),
            Key::Paste(_) | Key::HugePaste => self.hint("A paste chooses nothing."),
            _ if had_hint => {}
            _ => return MenuPress::Nothing,
        }
        MenuPress::Changed
    }

    /// The entry that Enter takes, from 0.
    pub(super) fn chosen(&self) -> Option<usize> {
        if self.typed.is_empty() {
            return self.at;
        }
        match TypedChoice::parse(self.menu, &self.typed) {
            Ok(TypedChoice::Entry(at) | TypedChoice::FirstOfSeveral(at)) => Some(at),
            Ok(TypedChoice::Command(_)) => None,
            Err(_) => self.repeated(),
        }
    }

    /// Whether Enter runs a command.
    pub(super) fn is_command(&self) -> bool {
        matches!(TypedChoice::parse(self.menu, &self.typed), Ok(TypedChoice::Command(_)))
    }

    /// One letter again and again goes through the entries that begin with it.
    fn repeated(&self) -> Option<usize> {
        let letter = self.typed.graphemes(true).next()?;
        let entries = entries_beginning_with(self.menu.entries, letter);
        let times = self.typed.graphemes(true).count();
        let is_repeated = self.typed.graphemes(true).all(|other| other == letter);
        (is_repeated && !entries.is_empty()).then(|| entries[(times - 1) % entries.len()])
    }

    fn enter(&mut self) -> MenuPress {
        match self.chosen() {
            Some(at) => MenuPress::Taken(at),
            None if self.typed.is_empty() => {
                self.hint("Nothing is chosen yet.");
                MenuPress::Changed
            }
            None => self.run(&self.typed.clone()),
        }
    }

    /// Carries out a command, where the menu offers it; says what is wrong with any other text,
    /// which stays to be mended unless it is a command.
    fn run(&mut self, text: &str) -> MenuPress {
        match TypedChoice::parse(self.menu, text) {
            Ok(TypedChoice::Command(command)) => {
                self.typed.clear();
                return MenuPress::Command(command);
            }
            Ok(_) => {}
            Err(sentence) => {
                // A remark that cannot be taken goes on being typed as one, and jumps nowhere.
                if self.typed.is_empty() && text == "!" {
                    self.typed.push('!');
                }
                self.hint = Some(sentence);
            }
        }
        MenuPress::Changed
    }

    fn hint(&mut self, why: &str) {
        let help = "Move with ↑ ↓ or type a number, then press Enter.";
        self.hint = Some(format!("{why} {help}"));
    }

    fn take_back(&mut self) {
        let last = self.typed.grapheme_indices(true).next_back();
        self.typed.truncate(last.map_or(0, |(at, _)| at));
    }

    fn go(&mut self, key: &Key) {
        let last = self.menu.entries.len().checked_sub(1);
        self.at = match (key, self.chosen()) {
            (Key::Up, Some(at)) => Some(at.saturating_sub(1)),
            (Key::Down, Some(at)) => last.map(|last| last.min(at + 1)),
            (Key::Up | Key::End, _) => last,
            _ => last.and(Some(0)),
        };
        self.typed.clear();
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::terminal::{Commands, Entry};

    fn entries(count: usize) -> Vec<Entry> {
        let labels = ["By invitation", "On request", "Open", "By appointment"];
        let label = |at: usize| labels.get(at).map_or(format!("Entry {at}"), ToString::to_string);
        (0..count).map(|at| Entry { label: label(at), meaning: String::new() }).collect()
    }

    fn after(count: usize, present: Option<usize>, keys: &str) -> MenuPress {
        let entries = entries(count);
        let menu = Menu { entries: &entries, present, commands: Commands::All, keys: &[] };
        let mut state = MenuState::new(&menu);
        let mut last = MenuPress::Nothing;
        for key in keys.chars() {
            last = state.press(match key {
                '\n' => Key::Enter,
                'v' => Key::Down,
                '^' => Key::Up,
                '\u{8}' => Key::Backspace,
                other => Key::Char(other),
            });
        }
        last
    }

    #[test]
    fn enter_takes_only_what_was_chosen() {
        for keys in ["\n", " \n", "  \n", "x\n", "9\n", "0\n", "12\n", "ob\n", "Ask Bo\n", "? o\n"]
        {
            assert_eq!(after(4, None, keys), MenuPress::Changed, "{keys:?}");
        }
        assert_eq!(after(4, None, "v\n"), MenuPress::Taken(0));
        assert_eq!(after(4, None, "^\n"), MenuPress::Taken(3));
        assert_eq!(after(4, None, "3\n"), MenuPress::Taken(2));
        assert_eq!(after(4, None, "o\n"), MenuPress::Taken(1));
        assert_eq!(after(4, None, "oo\n"), MenuPress::Taken(2));
        assert_eq!(after(4, Some(2), "\n"), MenuPress::Taken(2));
        assert_eq!(after(13, None, "12\n"), MenuPress::Taken(11));
        assert_eq!(after(4, None, "on\n"), MenuPress::Taken(1));
        assert_eq!(after(4, Some(1), "x\u{8}\n"), MenuPress::Taken(1));
    }

    #[test]
    fn commands_wait_for_enter_as_in_a_field() {
        assert_eq!(after(4, Some(0), ">"), MenuPress::Changed);
        assert_eq!(after(4, Some(0), ">\n"), MenuPress::Command(Command::LeaveOpen));
        assert_eq!(after(4, None, "<\n"), MenuPress::Command(Command::Back));
        assert_eq!(after(4, None, "?\n"), MenuPress::Command(Command::Help));
        assert_eq!(after(4, None, "!"), MenuPress::Command(Command::ToDo(String::new())));
        // Moving on takes the command back.
        assert_eq!(after(4, None, ">v\n"), MenuPress::Taken(0));
    }

    #[test]
    fn what_is_not_offered_is_said() {
        let entries = entries(2);
        let menu = Menu { entries: &entries, present: None, commands: Commands::None, keys: &[] };
        for key in ['>', '<', '?', '!'] {
            let mut state = MenuState::new(&menu);
            for typed in [Key::Char(key), Key::Char('o'), Key::Backspace, Key::Enter] {
                state.press(typed);
                assert_eq!(state.chosen(), None, "{key}");
            }
            assert!(state.hint.is_some_and(|hint| hint.ends_with("choose one of these.")));
        }
    }

    fn key() -> impl Strategy<Value = Key> {
        let commands = "?<>!".chars().collect::<Vec<_>>();
        let characters = " ?<>!~127xoOpenby\u{e9}\u{4e2d}\u{3000}".chars().collect::<Vec<_>>();
        prop_oneof![
            4 => Just(Key::Enter),
            6 => prop::sample::select(characters).prop_map(Key::Char),
            1 => prop::sample::select(commands).prop_map(Key::Command),
            3 => prop::sample::select(vec![
                Key::Up, Key::Down, Key::Home, Key::End, Key::Left, Key::Backspace, Key::NewLine,
                Key::Clear, Key::Editor, Key::ControlD, Key::HugePaste,
                Key::Paste("2\r".to_owned()), Key::Paste("Open".to_owned()),
            ]),
        ]
    }

    proptest! {
        /// The oracle: what Enter takes was the present answer, was moved to, or its number or the
        /// beginning of its label is all that was typed since; and it was shown as chosen.
        #[test]
        fn no_key_chooses_by_accident(
            keys in prop::collection::vec(key(), 0..30),
            present in prop::option::of(0usize..4),
            commands in prop::sample::select(vec![
                Commands::None, Commands::HelpAndBack, Commands::All,
            ]),
        ) {
            let entries = entries(4);
            let menu = Menu { entries: &entries, present, commands, keys: &[] };
            let mut state = MenuState::new(&menu);
            let (mut moved, mut typed) = (present.is_some(), String::new());
            for key in keys {
                let shown = state.chosen();
                match (state.press(key.clone()), key) {
                    (MenuPress::Taken(at), key) => {
                        prop_assert_eq!((key, shown), (Key::Enter, Some(at)));
                        let (label, text) = (entries[at].label.to_lowercase(), typed.trim().to_lowercase());
                        let is_repeated = text.chars().all(|letter| label.starts_with(letter));
                        let is_typed = text == (at + 1).to_string() || label.starts_with(&text);
                        prop_assert!(
                            if text.is_empty() { moved } else { is_typed || is_repeated },
                            "{}", typed
                        );
                    }
                    (MenuPress::Command(_), _) | (_, Key::Clear) => typed.clear(),
                    (_, Key::Up | Key::Down | Key::Home | Key::End) => {
                        typed.clear();
                        moved = true;
                    }
                    (_, Key::Char(blank)) if typed.is_empty() && blank.is_whitespace() => {}
                    (_, Key::Char(character)) => typed.push(character),
                    (_, Key::Command('!')) if typed.is_empty() => typed.push('!'),
                    (_, Key::Backspace) => drop(typed.pop()),
                    _ => {}
                }
            }
        }
    }
}
