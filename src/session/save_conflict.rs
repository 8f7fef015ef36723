//! Keeps an answer whatever comes in the way: another program that changed the same one, a file that
//! was spoiled or taken away, a full disk. Nothing on disk is written over unasked, and what was
//! given stays on the screen.

use crate::core::charter::Answer;
use crate::core::edit::Edit;
use crate::failure::Failure;
use crate::io::store::StoreError;
use crate::io::workspace::{Conflict, WorkspaceError};
use crate::session::question::QuestionOutcome;
use crate::session::saver::Saver;
use crate::terminal::{Commands, Entry, KeyHint, Menu, Prompter, Reply, Signal};

/// Saves an edit. `None` when it is saved; else how the question ends.
pub(crate) fn save_or_settle(
    saver: &mut dyn Saver,
    prompter: &mut dyn Prompter,
    edit: &Edit,
) -> anyhow::Result<Option<QuestionOutcome>> {
    loop {
        let error = match saver.save(edit) {
            Ok(()) => return Ok(None),
            Err(error) => error,
        };
        let outcome = match (error, edit) {
            // What was to be settled is settled, or is another matter now.
            (WorkspaceError::Conflict(_), Edit::Settle(_)) => Some(QuestionOutcome::Answered),
            (
                WorkspaceError::Conflict(conflict),
                Edit::Answer(..) | Edit::Note(..) | Edit::None(_) | Edit::SetAside { .. },
            ) => choose_version(saver, prompter, edit, &conflict)?,
            (error, _) => ask_to_save_again(saver, prompter, edit, error)?,
        };
        if outcome.is_some() {
            return Ok(outcome);
        }
    }
}

/// Asks which of two answers is to stand; `None` when it is the one that was given.
fn choose_version(
    saver: &dyn Saver,
    prompter: &mut dyn Prompter,
    edit: &Edit,
    conflict: &Conflict,
) -> anyhow::Result<Option<QuestionOutcome>> {
    let mut passage = "This was changed in the file while you were answering.".to_owned();
    for (what, words) in [
        ("It said", &conflict.before),
        ("It says now", &conflict.theirs),
        ("Your answer", &conflict.mine),
    ] {
        passage.push_str(&format!("\n\n{what}:\n{}", indented_conflicting_answer(words)));
    }
    prompter.note(&passage)?;
    let entries = [
        Entry::new("Keep theirs", "What the file says now stays; yours is not saved."),
        Entry::new("Take mine", "Your answer takes its place in the file."),
        Entry::new("Edit again", "You are asked again, with your answer filled in."),
    ];
    Ok(match ask_entry(prompter, &entries)? {
        Reply::Given(1) => None,
        Reply::Given(2) => Some(QuestionOutcome::Again(answer_to_ask_again(edit, saver))),
        // A list or records can be gone on with, from what they are now.
        Reply::Given(_) => Some(match saver.charter().answer(&conflict.id) {
            Some(answer @ (Answer::List(_) | Answer::Records(_))) => {
                QuestionOutcome::Again(answer.clone())
            }
            Some(_) => QuestionOutcome::Answered,
            None => QuestionOutcome::LeftOpen,
        }),
        Reply::Stop { signal: Some(signal), .. } => Some(outcome_when_stopped(edit, signal)),
        _ => {
            prompter.close("")?;
            return Err(Failure::from(WorkspaceError::Conflict(conflict.clone())).into());
        }
    })
}

/// Says why an answer could not be saved, and asks how to go on; `None` tries again.
fn ask_to_save_again(
    saver: &dyn Saver,
    prompter: &mut dyn Prompter,
    edit: &Edit,
    error: WorkspaceError,
) -> anyhow::Result<Option<QuestionOutcome>> {
    let is_gone = matches!(error, WorkspaceError::Store(StoreError::Missing(_)));
    let words = in_words(edit);
    let message = error.to_string();
    let failure = Failure::from(error);
    prompter.note(&format!(
        "This answer is not saved yet: {message}.\n\nYour answer:\n{}",
        indented_conflicting_answer(&words)
    ))?;
    let mut entries = vec![
        Entry::new(
            "Try again",
            "Mend what is in the way first; your answer is kept here meanwhile.",
        ),
        Entry::new("Stop", "Your answer is shown once more, and is not saved."),
    ];
    if is_gone {
        let label = "Put the file back";
        entries
            .push(Entry::new(label, "As it was when it was last read, and your answer with it."));
    }
    Ok(match ask_entry(prompter, &entries)? {
        Reply::Given(0) => None,
        Reply::Given(2) => match saver.put_back() {
            Ok(()) => None,
            Err(error) => {
                prompter.note(&format!("It could not be put back: {error}."))?;
                None
            }
        },
        Reply::Stop { signal: Some(signal), .. } => Some(outcome_when_stopped(edit, signal)),
        _ => {
            prompter.close("")?;
            return Err(failure.without(&words).into());
        }
    })
}

fn outcome_when_stopped(edit: &Edit, signal: Signal) -> QuestionOutcome {
    QuestionOutcome::Stopped { typed: in_words(edit), signal: Some(signal) }
}

fn ask_entry(prompter: &mut dyn Prompter, entries: &[Entry]) -> std::io::Result<Reply<usize>> {
    let keys = &[KeyHint::CHOOSE, KeyHint::new("Ctrl-C", "stop")];
    prompter.menu(&Menu { entries, present: None, commands: Commands::None, keys })
}

/// What was given, to be filled in again.
fn answer_to_ask_again(edit: &Edit, saver: &dyn Saver) -> Answer {
    match edit {
        Edit::Answer(_, answer) => Some((*answer).clone()),
        Edit::Note(question, _) => saver.charter().answer(&question.id).cloned(),
        _ => None,
    }
    .unwrap_or_else(|| Answer::Text(String::new()))
}

fn in_words(edit: &Edit) -> String {
    match edit {
        Edit::Answer(_, answer) => answer.in_words(),
        Edit::Note(_, note) => (*note).to_owned(),
        Edit::Pend(pending) | Edit::Amend(_, pending) => pending.note.clone().unwrap_or_default(),
        Edit::SetAside { because, .. } => (*because).to_owned(),
        Edit::None(_) | Edit::Unmark(_) | Edit::Settle(_) | Edit::ReviewInProgress(_) => {
            String::new()
        }
        Edit::Review(review) => review.note.clone().unwrap_or_default(),
    }
}

fn indented_conflicting_answer(words: &str) -> String {
    if words.is_empty() {
        return "  (open)".to_owned();
    }
    words.lines().map(|line| format!("  {line}")).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session::memory_saver::MemorySaver;
    use crate::terminal::{Prepared, Scripted};

    const SUBJECT: &str = "purpose.domain.subject";
    const THEIRS: &str = "[purpose.domain]\nsubject = \"theirs\"\n";

    fn conflict() -> WorkspaceError {
        WorkspaceError::Conflict(Conflict {
            id: SUBJECT.to_owned(),
            before: String::new(),
            theirs: "theirs".to_owned(),
            mine: "mine".to_owned(),
        })
    }

    fn file_gone() -> WorkspaceError {
        StoreError::Missing("charter.toml".into()).into()
    }

    /// Saves `mine` where the first try fails: how that ended, what is saved, and what was shown.
    fn saved(
        failure: WorkspaceError,
        reply: Prepared,
    ) -> (anyhow::Result<Option<QuestionOutcome>>, Option<String>, String) {
        let mut saver = MemorySaver::with(THEIRS).failing(failure);
        let framework = saver.framework().clone();
        let question = framework.find(SUBJECT).expect("it is asked");
        let answer = Answer::Text("mine".to_owned());
        let mut prompter = Scripted::new([reply]);
        let outcome = save_or_settle(&mut saver, &mut prompter, &Edit::Answer(question, &answer));
        assert_eq!(prompter.left(), 0, "the reply was asked for");
        (outcome, saver.text_of(SUBJECT).map(str::to_owned), prompter.shown().text())
    }

    #[test]
    fn of_two_answers_the_one_that_is_chosen_stands() {
        let mine = Answer::Text("mine".to_owned());
        for (label, ends, stands) in [
            ("Keep theirs", Some(QuestionOutcome::Answered), "theirs"),
            ("Take mine", None, "mine"),
            ("Edit again", Some(QuestionOutcome::Again(mine)), "theirs"),
        ] {
            let (outcome, text, shown) = saved(conflict(), Prepared::Pick(label.to_owned()));
            assert_eq!(outcome.ok(), Some(ends), "{label}");
            assert_eq!(text.as_deref(), Some(stands), "{label}");
            assert!(shown.contains("It says now:\n  theirs\n\nYour answer:\n  mine"), "{shown}");
        }
    }

    #[test]
    fn an_interrupt_gives_the_answer_back() {
        for failure in [conflict(), file_gone()] {
            let (outcome, text, _) = saved(failure, Prepared::Interrupt);
            let stopped = QuestionOutcome::Stopped {
                typed: "mine".to_owned(),
                signal: Some(Signal::Interrupt),
            };
            assert_eq!(outcome.ok(), Some(Some(stopped)));
            assert_eq!(text.as_deref(), Some("theirs"));
        }
    }

    #[test]
    fn what_could_not_be_saved_is_tried_again_or_told() {
        for label in ["Try again", "Put the file back"] {
            let (outcome, text, shown) = saved(file_gone(), Prepared::Pick(label.to_owned()));
            assert_eq!(outcome.ok(), Some(None), "{label}");
            assert_eq!(text.as_deref(), Some("mine"), "{label}");
            assert!(shown.contains("This answer is not saved yet: "), "{shown}");
        }
        let (outcome, text, _) = saved(file_gone(), Prepared::Pick("Stop".to_owned()));
        assert!(outcome.is_err());
        assert_eq!(text.as_deref(), Some("theirs"));
    }
}
