//! A field on a real terminal: keys change a text, and the text is drawn below the card.
//!
//! Nothing is drawn while more input waits, so that a paste is one change. What cannot be taken is
//! said below the field, in a sentence that goes away at the next change.

use std::io;
use std::time::Duration;

use super::card::Block;
use super::editor::{EditedText, OpenText, edit_text_in_editor};
use super::key_hint::KeyHint;
use super::keyboard::{Event, RESIZE_INTERVAL};
use super::prompter::{Field, Lines, Reply};
use super::reply::Command;
use super::rich::Rich;
use super::signals::take_signal;
use super::text_field::pasted_text;
use super::typing::{Draft, Pressed, Typing};
use crate::core::text::{Text, TextStyle};

const STILL_OPEN: &str = "The editor came back at once, and the text is as it was. If its window is open, save \
                          there and press Ctrl-O again to fetch the text; an option makes many \
                          editors wait, as in `code --wait`.";
const UNSAVED: &str = "The text has changed. Enter takes it, Ctrl-U drops it; then go on.";

/// How typing ended.
enum Typed {
    Reply(Reply<String>),
    /// The remark of a to-do is asked for.
    Note,
}

impl Rich {
    /// Asks for a text.
    pub(super) fn ask_text(&mut self, field: &Field) -> io::Result<Reply<String>> {
        if let Some(signal) = self.begin_prompt()? {
            return Ok(self.stop(String::new(), Some(signal)));
        }
        let draft = self.draft.take().or_else(|| self.take_kept_text(field));
        let mut typing = Typing::new(field, draft);
        loop {
            self.canvas.mark_pastes(true)?;
            let typed = self.type_text(&mut typing);
            self.canvas.mark_pastes(false)?;
            match typed? {
                Typed::Reply(reply) => return Ok(reply),
                Typed::Note => {
                    if let Some(reply) = self.ask_note()? {
                        return Ok(reply);
                    }
                }
            }
        }
    }

    /// Asks for the remark of a to-do; `None` when the person thinks better of it.
    pub(super) fn ask_note<T>(&mut self) -> io::Result<Option<Reply<T>>> {
        let field = Field {
            lead: "  ! ",
            present: "",
            lines: Lines::One,
            keys: &[
                KeyHint::new("Enter", "note it as to do, with or without a remark"),
                KeyHint::BACK,
            ],
            check: &|_| Ok(()),
        };
        Ok(match self.ask_text(&field)? {
            Reply::Given(note) | Reply::ToDo(note) => Some(Reply::ToDo(note)),
            Reply::Stop { typed, signal } => Some(Reply::Stop { typed, signal }),
            Reply::Help | Reply::Back | Reply::LeaveOpen | Reply::NotApplicable => None,
        })
    }

    fn type_text(&mut self, typing: &mut Typing) -> io::Result<Typed> {
        let mut drawn = false;
        let mut seen = self.canvas.screen().size();
        loop {
            let wait = if drawn { RESIZE_INTERVAL } else { Duration::ZERO };
            let pressed = match self.keyboard.next(wait)? {
                Event::Key(key) => typing.press(key),
                Event::Ended => Pressed::Stopped { signal: Self::signal_at_end() },
                Event::Idle if !drawn => {
                    self.draw_field(typing)?;
                    drawn = true;
                    continue;
                }
                Event::Idle if self.has_come_back()? => Pressed::Repaint,
                Event::Idle => {
                    // A signal from elsewhere; the key comes as a key.
                    if let Some(signal) = take_signal() {
                        self.leave_text(typing)?;
                        return Ok(Typed::Reply(self.stop(typing.unsaved(), Some(signal))));
                    }
                    // A window that is being dragged is drawn when it has come to rest.
                    let size = self.canvas.screen().size();
                    drawn = !(self.canvas.is_resized() && size == seen);
                    seen = size;
                    continue;
                }
            };
            drawn &= matches!(pressed, Pressed::Nothing);
            if let Some(typed) = self.follow(typing, pressed)? {
                return Ok(typed);
            }
        }
    }

    /// Does what a key asks for; `Some` when that ends the field.
    fn follow(&mut self, typing: &mut Typing, pressed: Pressed) -> io::Result<Option<Typed>> {
        let reply = match pressed {
            Pressed::Nothing | Pressed::Changed => None,
            Pressed::Repaint => {
                self.redraw_on_new_page(typing.picture(self.size()).0.len())?;
                None
            }
            Pressed::Suspend => {
                self.suspend()?;
                self.redraw_on_new_page(typing.picture(self.size()).0.len())?;
                None
            }
            Pressed::Editor => {
                self.open_editor(typing)?;
                None
            }
            Pressed::Entered => self.enter(typing)?,
            Pressed::Command(command) => return self.command(typing, command),
            Pressed::Stopped { signal } => {
                self.leave_text(typing)?;
                Some(self.stop(typing.unsaved(), signal))
            }
        };
        Ok(reply.map(Typed::Reply))
    }

    /// Takes the text: as a command, as an answer, or not at all.
    fn enter(&mut self, typing: &mut Typing) -> io::Result<Option<Reply<String>>> {
        let text = typing.text.text().trim().to_owned();
        let command =
            Command::parse(&text).or_else(|| Command::behind(typing.field.present, &text));
        if let Some(command) = command {
            self.canvas.erase_live()?;
            return Ok(Some(command.into()));
        }
        if let Err(sentence) = (typing.field.check)(&text) {
            typing.error = Some(sentence);
            return Ok(None);
        }
        self.leave_text(typing)?;
        Ok(Some(Reply::Given(text)))
    }

    /// Follows a command that was given with Alt, whatever is in the field.
    fn command(&mut self, typing: &mut Typing, command: char) -> io::Result<Option<Typed>> {
        if command == '?' {
            self.draft = Some(typing.draft());
        } else if command == '<' {
            self.keep_text(typing);
        } else if !typing.unsaved().is_empty() {
            typing.error = Some(UNSAVED.to_owned());
            return Ok(None);
        }
        self.canvas.erase_live()?;
        Ok(Some(match command {
            '?' => Typed::Reply(Reply::Help),
            '<' => Typed::Reply(Reply::Back),
            '>' => Typed::Reply(Reply::LeaveOpen),
            '~' => Typed::Reply(Reply::NotApplicable),
            _ => Typed::Note,
        }))
    }

    /// Keeps a text that is not taken yet, for when its question is asked again.
    fn keep_text(&mut self, typing: &Typing) {
        if !typing.unsaved().is_empty() {
            let question = self.card.as_ref().map(|card| card.question.clone());
            self.kept_texts.push((question.unwrap_or_default(), typing.draft()));
        }
    }

    /// The text that was kept of this field of this question.
    fn take_kept_text(&mut self, field: &Field) -> Option<Draft> {
        let question = &self.card.as_ref()?.question;
        let is_kept = |(of, draft): &(String, Draft)| of == question && draft.is_of(field);
        let at = self.kept_texts.iter().position(is_kept)?;
        Some(self.kept_texts.remove(at).1)
    }

    /// Leaves the text as a row of the card, without the keys.
    fn leave_text(&mut self, typing: &Typing) -> io::Result<()> {
        self.canvas.erase_live()?;
        match typing.text.text().trim() {
            "" => Ok(()),
            text => self.add(Block::Typed(typing.lead.to_owned(), text.to_owned())),
        }
    }

    fn draw_field(&mut self, typing: &mut Typing) -> io::Result<()> {
        if self.canvas.is_rewrapped() {
            let below = typing.picture(self.size()).0.len();
            self.redraw(below)?;
        }
        let (lines, cursor) = typing.picture(self.size());
        self.canvas.draw(&lines, cursor)
    }

    /// The rows and columns that a field may use.
    fn size(&self) -> (usize, usize) {
        (self.canvas.rows(), self.canvas.width())
    }

    fn call_editor(&self, text: &str) -> Result<EditedText, String> {
        let card = self.card.as_ref();
        let about = card.map(|card| format!("{}\n     {}", card.question, card.guidance));
        edit_text_in_editor(self.editor.as_deref(), &about.unwrap_or_default(), text)
    }

    fn open_editor(&mut self, typing: &mut Typing) -> io::Result<()> {
        self.canvas
            .draw(&[Text::of(TextStyle::Quiet, "The text is open in the editor.")], (0, 0))?;
        self.canvas.mark_pastes(false)?;
        self.keyboard.leave_raw();
        let edited = match self.open_text.take().and_then(OpenText::saved) {
            Some(saved) => saved.map(EditedText::Text),
            None => self.call_editor(typing.text.text()),
        };
        self.keyboard.enter_raw()?;
        self.keyboard.discard()?;
        self.canvas.mark_pastes(true)?;
        // A Ctrl-C meanwhile was meant for the editor.
        take_signal();
        match edited {
            Ok(EditedText::Text(text)) => {
                typing.replace(&pasted_text(&text, typing.field.lines));
            }
            Ok(EditedText::AtOnce(open)) => {
                typing.error = Some(STILL_OPEN.to_owned());
                self.open_text = Some(open);
            }
            Err(sentence) => typing.error = Some(sentence),
        }
        Ok(())
    }
}
