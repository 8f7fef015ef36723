//! Sets a question aside: asks why it does not apply, and keeps that in place of an answer.

use crate::core::charter::Answer;
use crate::core::edit::Edit;
use crate::core::framework::{Framework, Question};
use crate::output::report::answer_summary_human;
use crate::session::interview::Interview;
use crate::session::question::QuestionOutcome;
use crate::terminal::{Field, KeyHint, Lines, Reply};

impl Interview<'_> {
    /// Says how the question ends; `None` where it is to be asked again.
    ///
    /// # Errors
    /// When the terminal cannot be used, or what was given cannot be kept.
    pub(super) fn set_aside(
        &mut self,
        framework: &Framework,
        question: &Question,
    ) -> anyhow::Result<Option<QuestionOutcome>> {
        if question.may_be_none {
            let otherwise = self.keep(&Edit::None(question))?;
            return Ok(Some(otherwise.unwrap_or(QuestionOutcome::SetAside)));
        }
        if framework.facts.iter().any(|fact| fact.id == question.id) {
            self.prompter.note("Every community is asked this; > leaves it open.")?;
            return Ok(None);
        }
        let because = match self.ask_reason(framework, question)? {
            Ok(because) => because,
            Err(outcome) => return Ok(outcome),
        };
        let mut edits = Vec::new();
        let open = Answer::Text(String::new());
        if self.saver.charter().answered(&question.id) {
            edits.extend([Edit::Note(question, ""), Edit::Answer(question, &open)]);
        }
        edits.push(Edit::SetAside { id: &question.id, because: &because });
        for edit in &edits {
            if let Some(otherwise) = self.keep(edit)? {
                return Ok(Some(otherwise));
            }
        }
        Ok(Some(QuestionOutcome::SetAside))
    }

    /// The reason, or how the question ends without one.
    fn ask_reason(
        &mut self,
        framework: &Framework,
        question: &Question,
    ) -> anyhow::Result<Result<String, Option<QuestionOutcome>>> {
        if let Some(answer) = self.saver.charter().answer(&question.id) {
            let says = answer_summary_human(framework, question, answer);
            self.prompter.note(&format!("With a reason, this answer is taken out: {says}"))?;
        }
        let field = Field {
            lead: "  ~ Because  ",
            present: "",
            lines: Lines::One,
            keys: &[
                KeyHint::new("Enter", "set it aside"),
                KeyHint::BACK,
                KeyHint::LEAVE_OPEN,
                KeyHint::SAVE_AND_STOP,
            ],
            check: &|text| match text {
                "" => Err("Say why it does not apply; < goes back to the question.".to_owned()),
                _ => Ok(()),
            },
        };
        loop {
            return Ok(match self.prompter.field(&field)? {
                Reply::Given(because) => Ok(because),
                Reply::Help | Reply::NotApplicable => {
                    self.prompter.note(
                        "What does not apply is not asked again and not listed as open. The reason \
                         stands in the charter, so that others need not guess.",
                    )?;
                    continue;
                }
                Reply::Back => {
                    self.prompter.close("")?;
                    Err(None)
                }
                Reply::LeaveOpen => Err(Some(QuestionOutcome::LeftOpen)),
                Reply::ToDo(note) => Err(Some(QuestionOutcome::ToDo(note))),
                Reply::Stop { typed, signal } => {
                    Err(Some(QuestionOutcome::Stopped { typed, signal }))
                }
            });
        }
    }
}
