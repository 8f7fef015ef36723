//! A menu on a real terminal: dialoguer's, drawn our way.
//!
//! Dialoguer is given numbers for its items and a theme that turns a number into the lines of an
//! entry: what it is given as an item it measures in bytes, and erases too much when an entry is
//! written in ideographs. Meanings are always shown whole: beside or below their entry, or above
//! the menu when the window is too low for that.

use std::fmt;
use std::io::{self, ErrorKind};

use dialoguer::console::Term;
use dialoguer::theme::Theme;
use dialoguer::{Error, Select};

use super::card::{Block, keys_lines, with_keys};
use super::interrupts;
use super::menu_look::Look;
use super::prompter::{Menu, Reply};
use super::rich::Rich;
use super::style::painted;
use crate::core::text::Text;
use crate::terminal::Colour;

/// Below this dialoguer has no room for its pages, and panics.
const LOWEST: usize = 5;

/// What became of a menu.
enum Picked {
    Item(usize),
    Stopped { interrupted: bool },
}

impl Rich {
    /// Asks for one of the entries.
    pub(super) fn ask_choice(&mut self, menu: &Menu) -> io::Result<Reply<usize>> {
        let mut chosen = menu.present.unwrap_or(0);
        loop {
            if self.begin_prompt()? {
                return Ok(self.stop(String::new(), true));
            }
            match self.pick(menu, chosen)? {
                Picked::Stopped { interrupted } => {
                    return Ok(self.stop(String::new(), interrupted));
                }
                Picked::Item(item) if item < menu.entries.len() => {
                    let label = menu.entries[item].label.clone();
                    self.add(Block::Typed("  ".to_owned(), label))?;
                    return Ok(Reply::Given(item));
                }
                Picked::Item(item) => match item - menu.entries.len() {
                    0 => return Ok(Reply::Help),
                    1 => return Ok(Reply::Back),
                    2 => return Ok(Reply::LeaveOpen),
                    _ => chosen = item,
                },
            }
            if let Some(reply) = self.ask_note()? {
                return Ok(reply);
            }
        }
    }

    /// Shows the menu and waits for a choice.
    fn pick(&mut self, menu: &Menu, chosen: usize) -> io::Result<Picked> {
        if self.canvas.rows() < LOWEST {
            let sentence = "the window is too low for a menu: make it higher, or use `--plain`";
            return Err(io::Error::other(sentence));
        }
        if self.canvas.is_rewrapped() {
            self.redraw(0)?;
        }
        let look = self.look(menu)?;
        let length = menu.entries.len() + menu.commands.names().len();
        let items: Vec<String> = (0..length).map(|item| item.to_string()).collect();
        let theme = Drawn::new(&look, self.canvas.screen().colour());
        let mut select = Select::with_theme(&theme).items(&items).default(chosen);
        if look.is_paged() {
            select = select.with_prompt("").report(false).max_length(self.page());
        }
        // A paste or an impatient Enter must not choose anything.
        if self.keyboard.discard()? {
            return Ok(Picked::Stopped { interrupted: true });
        }
        let picked = select.interact_on(&Term::stderr());
        self.erase_menu(&look, picked.is_ok())?;
        understood(picked)
    }

    /// How the menu looks in this window; prints the meanings above it if they have no room in it.
    fn look(&mut self, menu: &Menu) -> io::Result<Look> {
        let keys = with_keys(menu.keys, &[]);
        let keys = match keys.as_str() {
            "" => "↑ ↓ move · Enter choose".to_owned(),
            keys => format!("↑ ↓ move · {keys}"),
        };
        let width = self.canvas.width();
        let look = Look::new(menu, self.accent(), &keys_lines(&keys, width), width);
        if look.height() < self.canvas.rows() {
            return Ok(look);
        }
        let meanings = Look::meanings(menu);
        if !meanings.is_empty() && !self.has_note(&meanings) {
            self.add(Block::Note(meanings))?;
        }
        Ok(Look::paged(menu, self.accent(), width, self.page()))
    }

    /// How many items fit on a page, besides the keys above it and the line of the cursor.
    fn page(&self) -> usize {
        self.canvas.rows().saturating_sub(3).max(1)
    }

    /// Erases what the menu has left: nothing after a choice, all of it after Ctrl-C.
    fn erase_menu(&mut self, look: &Look, is_erased: bool) -> io::Result<()> {
        self.canvas.expect(look.widths(), if is_erased { 0 } else { look.height() });
        if self.canvas.is_rewrapped() {
            self.redraw(0)?;
        } else {
            self.canvas.erase_live()?;
        }
        self.canvas.restore();
        Ok(())
    }
}

fn understood(picked: dialoguer::Result<usize>) -> io::Result<Picked> {
    match picked {
        Ok(item) => Ok(Picked::Item(item)),
        Err(Error::IO(error)) if error.kind() == ErrorKind::Interrupted => {
            interrupts::settle();
            Ok(Picked::Stopped { interrupted: true })
        }
        Err(Error::IO(error)) if error.kind() == ErrorKind::UnexpectedEof => {
            Ok(Picked::Stopped { interrupted: false })
        }
        Err(Error::IO(error)) => Err(error),
    }
}

/// The theme: an item is the number of the lines that are written for it.
struct Drawn {
    idle: Vec<String>,
    active: Vec<String>,
    prompt: String,
}

impl Drawn {
    fn new(look: &Look, colour: Colour) -> Self {
        let written = |lines: &Vec<Text>| {
            let lines: Vec<String> = lines.iter().map(|line| painted(line, colour)).collect();
            lines.join("\n")
        };
        Self {
            idle: look.idle().iter().map(written).collect(),
            active: look.active().iter().map(written).collect(),
            prompt: painted(&look.prompt(), colour),
        }
    }
}

impl Theme for Drawn {
    fn format_select_prompt(&self, f: &mut dyn fmt::Write, _prompt: &str) -> fmt::Result {
        f.write_str(&self.prompt)
    }

    fn format_select_prompt_item(
        &self,
        f: &mut dyn fmt::Write,
        item: &str,
        active: bool,
    ) -> fmt::Result {
        let lines = if active { &self.active } else { &self.idle };
        let number: usize = item.parse().map_err(|_| fmt::Error)?;
        f.write_str(lines.get(number).ok_or(fmt::Error)?)
    }
}
