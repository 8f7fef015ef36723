//! Answers, whatever question they belong to.

use crate::core::framework::{Example, Wording};
use crate::core::words::composed;

/// The answer to one question, in the shape of its kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Of a text, a paragraph, a choice or a rhythm (the key of the option).
    Text(String),
    /// Of a list.
    List(Vec<String>),
    /// Of records.
    Records(Vec<Record>),
}

/// The fields of one record that have a value, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Record(pub Vec<(String, String)>);

impl From<&Example> for Answer {
    /// The example as somebody would answer.
    fn from(example: &Example) -> Self {
        let field = |(key, value): &(Wording, Wording)| (key.to_string(), value.to_string());
        match example {
            Example::Text(text) => Self::Text(text.trim_end().to_owned()),
            Example::List(items) => Self::List(items.iter().map(ToString::to_string).collect()),
            Example::Records(records) => Self::Records(
                records.iter().map(|record| Record(record.iter().map(field).collect())).collect(),
            ),
        }
    }
}

impl Answer {
    /// Whether there is nothing in it: an empty answer is an open question.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        match self {
            Self::Text(text) => text.trim().is_empty(),
            Self::List(items) => items.is_empty(),
            Self::Records(records) => records.is_empty(),
        }
    }

    /// The same with composed letters: two answers that differ in nothing else say the same.
    #[must_use]
    pub fn composed(&self) -> Self {
        match self {
            Self::Text(text) => Self::Text(composed(text).into_owned()),
            Self::List(items) => {
                Self::List(items.iter().map(|item| composed(item).into_owned()).collect())
            }
            Self::Records(records) => Self::Records(records.iter().map(Record::composed).collect()),
        }
    }

    /// The text of a text, paragraph, choice or rhythm.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The answer in full as people read it: an item or a record a line.
    #[must_use]
    pub fn in_words(&self) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::List(items) => items.join("\n"),
            Self::Records(records) => {
                records.iter().map(Record::on_one_line).collect::<Vec<_>>().join("\n")
            }
        }
    }

    /// The items of a list; none for other kinds.
    #[must_use]
    pub fn items(&self) -> &[String] {
        match self {
            Self::List(items) => items,
            _ => &[],
        }
    }

    /// The records; none for other kinds.
    #[must_use]
    pub fn records(&self) -> &[Record] {
        match self {
            Self::Records(records) => records,
            _ => &[],
        }
    }
}

impl Record {
    /// The same with composed letters.
    #[must_use]
    pub fn composed(&self) -> Self {
        let fields = self.0.iter().map(|(key, value)| (key.clone(), composed(value).into_owned()));
        Self(fields.collect())
    }

    /// The value of a field.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&str> {
        self.0.iter().find(|(k, _)| k == key).map(|(_, value)| value.as_str())
    }

    /// The values of its fields on one line, for people.
    #[must_use]
    pub fn on_one_line(&self) -> String {
        self.0.iter().map(|(_, value)| value.as_str()).collect::<Vec<_>>().join(" · ")
    }

    /// Gives a field a value; an empty one takes the field away.
    pub fn put(&mut self, key: &str, value: &str) {
        let value = value.trim();
        let place = self.0.iter().position(|(k, _)| k == key);
        match (place, value.is_empty()) {
            (Some(i), true) => {
                self.0.remove(i);
            }
            (Some(i), false) => value.clone_into(&mut self.0[i].1),
            (None, true) => {}
            (None, false) => self.0.push((key.to_owned(), value.to_owned())),
        }
    }
}
