//! Asks for records: one after another, field by field.

use super::ask::{MENU_KEYS, QuestionDialog, outcome_of_reply};
use super::outcome::QuestionOutcome;
use super::past_day::PastQuestion;
use crate::core::charter::{Answer, Record, typing, understood};
use crate::core::framework::{Field as RecordField, FieldKind};
use crate::session::question::list_change::{
    CHANGE_ITEM, Change, MOVE_UP, REMOVE_ITEM, list_key_hints,
};
use crate::terminal::{Commands, Entry, Field, KeyHint, Lines, Menu, Reply};

/// What stands below a field of a record.
const FIELD_KEYS: &[KeyHint] = &[
    KeyHint::new("Enter", "next"),
    KeyHint::new("empty", "leaves it out"),
    KeyHint::BACK,
    KeyHint::SAVE_AND_STOP,
];

/// What stands for the wish to change a record, where the first field is picked from a menu. No
/// option has such a key.
const CHANGE: &str = "=";

/// How asking for one record ended.
pub(super) enum RecordOutcome {
    /// All its fields were gone through.
    Through,
    /// Its first field was left empty.
    Empty,
    /// A change to the records so far was asked for.
    Change(Change),
    /// The whole question ended.
    Question(QuestionOutcome),
}

impl QuestionDialog<'_> {
    pub(super) fn records(&mut self, present: Option<&Answer>) -> anyhow::Result<QuestionOutcome> {
        let mut records = present.map(|a| a.records().to_vec()).unwrap_or_default();
        self.show_records(&records)?;
        loop {
            let at = records.len();
            match self.record(&mut records, at, true)? {
                RecordOutcome::Through => {}
                RecordOutcome::Empty if records.is_empty() => return Ok(QuestionOutcome::LeftOpen),
                RecordOutcome::Empty => return Ok(QuestionOutcome::Answered),
                RecordOutcome::Question(outcome) => return Ok(outcome),
                RecordOutcome::Change(change) => {
                    if let Some(outcome) = self.change_record(&mut records, change)? {
                        return Ok(outcome);
                    }
                    if let Some(outcome) = self.save_records(&records)? {
                        return Ok(outcome);
                    }
                    self.show_records(&records)?;
                }
            }
        }
    }

    /// Goes through the fields of the record at `at`, keeping it after each.
    pub(super) fn record(
        &mut self,
        records: &mut Vec<Record>,
        at: usize,
        new: bool,
    ) -> anyhow::Result<RecordOutcome> {
        let question = self.question;
        let mut record = records.get(at).cloned().unwrap_or_default();
        let mut step = 0;
        while let Some(field) = question.fields.get(step) {
            let first = step == 0;
            let others = if first && new { records.len().min(at) } else { 0 };
            match self.record_field(field, &record, at, first, others)? {
                Reply::Given(value) if first && value.trim().is_empty() => {
                    if at < records.len() {
                        records.remove(at);
                        if let Some(outcome) = self.save_records(records)? {
                            return Ok(RecordOutcome::Question(outcome));
                        }
                    }
                    return Ok(RecordOutcome::Empty);
                }
                Reply::Given(value) => {
                    if first && let Ok(Some(change)) = Change::parse(&value, others) {
                        return Ok(RecordOutcome::Change(change));
                    }
                    record.put(&field.key, &value);
                    put_record_at(records, at, record.clone());
                    if let Some(outcome) = self.save_records(records)? {
                        return Ok(RecordOutcome::Question(outcome));
                    }
                    step += 1;
                }
                Reply::Help => self.help()?,
                Reply::LeaveOpen if first && new => {
                    let answered = !records.is_empty();
                    let outcome = if answered {
                        QuestionOutcome::Answered
                    } else {
                        QuestionOutcome::LeftOpen
                    };
                    return Ok(RecordOutcome::Question(outcome));
                }
                Reply::LeaveOpen => step += 1,
                Reply::Back if !first => step -= 1,
                other => return Ok(RecordOutcome::Question(outcome_of_reply(other))),
            }
        }
        Ok(RecordOutcome::Through)
    }

    pub(super) fn record_field(
        &mut self,
        field: &RecordField,
        record: &Record,
        at: usize,
        first: bool,
        others: usize,
    ) -> anyhow::Result<Reply<String>> {
        let present = record.get(&field.key).unwrap_or_default();
        self.prompter.note(&field.question)?;
        if let Some((entries, keys)) = self.choices(field) {
            return self.record_choice(
                entries,
                keys,
                present,
                first && record.0.is_empty(),
                others,
            );
        }
        let framework = self.framework;
        let begins = first && present.is_empty();
        let past = PastQuestion::new(self.today, present);
        let check = |text: &str| {
            if begins && Change::parse(text, others)?.is_some() {
                return Ok(());
            }
            let value = understood(field, text).value;
            let value = typing::typed_field(framework, field, &value).map_err(|m| m.sentence())?;
            past.allow(field, &value)
        };
        let lead = if first { format!("{:>3}  ", at + 1) } else { "     ".to_owned() };
        let list_keys = list_key_hints(others);
        let keys = if begins { &list_keys } else { FIELD_KEYS };
        let reply = self.prompter.field(&Field {
            lead: &lead,
            present,
            lines: Lines::One,
            keys,
            check: &check,
        })?;
        let Reply::Given(text) = reply else { return Ok(reply) };
        let meant = understood(field, &text);
        if let Some(said) = meant.said {
            self.prompter.note(&said)?;
        }
        Ok(Reply::Given(typing::typed_field(framework, field, &meant.value).unwrap_or(text)))
    }

    /// Asks for a field that is picked from a menu. Where it is the first of a new record, the menu
    /// also says that there are no more, and offers to change those that there are.
    fn record_choice(
        &mut self,
        mut entries: Vec<Entry>,
        mut keys: Vec<String>,
        present: &str,
        begins: bool,
        others: usize,
    ) -> anyhow::Result<Reply<String>> {
        let mut add = |label: String, key: &str| {
            entries.push(Entry::new(label, ""));
            keys.push(key.to_owned());
        };
        if begins && others > 0 {
            add(format!("No more {}", self.question.item.many), "");
            add("Change, take out or move one of them".to_owned(), CHANGE);
        }
        let chosen = keys.iter().position(|k| k == present);
        let menu =
            Menu { entries: &entries, present: chosen, commands: Commands::All, keys: MENU_KEYS };
        match self.prompter.menu(&menu)? {
            Reply::Given(at) if keys[at] == CHANGE => Ok(self.ask_change(others)?),
            reply => Ok(reply.map(|at| keys[at].clone())),
        }
    }

    /// Asks what to change among the records so far.
    fn ask_change(&mut self, others: usize) -> std::io::Result<Reply<String>> {
        let check = |text: &str| match Change::parse(text, others) {
            Err(sentence) => Err(sentence),
            Ok(Some(_)) => Ok(()),
            Ok(None) if text.trim().is_empty() => Ok(()),
            Ok(None) => Err(format!("Type =1, -1 or ^1, with a number from 1 to {others}.")),
        };
        let keys = &[CHANGE_ITEM, REMOVE_ITEM, MOVE_UP, KeyHint::SAVE_AND_STOP];
        let lead = "     ";
        self.prompter.field(&Field { lead, present: "", lines: Lines::One, keys, check: &check })
    }

    /// The entries and keys of a field that is picked from a menu.
    fn choices(&self, field: &RecordField) -> Option<(Vec<Entry>, Vec<String>)> {
        let entry = |label: &str| Entry::new(label, "");
        match field.kind {
            FieldKind::Choice => {
                Some(field.options.iter().map(|o| (entry(&o.label), o.key.clone())).unzip())
            }
            FieldKind::Rhythm => Some(
                self.framework.rhythms.iter().map(|r| (entry(&r.label), r.key.clone())).unzip(),
            ),
            _ => None,
        }
    }

    fn save_records(&mut self, records: &[Record]) -> anyhow::Result<Option<QuestionOutcome>> {
        self.save_answer(&Answer::Records(records.to_vec()))
    }

    fn show_records(&mut self, records: &[Record]) -> std::io::Result<()> {
        if records.is_empty() {
            return Ok(());
        }
        let rows = records.iter().enumerate();
        let rows = rows.map(|(i, record)| format!("{:>3}  {}", i + 1, record.on_one_line()));
        self.prompter.note(&rows.collect::<Vec<_>>().join("\n"))
    }
}

fn put_record_at(records: &mut Vec<Record>, at: usize, record: Record) {
    match records.get_mut(at) {
        Some(place) => *place = record,
        None => records.push(record),
    }
}
