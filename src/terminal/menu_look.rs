//! What a menu looks like, line by line. Pure: a menu and a window in, lines out.

use super::card::keys_lines;
use super::menu_state::MenuState;
use super::prompter::Entry;
use crate::core::text::wrap::{printable, width_of};
use crate::core::text::{Text, TextStyle};

/// Meanings stand beside their labels when they have at least so many columns there.
const MIN_MEANING_COLUMNS: usize = 30;
/// The fewest rows that a menu is drawn in, whatever stands above it.
const MIN_ROWS: usize = 4;

/// The room that a menu has.
#[derive(Clone, Copy)]
pub(super) struct Room {
    /// The columns of the window.
    pub(super) width: usize,
    /// The rows of the window.
    pub(super) rows: usize,
    /// The rows of the card above the menu, which should stay in sight.
    pub(super) above: usize,
}

/// The lines of a menu, and the row and column where the cursor stands.
pub(super) fn menu_lines(
    state: &MenuState,
    accent: TextStyle,
    keys: &[String],
    room: Room,
) -> (Vec<Text>, (usize, usize)) {
    let foot = menu_foot(state, keys, room.width);
    let whole = menu_entries_whole(state, accent, room.width);
    let height: usize = whole.iter().map(Vec::len).sum();
    let limit = room.rows.saturating_sub(room.above + 1).max(MIN_ROWS).min(room.rows.max(1));
    let rows = if height + foot.len() <= limit {
        whole
    } else {
        menu_entries_in_part(
            state,
            accent,
            room.width,
            limit.saturating_sub(foot.len().min(limit / 2)),
        )
    };
    let chosen =
        rows.iter().take_while(|row| !is_chosen_menu_row(row)).map(Vec::len).sum::<usize>();
    let entries: usize = rows.iter().map(Vec::len).sum();
    let mut lines: Vec<Text> = rows.into_iter().flatten().collect();
    lines.extend(foot);
    lines.truncate(limit);
    let cursor = if chosen < entries { (chosen, 0) } else { (entries.min(lines.len() - 1), 0) };
    (lines, cursor)
}

fn is_chosen_menu_row(row: &[Text]) -> bool {
    row.first().is_some_and(|line| line.words().starts_with('›'))
}

/// Every entry with its meaning.
fn menu_entries_whole(state: &MenuState, accent: TextStyle, width: usize) -> Vec<Vec<Text>> {
    let entries = state.menu.entries;
    let digits = entries.len().to_string().len();
    let lead = digits + 4;
    let column = menu_meaning_column(entries, lead, width);
    let line = |(at, entry): (usize, &Entry)| {
        let is_chosen = state.chosen() == Some(at);
        let label = numbered_menu_label(at, digits, is_chosen, accent, &printable(&entry.label));
        let meaning = Text::of(TextStyle::Quiet, entry.meaning.trim());
        match column {
            _ if entry.meaning.is_empty() => label.wrap(width),
            Some(column) => menu_meaning_beside(&label, &meaning, column, width),
            None => label
                .wrap(width)
                .into_iter()
                .chain(indented_menu_meaning(&meaning, lead, width))
                .collect(),
        }
    };
    entries.iter().enumerate().map(line).collect()
}

/// The entries around the chosen one that fit into so many rows, each cut to one line.
fn menu_entries_in_part(
    state: &MenuState,
    accent: TextStyle,
    width: usize,
    rows: usize,
) -> Vec<Vec<Text>> {
    let entries = state.menu.entries;
    let digits = entries.len().to_string().len();
    let rows = rows.clamp(1, entries.len().max(1));
    let first = state.chosen().unwrap_or(0).saturating_sub(rows / 2).min(entries.len() - rows);
    let line = |(at, entry): (usize, &Entry)| {
        let label = cut_to_width(&entry.label, width.saturating_sub(digits + 4));
        vec![numbered_menu_label(at, digits, state.chosen() == Some(at), accent, &label)]
    };
    entries.iter().enumerate().skip(first).take(rows).map(line).collect()
}

/// What stands below the entries: what was typed, why Enter took nothing, and the keys.
fn menu_foot(state: &MenuState, keys: &[String], width: usize) -> Vec<Text> {
    let mut lines = vec![Text::new()];
    if !state.typed.is_empty() {
        let does = if state.is_command() { "  Enter does it, Backspace takes it back" } else { "" };
        let typed = Text::from(format!("{}{does}", state.typed)).wrap(width);
        // Of a long text its end.
        lines.extend(typed.into_iter().next_back());
    }
    let is_open = state.typed.is_empty() && state.chosen().is_none();
    match &state.hint {
        Some(hint) => lines.extend(Text::of(TextStyle::Warning, hint.as_str()).wrap(width)),
        None if is_open => {
            lines.extend(Text::of(TextStyle::Quiet, "Nothing is chosen yet.").wrap(width));
        }
        None => {}
    }
    lines.extend(keys_lines(keys, width));
    lines
}

fn numbered_menu_label(
    at: usize,
    digits: usize,
    chosen: bool,
    accent: TextStyle,
    label: &str,
) -> Text {
    let mark = if chosen { Text::of(accent, "› ") } else { Text::from("  ") };
    let style = if chosen { TextStyle::Strong } else { TextStyle::Plain };
    mark.and(TextStyle::Quiet, format!("{:>digits$}  ", at + 1)).and(style, label)
}

/// Where meanings begin, when they stand beside the labels.
fn menu_meaning_column(entries: &[Entry], lead: usize, width: usize) -> Option<usize> {
    let longest = entries.iter().map(|entry| width_of(&printable(&entry.label))).max()?;
    let column = lead + longest + 3;
    let is_one_line = entries.iter().all(|entry| !entry.label.contains('\n'));
    (column + MIN_MEANING_COLUMNS <= width && is_one_line).then_some(column)
}

fn menu_meaning_beside(label: &Text, meaning: &Text, column: usize, width: usize) -> Vec<Text> {
    let gap = |used: usize| Text::from(" ".repeat(column.saturating_sub(used)));
    let rows = meaning.wrap(width - column).into_iter().enumerate();
    let row = |(number, part): (usize, Text)| match number {
        0 => label.clone().join(gap(label.width())).join(part),
        _ => gap(0).join(part),
    };
    rows.map(row).collect()
}

fn indented_menu_meaning(text: &Text, indent: usize, width: usize) -> impl Iterator<Item = Text> {
    let lines = text.wrap(width.saturating_sub(indent).max(1)).into_iter();
    lines.map(move |line| Text::from(" ".repeat(indent)).join(line))
}

/// The text on one line, cut to a width.
fn cut_to_width(text: &str, width: usize) -> String {
    use unicode_segmentation::UnicodeSegmentation;
    let text = printable(text).replace('\n', " ");
    if width_of(&text) <= width {
        return text;
    }
    let mut cut = String::new();
    for grapheme in text.graphemes(true) {
        if width_of(&cut) + width_of(grapheme) + 1 > width {
            break;
        }
        cut.push_str(grapheme);
    }
    cut.push('…');
    cut
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::terminal::{Commands, Menu};

    fn entries() -> Vec<Entry> {
        let entry =
            |label: &str, meaning: &str| Entry { label: label.into(), meaning: meaning.into() };
        vec![
            entry("By invitation", "The core team asks people whether they would like to join."),
            entry("On request", "Anyone may ask; the core team decides."),
            entry("開放", ""),
        ]
    }

    fn drawn(present: Option<usize>, width: usize, rows: usize) -> (Vec<String>, (usize, usize)) {
        let entries = entries();
        let menu = Menu { entries: &entries, present, commands: Commands::All, keys: &[] };
        let state = MenuState::new(&menu);
        let room = Room { width, rows, above: 5 };
        let (lines, cursor) =
            menu_lines(&state, TextStyle::Quiet, &["Enter choose".to_owned()], room);
        (lines.iter().map(Text::words).collect(), cursor)
    }

    #[test]
    fn meanings_stand_beside_their_labels() {
        let (lines, cursor) = drawn(None, 60, 24);
        assert_eq!(
            lines,
            [
                "  1  By invitation   The core team asks people whether they",
                "                     would like to join.",
                "  2  On request      Anyone may ask; the core team decides.",
                "  3  開放",
                "",
                "Nothing is chosen yet.",
                "Enter choose",
            ]
        );
        assert_eq!(cursor, (4, 0));
    }

    #[test]
    fn what_is_chosen_is_told_without_colour() {
        let (lines, cursor) = drawn(Some(1), 60, 24);
        assert!(lines[2].starts_with("› 2  On request"), "{lines:?}");
        assert_eq!(cursor, (2, 0));
    }

    #[test]
    fn in_a_narrow_window_they_stand_below() {
        let (lines, _) = drawn(None, 40, 24);
        assert_eq!(lines[..2], ["  1  By invitation", "     The core team asks people whether"]);
    }

    #[test]
    fn every_window_shows_the_chosen_entry_and_no_more_than_it_holds() {
        for width in 5..90 {
            for rows in 1..30 {
                for present in [None, Some(0), Some(2)] {
                    let (lines, (row, _)) = drawn(present, width, rows);
                    assert!(lines.len() <= rows.max(1), "{width} x {rows}");
                    assert!(row < lines.len());
                    if present.is_some() && rows > 1 {
                        assert!(lines[row].starts_with('›'), "{width} x {rows}: {lines:?}");
                    }
                }
            }
        }
    }
}
