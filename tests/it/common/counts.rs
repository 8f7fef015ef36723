//! How many questions the framework has. A test that expects such a number takes it from here, so
//! that a new question is a change of the framework's two files alone.

use copcharter::core::framework::Framework;

/// All questions.
pub fn question_count() -> usize {
    Framework::built_in().questions.len()
}

/// The questions of an area or element, such as `purpose.domain`.
pub fn question_count_in(place: &str) -> usize {
    Framework::built_in().questions_in(place).count()
}

/// The core questions.
pub fn core_count() -> usize {
    Framework::built_in().questions.iter().filter(|question| question.core).count()
}

/// How a card shows its place among the core questions: `3 of 20`.
pub fn core_progress(number: usize) -> String {
    format!("{number} of {}", core_count())
}
