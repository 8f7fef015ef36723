//! Characters that look like what TOML means, and are not.

/// Quotes as word processors and other languages write them.
const QUOTES: &str = "“”„‟«»‹›‘’‚‛「」『』＂＇`´″";

/// Whether it is a quote that TOML does not know.
pub(super) fn is_quote(character: char) -> bool {
    QUOTES.contains(character)
}

/// Whether it looks like a blank, or like nothing, and is not one to TOML.
pub(super) fn is_blank(character: char) -> bool {
    matches!(
        character,
        '\u{a0}' | '\u{2000}'
            ..='\u{200d}' | '\u{202f}' | '\u{205f}' | '\u{2060}' | '\u{3000}' | '\u{feff}'
    )
}

/// The mark that it looks like.
pub(super) fn ascii_lookalike(character: char) -> Option<char> {
    Some(match character {
        '＝' => '=',
        '，' | '、' => ',',
        '［' | '【' => '[',
        '］' | '】' => ']',
        '｛' => '{',
        '｝' => '}',
        '．' | '。' => '.',
        '＃' => '#',
        _ => return None,
    })
}
