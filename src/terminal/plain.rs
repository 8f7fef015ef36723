//! Asks line by line, without any control code: over a pipe, on a dumb terminal, for a screen
//! reader, or because somebody likes it that way.
//!
//! Nothing is ever drawn over, nothing is told by its place or colour, and every choice can be
//! made by typing a number or a word.

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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::terminal::{Commands, Entry};
    use proptest::prelude::*;
    use std::io::Cursor;

    fn asked<T>(input: &[u8], ask: impl FnOnce(&mut Plain<&mut Vec<u8>>) -> T) -> (T, String) {
        let mut output = Vec::new();
        let mut plain = Plain::new(Cursor::new(input.to_vec()), &mut output, 60, Echo::Nobody);
        let asked = ask(&mut plain);
        drop(plain);
        (asked, String::from_utf8_lossy(&output).into_owned())
    }

    fn text(input: &[u8], present: &str, lines: Lines) -> (Reply<String>, String) {
        let check = |text: &str| match text {
            "bad" => Err("That is bad.".to_owned()),
            _ => Ok(()),
        };
        let field = Field { lead: "", present, lines, keys: &[KeyHint::DONE], check: &check };
        let (reply, output) = asked(input, |plain| plain.field(&field));
        (reply.expect("a cursor can be read"), output)
    }

    fn given<T>(text: T) -> Reply<T> {
        Reply::Given(text)
    }

    fn stopped<T>(typed: &str) -> Reply<T> {
        Reply::Stop { typed: typed.to_owned(), signal: None }
    }

    #[test]
    fn a_line_is_an_answer_or_a_command() {
        let one = |input: &[u8]| text(input, "", Lines::One).0;
        assert_eq!(one(b"  some\tthing \r\n"), given("some thing".to_owned()));
        assert_eq!(one(b"?\n"), Reply::Help);
        assert_eq!(one(b"! ask Bo\n"), Reply::ToDo("ask Bo".to_owned()));
        assert_eq!(one(b"\n"), given(String::new()));
        assert_eq!(one(b""), stopped(""));
        assert_eq!(one(b"no end"), given("no end".to_owned()));
    }

    #[test]
    fn what_cannot_be_taken_is_said_and_asked_again() {
        let (reply, output) = text(b"bad\n\xff\ngood\n", "", Lines::One);
        assert_eq!(reply, given("good".to_owned()));
        assert_eq!(
            output,
            "(Enter done)\nAnswer: \nThat is bad.\nAnswer: \nThat line is not UTF-8 text and was \
             not taken. Set the\nterminal to UTF-8, or type it again.\nAnswer: \n"
        );
    }

    #[test]
    fn what_is_there_can_be_kept_and_cleared() {
        let (reply, output) = text(b"\n", "old\n", Lines::One);
        assert_eq!(reply, given("old".to_owned()));
        assert!(output.starts_with("Now: old\n(Enter done · Enter alone keeps"), "{output}");
        assert_eq!(text(b"-\n", "old", Lines::One).0, given(String::new()));
        assert_eq!(text(b"-\n", "", Lines::One).0, given("-".to_owned()));
        assert_eq!(text(b".\n", "old", Lines::Several).0, given("old".to_owned()));
    }

    #[test]
    fn a_paragraph_ends_at_a_full_stop_alone() {
        let several = |input: &[u8]| text(input, "", Lines::Several).0;
        assert_eq!(several(b"one\r\n\r\n? !\n.\r\nrest"), given("one\n\n? !".to_owned()));
        assert_eq!(several(b"one\ntwo"), stopped("one\ntwo"));
        assert_eq!(several(b"one\ntwo\n"), given("one\ntwo".to_owned()));
        assert_eq!(several(b"\n"), given(String::new()));
        // A key that is meant for us is no part of the text.
        let (reply, output) = text(b"one\n<\ntwo\n.\n", "", Lines::Several);
        assert_eq!(reply, given("one\ntwo".to_owned()));
        assert!(output.contains("< was not taken into the text."), "{output}");
    }

    fn entries() -> Vec<Entry> {
        let entry = |label: &str| Entry { label: label.into(), meaning: String::new() };
        vec![entry("By invitation"), entry("On request"), entry("Open")]
    }

    fn choice(input: &[u8], present: Option<usize>) -> (Reply<usize>, String) {
        let entries = entries();
        let menu =
            Menu { entries: &entries, present, commands: Commands::All, keys: &[KeyHint::CHOOSE] };
        let (reply, output) = asked(input, |plain| plain.menu(&menu));
        (reply.expect("a cursor can be read"), output)
    }

    #[test]
    fn a_choice_is_a_number_or_a_word() {
        assert_eq!(choice(b"2\n", None).0, given(1));
        assert_eq!(choice(b" by INV\n", None).0, given(0));
        assert_eq!(choice(b"open\n", None).0, given(2));
        assert_eq!(choice(b"\n", Some(2)).0, given(2));
        assert_eq!(choice(b">\n", None).0, Reply::LeaveOpen);
        assert_eq!(choice(b"", None).0, stopped(""));
    }

    #[test]
    fn a_wrong_choice_is_explained() {
        let (reply, output) = choice(b"0\n4\no\nx\n\n3\n", None);
        assert_eq!(reply, given(2));
        for sentence in
            ["no number 0", "no number 4", "more than one", "none of these", "from 1 to 3."]
        {
            assert!(output.contains(sentence), "{output}");
        }
    }

    #[test]
    fn a_command_that_does_not_apply_is_explained() {
        let entries = entries();
        let menu =
            Menu { entries: &entries, present: Some(0), commands: Commands::None, keys: &[] };
        let (reply, output) = asked(b"?\n<\n>\n! On request\n3\n", |plain| plain.menu(&menu));
        assert_eq!(reply.ok(), Some(given(2)));
        for sentence in ["no help here", "no way back", "be left open", "noted as to do"] {
            assert!(output.contains(sentence), "{output}");
        }
    }

    proptest! {
        /// What is chosen was named by its number or by words that begin its label and no other, or
        /// stood there and was kept by an empty line.
        #[test]
        fn nothing_is_chosen_that_was_not_named(
            lines in prop::collection::vec("[ ?<>!~0-9obynOpe-]{0,3}|open|On request|! Open", 0..8),
            present in prop::option::of(0usize..3),
        ) {
            let (reply, output) = choice((lines.join("\n") + "\n").as_bytes(), present);
            let last = lines.get(output.matches("Choice: ").count() - 1);
            let Reply::Given(entry) = reply else { return Ok(()) };
            let typed = last.map_or("", |line| line.trim()).to_lowercase();
            let labels = entries().into_iter().map(|entry| entry.label.to_lowercase());
            let begun: Vec<usize> =
                labels.enumerate().filter(|(_, l)| l.starts_with(&typed)).map(|(at, _)| at).collect();
            let is_named = typed.parse() == Ok(entry + 1) || begun == [entry];
            prop_assert!(if typed.is_empty() { present == Some(entry) } else { is_named }, "{output}");
        }
    }

    #[test]
    fn no_line_is_a_command_to_a_ci() {
        let (_, output) = text(b"\n", "one\n::error::two\n##[error]three", Lines::Several);
        assert!(output.contains("\n\\::error::two\n#\\#[error]three\n"), "{output}");
    }

    #[test]
    fn nothing_controls_the_terminal() {
        let card = Card { question: "Why\u{1b}[2J?".into(), ..Card::default() };
        let (shown, output) = asked(b"", |plain| {
            plain.open(&card)?;
            plain.note("a\u{202e}b")?;
            plain.close("✓ done\u{7}")
        });
        assert!(shown.is_ok());
        assert!(!output.contains(|c: char| c.is_control() && c != '\n'), "{output:?}");
    }
}
