//! What can be typed in place of a new item: change, take out or move up one that is there.

use crate::terminal::{Commands, KeyHint};

/// A change to the items so far. Numbers count from 0.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Change {
    /// `=2`
    Again(usize),
    /// `=2 another text`
    Replace(usize, String),
    /// `-2`
    Remove(usize),
    /// `^2`
    Up(usize),
}

impl Change {
    /// Reads `=2`, `=2 text`, `-2` or `^2`; anything else is an item, and `None`.
    ///
    /// # Errors
    /// One sentence on why there is nothing to change so, where there are so many `items`.
    pub(super) fn parse(text: &str, items: usize) -> Result<Option<Self>, String> {
        let text = text.trim();
        let Some(sign @ ('=' | '-' | '^')) = text.chars().next() else { return Ok(None) };
        let behind = text[1..].trim_start();
        let digits = behind.bytes().take_while(u8::is_ascii_digit).count();
        let (number, rest) = behind.split_at(digits);
        let is_change = rest.is_empty() || (sign == '=' && rest.starts_with(char::is_whitespace));
        if number.is_empty() || !is_change {
            return Ok(None);
        }
        let at = number.parse().ok().and_then(|number: usize| number.checked_sub(1));
        let Some(at) = at.filter(|at| *at < items) else { return Err(no_number(number, items)) };
        match (sign, rest.trim()) {
            ('=', "") => Ok(Some(Self::Again(at))),
            ('=', text) => Ok(Some(Self::Replace(at, text.to_owned()))),
            ('-', _) => Ok(Some(Self::Remove(at))),
            _ if at == 0 => Err("Number 1 stands first already.".to_owned()),
            _ => Ok(Some(Self::Up(at))),
        }
    }
}

fn no_number(number: &str, items: usize) -> String {
    match items {
        0 => format!("There is no number {number}: nothing is there yet."),
        1 => format!("There is no number {number}; there is only 1."),
        _ => format!("There is no number {number}; the last one is {items}."),
    }
}

/// `=1 change`
pub(super) const CHANGE_ITEM: KeyHint = KeyHint::new("=1", "change");
/// `-1 take out`
pub(super) const REMOVE_ITEM: KeyHint = KeyHint::new("-1", "take out");
/// `^2 move up`
pub(super) const MOVE_UP: KeyHint = KeyHint::new("^2", "move up");
const NEXT_ITEM: KeyHint = KeyHint::new("Enter", "next item");
const END_LIST: KeyHint = KeyHint::new("empty line", "done");

/// The keys below a list that has items or has none. One that has any is not left open.
pub(super) fn list_key_hints(items: usize) -> Vec<KeyHint<'static>> {
    let changes: &[_] = if items == 0 { &[] } else { &[CHANGE_ITEM, REMOVE_ITEM, MOVE_UP] };
    let commands = Commands::All.hints().iter();
    let commands = commands.filter(|hint| items == 0 || **hint != KeyHint::LEAVE_OPEN);
    let mut hints = vec![NEXT_ITEM, END_LIST];
    hints.extend(changes.iter().chain(commands));
    hints.push(KeyHint::SAVE_AND_STOP);
    hints
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_names_an_item_that_is_there() {
        for (text, expected) in [
            ("=2", Change::Again(1)),
            (" = 1 ", Change::Again(0)),
            ("=2 another text", Change::Replace(1, "another text".to_owned())),
            ("=1  2 of them", Change::Replace(0, "2 of them".to_owned())),
            (" - 1 ", Change::Remove(0)),
            ("^2", Change::Up(1)),
        ] {
            assert_eq!(Change::parse(text, 2), Ok(Some(expected)), "{text}");
        }
    }

    #[test]
    fn what_names_no_item_is_said_and_never_taken_for_one() {
        for (text, items, expected) in [
            ("=7", 2, "There is no number 7; the last one is 2."),
            ("=7 text", 1, "There is no number 7; there is only 1."),
            ("-5", 0, "There is no number 5: nothing is there yet."),
            ("-0", 2, "There is no number 0; the last one is 2."),
            ("^9", 2, "There is no number 9; the last one is 2."),
            ("^1", 2, "Number 1 stands first already."),
            (
                "=99999999999999999999",
                2,
                "There is no number 99999999999999999999; the last one is 2.",
            ),
        ] {
            assert_eq!(Change::parse(text, items), Err(expected.to_owned()), "{text}");
        }
    }

    #[test]
    fn other_texts_are_items() {
        for item in
            ["-5 degrees", "2", "^", "=", "-", "", "=x", "= SUM", "^2 more", "- 5 of us", "=2.5"]
        {
            assert_eq!(Change::parse(item, 2), Ok(None), "{item}");
        }
    }
}
