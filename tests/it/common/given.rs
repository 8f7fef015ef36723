//! Answers of every kind, made of a few words.

use copcharter::core::charter::{Answer, Record, typing};
use copcharter::core::framework::{FieldKind, Framework, Kind, Question};

/// An answer that fits the question; empty when there are no words.
pub fn answer_to(question: &Question, framework: &Framework, words: &[String]) -> Answer {
    let pick = |n: usize, of: usize| words.get(n).map_or(0, String::len) % of.max(1);
    let text = |text: &str| typing::typed_text(framework, question, text).unwrap_or_default();
    match question.kind {
        Kind::Text => Answer::Text(text(&words.first().cloned().unwrap_or_default())),
        Kind::Paragraph => Answer::Text(text(&words.join("\n"))),
        Kind::List => Answer::List(words.to_vec()),
        Kind::Choice | Kind::Rhythm if words.is_empty() => Answer::Text(String::new()),
        Kind::Choice => Answer::Text(question.options[pick(0, question.options.len())].key.clone()),
        Kind::Rhythm => {
            Answer::Text(framework.rhythms[pick(0, framework.rhythms.len())].key.clone())
        }
        Kind::Records => Answer::Records(words.iter().map(|word| record(question, word)).collect()),
    }
}

/// A record whose texts are this word; which of its fields it has depends on the word's length.
fn record(question: &Question, word: &str) -> Record {
    let mut record = Record::default();
    for (i, field) in question.fields.iter().enumerate() {
        if i > 0 && (word.len() + i).is_multiple_of(3) {
            continue;
        }
        let value = match field.kind {
            FieldKind::Text => word.to_owned(),
            FieldKind::Choice => field.options[word.len() % field.options.len()].key.clone(),
            FieldKind::Rhythm => "monthly".to_owned(),
            FieldKind::Date => "2027-06-30".to_owned(),
            FieldKind::Datetime => "2027-06-30T10:00:00".to_owned(),
            FieldKind::Timezone => "Europe/Lisbon".to_owned(),
            FieldKind::Url => "https://example.org/x".to_owned(),
        };
        record.put(&field.key, &value);
    }
    record
}
