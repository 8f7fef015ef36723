//! Numbers with what they count.

use std::fmt;

/// How many of something: `1 answer`, `3 answers`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Count<'a> {
    number: usize,
    one: &'a str,
    /// The plural, where it is not the singular with an s.
    many: Option<&'a str>,
}

impl<'a> Count<'a> {
    /// Counts what has a regular plural: `answer`.
    #[must_use]
    pub const fn new(number: usize, one: &'a str) -> Self {
        Self { number, one, many: None }
    }

    /// Counts what has a plural of its own: `piece of advice`, `pieces of advice`.
    #[must_use]
    pub const fn with_plural(number: usize, one: &'a str, many: &'a str) -> Self {
        Self { number, one, many: Some(many) }
    }

    /// Whether there is nothing to count.
    #[must_use]
    pub const fn is_zero(&self) -> bool {
        self.number == 0
    }

    /// The form of another word that agrees with the number: `is` or `are`.
    #[must_use]
    pub const fn pick<'w>(&self, one: &'w str, many: &'w str) -> &'w str {
        if self.number == 1 { one } else { many }
    }

    /// `one answer`, `3 answers`: for the beginning of a sentence.
    #[must_use]
    pub fn in_words(&self) -> String {
        if self.number == 1 { format!("one {}", self.one) } else { self.to_string() }
    }
}

impl fmt::Display for Count<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { number, one, many } = self;
        match many {
            _ if *number == 1 => write!(f, "1 {one}"),
            Some(many) => write!(f, "{number} {many}"),
            None => write!(f, "{number} {one}s"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_noun_and_the_verb_agree_with_the_number() {
        let open = |number| {
            let count = Count::new(number, "question");
            format!("{count} {} open", count.pick("is", "are"))
        };
        assert_eq!(open(0), "0 questions are open");
        assert_eq!(open(1), "1 question is open");
        assert_eq!(open(2), "2 questions are open");
        assert_eq!(
            Count::with_plural(2, "piece of advice", "pieces of advice").to_string(),
            "2 pieces of advice"
        );
        assert_eq!(Count::new(1, "answer").in_words(), "one answer");
        assert_eq!(Count::new(2, "answer").in_words(), "2 answers");
    }
}
