//! The only owner of standard output and standard error.
//!
//! Results go to the first, narration to the second. What is printed for people passes through
//! `visible`, takes its colour from its stream, and knows how wide the window is. No line of it is a
//! command to the CI that keeps it in its log. A pipe that was closed by its reader is a quiet end, not
//! a failure: see `is_closed_pipe`.

use std::io::{self, Write};
use std::sync::{Arc, Mutex, PoisonError};

use dialoguer::console::Term;

use super::style::painted_text;
use crate::core::text::visible::{visible, visible_in_json};
use crate::core::text::{Text, TextStyle, without_workflow_commands};
use crate::terminal::Colour;

/// Lines of text are never wider than this, for the sake of the eye.
const WIDEST: usize = 80;
/// Narrower than this no text can be read; the terminal may break it as it likes.
const NARROWEST: usize = 20;

/// The two streams. Cheap to clone; all clones write to the same places.
#[derive(Clone)]
pub struct Screen {
    results: Stream,
    narration: Stream,
}

#[derive(Clone)]
struct Stream {
    sink: Arc<Mutex<dyn Write + Send>>,
    /// The terminal behind it, if it is one.
    terminal: Option<Term>,
    colour: Colour,
}

impl Screen {
    /// Standard output for results, standard error for narration, each with or without colour.
    #[must_use]
    pub fn new(results: Colour, narration: Colour) -> Self {
        Self {
            results: Stream::new(io::stdout(), Term::stdout(), results),
            narration: Stream::new(io::stderr(), Term::stderr(), narration),
        }
    }

    /// A screen that nobody sees, 80 columns wide and without colour, and what was written to it.
    #[must_use]
    pub fn captured() -> (Self, Captured) {
        let captured = Captured::default();
        let stream = |sink: &Arc<Mutex<Vec<u8>>>| Stream {
            sink: Arc::clone(sink) as Arc<Mutex<dyn Write + Send>>,
            terminal: None,
            colour: Colour::Unwanted,
        };
        let screen =
            Self { results: stream(&captured.results), narration: stream(&captured.narration) };
        (screen, captured)
    }

    /// Prints a result for people: the text as its lines are, control characters made visible.
    ///
    /// # Errors
    /// When standard output cannot be written; a closed pipe too, see [`is_closed_pipe`].
    pub fn result(&self, text: impl Into<Text>) -> io::Result<()> {
        let rendered = painted_text(&text.into(), self.results.colour);
        self.results.write_for_people(&format!("{rendered}\n"))
    }

    /// Prints the lines of a result, one below the other.
    ///
    /// # Errors
    /// When standard output cannot be written; a closed pipe too, see [`is_closed_pipe`].
    pub fn results(&self, lines: impl IntoIterator<Item = Text>) -> io::Result<()> {
        let rendered =
            lines.into_iter().map(|line| painted_text(&line, self.results.colour) + "\n");
        self.results.write_for_people(&rendered.collect::<String>())
    }

    /// Prints a result for programs, such as a document: byte for byte, nothing added. Where a person
    /// looks at it instead, what would act on the terminal is made visible.
    ///
    /// # Errors
    /// When standard output cannot be written; a closed pipe too, see [`is_closed_pipe`].
    pub fn data(&self, text: &str) -> io::Result<()> {
        if self.results.terminal.is_some() {
            return self.results.write_for_people(&visible(text));
        }
        self.results.write(text)
    }

    /// Prints JSON. Characters that would act on a terminal are written as `\u…`, which says the
    /// same to a program.
    ///
    /// # Errors
    /// When standard output cannot be written; a closed pipe too, see [`is_closed_pipe`].
    pub fn json(&self, value: &impl serde::Serialize) -> io::Result<()> {
        let text = serde_json::to_string_pretty(value)?;
        self.results.write(&format!("{}\n", visible_in_json(&text)))
    }

    /// Tells what goes on, wrapped to the width of the window.
    ///
    /// # Errors
    /// When standard error cannot be written; a closed pipe too, see [`is_closed_pipe`].
    pub fn narrate(&self, text: impl Into<Text>) -> io::Result<()> {
        let mut written = String::new();
        for line in text.into().wrap(self.width()) {
            written.push_str(&painted_text(&line, self.narration.colour));
            written.push('\n');
        }
        self.narration.write_for_people(&written)
    }

    /// Tells what another program has laid out, whose lines belong under one another: as they are,
    /// control characters made visible.
    ///
    /// # Errors
    /// When standard error cannot be written; a closed pipe too, see [`is_closed_pipe`].
    pub fn laid_out(&self, text: &str) -> io::Result<()> {
        self.narration.write_for_people(&format!("{}\n", visible(text)))
    }

    /// Tells of a failure: `error: …`.
    ///
    /// # Errors
    /// When standard error cannot be written; a closed pipe too, see [`is_closed_pipe`].
    pub fn error(&self, sentence: &str) -> io::Result<()> {
        self.narrate(
            Text::of(TextStyle::Error, "error").and(TextStyle::Plain, format!(": {sentence}")),
        )
    }

    /// Tells of something to look at: `warning: …`.
    ///
    /// # Errors
    /// When standard error cannot be written; a closed pipe too, see [`is_closed_pipe`].
    pub fn warning(&self, sentence: &str) -> io::Result<()> {
        self.narrate(
            Text::of(TextStyle::Warning, "warning").and(TextStyle::Plain, format!(": {sentence}")),
        )
    }

    /// The columns that narration may fill: those of the window, between 20 and 80.
    #[must_use]
    pub fn width(&self) -> usize {
        self.narration.width()
    }

    /// The columns that results may fill: those of the window, between 20 and 80.
    #[must_use]
    pub fn result_width(&self) -> usize {
        self.results.width()
    }

    /// Whether results are wanted in colour.
    #[must_use]
    pub fn result_colour(&self) -> Colour {
        self.results.colour
    }

    /// Whether narration is wanted in colour.
    #[must_use]
    pub fn colour(&self) -> Colour {
        self.narration.colour
    }

    /// The rows and columns of the window behind the narration, as they are now.
    pub(super) fn size(&self) -> (usize, usize) {
        let size = self.narration.terminal.as_ref().and_then(Term::size_checked);
        size.map_or((24, WIDEST), |(rows, columns)| (rows.into(), columns.into()))
    }

    /// Writes to the narration what a prompter has put together, control codes included.
    pub(super) fn control(&self, codes: &str) -> io::Result<()> {
        self.narration.write(codes)
    }
}

impl Stream {
    fn new(sink: impl Write + Send + 'static, terminal: Term, colour: Colour) -> Self {
        let terminal = terminal.is_term().then_some(terminal);
        Self { sink: Arc::new(Mutex::new(sink)), terminal, colour }
    }

    fn width(&self) -> usize {
        let size = self.terminal.as_ref().and_then(Term::size_checked);
        size.map_or(WIDEST, |(_, columns)| usize::from(columns).clamp(NARROWEST, WIDEST))
    }

    /// Whole lines.
    fn write_for_people(&self, lines: &str) -> io::Result<()> {
        self.write(&without_workflow_commands(lines))
    }

    /// Flushed at once: a failure that shows up at the end of the program is lost.
    fn write(&self, text: &str) -> io::Result<()> {
        let mut sink = self.sink.lock().unwrap_or_else(PoisonError::into_inner);
        sink.write_all(text.as_bytes())?;
        sink.flush()
    }
}

/// Whether an error says that the reader of our output has gone (`copcharter … | head`): the
/// program should end quietly then.
#[must_use]
pub fn is_closed_pipe(error: &io::Error) -> bool {
    error.kind() == io::ErrorKind::BrokenPipe
}

/// What was written to a screen that nobody sees.
#[derive(Clone, Default)]
pub struct Captured {
    results: Arc<Mutex<Vec<u8>>>,
    narration: Arc<Mutex<Vec<u8>>>,
}

impl Captured {
    /// What went to standard output.
    #[must_use]
    pub fn results(&self) -> String {
        text_of_stream(&self.results)
    }

    /// What went to standard error.
    #[must_use]
    pub fn narration(&self) -> String {
        text_of_stream(&self.narration)
    }
}

fn text_of_stream(bytes: &Mutex<Vec<u8>>) -> String {
    let bytes = bytes.lock().unwrap_or_else(PoisonError::into_inner);
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_to_its_stream() -> io::Result<()> {
        let (screen, captured) = Screen::captured();
        screen.result("a\u{1b}[2J")?;
        screen.data("{\"a\": \"\x1b\"}")?;
        screen.narrate("word ".repeat(20))?;
        screen.error("no")?;
        assert_eq!(captured.results(), "a␛[2J\n{\"a\": \"\u{1b}\"}");
        let line = ["word"; 16].join(" ");
        assert_eq!(captured.narration(), format!("{line}\nword word word word\nerror: no\n"));
        Ok(())
    }

    #[test]
    fn no_line_for_people_is_a_command_to_a_ci() -> io::Result<()> {
        let (screen, captured) = Screen::captured();
        screen.result("::error::a")?;
        screen.results(["b\n ::error::b".into()])?;
        screen.json(&"##[error]c")?;
        screen.narrate(format!("{} ::error::d", "x".repeat(80)))?;
        screen.laid_out("::error::e")?;
        screen.error("\n::error::f")?;
        let out = captured.results();
        assert_eq!(out, "\\::error::a\nb\n \\::error::b\n\"#\\u0023[error]c\"\n");
        let lines = captured.narration();
        assert_eq!(
            lines.lines().filter(|line| line.starts_with("\\::error")).count(),
            3,
            "{lines}"
        );
        assert!(!lines.lines().any(|line| line.trim_start().starts_with("::")), "{lines}");
        Ok(())
    }

    #[test]
    fn a_closed_pipe_can_be_told_from_a_failure() {
        assert!(is_closed_pipe(&io::ErrorKind::BrokenPipe.into()));
        assert!(!is_closed_pipe(&io::ErrorKind::StorageFull.into()));
    }
}
