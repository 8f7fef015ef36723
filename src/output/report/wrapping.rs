//! Texts wrapped behind a lead or a margin.

use crate::core::text::Text;

/// A text behind a lead, its further rows below its first word, in lines of at most `width` columns.
pub(super) fn hanging_indent(lead: Text, text: &Text, width: usize) -> Vec<Text> {
    let margin = lead.width();
    let mut leads = Some(lead).into_iter();
    let rows = text.wrap(width.saturating_sub(margin).max(1)).into_iter();
    rows.map(|row| leads.next().unwrap_or_else(|| " ".repeat(margin).into()).join(row)).collect()
}

/// A text behind a margin of so many columns, in lines of at most `width` columns.
pub(super) fn indented_report_lines(text: &Text, margin: usize, width: usize) -> Vec<Text> {
    let rows = text.wrap(width.saturating_sub(margin)).into_iter();
    rows.map(|row| Text::from(" ".repeat(margin)).join(row)).collect()
}
