use super::ReviewSession;
use crate::core::framework::QuestionId;
use crate::core::timeline::Timeline;
use crate::exit::Exit;
use crate::session::interview::Interview;
use crate::session::memory_saver::{MemorySaver, context};
use crate::session::previous::ReviewBaseline;
use crate::session::saver::Saver;
use crate::terminal::{Prepared, Scripted, Signal};

const SUBJECT: &str = "purpose.domain.subject";
const ANSWERED: &str = "[purpose.domain]\nsubject = \"Maps\"\n";

fn pick(label: &str) -> Prepared {
    Prepared::Pick(label.to_owned())
}

/// Reviews one question: how that ended, and what is saved.
fn reviewed(replies: Vec<Prepared>) -> (Exit, MemorySaver) {
    let (context, _told) = context();
    let mut saver = MemorySaver::with(ANSWERED);
    let mut prompter = Scripted::new(replies);
    let baseline = ReviewBaseline { timeline: Timeline::default(), charter: None, unknown: None };
    let interview = Interview { context: &context, saver: &mut saver, prompter: &mut prompter };
    let chosen: Vec<QuestionId> = vec![SUBJECT.into()];
    let exit = ReviewSession::new(interview, baseline, Some(chosen)).walk().expect("nothing fails");
    assert_eq!(prompter.left(), 0, "every reply was asked for");
    (exit, saver)
}

#[test]
fn a_review_ends_with_a_row_that_says_what_was_given() {
    let replies = vec![
        pick("Keep it"),
        pick("Finish the review"),
        "Ana, Bo".into(),
        "Nothing new.".into(),
        "".into(),
        "0.2".into(),
    ];
    let (exit, saver) = reviewed(replies);
    assert_eq!(exit, Exit::Fine);
    let charter = saver.charter();
    assert_eq!(charter.reviewing, None);
    assert_eq!(charter.facts.version, "0.2");
    assert_eq!(charter.reviews.len(), 1);
    assert_eq!(charter.reviews[0].by, ["Ana", "Bo"]);
    assert_eq!(charter.reviews[0].note.as_deref(), Some("Nothing new."));
    assert_eq!(charter.reviews[0].reviewed, [SUBJECT]);
}

#[test]
fn an_interrupted_review_is_under_way_with_what_was_looked_at() {
    let (exit, saver) = reviewed(vec![pick("Keep it"), Prepared::Interrupt]);
    assert_eq!(exit, Exit::Stopped(Signal::Interrupt));
    let reviewing = saver.charter().reviewing.clone().unwrap_or_default();
    assert_eq!(reviewing.reviewed, [SUBJECT]);
    assert!(saver.charter().reviews.is_empty());
}

#[test]
fn what_is_parked_is_pending_and_the_answer_stays() {
    let replies = vec![
        pick("Park it"),
        "Ana".into(),
        "2026-12-01".into(),
        "later".into(),
        pick("Leave it open"),
    ];
    let (_, saver) = reviewed(replies);
    let pending = &saver.charter().pending;
    assert_eq!(pending.len(), 1);
    assert_eq!(pending[0].owner.as_deref(), Some("Ana"));
    assert_eq!(pending[0].note.as_deref(), Some("later"));
    assert_eq!(saver.text_of(SUBJECT), Some("Maps"));
}

#[test]
fn dissent_says_who_and_back_leaves_the_charter_as_it_was() {
    let says = vec![pick("Note dissent"), "Bo".into(), "Too wide".into(), pick("Leave it open")];
    let (_, saver) = reviewed(says);
    assert_eq!(saver.charter().pending[0].positions[0].who, "Bo");
    let back = vec![pick("Note dissent"), "<".into(), pick("Keep it"), pick("Leave it open")];
    let (_, saver) = reviewed(back);
    assert!(saver.charter().pending.is_empty());
}
