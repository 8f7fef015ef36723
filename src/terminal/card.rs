//! What a card looks like, line by line. Pure: a width in, lines out.
//!
//! Kept apart from the drawing, so that a card can be drawn again whenever the window changes.

use super::prompter::Card;
use crate::core::text::wrap::{printable, width_of, wrap};
use crate::core::text::{Text, TextStyle};

/// Something that stands on a card below its question.
#[derive(Clone, Debug)]
pub(super) enum Block {
    /// A passage.
    Note(String),
    /// A text that was typed: what stood before it, and the text.
    Typed(String, String),
}

impl Block {
    /// Whether it is a row among rows, which have no blank lines between them.
    fn is_row(&self) -> bool {
        match self {
            Self::Note(passage) => passage.starts_with(' '),
            Self::Typed(..) => true,
        }
    }

    /// Its lines; `above` is the block before it.
    pub(super) fn lines(&self, above: Option<&Self>, width: usize) -> Vec<Text> {
        let mut lines = Vec::new();
        if !self.is_row() && above.is_some_and(Self::is_row) {
            lines.push(Text::new());
        }
        match self {
            Self::Note(passage) => lines.extend(Text::from(passage).wrap(width)),
            Self::Typed(lead, text) => lines.extend(typed_text_lines(lead, text, width)),
        }
        if !self.is_row() {
            lines.push(Text::new());
        }
        lines
    }
}

/// The place and progress, the question, and how to answer it, with a blank line on each side.
pub(super) fn card_head_lines(card: &Card, width: usize) -> Vec<Text> {
    let mut lines = card_lines_above_question(card, width);
    lines.extend(question_lines(card, width));
    if !card.guidance.is_empty() {
        lines.extend(Text::of(TextStyle::Quiet, &card.guidance).wrap(width));
    }
    lines.push(Text::new());
    lines
}

/// The place and progress, with a blank line on each side.
pub(super) fn card_lines_above_question(card: &Card, width: usize) -> Vec<Text> {
    let mut lines = vec![Text::new()];
    lines.extend(card_place_lines(card, width));
    if lines.len() > 1 {
        lines.push(Text::new());
    }
    lines
}

/// The question, or nothing when the card has none.
pub(super) fn question_lines(card: &Card, width: usize) -> Vec<Text> {
    if card.question.is_empty() {
        return Vec::new();
    }
    Text::of(TextStyle::Strong, &card.question).wrap(width)
}

fn card_place_lines(card: &Card, width: usize) -> Vec<Text> {
    let place = Text::of(TextStyle::Accent(card.accent), printable(&card.place));
    let progress = Text::of(TextStyle::Quiet, printable(&card.progress));
    let used = place.width() + progress.width();
    if used + 2 <= width && !card.place.contains('\n') && !card.progress.contains('\n') {
        let gap = if card.progress.is_empty() { 0 } else { width - used };
        let line = place.and(TextStyle::Plain, " ".repeat(gap)).join(progress);
        return if line.words().is_empty() { Vec::new() } else { vec![line] };
    }
    let mut lines = place.wrap(width);
    lines.extend(progress.wrap(width));
    lines
}

/// A text that was typed, below what stood before it.
fn typed_text_lines(lead: &str, text: &str, width: usize) -> Vec<Text> {
    let indent = width_of(lead);
    let rows = wrap(text, width.saturating_sub(indent).max(1));
    rows.into_iter().enumerate().map(|(row, words)| line_below_lead(lead, row, words)).collect()
}

/// One row of a text that has something before its first row.
pub(super) fn line_below_lead(lead: &str, row: usize, words: impl Into<String>) -> Text {
    let lead = if row == 0 { lead.to_owned() } else { " ".repeat(width_of(lead)) };
    Text::of(TextStyle::Quiet, lead).and(TextStyle::Plain, words)
}

/// The quiet lines that name the keys. A key and what it does are not torn apart, if they fit.
pub(super) fn keys_lines(hints: &[String], width: usize) -> Vec<Text> {
    let mut lines: Vec<String> = Vec::new();
    for hint in hints {
        match lines.last_mut() {
            Some(line) if width_of(line) + 3 + width_of(hint) <= width => {
                line.push_str(" · ");
                line.push_str(hint);
            }
            _ => lines.push(hint.clone()),
        }
    }
    lines.iter().flat_map(|line| Text::of(TextStyle::Quiet, line).wrap(width)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::text::Accent;
    use crate::terminal::key_hint::{KeyHint, in_words};

    fn card() -> Card {
        Card {
            place: "Purpose › Domain".into(),
            progress: "3 of 20".into(),
            accent: Accent::First,
            question: "What problems is this community concerned with?".into(),
            guidance: "Name the two or three that would bring people to a first meeting.".into(),
        }
    }

    fn words(lines: &[Text]) -> Vec<String> {
        lines.iter().map(Text::words).collect()
    }

    #[test]
    fn a_card_at_eighty_columns() {
        let lines = words(&card_head_lines(&card(), 60));
        assert_eq!(lines[1], format!("Purpose › Domain{}3 of 20", " ".repeat(37)));
        assert_eq!(lines[3], "What problems is this community concerned with?");
        assert_eq!(lines[4], "Name the two or three that would bring people to a first");
        assert_eq!(lines.last().map(String::as_str), Some(""));
    }

    #[test]
    fn a_card_in_a_narrow_window() {
        let lines = words(&card_head_lines(&card(), 20));
        assert_eq!(lines[1..4], ["Purpose › Domain", "3 of 20", ""]);
        assert!(lines.iter().all(|line| width_of(line) <= 20));
    }

    #[test]
    fn rows_stand_together_and_passages_apart() {
        let row = Block::Typed("  1  ".into(), "one two".into());
        let note = Block::Note("Help.".into());
        assert_eq!(words(&row.lines(None, 9)), ["  1  one", "     two"]);
        assert_eq!(words(&note.lines(Some(&row), 9)), ["", "Help.", ""]);
        assert_eq!(words(&note.lines(Some(&note), 9)), ["Help.", ""]);
    }

    #[test]
    fn keys_are_broken_between_and_not_inside() {
        let own = [KeyHint::new("Ctrl-O", "editor")];
        let keys = in_words(&[KeyHint::DONE, KeyHint::HELP], &own);
        assert_eq!(words(&keys_lines(&keys, 18)), ["Enter done", "Ctrl-O editor", "? help"]);
        assert_eq!(words(&keys_lines(&keys, 30)), ["Enter done · Ctrl-O editor", "? help"]);
        assert!(in_words(&[], &[]).is_empty());
    }
}
