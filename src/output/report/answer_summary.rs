//! Answers in a few words, for a line in passing.

use crate::core::charter::Answer;
use crate::core::framework::{Framework, Question};
use crate::core::words::{Count, on_one_line};
use crate::output::render::unmarked;

/// Maximum length of an answer in passing, in characters.
const MAX_SUMMARY: usize = 56;

/// An answer in a few words: `2 issues`, `By invitation`, the beginning of a text.
#[must_use]
pub fn answer_summary_human(framework: &Framework, question: &Question, answer: &Answer) -> String {
    match answer {
        Answer::Text(key) if question.takes_a_note() => {
            framework.answer_label(question, key).to_owned()
        }
        Answer::Text(text) => shortened_answer_human(text),
        Answer::List(items) => counted_items_human(items.len(), question),
        Answer::Records(records) => counted_items_human(records.len(), question),
    }
}

fn counted_items_human(number: usize, question: &Question) -> String {
    let item = &question.item;
    Count::with_plural(number, &item.one, &item.many).to_string()
}

/// The beginning of a text, on one line and without its marks.
#[must_use]
pub fn shortened_answer_human(text: &str) -> String {
    cut_to_length(&unmarked(&on_one_line(text)), MAX_SUMMARY)
}

/// The beginning of a text on one line, of at most `most` characters.
pub(super) fn cut_to_length(text: &str, most: usize) -> String {
    let line = on_one_line(text);
    if line.chars().count() <= most {
        return line;
    }
    let cut: String = line.chars().take(most - 1).collect();
    let whole = cut.rsplit_once(' ').map_or(cut.as_str(), |(words, _)| words);
    format!("{whole}…")
}
