//! An interview of the core team: asks what the walk says, keeps every answer at once, and says at
//! the end what was made and how to go on.

use crate::context::Context;
use crate::core::charter::{Charter, Given, Located, Pending, PendingState};
use crate::core::edit::Edit;
use crate::core::framework::{Framework, Question};
use crate::core::interview::Walk;
use crate::core::status;
use crate::core::words::Count;
use crate::exit::Exit;
use crate::output::report::{
    answer_summary_human, charter_summary_human, element_summary_human, shortened_answer_human,
};
use crate::session::question::{QuestionOutcome, QuestionPrompt, ask_question};
use crate::session::save_conflict::save_or_settle;
use crate::session::saver::Saver;
use crate::terminal::{Prompter, Signal};

/// A team, a charter and how they are asked.
pub(crate) struct Interview<'a> {
    pub(crate) context: &'a Context,
    pub(crate) saver: &'a mut dyn Saver,
    pub(crate) prompter: &'a mut dyn Prompter,
}

impl Interview<'_> {
    /// Walks on to the end or until the team stops. `introduced` says what each element is for.
    pub(crate) fn walk(&mut self, walk: &mut Walk, introduced: bool) -> anyhow::Result<Exit> {
        let framework = self.saver.framework().clone();
        let mut introduced_element = None;
        while let Some(question) = walk.question() {
            if introduced
                && let Some(element) = walk.element_begins()
                && introduced_element != Some(element)
            {
                introduced_element = Some(element);
                self.introduce(&framework, element)?;
            }
            let progress = walk.progress().map(|(at, of)| format!("{at} of {of}"));
            match self.settle(&framework, question, progress.unwrap_or_default())? {
                QuestionOutcome::Back => {
                    if !walk.back() {
                        self.prompter.say("Nothing comes before this question.")?;
                    }
                    continue;
                }
                QuestionOutcome::Stopped { typed, signal } => {
                    return self.stopped(&typed, signal);
                }
                QuestionOutcome::Answered
                | QuestionOutcome::LeftOpen
                | QuestionOutcome::NotApplicable
                | QuestionOutcome::SetAside
                | QuestionOutcome::ToDo(_)
                | QuestionOutcome::Again(_) => {
                    walk.forward();
                }
            }
            if introduced && let Some(element) = walk.element_ended() {
                let says = element_summary_human(&framework, self.saver.charter(), element);
                self.prompter.say(&format!("\n{says}"))?;
            }
        }
        Ok(Exit::Fine)
    }

    /// Asks one question, again where that is wished for, and keeps what comes of it.
    pub(crate) fn settle(
        &mut self,
        framework: &Framework,
        question: &Question,
        progress: String,
    ) -> anyhow::Result<QuestionOutcome> {
        let mut present = self.saver.charter().answers.get(&question.id).cloned();
        let before = present.clone();
        let mut outcome = loop {
            let outcome =
                self.ask_question(framework, question, present.as_ref(), progress.clone())?;
            match outcome {
                QuestionOutcome::Again(answer) => {
                    let note = present.and_then(|given| given.note);
                    present = Some(Given { answer, note, place: None, parts: Vec::new() });
                }
                QuestionOutcome::NotApplicable => {
                    if let Some(outcome) = self.set_aside(framework, question)? {
                        break outcome;
                    }
                    present = self.saver.charter().answers.get(&question.id).cloned();
                }
                outcome => break outcome,
            }
        };
        let kept = match &outcome {
            QuestionOutcome::Stopped { .. } => return Ok(outcome),
            QuestionOutcome::Back => {
                self.prompter.close(&format!("< {}", question.label))?;
                return Ok(outcome);
            }
            QuestionOutcome::ToDo(note) => self.note_to_do(question, note)?,
            QuestionOutcome::Answered | QuestionOutcome::SetAside => self.settle_to_do(question)?,
            QuestionOutcome::LeftOpen
            | QuestionOutcome::NotApplicable
            | QuestionOutcome::Again(_) => None,
        };
        if let Some(otherwise) = kept {
            outcome = otherwise;
        }
        if !matches!(outcome, QuestionOutcome::Stopped { .. }) {
            let charter = self.saver.charter();
            let line = match before {
                Some(before)
                    if charter.is_open(&question.id) && outcome == QuestionOutcome::LeftOpen =>
                {
                    let said = answer_summary_human(framework, question, &before.answer);
                    format!("○ {}: open again; it said: {said}", question.label)
                }
                _ => settled_line(framework, charter, question, &outcome),
            };
            self.prompter.close(&line)?;
        }
        Ok(outcome)
    }

    fn ask_question(
        &mut self,
        framework: &Framework,
        question: &Question,
        present: Option<&Given>,
        progress: String,
    ) -> anyhow::Result<QuestionOutcome> {
        let asked = QuestionPrompt { question, present, progress, today: self.context.today };
        ask_question(self.prompter, framework, &asked, self.saver)
    }

    fn introduce(&mut self, framework: &Framework, element: &str) -> anyhow::Result<()> {
        if let Some(element) = framework.element(element) {
            let about = element.introduction.replace('\n', " ");
            self.prompter.say(&format!("\n{}\n\n{}\n", element.name, about.trim()))?;
        }
        Ok(())
    }

    /// Notes a question as to do, in place of the note it may have. Says how it ended where it could
    /// not be noted.
    fn note_to_do(
        &mut self,
        question: &Question,
        note: &str,
    ) -> anyhow::Result<Option<QuestionOutcome>> {
        if let Some(otherwise) = self.settle_to_do(question)? {
            return Ok(Some(otherwise));
        }
        let pending = Pending {
            question: question.id.clone(),
            state: PendingState::Todo,
            owner: None,
            by: None,
            note: Some(note.to_owned()).filter(|n| !n.is_empty()),
            positions: Vec::new(),
        };
        self.keep(&Edit::Pend(&pending))
    }

    /// What was to do is done.
    fn settle_to_do(&mut self, question: &Question) -> anyhow::Result<Option<QuestionOutcome>> {
        let todo =
            |p: &Located<Pending>| p.question == question.id && p.state == PendingState::Todo;
        while let Some(at) = self.saver.charter().pending.iter().position(todo) {
            if let Some(otherwise) = self.keep(&Edit::Settle(at))? {
                return Ok(Some(otherwise));
            }
        }
        Ok(None)
    }

    pub(super) fn keep(&mut self, edit: &Edit) -> anyhow::Result<Option<QuestionOutcome>> {
        save_or_settle(self.saver, self.prompter, edit)
    }

    /// Says that everything is saved and how to go on.
    pub(crate) fn stopped(&mut self, typed: &str, signal: Option<Signal>) -> anyhow::Result<Exit> {
        let saved = self.tell_what_is_saved(typed)?;
        let screen = &self.context.screen;
        let open = self.saver.charter().open(self.saver.framework()).count();
        let open = match open {
            0 => "no question is open".to_owned(),
            n => {
                let count = Count::new(n, "question");
                format!("{} {} open", count.in_words(), count.pick("is", "are"))
            }
        };
        screen.narrate(format!("{saved}; {open}. Go on with `copcharter init`."))?;
        Ok(Exit::after(signal))
    }

    /// Shows what is not saved, and gives back the beginning of a sentence on what is.
    pub(crate) fn tell_what_is_saved(&self, typed: &str) -> std::io::Result<String> {
        let path = self.context.shown(self.saver.path());
        let typed = typed.trim();
        if !typed.is_empty() {
            let sentence = format!("This was being typed and is not saved: {typed}");
            self.context.screen.narrate(sentence)?;
        }
        Ok(match () {
            () if !self.saver.path().exists() => format!("{path} is not there any more"),
            () if typed.is_empty() => format!("Saved in {path}"),
            () => format!("All else is saved in {path}"),
        })
    }

    /// The last screen.
    pub(crate) fn close(&mut self) -> anyhow::Result<()> {
        let framework = self.saver.framework();
        let status = status::status(framework, self.saver.charter(), self.context.today);
        let path = self.context.shown(self.saver.path());
        self.prompter.say(&format!("\n{}", charter_summary_human(framework, &status, &path)))?;
        Ok(())
    }
}

/// The one line that stays when a question is settled.
fn settled_line(
    framework: &Framework,
    charter: &Charter,
    question: &Question,
    outcome: &QuestionOutcome,
) -> String {
    let label = &question.label;
    match (outcome, charter.answer(&question.id)) {
        (QuestionOutcome::ToDo(note), _) if note.is_empty() => format!("! {label}: to do"),
        (QuestionOutcome::ToDo(note), _) => {
            format!("! {label}: to do, {}", shortened_answer_human(note))
        }
        (_, Some(answer)) => {
            format!("✓ {label}: {}", answer_summary_human(framework, question, answer))
        }
        (_, None) => match charter.set_aside(&question.id) {
            Some(_) if question.may_be_none => format!("✓ {label}: none"),
            Some(aside) => format!("~ {label}: {}", shortened_answer_human(aside.because())),
            None => format!("○ {label}: left open"),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session::memory_saver::{MemorySaver, context};
    use crate::terminal::{Prepared, Scripted};

    const SUBJECT: &str = "purpose.domain.subject";
    const SUCCESS: &str = "purpose.goals.success";

    /// Walks over both questions; gives back how it ended, what is saved and what was told.
    fn walked(answers: &str, replies: Vec<Prepared>) -> (Exit, MemorySaver, String) {
        let (context, captured) = context();
        let mut saver = MemorySaver::with(answers);
        let framework = saver.framework().clone();
        let mut prompter = Scripted::new(replies);
        let asked = [SUBJECT, SUCCESS].iter().filter_map(|id| framework.find(id)).collect();
        let mut interview =
            Interview { context: &context, saver: &mut saver, prompter: &mut prompter };
        let exit = interview.walk(&mut Walk::over(asked), false).expect("nothing fails");
        assert_eq!(prompter.left(), 0, "every reply was asked for");
        (exit, saver, captured.narration())
    }

    #[test]
    fn every_answer_is_saved_and_back_asks_again() {
        let replies = ["Maps", "<", "Charts", ">"].map(Prepared::from).to_vec();
        let (exit, saver, _) = walked("", replies);
        assert_eq!(exit, Exit::Fine);
        assert_eq!(saver.text_of(SUBJECT), Some("Charts"));
        assert!(!saver.charter().answered(SUCCESS));
    }

    #[test]
    fn an_interrupt_keeps_what_was_given_before_it() {
        let (exit, saver, told) = walked("", vec!["Maps".into(), Prepared::Interrupt]);
        assert_eq!(exit, Exit::Stopped(Signal::Interrupt));
        assert_eq!(saver.text_of(SUBJECT), Some("Maps"));
        assert!(told.contains("`copcharter init`."), "{told}");
    }

    #[test]
    fn an_answer_settles_what_was_noted_as_to_do() {
        let (_, noted, _) = walked("", vec!["! ask Ana".into(), ">".into()]);
        let pending = &noted.charter().pending;
        assert_eq!(pending.len(), 1);
        assert_eq!(pending[0].question, SUBJECT);
        assert_eq!(pending[0].note.as_deref(), Some("ask Ana"));
        let to_do = "[[pending]]\nquestion = \"purpose.domain.subject\"\nstate = \"todo\"\n";
        let (_, answered, _) = walked(to_do, vec!["Maps".into(), ">".into()]);
        assert!(answered.charter().pending.is_empty());
    }
}
