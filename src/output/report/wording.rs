//! How questions and what is found about them are worded in every report.

use crate::core::framework::Framework;

/// The label of a question; an id that no question has stands for itself.
pub(super) fn question_label<'a>(framework: &'a Framework, id: &'a str) -> &'a str {
    framework.find(id).map_or(id, |question| question.label.as_str())
}
