//! Words of the framework. Those that come with the program are never copied: they stand in it. Owned
//! texts would nearly double what it takes to load the framework, a tenth of a check.

use std::borrow::{Borrow, Cow};
use std::fmt;
use std::ops::Deref;

use serde::{Deserialize, Deserializer, Serialize, de};

/// A piece of wording. Read as any `&str`; `to_string` makes a text of one's own.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Wording(Cow<'static, str>);

impl Wording {
    /// The words.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Deref for Wording {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl AsRef<str> for Wording {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl Borrow<str> for Wording {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Wording {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl From<String> for Wording {
    fn from(words: String) -> Self {
        Self(Cow::Owned(words))
    }
}

impl From<&'static str> for Wording {
    fn from(words: &'static str) -> Self {
        Self(Cow::Borrowed(words))
    }
}

impl From<&Wording> for String {
    fn from(phrase: &Wording) -> Self {
        phrase.as_str().to_owned()
    }
}

impl PartialEq<str> for Wording {
    fn eq(&self, other: &str) -> bool {
        self.as_str() == other
    }
}

impl PartialEq<&str> for Wording {
    fn eq(&self, other: &&str) -> bool {
        self.as_str() == *other
    }
}

impl PartialEq<String> for Wording {
    fn eq(&self, other: &String) -> bool {
        self.as_str() == other
    }
}

impl<'de: 'static> Deserialize<'de> for Wording {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(Standing)
    }
}

/// Takes words where they stand.
struct Standing;

impl de::Visitor<'static> for Standing {
    type Value = Wording;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("words")
    }

    fn visit_borrowed_str<E: de::Error>(self, words: &'static str) -> Result<Wording, E> {
        Ok(Wording::from(words))
    }

    fn visit_str<E: de::Error>(self, words: &str) -> Result<Wording, E> {
        Ok(Wording::from(words.to_owned()))
    }
}
