//! How many of some questions are answered.

use std::cmp::Ordering;

use serde::Serialize;

use crate::core::charter::Charter;
use crate::core::framework::Question;

/// How many of the questions asked are answered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Share {
    /// How many have an answer.
    pub answered: usize,
    /// How many there are.
    pub asked: usize,
}

impl Share {
    /// The share of these questions that a charter answers; what is set aside does not count.
    #[must_use]
    pub fn of<'q>(charter: &Charter, questions: impl Iterator<Item = &'q Question>) -> Self {
        let asked = questions.filter(|question| charter.set_aside(&question.id).is_none());
        asked.fold(Self::default(), |share, question| Self {
            answered: share.answered + usize::from(charter.answered(&question.id)),
            asked: share.asked + 1,
        })
    }

    /// In hundredths, rounded down.
    #[must_use]
    pub fn percent(self) -> usize {
        (self.answered * 100).checked_div(self.asked).unwrap_or(0)
    }

    /// Whether this is under half of another share.
    #[must_use]
    pub const fn is_under_half_of(self, other: Self) -> bool {
        self.answered * other.asked * 2 < other.answered * self.asked
    }

    /// Which of two shares is the larger.
    #[must_use]
    pub fn compare(self, other: Self) -> Ordering {
        (self.answered * other.asked).cmp(&(other.answered * self.asked))
    }
}
