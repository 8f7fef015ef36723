//! Control characters made visible.
//!
//! A charter is written by others: what it holds must not be able to move the cursor, colour the
//! screen, or turn the order of the words around. Everything that is printed passes through here.

use std::borrow::Cow;
use std::fmt::Write;

use super::workflow_commands::without_bracket_commands;
use crate::core::words::is_invisible;

/// The text with every character that would act on the terminal replaced by one that shows it:
/// `␛` for an escape, `<U+202E>` for a character that has no picture. Line breaks and tabs stay.
#[must_use]
pub fn visible(text: &str) -> Cow<'_, str> {
    let Some(first) = text.find(is_invisible) else {
        return Cow::Borrowed(text);
    };
    let mut shown = String::with_capacity(text.len() + 16);
    shown.push_str(&text[..first]);
    for character in text[first..].chars() {
        if is_invisible(character) {
            shown.push_str(&picture(character));
        } else {
            shown.push(character);
        }
    }
    Cow::Owned(shown)
}

/// JSON in which what would act on the terminal, or on the CI that keeps it in its log, is written as an
/// escape, for programs to read back. Such characters stand in strings only.
#[must_use]
pub fn visible_in_json(json: &str) -> Cow<'_, str> {
    if json.contains("##") {
        let inert = without_bracket_commands(json, "\\u0023");
        return Cow::Owned(inert.chars().map(escaped).collect());
    }
    if !json.contains(is_invisible) {
        return Cow::Borrowed(json);
    }
    Cow::Owned(json.chars().map(escaped).collect())
}

fn escaped(character: char) -> String {
    if is_invisible(character) {
        format!("\\u{:04x}", u32::from(character))
    } else {
        character.to_string()
    }
}

fn picture(character: char) -> String {
    let code = u32::from(character);
    let pictured = match code {
        0..0x20 => char::from_u32(0x2400 + code),
        0x7f => Some('\u{2421}'),
        _ => None,
    };
    let mut shown = String::new();
    match pictured {
        Some(picture) => shown.push(picture),
        // Writing to a string cannot fail.
        None => drop(write!(shown, "<U+{code:04X}>")),
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn ordinary_text_is_untouched() {
        for text in ["", "plain", "a\nb\tc", "日本語 👩‍👩‍👧 é", "שלום"] {
            assert!(matches!(visible(text), Cow::Borrowed(same) if same == text));
        }
    }

    #[test]
    fn what_would_act_is_shown() {
        assert_eq!(visible("a\u{1b}[31mred\u{7}"), "a␛[31mred␇");
        assert_eq!(visible("a\rb\u{7f}\u{0}"), "a␍b␡␀");
        assert_eq!(visible("\u{9b}2J"), "<U+009B>2J");
        assert_eq!(visible("x\u{202e}y\u{2066}z\u{200f}"), "x<U+202E>y<U+2066>z<U+200F>");
        assert_eq!(visible("a\u{2028}b\u{feff}"), "a<U+2028>b<U+FEFF>");
    }

    #[test]
    fn in_json_it_is_escaped() {
        let json = "[\n\t\"é\u{9b}2J\u{7f}\u{202e}\"]";
        assert_eq!(visible_in_json(json), "[\n\t\"é\\u009b2J\\u007f\\u202e\"]");
    }

    proptest! {
        #[test]
        fn nothing_that_acts_is_left(text in any::<String>()) {
            prop_assert!(!visible(&text).contains(is_invisible));
        }

        #[test]
        fn json_says_the_same_and_does_nothing(text in any::<String>(), order in "(##(vso)?\\[?){0,2}") {
            let text = order + &text;
            let json = serde_json::to_string(&text).unwrap();
            let shown = visible_in_json(&json);
            prop_assert!(!shown.contains(is_invisible));
            prop_assert!(!shown.contains("##[") && !shown.contains("##vso["));
            prop_assert_eq!(serde_json::from_str::<String>(&shown).unwrap(), text);
        }
    }
}
