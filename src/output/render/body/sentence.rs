//! What bodies of every format are made of.

use crate::output::render::view::Question;

/// How many filled fields make records a table; fewer make a list.
pub(super) const MIN_TABLE_COLUMNS: usize = 3;

/// A sentence with the remark beside it.
pub(super) fn sentence<'q>(question: &'q Question) -> impl Iterator<Item = &'q str> {
    question.text.as_deref().into_iter().chain(question.note)
}
