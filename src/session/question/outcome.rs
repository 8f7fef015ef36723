//! How asking a question ends.

use crate::core::charter::Answer;
use crate::terminal::Signal;

/// How asking a question ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum QuestionOutcome {
    /// It has an answer, which was kept.
    Answered,
    /// The team wants to go back to the question before.
    Back,
    /// It stays open, or as it was.
    LeftOpen,
    /// It stays open and is noted as to do.
    ToDo(String),
    /// The team says that it does not apply, and is to be asked why.
    NotApplicable,
    /// It is set aside, which was kept.
    SetAside,
    /// It is to be asked again, with this filled in.
    Again(Answer),
    /// Save and stop.
    Stopped {
        /// What was being typed.
        typed: String,
        /// The signal that it was, unless it was the end of the input.
        signal: Option<Signal>,
    },
}
