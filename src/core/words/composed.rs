//! Letters with marks in their composed form. The only file that names `unicode_normalization`.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization as _;

/// The text with composed letters (NFC): `e` and a combining accent become `é`. Two texts that only
/// differ in this look the same and are the same; some systems and keyboards write one form, some
/// the other.
#[must_use]
pub fn composed(text: &str) -> Cow<'_, str> {
    if text.is_ascii() { Cow::Borrowed(text) } else { text.nfc().collect() }
}

/// The text with letters taken apart from their marks (NFD), as file systems compare names.
pub fn decomposed(text: impl Iterator<Item = char>) -> impl Iterator<Item = char> {
    text.nfd()
}

#[cfg(test)]
mod tests {
    use super::composed;

    #[test]
    fn both_forms_become_one() {
        assert_eq!(composed("Cafe\u{301}"), "Caf\u{e9}");
        assert_eq!(composed("Caf\u{e9}"), "Caf\u{e9}");
        assert_eq!(composed("Cafe"), "Cafe");
    }
}
