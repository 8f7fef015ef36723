//! Ids: `purpose.domain.subject` is a question of the area `purpose.domain` in the element `purpose`.
//! The only file that takes one apart.

use std::borrow::Borrow;
use std::fmt;
use std::ops::Deref;

use serde::{Deserialize, Serialize};

/// The id of a question or a fact: `purpose.domain.subject`, `charter.name`. Read as any `&str`.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct QuestionId(String);

/// The keys of an id one by one, from the outermost table of a charter inwards. An id may also be
/// that of an area or an element, or one that a person has typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct IdPath<'a>(pub &'a str);

impl<'a> IdPath<'a> {
    /// `purpose`; the whole id where it has no dots.
    #[must_use]
    pub fn element(self) -> &'a str {
        self.0.split_once('.').map_or(self.0, |(element, _)| element)
    }

    /// `purpose.domain` of a question, `purpose` of an area; empty for an element.
    #[must_use]
    pub fn parent(self) -> &'a str {
        self.0.rsplit_once('.').map_or("", |(parent, _)| parent)
    }

    /// `domain.subject`; empty for an element.
    #[must_use]
    pub fn below_element(self) -> &'a str {
        self.0.split_once('.').map_or("", |(_, below)| below)
    }

    /// `subject`: the last key.
    #[must_use]
    pub fn key(self) -> &'a str {
        self.0.rsplit_once('.').map_or(self.0, |(_, key)| key)
    }

    /// `purpose` and `domain`, the tables that lead to it, and `subject`.
    #[must_use]
    pub fn split(self) -> (Vec<&'a str>, &'a str) {
        let mut tables: Vec<_> = self.keys().collect();
        let key = tables.pop().unwrap_or_default();
        (tables, key)
    }

    /// `purpose`, `domain`, `subject`.
    pub fn keys(self) -> impl Iterator<Item = &'a str> + Clone {
        self.0.split('.')
    }

    /// Whether it is the id of this area or element, or of something in it.
    #[must_use]
    pub fn is_within(self, place: &str) -> bool {
        self.0.strip_prefix(place).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
    }
}

impl QuestionId {
    /// The id as it is written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The keys that lead to the answer.
    #[must_use]
    pub fn path(&self) -> IdPath<'_> {
        IdPath(&self.0)
    }
}

impl Deref for QuestionId {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl AsRef<str> for QuestionId {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl Borrow<str> for QuestionId {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for QuestionId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl From<&str> for QuestionId {
    fn from(id: &str) -> Self {
        Self(id.to_owned())
    }
}

impl From<String> for QuestionId {
    fn from(id: String) -> Self {
        Self(id)
    }
}

impl PartialEq<str> for QuestionId {
    fn eq(&self, other: &str) -> bool {
        self.0 == other
    }
}

impl PartialEq<&str> for QuestionId {
    fn eq(&self, other: &&str) -> bool {
        self.0 == *other
    }
}

impl PartialEq<String> for QuestionId {
    fn eq(&self, other: &String) -> bool {
        self.0 == *other
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_leads_from_the_element_to_the_key() {
        let question = QuestionId::from("purpose.domain.subject");
        let path = question.path();
        assert_eq!(
            (path.element(), path.parent(), path.key()),
            ("purpose", "purpose.domain", "subject")
        );
        assert_eq!(path.keys().collect::<Vec<_>>(), ["purpose", "domain", "subject"]);
        let element = IdPath("purpose");
        assert_eq!(
            (element.element(), element.parent(), element.key()),
            ("purpose", "", "purpose")
        );
    }

    #[test]
    fn a_place_holds_itself_and_what_is_below_it() {
        let path = IdPath("purpose.domain.subject");
        for place in ["purpose", "purpose.domain", "purpose.domain.subject"] {
            assert!(path.is_within(place), "{place}");
        }
        for place in ["purpose.dom", "people", "purpose.domain.subject.x"] {
            assert!(!path.is_within(place), "{place}");
        }
    }
}
