//! Asks a question of each kind.

use std::io;

use super::outcome::QuestionOutcome;
use crate::core::calendar::Day;
use crate::core::charter::{Answer, Given, typing};
use crate::core::edit::Edit;
use crate::core::framework::{Example, Framework, Kind, Question, Wording};
use crate::core::text::Accent;
use crate::session::save_conflict::save_or_settle;
use crate::session::saver::Saver;
use crate::terminal::{Card, Commands, Entry, Field, KeyHint, Lines, Menu, Prompter, Reply};

/// What stands below every field.
fn field_key_hints() -> Vec<KeyHint<'static>> {
    let mut hints = vec![KeyHint::DONE];
    hints.extend(Commands::All.hints());
    hints.push(KeyHint::SAVE_AND_STOP);
    hints
}

/// What stands below every menu.
pub(super) const MENU_KEYS: &[KeyHint] = &[KeyHint::CHOOSE, KeyHint::SAVE_AND_STOP];

/// One question, and where the team is.
pub struct QuestionPrompt<'a> {
    /// What is asked.
    pub question: &'a Question,
    /// The answer that stands.
    pub present: Option<&'a Given>,
    /// `3 of 20`
    pub progress: String,
    /// The day on which it is asked.
    pub today: Day,
}

/// Asks one question until it is settled one way or another.
///
/// # Errors
/// When the terminal cannot be used, or what was given cannot be kept.
pub fn ask_question(
    prompter: &mut dyn Prompter,
    framework: &Framework,
    asked: &QuestionPrompt,
    saver: &mut dyn Saver,
) -> anyhow::Result<QuestionOutcome> {
    prompter.open(&question_card(framework, asked))?;
    if let Some(aside) = saver.charter().set_aside(&asked.question.id) {
        let because = aside.because();
        prompter.note(&format!("It is set aside: {because} An answer takes the place of that."))?;
    }
    let present = asked.present.map(|g| &g.answer);
    let mut asker =
        QuestionDialog { prompter, framework, question: asked.question, saver, today: asked.today };
    match asked.question.kind {
        Kind::Text => asker.text(present, Lines::One),
        Kind::Paragraph => asker.text(present, Lines::Several),
        Kind::Choice => asker.choice(present, asked.present.and_then(|g| g.note.as_deref())),
        Kind::Rhythm => asker.rhythm(present),
        Kind::List => asker.list(present),
        Kind::Records => asker.records(present),
    }
}

/// The card of a question: where it is, how far the team is, and the question.
#[must_use]
pub fn question_card(framework: &Framework, asked: &QuestionPrompt) -> Card {
    let question = asked.question;
    let element = framework.elements.iter().position(|e| e.id == question.element());
    let place = match (element, framework.area(question.area())) {
        (Some(at), Some(area)) => format!("{} › {}", framework.elements[at].name, area.name),
        _ => "The charter".to_owned(),
    };
    let accent = match element {
        Some(0) => Accent::First,
        Some(1) => Accent::Second,
        Some(2) => Accent::Third,
        _ => Accent::Quiet,
    };
    Card {
        place,
        progress: asked.progress.clone(),
        accent,
        question: question.question.to_string(),
        guidance: question.guidance.to_string(),
    }
}

pub(super) struct QuestionDialog<'a> {
    pub(super) prompter: &'a mut dyn Prompter,
    pub(super) framework: &'a Framework,
    pub(super) question: &'a Question,
    saver: &'a mut dyn Saver,
    pub(super) today: Day,
}

impl QuestionDialog<'_> {
    fn text(&mut self, present: Option<&Answer>, lines: Lines) -> anyhow::Result<QuestionOutcome> {
        let present = present.and_then(Answer::text).unwrap_or_default();
        let (framework, question) = (self.framework, self.question);
        let check = |text: &str| match typing::typed_text(framework, question, text) {
            Ok(_) => Ok(()),
            Err(misfit) => Err(misfit.sentence()),
        };
        let field = Field { lead: "", present, lines, keys: &field_key_hints(), check: &check };
        loop {
            match self.prompter.field(&field)? {
                Reply::Given(text) => {
                    let text = typing::typed_text(framework, question, &text).unwrap_or_default();
                    if text.is_empty() && question.may_be_none {
                        let otherwise = self.save_edit(&Edit::None(question))?;
                        return Ok(otherwise.unwrap_or(QuestionOutcome::Answered));
                    }
                    let answer = Answer::Text(text);
                    let is_new = !(answer.is_empty() && present.is_empty());
                    if is_new && let Some(outcome) = self.save_answer(&answer)? {
                        return Ok(outcome);
                    }
                    return Ok(if answer.is_empty() {
                        QuestionOutcome::LeftOpen
                    } else {
                        QuestionOutcome::Answered
                    });
                }
                Reply::Help => self.help()?,
                other => return Ok(outcome_of_reply(other)),
            }
        }
    }

    fn choice(
        &mut self,
        present: Option<&Answer>,
        note: Option<&str>,
    ) -> anyhow::Result<QuestionOutcome> {
        let options = &self.question.options;
        let entries: Vec<_> =
            options.iter().map(|o| Entry::new(o.label.as_str(), o.meaning.as_str())).collect();
        let keys: Vec<_> = options.iter().map(|o| o.key.clone()).collect();
        let mut present = present.and_then(Answer::text).map(str::to_owned);
        loop {
            let key = match self.pick(&entries, &keys, present.as_deref())? {
                Ok(key) => key,
                Err(outcome) => return Ok(outcome),
            };
            if let Some(outcome) = self.save_answer(&Answer::Text(key.clone()))? {
                return Ok(outcome);
            }
            if let Some(outcome) = self.remark(note)? {
                return Ok(outcome);
            }
            present = Some(key);
        }
    }

    /// Offers a remark beside a choice; `None` goes back to the choice.
    fn remark(&mut self, note: Option<&str>) -> anyhow::Result<Option<QuestionOutcome>> {
        let field = Field {
            lead: "  Remark  ",
            present: note.unwrap_or_default(),
            lines: Lines::One,
            keys: &[
                KeyHint::new("Enter", "done, a remark is not needed"),
                KeyHint::BACK,
                KeyHint::SAVE_AND_STOP,
            ],
            check: &|_| Ok(()),
        };
        loop {
            match self.prompter.field(&field)? {
                Reply::Given(text) => {
                    let is_new = text.trim() != field.present;
                    if is_new
                        && let Some(outcome) =
                            self.save_edit(&Edit::Note(self.question, text.trim()))?
                    {
                        return Ok(Some(outcome));
                    }
                    return Ok(Some(QuestionOutcome::Answered));
                }
                Reply::Help => self.help()?,
                Reply::Back => return Ok(None),
                Reply::LeaveOpen => return Ok(Some(QuestionOutcome::Answered)),
                other => return Ok(Some(outcome_of_reply(other))),
            }
        }
    }

    fn rhythm(&mut self, present: Option<&Answer>) -> anyhow::Result<QuestionOutcome> {
        let rhythms = &self.framework.rhythms;
        let entries: Vec<_> = rhythms.iter().map(|r| Entry::new(r.label.as_str(), "")).collect();
        let keys: Vec<_> = rhythms.iter().map(|r| r.key.clone()).collect();
        match self.pick(&entries, &keys, present.and_then(Answer::text))? {
            Ok(key) => {
                let otherwise = self.save_answer(&Answer::Text(key))?;
                Ok(otherwise.unwrap_or(QuestionOutcome::Answered))
            }
            Err(outcome) => Ok(outcome),
        }
    }

    /// Lets the team pick one of the keys, or says how else it ended.
    fn pick(
        &mut self,
        entries: &[Entry],
        keys: &[String],
        present: Option<&str>,
    ) -> anyhow::Result<Result<String, QuestionOutcome>> {
        let present = present.and_then(|key| keys.iter().position(|k| k == key));
        let menu = Menu { entries, present, commands: Commands::All, keys: MENU_KEYS };
        loop {
            match self.prompter.menu(&menu)? {
                Reply::Given(at) => return Ok(Ok(keys[at].clone())),
                Reply::Help => self.help()?,
                other => return Ok(Err(outcome_of_reply(other))),
            }
        }
    }

    /// Saves an edit at once; says how the question ends where it was not kept as given.
    pub(super) fn save_edit(&mut self, edit: &Edit) -> anyhow::Result<Option<QuestionOutcome>> {
        save_or_settle(self.saver, self.prompter, edit)
    }

    pub(super) fn save_answer(
        &mut self,
        answer: &Answer,
    ) -> anyhow::Result<Option<QuestionOutcome>> {
        self.save_edit(&Edit::Answer(self.question, answer))
    }

    pub(super) fn help(&mut self) -> io::Result<()> {
        show_question_help(self.prompter, self.framework, self.question)
    }
}

/// The longer help and an example.
///
/// # Errors
/// When the terminal cannot be written.
pub fn show_question_help(
    prompter: &mut dyn Prompter,
    framework: &Framework,
    question: &Question,
) -> io::Result<()> {
    let example = match &question.example {
        Example::Text(text) => framework.answer_label(question, text).to_owned(),
        Example::List(items) => items.join("\n"),
        Example::Records(records) => {
            let row = |fields: &Vec<(Wording, Wording)>| {
                fields.iter().map(|(_, v)| v.as_str()).collect::<Vec<_>>().join(" · ")
            };
            records.iter().map(row).collect::<Vec<_>>().join("\n")
        }
    };
    let help = question.help.replace('\n', " ");
    let example =
        if example.is_empty() { String::new() } else { format!("For example:\n{example}") };
    let said = [help, example];
    let said: Vec<_> = said.iter().filter(|s| !s.is_empty()).map(String::as_str).collect();
    match said.as_slice() {
        [] => prompter.note("There is no more help to this question."),
        said => prompter.note(&said.join("\n\n")),
    }
}

/// How a question ended that got no answer.
pub(super) fn outcome_of_reply<T>(reply: Reply<T>) -> QuestionOutcome {
    match reply {
        Reply::Back => QuestionOutcome::Back,
        Reply::ToDo(note) => QuestionOutcome::ToDo(note),
        Reply::NotApplicable => QuestionOutcome::NotApplicable,
        Reply::Stop { typed, signal } => QuestionOutcome::Stopped { typed, signal },
        Reply::Given(_) | Reply::Help | Reply::LeaveOpen => QuestionOutcome::LeftOpen,
    }
}
