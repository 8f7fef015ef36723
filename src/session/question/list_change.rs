//! What can be typed in place of a new item: change, take out or move up one that is there.

use crate::terminal::KeyHint;

/// A change to the items so far. Numbers count from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Change {
    /// `=2`
    Again(usize),
    /// `-2`
    Remove(usize),
    /// `^2`
    Up(usize),
}

impl Change {
    /// Reads `=2`, `-2` or `^2`, where there are so many items; anything else is an item.
    pub(super) fn parse(text: &str, items: usize) -> Option<Self> {
        let text = text.trim();
        let mut letters = text.chars();
        let sign = letters.next()?;
        let number: usize = letters.as_str().trim().parse().ok()?;
        let at = number.checked_sub(1).filter(|at| *at < items)?;
        match sign {
            '=' => Some(Self::Again(at)),
            '-' => Some(Self::Remove(at)),
            '^' => Some(Self::Up(at)),
            _ => None,
        }
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

/// The keys below a list that has items or has none.
pub(super) fn list_key_hints(items: usize) -> &'static [KeyHint<'static>] {
    if items == 0 {
        &[
            NEXT_ITEM,
            END_LIST,
            KeyHint::HELP,
            KeyHint::BACK,
            KeyHint::LEAVE_OPEN,
            KeyHint::TO_DO,
            KeyHint::NOT_APPLICABLE,
            KeyHint::SAVE_AND_STOP,
        ]
    } else {
        &[
            NEXT_ITEM,
            END_LIST,
            CHANGE_ITEM,
            REMOVE_ITEM,
            MOVE_UP,
            KeyHint::HELP,
            KeyHint::BACK,
            KeyHint::TO_DO,
            KeyHint::NOT_APPLICABLE,
            KeyHint::SAVE_AND_STOP,
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_names_an_item_that_is_there() {
        assert_eq!(Change::parse("=2", 2), Some(Change::Again(1)));
        assert_eq!(Change::parse(" - 1 ", 2), Some(Change::Remove(0)));
        assert_eq!(Change::parse("^2", 2), Some(Change::Up(1)));
        for item in ["=3", "-0", "-5 degrees", "2", "^", "=", ""] {
            assert_eq!(Change::parse(item, 2), None, "{item}");
        }
    }
}
