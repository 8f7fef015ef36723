//! How far each element is.

use crate::core::charter::Charter;
use crate::core::framework::{Framework, Question};

/// How many of some questions are answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Share<'f> {
    /// `purpose`
    pub element: &'f str,
    /// `Purpose`
    pub name: &'f str,
    /// The questions with an answer.
    pub answered: usize,
    /// All questions.
    pub asked: usize,
}

impl Share<'_> {
    /// From 0 to 1.
    #[must_use]
    #[allow(clippy::cast_precision_loss)]
    pub fn share(&self) -> f64 {
        self.answered as f64 / self.asked.max(1) as f64
    }
}

/// The share of each element, in order.
#[must_use]
pub fn shares<'f>(framework: &'f Framework, charter: &Charter) -> Vec<Share<'f>> {
    let answered = |q: &&Question| charter.answered(&q.id);
    let share = |element: &'f crate::core::framework::Element| Share {
        element: &element.id,
        name: &element.name,
        answered: framework.questions_in(&element.id).filter(answered).count(),
        asked: framework.questions_in(&element.id).count(),
    };
    framework.elements.iter().map(share).collect()
}
