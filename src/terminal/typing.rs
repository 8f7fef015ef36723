//! A field while it is being filled in: what each key does to it, and what it looks like.
//!
//! Pure, so that it can be tested without a terminal. Reading keys and drawing are next door.

use super::card::{keys_lines, line_below_lead};
use super::key_hint::{KeyHint, in_words};
use super::keys::Key;
use super::layout::Layout;
use super::prompter::{Field, Lines};
use super::signals::Signal;
use super::text_field::{TextField, pasted_text};
use crate::core::limits::MAX_ANSWER_BYTES;
use crate::core::text::wrap::width_of;
use crate::core::text::{Text, TextStyle};

/// What stands before a field that has nothing else there.
const NO_LEAD: &str = "  ";

/// A text that was in the field when help was asked for.
#[derive(Clone, Debug)]
pub struct Draft {
    pub(super) lead: String,
    pub(super) present: String,
    pub(super) text: String,
}

impl Draft {
    /// Whether it was typed in this field.
    pub(super) fn is_of(&self, field: &Field) -> bool {
        self.lead == field.lead && self.present == field.present
    }
}

/// A field while it is being filled in.
pub struct Typing<'a> {
    pub(super) field: &'a Field<'a>,
    pub(super) lead: &'a str,
    keys: Vec<String>,
    pub(super) text: TextField,
    pub(super) error: Option<String>,
    /// The first row in sight, when there are more rows than the window has.
    first: usize,
    /// The columns that it was last drawn in.
    width: usize,
}

/// What a key has led to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pressed {
    /// All is as it was.
    Nothing,
    /// The text or the cursor is another.
    Changed,
    /// The text is to be taken.
    Entered,
    /// The text is to be opened in the editor.
    Editor,
    /// The screen is to be drawn anew.
    Repaint,
    /// The shell is to have the terminal for a while.
    Suspend,
    /// One of the commands `?`, `<`, `>`, `!` and `~` is to be followed, whatever is in the field.
    Command(char),
    /// Save and stop.
    Stopped {
        /// The signal that it was, unless it was the end of the input.
        signal: Option<Signal>,
    },
}

impl<'a> Typing<'a> {
    /// A field that is filled in with its present text, or with what was in it before help came.
    #[must_use]
    pub fn new(field: &'a Field<'a>, draft: Option<Draft>) -> Self {
        let draft = draft.filter(|draft| draft.is_of(field));
        let text = draft.map_or_else(|| field.present.trim_end().to_owned(), |draft| draft.text);
        let mut own = Vec::new();
        if field.lines == Lines::Several {
            own.extend([KeyHint::new("Alt-Enter", "new line"), KeyHint::new("Ctrl-O", "editor")]);
        }
        let mut keys = in_words(field.keys, if field.keys.is_empty() { &[] } else { &own });
        if !text.is_empty() {
            keys.extend(alt_key_hint(field.keys));
        }
        Self {
            field,
            lead: if field.lead.is_empty() { NO_LEAD } else { field.lead },
            keys,
            text: TextField::new(&text),
            error: None,
            first: 0,
            width: 80,
        }
    }

    /// The text so far.
    #[must_use]
    pub fn text(&self) -> &TextField {
        &self.text
    }

    pub(super) fn draft(&self) -> Draft {
        Draft {
            lead: self.field.lead.to_owned(),
            present: self.field.present.to_owned(),
            text: self.text.text().to_owned(),
        }
    }

    /// The text, if it is not the one that was there at the start.
    pub(super) fn unsaved(&self) -> String {
        let text = self.text.text().trim();
        if text == self.field.present.trim() { String::new() } else { text.to_owned() }
    }

    pub(super) fn replace(&mut self, text: &str) {
        self.text.clear();
        self.insert(text);
    }

    fn insert(&mut self, text: &str) {
        if self.text.text().len() + text.len() > MAX_ANSWER_BYTES {
            self.refuse_long();
        } else {
            self.text.insert(text);
            self.error = None;
        }
    }

    fn refuse_long(&mut self) {
        self.error = Some(format!(
            "An answer has at most {MAX_ANSWER_BYTES} bytes; this one would have more."
        ));
    }

    /// Does to the text what a key asks for, and says what is left to do.
    pub fn press(&mut self, key: Key) -> Pressed {
        match key {
            Key::Enter => return Pressed::Entered,
            Key::Editor => return Pressed::Editor,
            Key::Repaint => return Pressed::Repaint,
            Key::Suspend => return Pressed::Suspend,
            Key::Command(command) => return Pressed::Command(command),
            Key::Interrupt => return Pressed::Stopped { signal: Some(Signal::Interrupt) },
            Key::ControlD if self.text.text().is_empty() => {
                return Pressed::Stopped { signal: None };
            }
            Key::Char(character) => self.insert(character.encode_utf8(&mut [0; 4])),
            Key::Paste(text) => self.insert(&pasted_text(&text, self.field.lines)),
            Key::HugePaste => self.refuse_long(),
            Key::NewLine if self.field.lines == Lines::Several => self.insert("\n"),
            Key::NewLine => return Pressed::Nothing,
            other => return self.edit(&other),
        }
        Pressed::Changed
    }

    /// Moves or takes away.
    fn edit(&mut self, key: &Key) -> Pressed {
        let before = self.text.text().len();
        match key {
            Key::Up | Key::Down => return self.move_row(key),
            Key::Backspace => self.text.backspace(),
            Key::Delete | Key::ControlD => self.text.delete(),
            Key::DeleteWord => self.text.delete_word(),
            Key::KillToEnd => self.text.kill_to_end(),
            Key::Clear => self.text.clear(),
            Key::Left => self.text.left(),
            Key::Right => self.text.right(),
            Key::WordLeft => self.text.word_left(),
            Key::WordRight => self.text.word_right(),
            Key::Home => self.text.home(),
            Key::End => self.text.end(),
            _ => return Pressed::Nothing,
        }
        if self.text.text().len() != before {
            self.error = None;
        }
        Pressed::Changed
    }

    fn move_row(&mut self, key: &Key) -> Pressed {
        let layout = self.layout();
        if *key == Key::Up {
            self.text.up(&layout);
        } else {
            self.text.down(&layout);
        }
        Pressed::Changed
    }

    fn layout(&self) -> Layout {
        let width = self.width.saturating_sub(width_of(self.lead)).max(1);
        Layout::new(self.text.text(), self.text.cursor(), width)
    }

    /// The lines to draw in a window of so many rows and columns, and the place of the cursor.
    pub fn picture(&mut self, size: (usize, usize)) -> (Vec<Text>, (usize, usize)) {
        let (rows, width) = size;
        self.width = width;
        let layout = self.layout();
        let (mut error, keys) = (self.error_lines(width), self.keys_lines(width));
        error.truncate(rows.saturating_sub(1));
        // In a low window the text needs the rows more than the keys do.
        let keys = if error.len() + keys.len() + 3 <= rows { keys } else { Vec::new() };
        let room = rows.saturating_sub(error.len() + keys.len()).max(1);
        let (row, column) = layout.cursor();
        self.first = self.first.clamp((row + 1).saturating_sub(room), row);
        let last = layout.rows().len().min(self.first + room);
        let shown = |row: usize| layout.rows()[row].shown(self.text.text());
        let mut lines: Vec<Text> =
            (self.first..last).map(|row| line_below_lead(self.lead, row, shown(row))).collect();
        lines.extend(error);
        let hidden = (self.first, layout.rows().len() - last);
        lines.extend(keys.into_iter().enumerate().map(|(number, line)| match number {
            0 => self.hidden_line(hidden),
            _ => line,
        }));
        (lines, (row - self.first, width_of(self.lead) + column))
    }

    fn error_lines(&self, width: usize) -> Vec<Text> {
        let indent = " ".repeat(width_of(self.lead).min(width / 4));
        let error = self.error.iter();
        error
            .flat_map(|it| Text::of(TextStyle::Error, format!("{indent}{it}")).wrap(width))
            .collect()
    }

    /// A blank line and the keys.
    fn keys_lines(&self, width: usize) -> Vec<Text> {
        if self.keys.is_empty() {
            return Vec::new();
        }
        let mut lines = vec![Text::new()];
        lines.extend(keys_lines(&self.keys, width));
        lines
    }

    /// The line between the text and the keys: blank, unless rows are out of sight.
    fn hidden_line(&self, (above, below): (usize, usize)) -> Text {
        let words = match (above, below) {
            (0, 0) => return Text::new(),
            (above, 0) => format!("{above} more above"),
            (0, below) => format!("{below} more below"),
            _ => format!("{above} more above, {below} below"),
        };
        let indent = " ".repeat(width_of(self.lead));
        let wordings = [format!("{indent}{words}"), words, "…".to_owned()];
        let fitting = wordings.into_iter().find(|words| width_of(words) <= self.width);
        Text::of(TextStyle::Quiet, fitting.unwrap_or_default())
    }
}

/// The commands among the keys, as they are given where there is text already: typed alone, they
/// would be part of it.
fn alt_key_hint(hints: &[KeyHint]) -> Option<String> {
    let commands = hints.iter().filter(|hint| hint.is_command());
    let alt: Vec<String> = commands.map(|hint| format!("Alt-{}", hint.key)).collect();
    (!alt.is_empty()).then(|| format!("with text here: {}", alt.join(" ")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::terminal::Commands;
    use proptest::prelude::*;

    fn field(lines: Lines) -> Field<'static> {
        let keys = &[KeyHint::DONE, KeyHint::HELP];
        Field { lead: "  2  ", present: "", lines, keys, check: &|_| Ok(()) }
    }

    #[test]
    fn the_prompt_names_the_keys_that_only_it_has() {
        let keys = |lines| Typing::new(&field(lines), None).keys.join(" · ");
        assert_eq!(keys(Lines::One), "Enter done · ? help");
        assert_eq!(
            keys(Lines::Several),
            "Enter done · Alt-Enter new line · Ctrl-O editor · ? help"
        );
    }

    #[test]
    fn with_text_in_the_field_only_commands_that_there_are_want_alt() {
        let keys = |keys| {
            let field = Field { present: "Ana", keys, ..field(Lines::One) };
            Typing::new(&field, None).keys.pop().unwrap_or_default()
        };
        assert_eq!(keys(&[KeyHint::DONE, KeyHint::SAVE_AND_STOP]), "Ctrl-C save and stop");
        assert_eq!(keys(&[KeyHint::DONE, KeyHint::BACK]), "with text here: Alt-<");
        assert_eq!(keys(Commands::All.hints()), "with text here: Alt-? Alt-< Alt-> Alt-! Alt-~");
    }

    #[test]
    fn an_error_goes_at_the_next_change() {
        let field = field(Lines::One);
        let mut typing = Typing::new(&field, None);
        typing.error = Some("No.".to_owned());
        typing.press(Key::Left);
        assert!(typing.error.is_some());
        typing.press(Key::Char('x'));
        assert!(typing.error.is_none());
    }

    proptest! {
        #[test]
        fn the_picture_fits_its_window(
            text in "[a-z日👩 \n]{0,200}",
            error in prop::option::of("[a-z ]{0,80}"),
            moves in 0usize..200,
            rows in 1usize..20,
            width in 8usize..80,
        ) {
            let field = field(Lines::Several);
            let mut typing = Typing::new(&field, None);
            typing.insert(&text);
            typing.picture((rows, width));
            for _ in 0..moves {
                typing.press(Key::Left);
            }
            typing.error = error;
            let (lines, (row, column)) = typing.picture((rows, width));
            prop_assert!(lines.len() <= rows);
            prop_assert!(row < lines.len() && column <= width);
            for line in lines {
                prop_assert!(line.width() <= width, "{:?}", line);
            }
        }
    }
}
