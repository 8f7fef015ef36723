//! What the reader of the charter could not make sense of, as the rules pass it on.

use super::finding::Location;
use super::input::CheckInput;
use super::rule::Notice;
use crate::core::charter::Problem;

/// Of one sort, so many are told one by one; the rest are counted.
const MOST: usize = 100;

/// The problems of one sort, each with the reader's own help.
pub(super) fn found(look: &CheckInput, of: impl Fn(&Problem) -> bool) -> Vec<Notice> {
    let mut problems = look.charter.problems.iter().filter(|p| of(p));
    let mut notices: Vec<Notice> = problems.by_ref().take(MOST).map(notice).collect();
    if let Some(next) = problems.next() {
        let more = problems.count() + 1;
        let message = format!("there are {more} more of these, the next one here");
        let help = "They are told once those above are mended.";
        notices.push(Notice::new(vec![Location::at(&next.place)], message).with_help(help));
    }
    notices
}

/// A problem with the reader's own help.
pub(super) fn notice(problem: &Problem) -> Notice {
    let notice = Notice::new(vec![Location::at(&problem.place)], problem.message.clone());
    if problem.help.is_empty() { notice } else { notice.with_help(problem.help.clone()) }
}
