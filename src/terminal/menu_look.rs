//! What a menu looks like, line by line. Pure: a width in, lines out.
//!
//! An item is as high when it is marked as when it is not, so that nothing jumps when one moves.

use super::prompter::{Entry, Menu};
use super::style::{Role, Text};
use super::wrap::{printable, width_of};

/// Meanings stand beside their labels when they have at least so many columns there.
const BESIDE: usize = 30;

/// The lines of each item: every entry with its meaning, then the commands.
pub(super) fn items(
    menu: &Menu,
    marked: Option<usize>,
    accent: Role,
    width: usize,
) -> Vec<Vec<Text>> {
    let column = column(menu.entries, width);
    let entries = menu.entries.iter().enumerate().map(|(at, entry)| {
        let active = marked == Some(at);
        entry_lines(entry, mark(active, accent), active, column, width)
    });
    let commands = menu.commands.names().iter().enumerate().map(|(at, name)| {
        let active = marked == Some(menu.entries.len() + at);
        let role = if active { Role::Strong } else { Role::Quiet };
        // The first one stands apart from the entries.
        let mut lines = if at == 0 { vec![Text::new()] } else { Vec::new() };
        lines.extend(mark(active, accent).and(role, *name).wrap(width));
        lines
    });
    entries.chain(commands).collect()
}

/// What tells the chosen item without colour.
fn mark(active: bool, accent: Role) -> Text {
    if active { Text::of(accent, "› ") } else { Text::from("  ") }
}

/// Where meanings begin, when they stand beside the labels.
fn column(entries: &[Entry], width: usize) -> Option<usize> {
    let longest = entries.iter().map(|entry| width_of(&printable(&entry.label))).max()?;
    let column = longest + 5;
    let fits = column + BESIDE <= width && entries.iter().all(|entry| !entry.label.contains('\n'));
    fits.then_some(column)
}

fn entry_lines(
    entry: &Entry,
    mark: Text,
    active: bool,
    column: Option<usize>,
    width: usize,
) -> Vec<Text> {
    let role = if active { Role::Strong } else { Role::Plain };
    let label = mark.and(role, printable(&entry.label));
    let meaning = Text::of(Role::Quiet, entry.meaning.trim());
    let Some(column) = column else {
        let mut lines = label.wrap(width);
        lines.extend(indented(&meaning, 4, width).filter(|_| !entry.meaning.is_empty()));
        return lines;
    };
    let gap = column.saturating_sub(label.width());
    let mut meanings = meaning.wrap(width - column).into_iter();
    let mut lines = vec![match meanings.next() {
        Some(first) if !entry.meaning.is_empty() => {
            label.and(Role::Plain, " ".repeat(gap)).join(first)
        }
        _ => label,
    }];
    lines.extend(meanings.map(|line| Text::from(" ".repeat(column)).join(line)));
    lines
}

fn indented(text: &Text, indent: usize, width: usize) -> impl Iterator<Item = Text> {
    let lines = text.wrap(width.saturating_sub(indent).max(1)).into_iter();
    lines.map(move |line| Text::from(" ".repeat(indent)).join(line))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::terminal::Commands;

    fn entries() -> Vec<Entry> {
        let entry =
            |label: &str, meaning: &str| Entry { label: label.into(), meaning: meaning.into() };
        vec![
            entry("By invitation", "The core team asks people whether they would like to join."),
            entry("On request", "Anyone may ask; the core team decides."),
            entry("開放", ""),
        ]
    }

    fn words(items: &[Vec<Text>]) -> Vec<String> {
        items.iter().flatten().map(Text::words).collect()
    }

    #[test]
    fn meanings_stand_beside_their_labels() {
        let entries = entries();
        let menu = Menu { entries: &entries, present: None, commands: Commands::All, keys: "" };
        assert_eq!(
            words(&items(&menu, None, Role::Quiet, 60)),
            [
                "  By invitation   The core team asks people whether they",
                "                  would like to join.",
                "  On request      Anyone may ask; the core team decides.",
                "  開放",
                "",
                "  ? help",
                "  < back",
                "  > leave open",
                "  ! note as to do",
            ]
        );
        assert!(words(&items(&menu, Some(0), Role::Quiet, 60))[0].starts_with("› By invitation"));
        assert_eq!(words(&items(&menu, Some(4), Role::Quiet, 60))[6], "› < back");
    }

    #[test]
    fn in_a_narrow_window_they_stand_below() {
        let entries = entries();
        let menu = Menu { entries: &entries, present: None, commands: Commands::None, keys: "" };
        let items = items(&menu, None, Role::Quiet, 40);
        assert_eq!(
            words(&items)[..2],
            ["  By invitation", "    The core team asks people whether"]
        );
        assert!(items.iter().flatten().all(|line| line.width() <= 40));
    }

    #[test]
    fn marked_or_not_an_item_is_as_high() {
        let entries = entries();
        let menu = Menu { entries: &entries, present: None, commands: Commands::All, keys: "" };
        let heights = |marked, width| {
            items(&menu, marked, Role::Quiet, width).iter().map(Vec::len).collect::<Vec<_>>()
        };
        for width in 5..90 {
            for marked in 0..7 {
                assert_eq!(heights(None, width), heights(Some(marked), width), "{width}");
            }
        }
    }
}
