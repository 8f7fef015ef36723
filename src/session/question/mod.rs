//! How a question of each kind is asked, on any prompter. Every item and field is handed over to be
//! kept as soon as it is given, so that whatever ends the program, at most one line is lost.

mod ask;
mod list;
mod list_change;
mod outcome;
mod records;

pub use ask::{QuestionPrompt, ask_question, question_card, show_question_help};
pub use outcome::QuestionOutcome;
