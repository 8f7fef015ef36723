//! A menu on a real terminal: keys mark an item, and the items are drawn below the card.
//!
//! Not dialoguer's own: its keys cannot be added to, an unanswered one stands on its first item,
//! and Space chooses.

use std::io;

use super::card::Block;
use super::interrupts;
use super::keyboard::{Event, PATIENCE};
use super::prompter::{Menu, Reply};
use super::rich::Rich;
use super::selection::{KeyEffect, Selection};

/// A menu has at least so many rows, if the window has.
const FEWEST_ROWS: usize = 4;

/// How choosing ended.
enum Chosen {
    Reply(Reply<usize>),
    /// The remark of a to-do is asked for.
    Note,
}

impl Rich {
    /// Asks for one of the entries.
    pub(super) fn ask_choice(&mut self, menu: &Menu) -> io::Result<Reply<usize>> {
        // What was typed before there was something to see must not choose anything.
        if self.begin_prompt()? || self.keyboard.discard()? {
            return Ok(self.stop(String::new(), true));
        }
        let mut selection = Selection::new(menu);
        loop {
            self.canvas.mark_pastes(true)?;
            let chosen = self.choose(&mut selection);
            self.canvas.mark_pastes(false)?;
            let chosen = chosen?;
            self.canvas.erase_live()?;
            match chosen {
                Chosen::Note => {
                    if let Some(reply) = self.ask_note()? {
                        return Ok(reply);
                    }
                }
                Chosen::Reply(Reply::Stop { typed, interrupted }) => {
                    return Ok(self.stop(typed, interrupted));
                }
                Chosen::Reply(reply) => {
                    if let Reply::Given(entry) = reply {
                        let label = menu.entries[entry].label.clone();
                        self.add(Block::Typed("  ".to_owned(), label))?;
                    }
                    return Ok(reply);
                }
            }
        }
    }

    fn choose(&mut self, selection: &mut Selection) -> io::Result<Chosen> {
        loop {
            self.draw_menu(selection)?;
            let key = loop {
                match self.keyboard.next(PATIENCE)? {
                    Event::Key(key) => break key,
                    Event::Ended => return Ok(stopped(false)),
                    // A signal from elsewhere; the key comes as a key.
                    Event::Idle if interrupts::heard() => return Ok(stopped(true)),
                    Event::Idle if self.wants_redraw() => self.draw_menu(selection)?,
                    Event::Idle => {}
                }
            };
            match selection.press(key) {
                KeyEffect::Choosing => {}
                KeyEffect::Repaint => {
                    let below = selection.height(self.accent(), self.canvas.width());
                    self.redraw_on_new_page(below)?;
                }
                KeyEffect::Note => return Ok(Chosen::Note),
                KeyEffect::Ended(reply) => return Ok(Chosen::Reply(reply)),
            }
        }
    }

    /// Draws as much of the menu as leaves the card in sight, but no less than half a window; where
    /// that pushes the question out of sight, it is said again above the menu.
    fn draw_menu(&mut self, selection: &mut Selection) -> io::Result<()> {
        let width = self.canvas.width();
        let height = selection.height(self.accent(), width);
        if self.canvas.is_rewrapped() {
            self.redraw(height)?;
        }
        let rows = self.canvas.rows();
        let left = rows.saturating_sub(self.canvas.standing_lines());
        let room = left.max(rows.div_ceil(2)).max(FEWEST_ROWS).min(rows);
        let mut lines = self.question_out_of_sight(room.min(height));
        lines.truncate(room / 3);
        let (menu, (row, column)) = selection.picture(self.accent(), (room - lines.len(), width));
        let row = lines.len() + row;
        lines.extend(menu);
        self.canvas.draw(&lines, (row, column))
    }
}

fn stopped(interrupted: bool) -> Chosen {
    Chosen::Reply(Reply::Stop { typed: String::new(), interrupted })
}
