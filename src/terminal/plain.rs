//! Asks line by line, without any control code: over a pipe, on a dumb terminal, for a screen
//! reader, or because somebody likes it that way.
//!
//! Nothing is ever drawn over, nothing is told by its place or colour, and every choice can be
//! made by typing a number or a word.

#[cfg(test)]
mod tests;

use std::io::{self, BufRead, Write};

use super::key_hint::{KeyHint, in_words};
use super::plain_input::{Input, Line};
use super::prompter::{Card, Field, Lines, Menu, Prompter, Reply};
use super::reply::Command;
use super::signals::{Signal, catch_signals};
use super::text_field::{clean_field_text, pasted_text};
use super::typed_choice::TypedChoice;
use crate::core::limits::MAX_ANSWER_BYTES;
use crate::core::text::{visible, without_workflow_commands, wrap};

/// Whether what is typed is shown by somebody else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Echo {
    /// A terminal shows it, and the line break too.
    Terminal,
    /// A pipe shows nothing; we end the line of the prompt ourselves.
    Nobody,
}

/// A prompter for lines of input.
pub struct Plain<W> {
    input: Input,
    output: W,
    width: usize,
    echo: Echo,
    /// The hint that was shown last, so that it is not read aloud for every item of a list.
    hint: String,
    /// Whether the input ended in the middle of a line.
    is_cut_off: bool,
}

/// Number of bytes after which a terminal that edits lines itself drops the rest of one.
const MAX_LINE_BYTES: usize = 4095;

/// What came instead of a line of an answer.
enum Typed {
    Line(String),
    End { signal: Option<Signal> },
}

impl<W: Write> Plain<W> {
    /// A prompter that reads from `input` and writes to `output`, in lines of at most `width`
    /// columns.
    pub fn new(input: impl BufRead + Send + 'static, output: W, width: usize, echo: Echo) -> Self {
        Self {
            input: Input::new(input),
            output,
            width,
            echo,
            hint: String::new(),
            is_cut_off: false,
        }
    }

    fn print(&mut self, passage: &str) -> io::Result<()> {
        for line in wrap(passage, self.width) {
            writeln!(self.output, "{}", without_workflow_commands(&line))?;
        }
        self.output.flush()
    }

    /// Prints the quiet line, unless it was just there.
    fn print_hint(&mut self, hints: &[String]) -> io::Result<()> {
        let hint = hints.join(" · ");
        if hint.is_empty() || hint == self.hint {
            return Ok(());
        }
        self.print(&format!("({hint})"))?;
        self.hint = hint;
        Ok(())
    }

    /// Asks for a line until one comes that can be read.
    fn read(&mut self, prompt: &str) -> io::Result<Typed> {
        loop {
            write!(self.output, "{}", without_workflow_commands(&visible(prompt)))?;
            self.output.flush()?;
            let line = self.input.next()?;
            if self.echo == Echo::Nobody || matches!(line, Line::End | Line::Stopped(_)) {
                writeln!(self.output)?;
                self.output.flush()?;
            }
            match line {
                Line::Text(text) if self.echo == Echo::Terminal && text.len() >= MAX_LINE_BYTES => {
                    self.print(&format!(
                        "A terminal takes no more than {MAX_LINE_BYTES} bytes in a line, so the end of \
                         that one may be missing. It was not taken: type or paste it in shorter lines."
                    ))?;
                }
                Line::Unfinished(text) => {
                    self.is_cut_off = true;
                    return Ok(Typed::Line(clean_field_text(&text)));
                }
                Line::Text(text) => return Ok(Typed::Line(clean_field_text(&text))),
                Line::End => return Ok(Typed::End { signal: None }),
                Line::Stopped(signal) => return Ok(Typed::End { signal: Some(signal) }),
                Line::TooLong => self.print(&format!(
                    "That line has more than {MAX_ANSWER_BYTES} bytes and was not taken. Type a shorter one."
                ))?,
                Line::NoText => self.print(
                    "That line is not UTF-8 text and was not taken. Set the terminal to UTF-8, or \
                     type it again.",
                )?,
            }
        }
    }

    /// Asks until the text can be taken.
    fn ask(&mut self, field: &Field) -> io::Result<Reply<String>> {
        loop {
            let text = match self.read_answer(field)? {
                Reply::Given(text) => text,
                other => return Ok(other),
            };
            match (field.check)(&text) {
                Ok(()) => return Ok(Reply::Given(text)),
                Err(sentence) => self.print(&sentence)?,
            }
        }
    }

    fn read_answer(&mut self, field: &Field) -> io::Result<Reply<String>> {
        let lead = if field.lead.is_empty() { "Answer: " } else { field.lead };
        let first = match self.read(lead)? {
            Typed::Line(line) => line,
            Typed::End { signal } => {
                return Ok(Reply::Stop { typed: String::new(), signal });
            }
        };
        if let Some(command) = Command::parse(&first) {
            return Ok(command.into());
        }
        let present = field.present.trim();
        match first.trim() {
            "" => Ok(Reply::Given(present.to_owned())),
            "-" if !present.is_empty() => Ok(Reply::Given(String::new())),
            "." if field.lines == Lines::Several => Ok(Reply::Given(present.to_owned())),
            _ if field.lines == Lines::Several => self.read_on(first),
            _ => Ok(Reply::Given(pasted_text(&first, Lines::One))),
        }
    }

    /// Reads the further lines of a paragraph, up to a full stop on a line of its own.
    fn read_on(&mut self, first: String) -> io::Result<Reply<String>> {
        let mut text = first;
        loop {
            match self.read("")? {
                Typed::Line(line) if line.trim() == "." => {
                    return Ok(Reply::Given(text.trim().to_owned()));
                }
                Typed::Line(line) if matches!(line.trim(), "?" | "<" | ">" | "~") => {
                    let key = line.trim();
                    self.print(&format!(
                        "{key} was not taken into the text. Go on with the text; a . on a line of its \
                         own ends it, and {key} works where a question begins."
                    ))?;
                }
                Typed::Line(line) if text.len() + line.len() < MAX_ANSWER_BYTES => {
                    text.push('\n');
                    text.push_str(&line);
                }
                Typed::Line(_) => self.print(&format!(
                    "An answer has at most {MAX_ANSWER_BYTES} bytes; this line was not taken. \
                     A . on a line of its own ends the answer."
                ))?,
                // The end of the input ends a text as well, unless it came in the middle of a line.
                Typed::End { signal: None } if !self.is_cut_off => {
                    return Ok(Reply::Given(text.trim().to_owned()));
                }
                Typed::End { signal } => return Ok(Reply::Stop { typed: text, signal }),
            }
        }
    }

    /// Says in words what a field expects.
    fn introduce(&mut self, field: &Field) -> io::Result<()> {
        let present = field.present.trim();
        if !present.is_empty() {
            self.print(&format!("Now: {present}"))?;
        }
        let mut own = Vec::new();
        if field.lines == Lines::Several {
            own.push(KeyHint::new("", "several lines, ended by a . on a line of its own"));
        }
        if !present.is_empty() {
            own.push(KeyHint::new("Enter alone", "keeps what is there"));
            own.push(KeyHint::new("- alone", "clears it"));
        }
        let is_taken_by_line =
            |hint: &&KeyHint| field.lines != Lines::Several || hint.key != "Enter";
        let keys: Vec<_> = field.keys.iter().filter(is_taken_by_line).copied().collect();
        self.print_hint(&in_words(&keys, &own))
    }

    fn show_entries(&mut self, menu: &Menu) -> io::Result<()> {
        let digits = menu.entries.len().to_string().len();
        for (number, entry) in menu.entries.iter().enumerate() {
            let number = number + 1;
            let label = &entry.label;
            self.print(&match entry.meaning.as_str() {
                "" => format!("  {number:digits$}  {label}"),
                meaning => format!("  {number:digits$}  {label}: {meaning}"),
            })?;
        }
        let chosen = match menu.present {
            Some(present) => format!("Enter alone chooses {}", present + 1),
            None => "nothing is chosen yet".to_owned(),
        };
        let mut hints = vec!["type its number or its words".to_owned(), chosen];
        hints.extend(in_words(menu.commands.hints(), &[]));
        // Enter and the commands are told already.
        let others = menu.keys.iter().filter(|hint| hint.key != "Enter" && !hint.is_command());
        hints.extend(others.map(ToString::to_string));
        self.print_hint(&hints)
    }
}

impl<W: Write> Prompter for Plain<W> {
    fn say(&mut self, passage: &str) -> io::Result<()> {
        self.print(passage)
    }

    fn open(&mut self, card: &Card) -> io::Result<()> {
        self.hint.clear();
        let place = [card.place.as_str(), card.progress.as_str()];
        let place: Vec<&str> = place.into_iter().filter(|part| !part.is_empty()).collect();
        let lines = [place.join(", "), card.question.clone(), card.guidance.clone()];
        self.print("")?;
        for line in lines.iter().filter(|line| !line.is_empty()) {
            self.print(line)?;
        }
        Ok(())
    }

    fn note(&mut self, passage: &str) -> io::Result<()> {
        self.print(passage.trim_end())
    }

    fn field(&mut self, field: &Field) -> io::Result<Reply<String>> {
        catch_signals()?;
        self.introduce(field)?;
        self.ask(field)
    }

    fn menu(&mut self, menu: &Menu) -> io::Result<Reply<usize>> {
        catch_signals()?;
        self.show_entries(menu)?;
        loop {
            let typed = match self.read("Choice: ")? {
                Typed::Line(line) => line,
                Typed::End { signal } => {
                    return Ok(Reply::Stop { typed: String::new(), signal });
                }
            };
            let problem = match (typed.trim(), menu.present) {
                ("", Some(present)) => return Ok(Reply::Given(present)),
                ("", None) => {
                    format!(
                        "Nothing is chosen yet; type a number from 1 to {}.",
                        menu.entries.len()
                    )
                }
                (typed, _) => match TypedChoice::parse(menu, typed) {
                    Ok(TypedChoice::Entry(entry)) => return Ok(Reply::Given(entry)),
                    Ok(TypedChoice::Command(command)) => return Ok(command.into()),
                    Ok(TypedChoice::FirstOfSeveral(_)) => {
                        format!("`{typed}` begins more than one of these; type the number.")
                    }
                    Err(sentence) => sentence,
                },
            };
            self.print(&problem)?;
        }
    }

    fn close(&mut self, line: &str) -> io::Result<()> {
        if line.is_empty() { Ok(()) } else { self.print(line) }
    }
}
