//! A present answer in some lines, to be looked at again.

use crate::core::charter::{Answer, Given, Record};
use crate::core::framework::{Field, Framework, Kind, Question};
use crate::output::render::unmarked;

/// Maximum length of one item or line, in characters.
const MAX_PASSAGE: usize = 240;

/// The answer in at most `most` passages: a line of a paragraph, an item or a record each, and one
/// that counts the rest. A choice reads as its label, with the remark beside it.
#[must_use]
pub fn answer_passages_human(
    framework: &Framework,
    question: &Question,
    given: &Given,
    most: usize,
) -> Vec<String> {
    let mut passages: Vec<String> = match &given.answer {
        Answer::Text(key) if matches!(question.kind, Kind::Choice | Kind::Rhythm) => {
            let label =
                super::answer_summary_human(framework, question, &Answer::Text(key.clone()));
            vec![
                given
                    .note
                    .as_ref()
                    .map_or(label.clone(), |note| format!("{label}; {}", unmarked(note))),
            ]
        }
        Answer::Text(text) => {
            let lines = text.lines().filter(|line| !line.trim().is_empty());
            lines.map(|line| shortened_passage_human(&unmarked(line))).collect()
        }
        Answer::List(items) => items
            .iter()
            .map(|item| format!("- {}", shortened_passage_human(&unmarked(item))))
            .collect(),
        Answer::Records(records) => {
            let said = |record| {
                format!("- {}", shortened_passage_human(&record_in_words(question, record)))
            };
            records.iter().map(said).collect()
        }
    };
    let rest = passages.len().saturating_sub(most);
    if rest > 0 {
        let item = &question.item;
        let what = match (rest, item.one.is_empty()) {
            (1, true) => "line",
            (_, true) => "lines",
            (1, false) => item.one.as_str(),
            (_, false) => item.many.as_str(),
        };
        passages.truncate(most);
        passages.push(format!("and {rest} more {what}"));
    }
    passages
}

/// The values of a record without their marks.
fn record_in_words(question: &Question, record: &Record) -> String {
    let values = record.0.iter().map(|(key, value)| field_in_words(question, key, value));
    values.collect::<Vec<_>>().join(" · ")
}

/// The value of a field without its marks, where it may have any.
pub(super) fn field_in_words(question: &Question, key: &str, value: &str) -> String {
    let is_literal = question.field(key).is_some_and(Field::is_literal);
    if is_literal { value.to_owned() } else { unmarked(value) }
}

/// A passage on one line, cut between words where it is very long.
fn shortened_passage_human(text: &str) -> String {
    crate::output::report::answer_summary::cut_to_length(text, MAX_PASSAGE)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(id: &str, answer: Answer, most: usize) -> Vec<String> {
        let framework = Framework::built_in();
        let given = Given { answer, note: Some("for now".into()), place: None, parts: Vec::new() };
        framework
            .find(id)
            .map(|q| answer_passages_human(&framework, q, &given, most))
            .unwrap_or_default()
    }

    #[test]
    fn an_answer_is_shown_as_it_is_and_the_rest_is_counted() {
        let framework = Framework::built_in();
        let of = |kind| framework.questions.iter().find(|q| q.kind == kind).map(|q| q.id.as_str());
        let list = Answer::List(["a", "b", "c"].map(str::to_owned).to_vec());
        let id = of(Kind::List).unwrap_or_default();
        let item = framework.find(id).map(|q| q.item.clone()).unwrap_or_default();
        assert_eq!(shown(id, list.clone(), 3), ["- a", "- b", "- c"]);
        assert_eq!(shown(id, list.clone(), 2), ["- a", "- b", &format!("and 1 more {}", item.one)]);
        assert_eq!(shown(id, list, 1), ["- a", &format!("and 2 more {}", item.many)]);
        let text = Answer::Text("One.\n\nTwo.\nThree.\n".into());
        let id = of(Kind::Paragraph).unwrap_or_default();
        assert_eq!(shown(id, text, 2), ["One.", "Two.", "and 1 more line"]);
        let choice = framework.questions.iter().find(|q| q.kind == Kind::Choice);
        let option = choice.and_then(|q| q.options.first()).cloned().unwrap_or_default();
        let id = choice.map_or("", |q| q.id.as_str());
        assert_eq!(shown(id, Answer::Text(option.key), 3), [format!("{}; for now", option.label)]);
    }
}
