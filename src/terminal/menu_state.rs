//! A menu while somebody is at it: keys in, what they ask for out. Pure.
//!
//! No key that is meant for something else chooses an entry: only moving there, or typing its number
//! or first letter, and then Enter does. Without an answer so far nothing is chosen at the start.

use super::keys::Key;
use super::prompter::{Entry, Menu};
use super::reply::Command;

/// A menu and what is chosen in it so far.
pub struct MenuState<'a> {
    pub(super) menu: &'a Menu<'a>,
    /// The entry that Enter takes, from 0; none at the start of a question without an answer.
    pub(super) chosen: Option<usize>,
    /// `?`, `<` or `>`, typed and waiting for Enter as in a field.
    pub(super) command: Option<char>,
    /// Why Enter took nothing; goes away with the next key.
    pub(super) hint: Option<String>,
    /// The digits typed so far.
    number: String,
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
    /// The chosen entry is the answer.
    Taken(usize),
    /// A command; the remark of a to-do is asked for next.
    Command(Command),
    /// The person wants to stop.
    Stopped {
        /// Whether it was Ctrl-C, rather than the end of the input.
        interrupted: bool,
    },
}

impl<'a> MenuState<'a> {
    /// A menu as it is at the start.
    #[must_use]
    pub fn new(menu: &'a Menu<'a>) -> Self {
        let chosen = menu.present.filter(|at| *at < menu.entries.len());
        Self { menu, chosen, command: None, hint: None, number: String::new() }
    }

    /// Does what a key asks for.
    pub fn press(&mut self, key: Key) -> MenuPress {
        let had_hint = self.hint.take().is_some();
        let number = std::mem::take(&mut self.number);
        match key {
            Key::Interrupt => return MenuPress::Stopped { interrupted: true },
            Key::ControlD => return MenuPress::Stopped { interrupted: false },
            Key::Repaint => return MenuPress::Repaint,
            Key::Enter => return self.enter(),
            Key::Command(command) => return self.run(command),
            Key::Char(command @ ('?' | '<' | '>')) => self.command = Some(command),
            Key::Char('!') => return self.run('!'),
            Key::Char(digit) if digit.is_ascii_digit() => self.type_digit(&number, digit),
            Key::Char(letter) if letter.is_alphanumeric() => self.jump_to_letter(letter),
            Key::Backspace if self.command.is_some() => self.command = None,
            Key::Up => self.move_by(-1),
            Key::Down => self.move_by(1),
            Key::Home => self.choose(0),
            Key::End => self.choose(self.menu.entries.len().saturating_sub(1)),
            Key::Paste(_) | Key::HugePaste => self.hint("A paste chooses nothing. "),
            _ if had_hint => {}
            _ => return MenuPress::Nothing,
        }
        MenuPress::Changed
    }

    fn enter(&mut self) -> MenuPress {
        if let Some(command) = self.command.take() {
            return self.run(command);
        }
        if let Some(at) = self.chosen {
            return MenuPress::Taken(at);
        }
        self.hint("Nothing is chosen yet. ");
        MenuPress::Changed
    }

    /// Carries out a command, where the menu offers it.
    fn run(&mut self, command: char) -> MenuPress {
        self.command = None;
        if let Some(offered) = Command::offered(self.menu.commands, &command.to_string()) {
            return MenuPress::Command(offered);
        }
        self.hint(&format!("{command} does nothing here. "));
        MenuPress::Changed
    }

    fn hint(&mut self, why: &str) {
        let help = "Move with ↑ ↓ or type a number, then press Enter.";
        self.hint = Some(format!("{why}{help}"));
    }

    fn choose(&mut self, at: usize) {
        self.command = None;
        if at < self.menu.entries.len() {
            self.chosen = Some(at);
        }
    }

    fn move_by(&mut self, step: isize) {
        let count = self.menu.entries.len();
        let next = match self.chosen {
            Some(at) => at.saturating_add_signed(step).min(count.saturating_sub(1)),
            None if step < 0 => count.saturating_sub(1),
            None => 0,
        };
        self.choose(next);
    }

    /// Goes to the entry with this number; `1` and then `2` are twelve where there are so many.
    fn type_digit(&mut self, before: &str, digit: char) {
        let longer = format!("{before}{digit}");
        let alone = digit.to_string();
        for number in [longer, alone] {
            let at = number.parse::<usize>().ok().and_then(|n| n.checked_sub(1));
            if let Some(at) = at.filter(|at| *at < self.menu.entries.len()) {
                self.number = number;
                return self.choose(at);
            }
        }
        self.hint(&format!("There is no number {digit}. "));
    }

    /// Goes to the next entry that begins with a letter.
    fn jump_to_letter(&mut self, letter: char) {
        let begins = |entry: &Entry| {
            let first = entry.label.trim_start().chars().next();
            first.is_some_and(|first| first.to_lowercase().eq(letter.to_lowercase()))
        };
        let entries = self.menu.entries;
        let after = self.chosen.map_or(0, |at| at + 1);
        let order = (after..entries.len()).chain(0..after.min(entries.len()));
        match order.into_iter().find(|at| begins(&entries[*at])) {
            Some(at) => self.choose(at),
            None => self.hint(&format!("Nothing here begins with {letter}. ")),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::terminal::Commands;

    fn entries(count: usize) -> Vec<Entry> {
        let labels = ["By invitation", "On request", "Open", "By appointment"];
        let label = |at: usize| labels.get(at).map_or(format!("Entry {at}"), ToString::to_string);
        (0..count).map(|at| Entry { label: label(at), meaning: String::new() }).collect()
    }

    fn after(count: usize, present: Option<usize>, keys: &str) -> MenuPress {
        let entries = entries(count);
        let menu = Menu { entries: &entries, present, commands: Commands::All, keys: "" };
        let mut state = MenuState::new(&menu);
        let mut last = MenuPress::Nothing;
        for key in keys.chars() {
            last = state.press(match key {
                '\n' => Key::Enter,
                'v' => Key::Down,
                '^' => Key::Up,
                other => Key::Char(other),
            });
        }
        last
    }

    #[test]
    fn enter_takes_only_what_was_chosen() {
        for keys in ["\n", " \n", "  \n", "x\n", "9\n", "0\n"] {
            assert_eq!(after(4, None, keys), MenuPress::Changed, "{keys:?}");
        }
        assert_eq!(after(4, None, "v\n"), MenuPress::Taken(0));
        assert_eq!(after(4, None, "^\n"), MenuPress::Taken(3));
        assert_eq!(after(4, None, "3\n"), MenuPress::Taken(2));
        assert_eq!(after(4, None, "o\n"), MenuPress::Taken(1));
        assert_eq!(after(4, None, "oo\n"), MenuPress::Taken(2));
        assert_eq!(after(4, Some(2), "\n"), MenuPress::Taken(2));
        assert_eq!(after(13, None, "12\n"), MenuPress::Taken(11));
        assert_eq!(after(4, None, "12\n"), MenuPress::Taken(1));
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
        let menu = Menu { entries: &entries, present: None, commands: Commands::None, keys: "" };
        for key in ['>', '<', '?', '!'] {
            let mut state = MenuState::new(&menu);
            state.press(Key::Char(key));
            state.press(Key::Enter);
            assert!(state.hint.is_some(), "{key}");
            assert_eq!(state.chosen, None);
        }
    }

    proptest! {
        /// The oracle: an entry is taken only where the last key that could choose one was followed
        /// by nothing but keys that do nothing, and Enter.
        #[test]
        fn no_key_chooses_by_accident(keys in "[ ?<>!\n~;.,x\u{e9}\u{4e2d}]{0,12}") {
            let taken = after(4, None, &keys);
            prop_assert!(!matches!(taken, MenuPress::Taken(_)), "{keys:?}");
        }
    }
}
