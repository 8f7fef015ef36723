//! A menu on a real terminal: keys move through it, and it is drawn below the card like a field.

use std::io;

use super::card::Block;
use super::key_hint::{KeyHint, in_words};
use super::keyboard::{Event, RESIZE_INTERVAL};
use super::menu_look::{Room, menu_lines};
use super::menu_state::{MenuPress, MenuState};
use super::prompter::{Menu, Reply};
use super::reply::Command;
use super::rich::Rich;
use super::signals::{Signal, take_signal};
use crate::core::text::Text;

impl Rich {
    /// Asks for one of the entries.
    pub(super) fn ask_choice(&mut self, menu: &Menu) -> io::Result<Reply<usize>> {
        if let Some(signal) = self.begin_prompt()? {
            return Ok(self.stop(String::new(), Some(signal)));
        }
        // What was typed before the menu could be seen must not choose anything.
        if self.keyboard.discard()? {
            return Ok(self.stop(String::new(), Some(Signal::Interrupt)));
        }
        let mut state = MenuState::new(menu);
        loop {
            self.canvas.mark_pastes(true)?;
            let pressed = self.move_in_menu(&mut state);
            self.canvas.mark_pastes(false)?;
            let pressed = pressed?;
            self.canvas.erase_live()?;
            match pressed {
                MenuPress::Taken(at) => {
                    let label = menu.entries[at].label.clone();
                    self.add(Block::Typed("  ".to_owned(), label))?;
                    return Ok(Reply::Given(at));
                }
                MenuPress::Command(Command::ToDo(_)) => {
                    if let Some(reply) = self.ask_note()? {
                        return Ok(reply);
                    }
                }
                MenuPress::Command(command) => return Ok(command.into()),
                MenuPress::Stopped { signal } => {
                    return Ok(self.stop(String::new(), signal));
                }
                MenuPress::Nothing
                | MenuPress::Changed
                | MenuPress::Repaint
                | MenuPress::Suspend => {}
            }
        }
    }

    /// Follows the keys until one of them ends the menu.
    fn move_in_menu(&mut self, state: &mut MenuState) -> io::Result<MenuPress> {
        let mut drawn = false;
        loop {
            // Not every keyboard says that no key waits: a menu is drawn before the first one.
            if !drawn {
                self.draw_menu(state)?;
                drawn = true;
            }
            let pressed = match self.keyboard.next(RESIZE_INTERVAL)? {
                Event::Key(key) => state.press(key),
                Event::Ended => MenuPress::Stopped { signal: Self::signal_at_end() },
                Event::Idle if self.has_come_back()? => MenuPress::Repaint,
                Event::Idle => match take_signal() {
                    None if self.canvas.is_resized() => MenuPress::Changed,
                    None => MenuPress::Nothing,
                    signal => MenuPress::Stopped { signal },
                },
            };
            if pressed == MenuPress::Suspend {
                self.suspend()?;
            }
            match pressed {
                MenuPress::Nothing => {}
                MenuPress::Changed => drawn = false,
                MenuPress::Repaint | MenuPress::Suspend => {
                    let below = self.menu_picture(state).0.len();
                    self.redraw_on_new_page(below)?;
                    drawn = false;
                }
                end => return Ok(end),
            }
        }
    }

    fn draw_menu(&mut self, state: &MenuState) -> io::Result<()> {
        if self.canvas.is_rewrapped() {
            let below = self.menu_picture(state).0.len();
            self.redraw(below)?;
        }
        let (lines, cursor) = self.menu_picture(state);
        self.canvas.draw(&lines, cursor)
    }

    fn menu_picture(&self, state: &MenuState) -> (Vec<Text>, (usize, usize)) {
        let keys = match state.menu.keys {
            [] => &[KeyHint::CHOOSE],
            keys => keys,
        };
        let mut hints = vec!["↑ ↓ or a number".to_owned()];
        hints.extend(in_words(keys, state.menu.commands.hints()));
        let room = Room {
            width: self.canvas.width(),
            rows: self.canvas.rows(),
            above: self.card_height(),
        };
        let (menu, (row, column)) = menu_lines(state, self.accent(), &hints, room);
        // A low window keeps the question in sight, above the menu.
        let mut lines = self.question_out_of_sight(menu.len());
        lines.truncate(room.rows.saturating_sub(menu.len()));
        let row = lines.len() + row;
        lines.extend(menu);
        (lines, (row, column))
    }
}
