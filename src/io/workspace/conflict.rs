//! Two who change a charter at the same time: what both can have, and where they touch the same.

use super::loaded::LoadedCharter;
use crate::core::charter::Pending;
use crate::core::edit::Edit;
use crate::core::toml::Document;

/// An answer that two have changed at the same time, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// The question.
    pub id: String,
    /// What it said when it was read; empty where it was open.
    pub before: String,
    /// What it says on disk now; empty where it is open.
    pub theirs: String,
    /// What was to be saved; empty where it was to be opened.
    pub mine: String,
}

/// Makes an edit of a charter as it was one of the charter as it is now.
///
/// # Errors
/// When the same was changed in the meantime.
pub(super) fn rebase_edit_on_saved(
    was: &LoadedCharter,
    now: &LoadedCharter,
    edit: &mut Edit,
) -> Result<(), Conflict> {
    match edit {
        Edit::Answer(question, answer) => {
            Conflict { mine: answer.in_words(), ..answer_conflict(was, now, &question.id) }
                .unless_settled()
        }
        Edit::None(fact) => answer_conflict(was, now, &fact.id).unless_settled(),
        Edit::SetAside { id, because } => {
            let reasons = [was, now].map(|seen| reason(seen, id));
            let [before, theirs] = reasons;
            let mine = (*because).to_owned();
            Conflict { id: (*id).to_owned(), before, theirs, mine }.unless_settled()
        }
        Edit::Note(question, note) => settle_saved_note(was, now, &question.id, note),
        // A number means another matter once matters have come or gone.
        Edit::Settle(at) | Edit::Amend(at, _) => {
            *at = pending_number_on_disk(was, now, *at)?;
            Ok(())
        }
        Edit::ReviewInProgress(_) if was.charter.reviewing != now.charter.reviewing => {
            Err(Conflict {
                id: "reviewing".to_owned(),
                before: written_in_file(&was.document, "reviewing"),
                theirs: written_in_file(&now.document, "reviewing"),
                mine: String::new(),
            })
        }
        Edit::ReviewInProgress(_) | Edit::Unmark(_) | Edit::Pend(_) | Edit::Review(_) => Ok(()),
    }
}

/// Why a question or an area was set aside; empty where it was not.
fn reason(seen: &LoadedCharter, id: &str) -> String {
    let mark = seen.charter.not_applicable.iter().find(|mark| mark.id == id);
    mark.map_or_else(String::new, |mark| mark.because.clone())
}

/// A remark is made on an answer, and means nothing on another one.
fn settle_saved_note(
    was: &LoadedCharter,
    now: &LoadedCharter,
    id: &str,
    note: &str,
) -> Result<(), Conflict> {
    let answers = Conflict { mine: note.to_owned(), ..answer_conflict(was, now, id) };
    if was.charter.answer(id) != now.charter.answer(id) {
        return Err(answers);
    }
    let remark = |seen: &LoadedCharter| {
        let given = seen.charter.answers.get(id);
        given.and_then(|given| given.note.clone()).unwrap_or_default()
    };
    Conflict { before: remark(was), theirs: remark(now), ..answers }.unless_settled()
}

/// The number that a pending matter has now.
fn pending_number_on_disk(
    was: &LoadedCharter,
    now: &LoadedCharter,
    number: usize,
) -> Result<usize, Conflict> {
    let matter = was.charter.pending.get(number).map(|located| &located.value);
    let found = now.charter.pending.iter().position(|located| Some(&located.value) == matter);
    found.ok_or_else(|| Conflict {
        id: "pending".to_owned(),
        before: matter.map(saved_matter_in_words).unwrap_or_default(),
        theirs: String::new(),
        mine: String::new(),
    })
}

fn answer_conflict(was: &LoadedCharter, now: &LoadedCharter, id: &str) -> Conflict {
    let (before, theirs) = (saved_answer_in_words(was, id), saved_answer_in_words(now, id));
    Conflict { id: id.to_owned(), before, theirs, mine: String::new() }
}

impl Conflict {
    /// It is none where only one of the two has changed anything, or both the same.
    fn unless_settled(self) -> Result<(), Self> {
        if self.theirs == self.before || self.theirs == self.mine { Ok(()) } else { Err(self) }
    }
}

/// What a charter says to a question, in words: as it is written where it could not be read.
fn saved_answer_in_words(seen: &LoadedCharter, id: &str) -> String {
    match seen.charter.answer(id) {
        Some(answer) => answer.in_words(),
        None => written_in_file(&seen.document, id),
    }
}

fn written_in_file(document: &Document, id: &str) -> String {
    document.written(id).unwrap_or_default().trim().to_owned()
}

fn saved_matter_in_words(matter: &Pending) -> String {
    let note = matter.note.as_deref().unwrap_or_default();
    format!("{} {} {note}", matter.state.key(), matter.question).trim_end().to_owned()
}
