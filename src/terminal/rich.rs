//! Asks on a real terminal: a card at a time, which gives way to one line when it is settled.
//!
//! The terminal is raw from the first prompt to the last words: in between, what is typed ahead
//! waits unseen for the next field, and a Ctrl-C for the next prompt. Whatever happens, the guard
//! of the terminal gives it back as it was.

use std::io;
use std::thread;
use std::time::{Duration, Instant};

use super::canvas::{Canvas, Erased};
use super::card::{self, Block};
use super::editor::OpenText;
use super::keyboard::Keyboard;
use super::prompter::{Card, Field, Menu, Prompter, Reply};
use super::screen::Screen;
use super::signals::{self, Signal, catch_signals, take_continued, take_signal};
use super::typing::Draft;
use crate::core::text::{Text, TextStyle};

/// How long the signal of a terminal that was closed may take.
const HANGUP_TIMEOUT: Duration = Duration::from_millis(200);
/// How many lines outside cards are remembered, to be printed again on an empty screen.
const REMEMBERED: usize = 200;

/// A prompter for a real terminal: standard input and standard error must both be one.
pub struct Rich {
    pub(super) canvas: Canvas,
    pub(super) keyboard: Keyboard,
    pub(super) editor: Option<String>,
    pub(super) draft: Option<Draft>,
    /// Texts that were not taken yet when somebody went back, each with its question.
    pub(super) kept_texts: Vec<(String, Draft)>,
    /// The text that an editor may still have open.
    pub(super) open_text: Option<OpenText>,
    pub(super) card: Option<Card>,
    blocks: Vec<Block>,
    said: Vec<Text>,
}

impl Rich {
    /// A prompter that draws on the screen's narration. `editor` is the command line of the
    /// editor that Ctrl-O opens: what VISUAL, or else EDITOR, says.
    #[must_use]
    pub fn new(screen: Screen, editor: Option<String>) -> Self {
        Self {
            canvas: Canvas::new(screen),
            keyboard: Keyboard::default(),
            editor,
            draft: None,
            kept_texts: Vec::new(),
            open_text: None,
            card: None,
            blocks: Vec::new(),
            said: Vec::new(),
        }
    }

    /// Gets ready for a prompt. The signal that came since the last one, after which there is nothing
    /// left to ask.
    pub(super) fn begin_prompt(&mut self) -> io::Result<Option<Signal>> {
        catch_signals()?;
        if let Some(signal) = take_signal() {
            self.keyboard.leave_raw();
            return Ok(Some(signal));
        }
        self.keyboard.enter_raw()?;
        Ok(None)
    }

    /// The signal that goes with the end of the input: a terminal that is closed sends one, which
    /// may come a moment later.
    pub(super) fn signal_at_end() -> Option<Signal> {
        let deadline = Instant::now() + HANGUP_TIMEOUT;
        loop {
            let signal = take_signal();
            if signal.is_some() || Instant::now() > deadline {
                return signal;
            }
            thread::sleep(HANGUP_TIMEOUT / 20);
        }
    }

    /// Gives the terminal to the shell until the program is continued, and takes it again. What was
    /// being asked is to be drawn on a new page then.
    pub(super) fn suspend(&mut self) -> io::Result<()> {
        self.canvas.erase_live()?;
        self.canvas.restore();
        self.keyboard.leave_raw();
        signals::suspend()?;
        self.keyboard.enter_raw()?;
        take_continued();
        self.canvas.mark_pastes(true)
    }

    /// Takes the terminal again, where somebody else stopped the program and it goes on now; whether
    /// that was so.
    pub(super) fn has_come_back(&mut self) -> io::Result<bool> {
        let continued = take_continued();
        if continued {
            self.keyboard.resume_raw()?;
            self.canvas.mark_pastes(true)?;
        }
        Ok(continued)
    }

    /// What comes back when there is nothing more to ask.
    pub(super) fn stop<T>(&mut self, typed: String, signal: Option<Signal>) -> Reply<T> {
        self.keyboard.leave_raw();
        Reply::Stop { typed, signal }
    }

    /// Adds something to the card, or to what stands without one.
    pub(super) fn add(&mut self, block: Block) -> io::Result<()> {
        let lines = block.lines(self.blocks.last(), self.canvas.width());
        self.blocks.push(block);
        self.canvas.stand(&lines)
    }

    /// The accent of the card.
    pub(super) fn accent(&self) -> TextStyle {
        TextStyle::Accent(self.card.as_ref().map(|card| card.accent).unwrap_or_default())
    }

    /// Draws the card anew for a window that has changed, with so many rows to come below it.
    pub(super) fn redraw(&mut self, below: usize) -> io::Result<()> {
        let erased = self.canvas.erase()?;
        self.draw_card(erased, below)
    }

    /// Draws the card anew on an empty screen, after others have written on it.
    pub(super) fn redraw_on_new_page(&mut self, below: usize) -> io::Result<()> {
        self.canvas.turn_page()?;
        self.draw_card(Erased::Everything, below)
    }

    fn draw_card(&mut self, erased: Erased, below: usize) -> io::Result<()> {
        let lines = self.card_lines();
        if erased == Erased::Everything {
            self.recall(lines.len() + below)?;
        }
        self.canvas.stand(&lines)
    }

    /// The rows of the card as it stands.
    pub(super) fn card_height(&self) -> usize {
        self.card_lines().len()
    }

    /// The card's question, where so many rows below the card push it out of the window.
    pub(super) fn question_out_of_sight(&self, below: usize) -> Vec<Text> {
        let width = self.canvas.width();
        let gone = (self.card_height() + below).saturating_sub(self.canvas.rows());
        let card = self.card.iter();
        let is_gone = |card: &&Card| gone > card::card_lines_above_question(card, width).len();
        card.filter(is_gone).flat_map(|card| card::question_lines(card, width)).collect()
    }

    fn card_lines(&self) -> Vec<Text> {
        let width = self.canvas.width();
        let mut lines =
            self.card.as_ref().map(|card| card::card_head_lines(card, width)).unwrap_or_default();
        let mut above = None;
        for block in &self.blocks {
            lines.extend(block.lines(above, width));
            above = Some(block);
        }
        lines
    }

    /// Prints again what was said last, as far as it fits above the rows to come.
    fn recall(&mut self, below: usize) -> io::Result<()> {
        let width = self.canvas.width();
        let lines: Vec<Text> = self.said.iter().flat_map(|said| said.wrap(width)).collect();
        let room = self.canvas.rows().saturating_sub(below + 1);
        self.canvas.print(&lines[lines.len().saturating_sub(room)..])
    }

    /// Prints something that stays.
    fn tell(&mut self, text: Text) -> io::Result<()> {
        self.canvas.print(&text.wrap(self.canvas.width()))?;
        self.said.push(text);
        let surplus = self.said.len().saturating_sub(REMEMBERED);
        self.said.drain(..surplus);
        Ok(())
    }

    fn forget_card(&mut self) {
        self.card = None;
        self.blocks.clear();
        self.draft = None;
        self.open_text = None;
    }
}

impl Prompter for Rich {
    fn say(&mut self, passage: &str) -> io::Result<()> {
        self.forget_card();
        self.keyboard.leave_raw();
        self.tell(Text::from(passage))
    }

    fn open(&mut self, card: &Card) -> io::Result<()> {
        self.forget_card();
        self.canvas.print(&[])?;
        self.card = Some(card.clone());
        let lines = self.card_lines();
        self.canvas.stand(&lines)
    }

    fn note(&mut self, passage: &str) -> io::Result<()> {
        self.add(Block::Note(passage.trim_end().to_owned()))
    }

    fn field(&mut self, field: &Field) -> io::Result<Reply<String>> {
        self.ask_text(field)
    }

    fn menu(&mut self, menu: &Menu) -> io::Result<Reply<usize>> {
        self.ask_choice(menu)
    }

    fn close(&mut self, line: &str) -> io::Result<()> {
        self.forget_card();
        if self.canvas.erase()? == Erased::Everything {
            self.recall(2)?;
        }
        if line.is_empty() { Ok(()) } else { self.tell(settled_line(line)) }
    }
}

/// The line that a card gives way to, its tick as a sign that it is well.
fn settled_line(line: &str) -> Text {
    match line.strip_prefix('✓') {
        Some(rest) => Text::of(TextStyle::Good, "✓").and(TextStyle::Plain, rest),
        None => Text::from(line),
    }
}

impl Drop for Rich {
    fn drop(&mut self) {
        self.canvas.restore();
        self.keyboard.leave_raw();
    }
}
