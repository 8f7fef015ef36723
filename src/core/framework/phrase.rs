//! Words of the framework. Those that come with the program are never copied: they stand in it.

use std::borrow::{Borrow, Cow};
use std::fmt;
use std::ops::Deref;

use serde::{Deserialize, Deserializer, Serialize, de};

/// A piece of wording. Read as any `&str`; `to_string` makes a text of one's own.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Phrase(Cow<'static, str>);

impl Phrase {
    /// The words.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Deref for Phrase {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl AsRef<str> for Phrase {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl Borrow<str> for Phrase {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Phrase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl From<String> for Phrase {
    fn from(words: String) -> Self {
        Self(Cow::Owned(words))
    }
}

impl From<&'static str> for Phrase {
    fn from(words: &'static str) -> Self {
        Self(Cow::Borrowed(words))
    }
}

impl From<&Phrase> for String {
    fn from(phrase: &Phrase) -> Self {
        phrase.as_str().to_owned()
    }
}

impl PartialEq<str> for Phrase {
    fn eq(&self, other: &str) -> bool {
        self.as_str() == other
    }
}

impl PartialEq<&str> for Phrase {
    fn eq(&self, other: &&str) -> bool {
        self.as_str() == *other
    }
}

impl PartialEq<String> for Phrase {
    fn eq(&self, other: &String) -> bool {
        self.as_str() == other
    }
}

impl<'de: 'static> Deserialize<'de> for Phrase {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(Standing)
    }
}

/// Takes words where they stand.
struct Standing;

impl de::Visitor<'static> for Standing {
    type Value = Phrase;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("words")
    }

    fn visit_borrowed_str<E: de::Error>(self, words: &'static str) -> Result<Phrase, E> {
        Ok(Phrase::from(words))
    }

    fn visit_str<E: de::Error>(self, words: &str) -> Result<Phrase, E> {
        Ok(Phrase::from(words.to_owned()))
    }
}
