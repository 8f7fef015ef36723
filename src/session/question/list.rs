//! Asks for a list: one item after another, with a way to change, take out and move those given.

use super::ask::{QuestionDialog, outcome_of_reply};
use super::outcome::QuestionOutcome;
use crate::core::charter::Answer;
use crate::session::question::list_change::{Change, list_key_hints};
use crate::terminal::{Field, KeyHint, Lines, Reply};

impl QuestionDialog<'_> {
    pub(super) fn list(&mut self, present: Option<&Answer>) -> anyhow::Result<QuestionOutcome> {
        let mut items = present.map(|a| a.items().to_vec()).unwrap_or_default();
        self.show(&items)?;
        loop {
            let lead = format!("{:>3}  ", items.len() + 1);
            let number = items.len();
            let check = |text: &str| Change::parse(text, number).map(|_| ());
            match self.item(&lead, "", &list_key_hints(number), &check)? {
                Reply::Given(text) if text.trim().is_empty() => {
                    let open = items.is_empty();
                    return Ok(if open {
                        QuestionOutcome::LeftOpen
                    } else {
                        QuestionOutcome::Answered
                    });
                }
                Reply::Given(text) => {
                    if let Ok(Some(change)) = Change::parse(&text, items.len()) {
                        if let Some(outcome) = self.change_item(&mut items, change)? {
                            return Ok(outcome);
                        }
                        self.show(&items)?;
                    } else {
                        items.extend(split_pasted_items(&text));
                        if let Some(outcome) = self.save_items(&items)? {
                            return Ok(outcome);
                        }
                    }
                }
                Reply::Help => self.help()?,
                other => return Ok(outcome_of_reply(other)),
            }
        }
    }

    fn item(
        &mut self,
        lead: &str,
        present: &str,
        keys: &[KeyHint],
        check: &dyn Fn(&str) -> Result<(), String>,
    ) -> std::io::Result<Reply<String>> {
        let field = Field { lead, present, lines: Lines::Items, keys, check };
        self.prompter.field(&field)
    }

    /// Makes a change; says how the question ended if it did.
    fn change_item(
        &mut self,
        items: &mut Vec<String>,
        change: Change,
    ) -> anyhow::Result<Option<QuestionOutcome>> {
        match change {
            Change::Remove(at) => {
                items.remove(at);
            }
            Change::Up(at) => items.swap(at, at.saturating_sub(1)),
            Change::Replace(at, text) => items[at] = text,
            Change::Again(at) => {
                let lead = format!("{:>3}  ", at + 1);
                let keys = &[KeyHint::DONE, KeyHint::SAVE_AND_STOP];
                match self.item(&lead, &items[at].clone(), keys, &|_| Ok(()))? {
                    Reply::Given(text) if text.trim().is_empty() => {
                        items.remove(at);
                    }
                    Reply::Given(text) => {
                        items.splice(at..=at, split_pasted_items(&text));
                    }
                    Reply::Help | Reply::Back | Reply::LeaveOpen => return Ok(None),
                    other => return Ok(Some(outcome_of_reply(other))),
                }
            }
        }
        self.save_items(items)
    }

    fn save_items(&mut self, items: &[String]) -> anyhow::Result<Option<QuestionOutcome>> {
        self.save_answer(&Answer::List(items.to_vec()))
    }

    fn show(&mut self, items: &[String]) -> std::io::Result<()> {
        if items.is_empty() {
            return Ok(());
        }
        let rows = items.iter().enumerate().map(|(i, item)| format!("{:>3}  {item}", i + 1));
        self.prompter.note(&rows.collect::<Vec<_>>().join("\n"))
    }
}

/// The lines of a paste as items, without the bullets or numbers that they had.
fn split_pasted_items(text: &str) -> Vec<String> {
    let several = text.trim().contains('\n');
    let bare = |line: &str| {
        let line = line.trim();
        let unmarked = line.strip_prefix(['-', '*', '•', '–']).filter(|rest| rest.starts_with(' '));
        let numbered = line.split_once(['.', ')']).filter(|(number, rest)| {
            !number.is_empty()
                && number.bytes().all(|b| b.is_ascii_digit())
                && rest.starts_with(' ')
        });
        unmarked.or(numbered.map(|(_, rest)| rest)).unwrap_or(line).trim().to_owned()
    };
    let lines = text.lines().map(|line| if several { bare(line) } else { line.trim().to_owned() });
    lines.filter(|line| !line.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::split_pasted_items;

    #[test]
    fn a_paste_of_several_lines_is_several_items() {
        assert_eq!(
            split_pasted_items("- one\n\n* two\n3. three\nfour"),
            ["one", "two", "three", "four"]
        );
    }

    #[test]
    fn one_line_is_taken_as_it_is() {
        assert_eq!(split_pasted_items("- 5 degrees"), ["- 5 degrees"]);
    }
}
