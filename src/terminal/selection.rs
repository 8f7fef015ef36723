//! A menu while somebody chooses: what each key does to it, and what it looks like.
//!
//! Only what is marked on the screen can be chosen, and nothing is marked but the present answer
//! until a key has done it. What is typed is read whole, as it is line by line: a sentence meant for
//! something else begins no label, so that it marks nothing. Pure, like a field.

#[cfg(test)]
mod tests;

use unicode_segmentation::UnicodeSegmentation;

use super::card::{hidden_line, keys_lines, with_keys};
use super::keys::Key;
use super::menu_look::items;
use super::prompter::{Menu, Reply};
use super::reply::Command;
use super::style::{Role, Text};
use super::typed_choice::{TypedChoice, beginning_with};

const NOTHING: &str = "Nothing is chosen yet.";
const HOW_TO_CHOOSE: &str =
    " Move with ↑ ↓, or type a number or the first letters; then press Enter.";
const HOW_TO_LEAVE_OPEN: &str = " `>` and Enter leave it open.";
const PASTED: &str = "A paste chooses nothing here.";
/// What stands before the text that is typed.
const TYPED: &str = "Choice: ";
/// With fewer rows than this for the items, these come before the keys.
const FEW_ROWS: usize = 3;

/// A menu while somebody chooses. Items are its entries and, behind them, its commands.
pub(super) struct Selection<'a> {
    menu: &'a Menu<'a>,
    /// The item that is marked while nothing is typed: the present answer, or where a key has moved.
    at: Option<usize>,
    /// What has been typed to jump to an item.
    typed: String,
    error: Option<String>,
    /// The first row of the items in sight, when there are more rows than the window has.
    first: usize,
}

/// What a key has led to.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum KeyEffect {
    /// Nothing is chosen yet, but there may be something new to see.
    Choosing,
    /// The screen is to be drawn anew.
    Repaint,
    /// The remark of a to-do is to be typed.
    Note,
    /// The menu is over.
    Ended(Reply<usize>),
}

impl<'a> Selection<'a> {
    pub(super) fn new(menu: &'a Menu<'a>) -> Self {
        Self { menu, at: menu.present, typed: String::new(), error: None, first: 0 }
    }

    /// Does what a key asks for.
    pub(super) fn press(&mut self, key: Key) -> KeyEffect {
        self.error = None;
        match key {
            Key::Enter => return self.enter(),
            Key::Command(command) => return self.follow(command),
            Key::Repaint => return KeyEffect::Repaint,
            Key::Interrupt => return stopped(true),
            Key::ControlD if self.typed.is_empty() => return stopped(false),
            Key::Up | Key::Down | Key::Home | Key::End => self.go(&key),
            Key::Char('!') if self.typed.is_empty() && self.offers('!') => return KeyEffect::Note,
            Key::Char(blank) if blank.is_whitespace() && self.typed.is_empty() => {}
            Key::Char(character) => self.typed.push(character),
            Key::Backspace => {
                let last = self.typed.grapheme_indices(true).next_back();
                self.typed.truncate(last.map_or(0, |(at, _)| at));
            }
            Key::KillToStart | Key::DeleteWord => self.typed.clear(),
            Key::Paste(_) | Key::HugePaste => self.error = Some(PASTED.to_owned()),
            _ => {}
        }
        KeyEffect::Choosing
    }

    /// The item that Enter takes.
    pub(super) fn marked(&self) -> Option<usize> {
        if self.typed.is_empty() {
            return self.at;
        }
        match TypedChoice::parse(self.menu, &self.typed) {
            Ok(TypedChoice::Entry(entry) | TypedChoice::FirstOfSeveral(entry)) => Some(entry),
            Ok(TypedChoice::Command(_)) => self.command_item(self.typed.trim()),
            Err(_) => self.repeated(),
        }
    }

    /// The next entry with the same first letter for every time that it was typed.
    fn repeated(&self) -> Option<usize> {
        let letter = self.typed.graphemes(true).next()?;
        let times = self.typed.graphemes(true).count();
        let entries = beginning_with(self.menu.entries, letter);
        let is_repeated = self.typed.graphemes(true).all(|other| other == letter);
        (is_repeated && !entries.is_empty()).then(|| entries[(times - 1) % entries.len()])
    }

    /// The item of a command, which is named by its key.
    fn command_item(&self, text: &str) -> Option<usize> {
        let key = text.chars().next()?;
        let command = self.menu.commands.names().iter().position(|name| name.starts_with(key));
        command.map(|command| self.menu.entries.len() + command)
    }

    fn offers(&self, key: char) -> bool {
        self.menu.commands.names().iter().any(|name| name.starts_with(key))
    }

    fn length(&self) -> usize {
        self.menu.entries.len() + self.menu.commands.names().len()
    }

    fn go(&mut self, key: &Key) {
        let last = self.length().checked_sub(1);
        self.at = match (key, self.marked()) {
            (Key::Up, Some(item)) => item.checked_sub(1).or(last),
            (Key::Down, Some(item)) if Some(item) != last => Some(item + 1),
            (Key::Up | Key::End, _) => last,
            _ => last.and(Some(0)),
        };
        self.typed.clear();
    }

    fn enter(&mut self) -> KeyEffect {
        let Some(item) = self.marked() else {
            self.error = Some(self.hint());
            return KeyEffect::Choosing;
        };
        let name =
            item.checked_sub(self.menu.entries.len()).map(|at| self.menu.commands.names()[at]);
        match name.and_then(|name| name.chars().next()) {
            Some(command) => self.follow(command),
            None => KeyEffect::Ended(Reply::Given(item)),
        }
    }

    /// Follows a command, if the menu offers it.
    fn follow(&mut self, command: char) -> KeyEffect {
        self.typed.clear();
        match TypedChoice::parse(self.menu, command.encode_utf8(&mut [0; 4])) {
            Ok(TypedChoice::Command(Command::ToDo(_))) => return KeyEffect::Note,
            Ok(TypedChoice::Command(command)) => return KeyEffect::Ended(command.into()),
            Ok(_) => {}
            Err(sentence) => self.error = Some(sentence),
        }
        KeyEffect::Choosing
    }

    /// Why Enter would choose nothing.
    fn what_is_wrong(&self) -> String {
        if self.typed.is_empty() {
            return NOTHING.to_owned();
        }
        TypedChoice::parse(self.menu, &self.typed).err().unwrap_or_default()
    }

    /// The same, and what to do about it.
    fn hint(&self) -> String {
        let mut hint = self.what_is_wrong();
        if self.typed.is_empty() {
            hint.push_str(HOW_TO_CHOOSE);
            if self.offers('>') {
                hint.push_str(HOW_TO_LEAVE_OPEN);
            }
        }
        hint
    }

    /// The rows that it would take to show all of it.
    pub(super) fn height(&self, accent: Role, width: usize) -> usize {
        let items: usize = items(self.menu, None, accent, width).iter().map(Vec::len).sum();
        items + 1 + self.status(width).len() + self.keys(width).len()
    }

    /// The lines to draw in a window of so many rows and columns, and the place of the cursor.
    pub(super) fn picture(
        &mut self,
        accent: Role,
        (rows, width): (usize, usize),
    ) -> (Vec<Text>, (usize, usize)) {
        let items = items(self.menu, self.marked(), accent, width);
        let (mut status, mut keys) = (self.status(width), self.keys(width));
        let all: usize = items.iter().map(Vec::len).sum();
        let wanted = all.min(FEW_ROWS) + 1;
        if wanted + status.len() + keys.len() > rows {
            keys.clear();
        }
        status.truncate(rows.saturating_sub(1));
        let gap = usize::from(wanted + status.len() + keys.len() <= rows);
        let room = rows.saturating_sub(gap + status.len() + keys.len()).max(1);
        let last = self.scroll(&items, room);
        let hidden = self.out_of_sight(&items, last);
        let mut lines: Vec<Text> = items.concat().into_iter().take(last).skip(self.first).collect();
        let cursor = self.cursor(&items, lines.len() + gap, &status);
        lines.extend((gap == 1).then(|| hidden_line(2, hidden, width)));
        lines.extend(status);
        lines.extend(keys);
        (lines, cursor)
    }

    /// Moves the window over the items so that the marked one is in it; the end of the window.
    fn scroll(&mut self, items: &[Vec<Text>], room: usize) -> usize {
        let all: usize = items.iter().map(Vec::len).sum();
        if let Some(marked) = self.marked() {
            let start = label_row(items, marked);
            let end = start_of(items, marked) + items[marked].len();
            self.first = self.first.clamp(end.saturating_sub(room).min(start), start);
        }
        self.first = self.first.min(all.saturating_sub(room));
        all.min(self.first + room)
    }

    /// How many items begin above the window, and how many below it.
    fn out_of_sight(&self, items: &[Vec<Text>], last: usize) -> (usize, usize) {
        let starts = (0..items.len()).map(|item| label_row(items, item));
        let above = starts.clone().filter(|start| *start < self.first).count();
        (above, starts.filter(|start| *start >= last).count())
    }

    /// Where the cursor stands: behind what is typed, or at what is marked, so that it is read aloud.
    fn cursor(&self, items: &[Vec<Text>], below: usize, status: &[Text]) -> (usize, usize) {
        match self.marked() {
            _ if !self.typed.is_empty() && !status.is_empty() => (below, status[0].width()),
            Some(marked) => (label_row(items, marked).saturating_sub(self.first).min(below), 0),
            None => (if status.is_empty() { 0 } else { below }, 0),
        }
    }

    /// What is typed, and why Enter would choose nothing.
    fn status(&self, width: usize) -> Vec<Text> {
        let mut lines = Vec::new();
        if !self.typed.is_empty() {
            // Of a long text its end.
            let typed = Text::of(Role::Quiet, TYPED).and(Role::Plain, &self.typed).wrap(width);
            lines.extend(typed.into_iter().next_back());
        }
        let sentence = match &self.error {
            Some(sentence) => Text::of(Role::Error, sentence),
            None if self.marked().is_none() => Text::of(Role::Quiet, self.what_is_wrong()),
            None => return lines,
        };
        lines.extend(sentence.wrap(width));
        lines
    }

    fn keys(&self, width: usize) -> Vec<Text> {
        let own = if self.menu.keys.is_empty() { "Enter choose" } else { self.menu.keys };
        keys_lines(&format!("↑ ↓ move · {}", with_keys(own, &[])), width)
    }
}

fn stopped(interrupted: bool) -> KeyEffect {
    KeyEffect::Ended(Reply::Stop { typed: String::new(), interrupted })
}

/// The row in which an item begins.
fn start_of(items: &[Vec<Text>], item: usize) -> usize {
    items[..item].iter().map(Vec::len).sum()
}

/// The row of an item's label, above which may be a blank one.
fn label_row(items: &[Vec<Text>], item: usize) -> usize {
    let blank = items[item].iter().take_while(|line| line.words().is_empty()).count();
    start_of(items, item) + blank
}
