//! What a menu looks like, line by line. Pure: a width in, lines out.
//!
//! An item is as high when it is chosen as when it is not, because what is drawn below it stays.

use super::prompter::{Commands, Entry, Menu};
use crate::core::text::wrap::{printable, width_of};
use crate::core::text::{Text, TextStyle};

/// Meanings stand beside their labels when they have at least so many columns there.
const BESIDE: usize = 30;

/// The lines of each item of a menu, chosen or not.
pub(super) struct Look {
    idle: Vec<Vec<Text>>,
    active: Vec<Vec<Text>>,
    prompt: Option<Text>,
}

impl Look {
    /// Every item with its meaning, and the keys below the last one.
    pub(super) fn new(menu: &Menu, accent: TextStyle, keys: &[Text], width: usize) -> Self {
        let column = column(menu.entries, width);
        let draw = |active: bool| {
            let entry = |entry| entry_lines(entry, mark(active, accent), active, column, width);
            let mut items: Vec<Vec<Text>> = menu.entries.iter().map(entry).collect();
            items.extend(commands(menu.commands, active, accent, width));
            if let Some(last) = items.last_mut() {
                last.push(Text::new());
                last.extend(keys.iter().cloned());
            }
            items
        };
        Self { idle: draw(false), active: draw(true), prompt: None }
    }

    /// Every item on one line without its meaning, in pages of so many items.
    pub(super) fn paged(menu: &Menu, accent: TextStyle, width: usize, page: usize) -> Self {
        let labels = menu.entries.iter().map(|entry| (entry.label.as_str(), TextStyle::Plain));
        let commands = menu.commands.names().iter().map(|command| (*command, TextStyle::Quiet));
        let items: Vec<(&str, TextStyle)> = labels.chain(commands).collect();
        let draw = |active: bool| {
            let line = |(label, role): &(&str, TextStyle)| {
                let role = if active { TextStyle::Strong } else { *role };
                vec![mark(active, accent).and(role, cut(label, width.saturating_sub(2)))]
            };
            items.iter().map(line).collect()
        };
        let keys = if items.len() > page {
            "↑ ↓ move · ← → page · Enter choose"
        } else {
            "↑ ↓ move · Enter choose"
        };
        // Dialoguer writes ` [Page 1/2] ` behind it.
        let keys = cut(keys, width.saturating_sub(14));
        Self {
            idle: draw(false),
            active: draw(true),
            prompt: Some(Text::of(TextStyle::Quiet, keys)),
        }
    }

    /// What the entries mean, as a passage.
    pub(super) fn meanings(menu: &Menu) -> String {
        let with_meaning = menu.entries.iter().filter(|entry| !entry.meaning.is_empty());
        let lines = with_meaning.map(|entry| format!("  - {}: {}", entry.label, entry.meaning));
        lines.collect::<Vec<_>>().join("\n")
    }

    /// The items that are not chosen.
    pub(super) fn idle(&self) -> &[Vec<Text>] {
        &self.idle
    }

    /// The items as they look when they are chosen.
    pub(super) fn active(&self) -> &[Vec<Text>] {
        &self.active
    }

    /// What stands above a page.
    pub(super) fn prompt(&self) -> Text {
        self.prompt.clone().unwrap_or_default()
    }

    pub(super) fn is_paged(&self) -> bool {
        self.prompt.is_some()
    }

    /// The rows that it takes.
    pub(super) fn height(&self) -> usize {
        self.idle.iter().map(Vec::len).sum()
    }

    /// How wide its lines are.
    pub(super) fn widths(&self) -> Vec<usize> {
        self.idle.iter().flatten().map(Text::width).collect()
    }
}

/// What tells the chosen item without colour.
fn mark(active: bool, accent: TextStyle) -> Text {
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
    let role = if active { TextStyle::Strong } else { TextStyle::Plain };
    let label = mark.and(role, printable(&entry.label));
    let meaning = Text::of(TextStyle::Quiet, entry.meaning.trim());
    let Some(column) = column else {
        let mut lines = label.wrap(width);
        lines.extend(indented(&meaning, 4, width).filter(|_| !entry.meaning.is_empty()));
        return lines;
    };
    let gap = column.saturating_sub(label.width());
    let mut meanings = meaning.wrap(width - column).into_iter();
    let mut lines = vec![match meanings.next() {
        Some(first) if !entry.meaning.is_empty() => {
            label.and(TextStyle::Plain, " ".repeat(gap)).join(first)
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

fn commands(
    offered: Commands,
    active: bool,
    accent: TextStyle,
    width: usize,
) -> impl Iterator<Item = Vec<Text>> {
    let role = if active { TextStyle::Strong } else { TextStyle::Quiet };
    offered.names().iter().enumerate().map(move |(number, command)| {
        // The first one stands apart from the entries.
        let mut lines = if number == 0 { vec![Text::new()] } else { Vec::new() };
        lines.extend(mark(active, accent).and(role, *command).wrap(width));
        lines
    })
}

/// The text on one line, cut to a width.
fn cut(text: &str, width: usize) -> String {
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
        let look = Look::new(&menu, TextStyle::Quiet, &[Text::from("keys")], 60);
        assert_eq!(
            words(&look.idle),
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
                "",
                "keys",
            ]
        );
        assert_eq!(look.height(), 11);
        assert!(words(&look.active)[0].starts_with("› By invitation"));
    }

    #[test]
    fn in_a_narrow_window_they_stand_below() {
        let entries = entries();
        let menu = Menu { entries: &entries, present: None, commands: Commands::None, keys: "" };
        let look = Look::new(&menu, TextStyle::Quiet, &[], 40);
        assert_eq!(
            words(&look.idle)[..2],
            ["  By invitation", "    The core team asks people whether"]
        );
        assert!(look.widths().iter().all(|width| *width <= 40));
    }

    #[test]
    fn chosen_or_not_an_item_is_as_high() {
        let entries = entries();
        let menu = Menu { entries: &entries, present: None, commands: Commands::All, keys: "" };
        for width in 5..90 {
            let look = Look::new(&menu, TextStyle::Quiet, &[], width);
            let heights = |items: &[Vec<Text>]| items.iter().map(Vec::len).collect::<Vec<_>>();
            assert_eq!(heights(&look.idle), heights(&look.active), "{width}");
        }
    }

    #[test]
    fn labels_are_cut_only_on_pages() {
        assert_eq!(cut("日本語の文", 7), "日本語…");
        assert_eq!(cut("one\ntwo", 9), "one two");
    }
}
