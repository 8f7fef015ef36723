//! What the reader of the charter could not make sense of, as the rules pass it on.

use super::{Look, Notice, Spot};
use crate::charter::Problem;

/// The problems of one sort, each with the reader's own help.
pub(super) fn found(look: &Look, of: impl Fn(&Problem) -> bool) -> Vec<Notice> {
    look.charter.problems.iter().filter(|p| of(p)).map(notice).collect()
}

/// A problem with the reader's own help.
pub(super) fn notice(problem: &Problem) -> Notice {
    let notice = Notice::new(vec![Spot::at(&problem.place)], problem.message.clone());
    if problem.help.is_empty() { notice } else { notice.with_help(problem.help.clone()) }
}
