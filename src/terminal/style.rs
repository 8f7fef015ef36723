//! How the role of a word looks. Nobody outside this file knows a colour.

use dialoguer::console::Style;

use crate::core::text::{Accent, Text, TextStyle, visible};

/// Whether a stream wants colour. Decided by the environment and the flags, outside this room.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Colour {
    /// Colours, bold and dim.
    Wanted,
    /// Words only.
    #[default]
    Unwanted,
}

impl From<bool> for Colour {
    fn from(wanted: bool) -> Self {
        if wanted { Self::Wanted } else { Self::Unwanted }
    }
}

/// The sixteen colours that people set up for their own eyes, and no others.
fn terminal_style(role: TextStyle) -> Style {
    let style = Style::new();
    match role {
        TextStyle::Plain => style,
        TextStyle::Accent(Accent::Quiet) | TextStyle::Quiet => style.dim(),
        TextStyle::Accent(Accent::First) => style.cyan(),
        TextStyle::Accent(Accent::Second) => style.magenta(),
        TextStyle::Strong => style.bold(),
        TextStyle::Accent(Accent::Third) | TextStyle::Good => style.green(),
        TextStyle::Warning => style.yellow(),
        TextStyle::Error => style.red(),
    }
}

/// What is written to a stream, control characters made visible.
#[must_use]
pub(super) fn painted_text(text: &Text, colour: Colour) -> String {
    let mut written = String::new();
    for (role, words) in text.spans() {
        let words = visible(words);
        if colour == Colour::Unwanted || *role == TextStyle::Plain {
            written.push_str(&words);
        } else {
            let style = terminal_style(*role).force_styling(true);
            written.push_str(&style.apply_to(words).to_string());
        }
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_colour_only_words_are_left() {
        let text = Text::of(TextStyle::Error, "no").and(TextStyle::Quiet, " way");
        assert_eq!(painted_text(&text, Colour::Unwanted), "no way");
        assert_eq!(
            painted_text(&text, Colour::Wanted),
            "\u{1b}[31mno\u{1b}[0m\u{1b}[2m way\u{1b}[0m"
        );
    }

    #[test]
    fn a_charter_cannot_bring_its_own_colours() {
        let text = Text::of(TextStyle::Strong, "a\u{1b}[31mb");
        assert_eq!(painted_text(&text, Colour::Wanted), "\u{1b}[1ma␛[31mb\u{1b}[0m");
    }

    #[test]
    fn the_elements_differ() {
        let colours = [Accent::Quiet, Accent::First, Accent::Second, Accent::Third]
            .map(|accent| painted_text(&Text::of(TextStyle::Accent(accent), "x"), Colour::Wanted));
        for (index, colour) in colours.iter().enumerate() {
            assert!(!colours[index + 1..].contains(colour));
        }
    }
}
