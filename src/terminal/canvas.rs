//! Drawing on a terminal that scrolls: a card, and below it the lines that still change.
//!
//! Everything is drawn relative to the cursor, and only what we have drawn is ever erased. When a
//! window has become narrower than a line in it, nobody knows how many rows that line now takes:
//! some terminals break it again, others cut it. Then we do not guess: what is on the screen moves
//! up out of sight, as it would when the shell prints a page, and we begin on an empty one.

use std::io;

use super::screen::Screen;
use super::style::painted_text;
use crate::core::text::Text;

/// What turns off all that the prompts turn on: marks around pastes, cut lines, a hidden cursor.
pub(super) const RESTORE: &str = "\x1b[?2004l\x1b[?7h\x1b[?25h";

/// The part of the screen that belongs to the open card.
pub(super) struct Canvas {
    screen: Screen,
    /// The widths of the lines that stand.
    standing: Vec<usize>,
    /// The widths of the lines below them that still change.
    live: Vec<usize>,
    /// In which of the live lines the cursor is.
    cursor: usize,
    /// The window when we last drew: rows, columns.
    size: (usize, usize),
}

/// What is left after erasing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Erased {
    /// What was above the card is still there.
    Card,
    /// The screen is empty.
    Everything,
}

impl Canvas {
    pub(super) fn new(screen: Screen) -> Self {
        let size = screen.size();
        Self { screen, standing: Vec::new(), live: Vec::new(), cursor: 0, size }
    }

    /// The columns to draw in. The last one of the window stays free, because a line that fills
    /// it is broken by some terminals and not by others.
    pub(super) fn width(&self) -> usize {
        self.screen.width().min(self.columns().saturating_sub(1)).max(1)
    }

    /// The rows of the window.
    pub(super) fn rows(&self) -> usize {
        self.screen.size().0.max(1)
    }

    fn columns(&self) -> usize {
        self.screen.size().1
    }

    /// Whether the window has changed since we last drew.
    pub(super) fn is_resized(&self) -> bool {
        self.screen.size() != self.size
    }

    /// Whether lines have to be broken anew since we last drew.
    pub(super) fn is_rewrapped(&self) -> bool {
        self.columns() != self.size.1
    }

    /// Prints lines that do not belong to the card and stay.
    pub(super) fn print(&mut self, lines: &[Text]) -> io::Result<()> {
        self.stand(lines)?;
        self.let_go();
        Ok(())
    }

    /// Prints lines that belong to the card. No live lines may be there.
    pub(super) fn stand(&mut self, lines: &[Text]) -> io::Result<()> {
        let mut written = String::from("\x1b[?7l");
        for line in lines {
            written.push_str(&painted_text(line, self.screen.colour()));
            written.push_str("\r\n");
        }
        written.push_str("\x1b[?7h");
        self.standing.extend(lines.iter().map(Text::width));
        self.size = self.screen.size();
        self.screen.control(&written)
    }

    /// Draws the live lines, in the place of those that were there; the cursor goes to this row
    /// and column of them.
    pub(super) fn draw(&mut self, lines: &[Text], (row, column): (usize, usize)) -> io::Result<()> {
        // Hidden while it moves; lines that a terminal thinks wider than we do are cut, not broken.
        let mut written = format!("\x1b[?25l\x1b[?7l{}", cursor_up(self.cursor));
        for (number, line) in lines.iter().enumerate() {
            let separator = if number == 0 { "" } else { "\r\n" };
            let line = painted_text(line, self.screen.colour());
            written.extend([separator, line.as_str(), "\x1b[K"]);
        }
        written.push_str("\x1b[J");
        written.push_str(&cursor_up(lines.len().saturating_sub(row + 1)));
        if column > 0 {
            written.extend(["\x1b[", &column.to_string(), "C"]);
        }
        written.push_str("\x1b[?7h\x1b[?25h");
        self.live = lines.iter().map(Text::width).collect();
        self.cursor = row;
        self.size = self.screen.size();
        self.screen.control(&written)
    }

    /// Erases the live lines. The cursor is where they began.
    pub(super) fn erase_live(&mut self) -> io::Result<()> {
        let written = format!("{}\x1b[J", cursor_up(self.cursor));
        self.live.clear();
        self.cursor = 0;
        self.screen.control(&written)
    }

    /// Erases the card. What has left the window at the top cannot be reached any more.
    pub(super) fn erase(&mut self) -> io::Result<Erased> {
        let (rows, columns) = self.screen.size();
        let widest = self.standing.iter().chain(&self.live).max().copied().unwrap_or(0);
        let erased = if columns != self.size.1 && widest >= columns {
            Erased::Everything
        } else {
            Erased::Card
        };
        let written = match erased {
            Erased::Everything => format!("{}\x1b[H\x1b[J", "\n".repeat(rows)),
            Erased::Card => {
                let reach = (self.standing.len() + self.cursor).min(rows.saturating_sub(1));
                format!("{}\x1b[J", cursor_up(reach))
            }
        };
        self.let_go();
        self.screen.control(&written)?;
        Ok(erased)
    }

    /// Begins on an empty screen; nothing is erased, all moves up out of sight.
    pub(super) fn turn_page(&mut self) -> io::Result<()> {
        self.let_go();
        self.screen.control(&format!("{}\x1b[H\x1b[J", "\n".repeat(self.rows())))
    }

    /// What stands is not ours to erase any more.
    fn let_go(&mut self) {
        self.standing.clear();
        self.live.clear();
        self.cursor = 0;
        self.size = self.screen.size();
    }

    /// Whether pastes are told apart from keys.
    pub(super) fn mark_pastes(&self, marked: bool) -> io::Result<()> {
        self.screen.control(if marked { "\x1b[?2004h" } else { "\x1b[?2004l" })
    }

    /// The terminal as others expect it, whatever has happened.
    pub(super) fn restore(&self) {
        // If the terminal is gone there is nobody to see it.
        drop(self.screen.control(RESTORE));
    }

    /// The screen that is drawn on.
    pub(super) fn screen(&self) -> &Screen {
        &self.screen
    }
}

/// To the start of the line that is so many rows up.
fn cursor_up(rows: usize) -> String {
    if rows == 0 { "\r".to_owned() } else { format!("\r\x1b[{rows}A") }
}
