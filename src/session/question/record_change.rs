//! Changes one of the records so far: takes it out, moves it, or asks for one of its fields again.

use super::ask::{MENU_KEYS, QuestionDialog, outcome_of_reply};
use super::list_change::Change;
use super::outcome::QuestionOutcome;
use super::records::RecordOutcome;
use crate::core::charter::Record;
use crate::core::framework::{Field, Framework};
use crate::terminal::{Commands, Entry, Menu, Reply};

impl QuestionDialog<'_> {
    /// Makes a change; says how the question ended if it did.
    pub(super) fn change_record(
        &mut self,
        records: &mut Vec<Record>,
        change: Change,
    ) -> anyhow::Result<Option<QuestionOutcome>> {
        let ended = match change {
            Change::Remove(at) => {
                records.remove(at);
                return Ok(None);
            }
            Change::Up(at) => {
                records.swap(at, at.saturating_sub(1));
                return Ok(None);
            }
            Change::Replace(at, text) => {
                if let Some(field) = self.question.fields.first() {
                    records[at].put(&field.key, &text);
                }
                return Ok(None);
            }
            Change::Again(at) => match self.ask_which_field(&records[at])? {
                Reply::Given(Some(step)) => self.change_field(records, at, step)?,
                Reply::Given(None) => self.record(records, at, false)?,
                Reply::Back | Reply::Help | Reply::LeaveOpen => return Ok(None),
                other => return Ok(Some(outcome_of_reply(other))),
            },
        };
        Ok(match ended {
            RecordOutcome::Question(
                outcome @ (QuestionOutcome::Stopped { .. }
                | QuestionOutcome::ToDo(_)
                | QuestionOutcome::NotApplicable
                | QuestionOutcome::Again(_)),
            ) => Some(outcome),
            _ => None,
        })
    }

    /// Asks which field of a record to change; `None` goes through all of them.
    fn ask_which_field(&mut self, record: &Record) -> std::io::Result<Reply<Option<usize>>> {
        let fields = &self.question.fields;
        if fields.len() < 2 {
            return Ok(Reply::Given(None));
        }
        let mut entries: Vec<Entry> = (fields.iter())
            .map(|field| {
                let value = record.get(&field.key).unwrap_or_default();
                Entry::new(field.label.as_str(), value_of_field(self.framework, field, value))
            })
            .collect();
        entries.push(Entry::new("All of them", "One after another."));
        let (commands, keys) = (Commands::HelpAndBack, MENU_KEYS);
        let menu = Menu { entries: &entries, present: None, commands, keys };
        loop {
            match self.prompter.menu(&menu)? {
                Reply::Help => {
                    self.prompter.note("Pick what is to change; the rest stays as it is.")?;
                }
                reply => return Ok(reply.map(|at| Some(at).filter(|at| *at < fields.len()))),
            }
        }
    }

    /// Asks for one field of a record that is there, and keeps it.
    fn change_field(
        &mut self,
        records: &mut Vec<Record>,
        at: usize,
        step: usize,
    ) -> anyhow::Result<RecordOutcome> {
        let field = &self.question.fields[step];
        loop {
            return match self.record_field(field, &records[at].clone(), at, step == 0, 0)? {
                Reply::Given(value) if step == 0 && value.trim().is_empty() => {
                    records.remove(at);
                    Ok(RecordOutcome::Through)
                }
                Reply::Given(value) => {
                    records[at].put(&field.key, &value);
                    Ok(RecordOutcome::Through)
                }
                Reply::Help => {
                    self.help()?;
                    continue;
                }
                other => Ok(RecordOutcome::Question(outcome_of_reply(other))),
            };
        }
    }
}

/// The value of a field as people read it, on one line.
fn value_of_field(framework: &Framework, field: &Field, value: &str) -> String {
    framework.field_label(field, value).split_whitespace().collect::<Vec<_>>().join(" ")
}
