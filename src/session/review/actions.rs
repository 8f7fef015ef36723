//! What a team can do about an item: keep it, change it, settle it, park it, or note dissent.

use super::state::ReviewSession;
use crate::core::calendar::Day;
use crate::core::charter::{Charter, Pending, PendingState, Stance};
use crate::core::edit::Edit;
use crate::core::framework::{Framework, Question};
use crate::failure::Failure;
use crate::output::report::shortened_answer_human;
use crate::session::question::QuestionOutcome;
use crate::terminal::{Choice, Entry, Field, KeyHint, Lines, Reply, Signal};

/// Something to do about an item.
pub(crate) enum Action {
    Keep,
    Change,
    /// The pending matter with this number, from 0.
    Settle(usize),
    Park,
    Dissent,
}

/// What came of it.
pub(crate) enum ActionOutcome {
    /// It is looked at.
    Decided,
    /// The team thought better of it.
    Undecided,
    /// It is to be shown anew.
    ShowAgain,
    Stopped {
        typed: String,
        signal: Option<Signal>,
    },
}

/// What a short text is asked for.
struct TextPrompt<'a> {
    lead: &'a str,
    present: &'a str,
    /// What is wanted, as said behind `Enter done`.
    wanted: &'a str,
    check: &'a dyn Fn(&str) -> Result<(), String>,
}

impl Action {
    /// What can be done about a question, with how it is named.
    pub(crate) fn all(framework: &Framework, charter: &Charter, id: &str) -> Vec<(Self, Entry)> {
        let (keep, change) = if charter.answered(id) {
            (
                Entry::new("Keep it", "It stays as it is."),
                Entry::new("Change it", "Asks again, with the present answer filled in."),
            )
        } else if let Some(aside) = charter.set_aside(id) {
            (
                Entry::new("Keep it set aside", aside.because()),
                Entry::new("Answer it", "Asks the question; an answer takes the mark away."),
            )
        } else {
            (
                Entry::new("Leave it open", "It has no answer for now."),
                Entry::new("Answer it", "Asks the question."),
            )
        };
        let mut actions = vec![(Self::Keep, keep), (Self::Change, change)];
        let matters = charter.pending.iter().enumerate().filter(|(_, m)| m.question == id);
        actions.extend(matters.map(|(at, matter)| {
            let state = framework.word(matter.state.key()).to_lowercase();
            let note =
                matter.note.as_deref().map(|note| format!(": {}", shortened_answer_human(note)));
            let meaning = format!("No longer {state}{}", note.unwrap_or_else(|| ".".to_owned()));
            (Self::Settle(at), Entry::new(format!("Settle what is {state}"), meaning))
        }));
        let park = "Put it off on purpose, with somebody who sees to it and a day.";
        actions.push((Self::Park, Entry::new("Park it", park)));
        let dissent = "Somebody sees it differently: who, and what they say.";
        actions.push((Self::Dissent, Entry::new("Note dissent", dissent)));
        actions
    }
}

impl ReviewSession<'_> {
    /// Does it, and says so in the one line that stays.
    pub(crate) fn carry_out(
        &mut self,
        action: &Action,
        question: &Question,
    ) -> anyhow::Result<ActionOutcome> {
        match action {
            Action::Keep => {
                let kept = !self.charter().is_open(&question.id);
                self.settled(question, if kept { "kept" } else { "left open" })?;
                Ok(ActionOutcome::Decided)
            }
            Action::Change => self.change(question),
            Action::Settle(at) => {
                self.edit(&Edit::Settle(*at))?;
                if self.charter().pending_on(&question.id).next().is_some() {
                    return Ok(ActionOutcome::ShowAgain);
                }
                self.settled(question, "settled")?;
                Ok(ActionOutcome::Decided)
            }
            Action::Park => self.park(question),
            Action::Dissent => self.dissent(question),
        }
    }

    fn edit(&mut self, edit: &Edit) -> Result<(), Failure> {
        Ok(self.interview.saver.save(edit)?)
    }

    /// Asks the question again; afterwards, whether that settles what is pending.
    fn change(&mut self, question: &Question) -> anyhow::Result<ActionOutcome> {
        self.interview.prompter.close("")?;
        let framework = self.framework.clone();
        match self.interview.settle(&framework, question, String::new())? {
            QuestionOutcome::Back => return Ok(ActionOutcome::ShowAgain),
            QuestionOutcome::Stopped { typed, signal } => {
                return Ok(ActionOutcome::Stopped { typed, signal });
            }
            QuestionOutcome::LeftOpen
            | QuestionOutcome::ToDo(_)
            | QuestionOutcome::NotApplicable
            | QuestionOutcome::Again(_) => {
                return Ok(ActionOutcome::Decided);
            }
            QuestionOutcome::Answered | QuestionOutcome::SetAside => {}
        }
        while let Some(at) = self.unsettled(&question.id) {
            match self.ask_whether_settled(question, at)? {
                Ok(true) => self.edit(&Edit::Settle(at))?,
                Ok(false) => break,
                Err(stopped) => return Ok(stopped),
            }
        }
        Ok(ActionOutcome::Decided)
    }

    /// The first contested or parked matter about a question.
    fn unsettled(&self, id: &str) -> Option<usize> {
        let mut pending = self.charter().pending.iter();
        pending.position(|m| m.question == id && m.state != PendingState::Todo)
    }

    /// Whether a matter is settled by the new answer, unless the team stops.
    fn ask_whether_settled(
        &mut self,
        question: &Question,
        at: usize,
    ) -> anyhow::Result<Result<bool, ActionOutcome>> {
        let matter = &self.charter().pending[at];
        let state = self.framework.word(matter.state.key()).to_lowercase();
        let asked = match &matter.note {
            Some(note) => format!("{} is {state}: {note} Is that settled now?", question.label),
            None => format!("{} is {state}. Is that settled now?", question.label),
        };
        let entries = [
            Entry::new("Yes", "It is taken from what is pending."),
            Entry::new("No", format!("It stays {state}.")),
        ];
        let reply = self.interview.prompter.confirm(&Choice {
            question: &asked,
            entries: &entries,
            interrupt: "save and stop",
            ..Choice::default()
        })?;
        Ok(match reply {
            Reply::Stop { typed, signal } => Err(ActionOutcome::Stopped { typed, signal }),
            reply => Ok(reply == Reply::Given(true)),
        })
    }

    /// Puts it off: the matter that is pending about it, or else a new one.
    fn park(&mut self, question: &Question) -> anyhow::Result<ActionOutcome> {
        let present = self.charter().pending.iter().position(|m| m.question == *question.id);
        let matter = present.map(|at| self.charter().pending[at].value.clone());
        let mut matter =
            matter.unwrap_or_else(|| new_pending_of_action(question, PendingState::Parked));
        let anything = |_: &str| Ok(());
        let day = |text: &str| match text.trim() {
            "" => Ok(()),
            text if Day::parse(text).is_some() => Ok(()),
            text => Err(format!("`{text}` is not a day; write it as 2027-06-30.")),
        };
        let until = matter.by.map(|day| day.to_string()).unwrap_or_default();
        let mut texts = Vec::new();
        for (lead, present, wanted, check) in [
            (
                "  With   ",
                matter.owner.clone(),
                "a name, or nothing",
                &anything as &dyn Fn(&str) -> _,
            ),
            ("  Until  ", Some(until), "a day as 2027-06-30, or nothing", &day),
            ("  Note   ", matter.note.clone(), "why, or nothing", &anything),
        ] {
            let present = present.unwrap_or_default();
            match self.text(&TextPrompt { lead, present: &present, wanted, check })? {
                Ok(text) => texts.push(text),
                Err(done) => return Ok(done),
            }
        }
        let filled = |text: &String| Some(text.clone()).filter(|text| !text.is_empty());
        matter.state = PendingState::Parked;
        matter.owner = filled(&texts[0]);
        matter.by = Day::parse(&texts[1]);
        matter.note = filled(&texts[2]);
        match present {
            Some(at) => self.edit(&Edit::Amend(at, &matter))?,
            None => self.edit(&Edit::Pend(&matter))?,
        }
        let with = matter.owner.map(|owner| format!(" with {owner}")).unwrap_or_default();
        let until = matter.by.map(|by| format!(" until {by}")).unwrap_or_default();
        self.interview.prompter.close(&format!("✓ {}, parked{with}{until}", question.label))?;
        Ok(ActionOutcome::Decided)
    }

    /// Adds who says what to what is contested about it, or begins that.
    fn dissent(&mut self, question: &Question) -> anyhow::Result<ActionOutcome> {
        let filled = |what: &'static str| {
            move |text: &str| match text.trim() {
                "" => Err(format!("Say {what}; < goes back.")),
                _ => Ok(()),
            }
        };
        let (somebody, something) = (filled("who it is"), filled("what they say"));
        let who = TextPrompt { lead: "  Who   ", present: "", wanted: "a name", check: &somebody };
        let who = match self.text(&who)? {
            Ok(text) => text,
            Err(done) => return Ok(done),
        };
        let mut pending = self.charter().pending.iter();
        let present =
            pending.position(|m| m.question == *question.id && m.state == PendingState::Contested);
        let matter = present.map(|at| self.charter().pending[at].value.clone());
        let mut matter =
            matter.unwrap_or_else(|| new_pending_of_action(question, PendingState::Contested));
        let earlier = matter.positions.iter().position(|position| position.who == who);
        let said = earlier.map_or(String::new(), |at| matter.positions[at].says.clone());
        let says = TextPrompt {
            lead: "  Says  ",
            present: &said,
            wanted: "in their words",
            check: &something,
        };
        let says = match self.text(&says)? {
            Ok(text) => text,
            Err(done) => return Ok(done),
        };
        match earlier {
            Some(at) => matter.positions[at].says = says,
            None => matter.positions.push(Stance { who: who.clone(), says }),
        }
        match present {
            Some(at) => self.edit(&Edit::Amend(at, &matter))?,
            None => self.edit(&Edit::Pend(&matter))?,
        }
        self.interview.prompter.close(&format!("✓ {}, contested by {who}", question.label))?;
        Ok(ActionOutcome::Decided)
    }

    /// Asks for one line on the card: the text, or how the action ended without it.
    fn text(&mut self, prompt: &TextPrompt) -> anyhow::Result<Result<String, ActionOutcome>> {
        let done = format!("done, {}", prompt.wanted);
        let enter = KeyHint::new("Enter", &done);
        let field = Field {
            lead: prompt.lead,
            present: prompt.present,
            lines: Lines::One,
            keys: &[enter, KeyHint::BACK, KeyHint::SAVE_AND_STOP],
            check: prompt.check,
        };
        loop {
            return Ok(match self.interview.prompter.field(&field)? {
                Reply::Given(text) => Ok(text.trim().to_owned()),
                Reply::Help => {
                    self.interview.prompter.note("It is noted in the charter as pending.")?;
                    continue;
                }
                Reply::NotApplicable => {
                    self.interview.prompter.note("This cannot be set aside; < goes back.")?;
                    continue;
                }
                Reply::Stop { typed, signal } => Err(ActionOutcome::Stopped { typed, signal }),
                Reply::Back | Reply::LeaveOpen | Reply::ToDo(_) => Err(ActionOutcome::Undecided),
            });
        }
    }
}

fn new_pending_of_action(question: &Question, state: PendingState) -> Pending {
    Pending {
        question: question.id.clone(),
        state,
        owner: None,
        by: None,
        note: None,
        positions: Vec::new(),
    }
}
