//! Characters that show as something else than they are. One list, whatever becomes of them: the
//! terminal pictures them, a document leaves them out, a team's own questions may not have them.

/// Whether a character acts on what shows it, or on the order of the text around it. No text needs
/// one; line breaks and tabs are none.
#[must_use]
pub fn is_dangerous(character: char) -> bool {
    match character {
        '\n' | '\t' => false,
        // Separators of lines and paragraphs, and what embeds, overrides or isolates a direction.
        '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => true,
        _ => character.is_control(),
    }
}

/// Whether a character is dangerous or has no picture: marks of direction, which a text may need,
/// and the byte order mark.
#[must_use]
pub fn is_invisible(character: char) -> bool {
    is_dangerous(character) || matches!(character, '\u{200e}' | '\u{200f}' | '\u{61c}' | '\u{feff}')
}
