//! Which question comes next, and how far the team has come. Asks nothing itself.

use crate::core::charter::Charter;
use crate::core::framework::{Framework, Question};

/// How far an interview goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Depth {
    /// What must have an initial answer before members are invited.
    Core,
    /// Everything.
    All,
}

/// The questions of one sitting, in the framework's order, and where the team is among them.
#[derive(Clone, Debug)]
pub struct Walk<'f> {
    questions: Vec<&'f Question>,
    at: usize,
}

impl<'f> Walk<'f> {
    /// The open questions of this depth. A question that is noted as pending is open too.
    #[must_use]
    pub fn open(framework: &'f Framework, charter: &Charter, depth: Depth) -> Self {
        let questions = framework.questions.iter();
        let asked = questions.filter(|q| depth == Depth::All || q.core);
        Self::over(asked.filter(|q| charter.is_open(&q.id)).collect())
    }

    /// These questions, answered or not.
    #[must_use]
    pub fn over(questions: Vec<&'f Question>) -> Self {
        Self { questions, at: 0 }
    }

    /// The question that is to be asked now; `None` at the end.
    #[must_use]
    pub fn question(&self) -> Option<&'f Question> {
        self.questions.get(self.at).copied()
    }

    /// Goes on to the next question.
    pub fn forward(&mut self) {
        self.at = (self.at + 1).min(self.questions.len());
    }

    /// Goes back to the question before; stays at the first one. Says whether it moved.
    pub fn back(&mut self) -> bool {
        let moved = self.at > 0;
        self.at = self.at.saturating_sub(1);
        moved
    }

    /// The number of the present question, from 1, and how many there are.
    #[must_use]
    pub fn progress(&self) -> (usize, usize) {
        (self.at + 1, self.questions.len())
    }

    /// The element of the present question, when it is the first of it in this walk.
    #[must_use]
    pub fn element_begins(&self) -> Option<&'f str> {
        let element = self.question()?.element();
        let before = self.at.checked_sub(1).and_then(|i| self.questions.get(i));
        (before.map(|q| q.element()) != Some(element)).then_some(element)
    }

    /// The element of the question before, when the present one is of another or there is none.
    #[must_use]
    pub fn element_ended(&self) -> Option<&'f str> {
        let before = self.at.checked_sub(1).and_then(|i| self.questions.get(i))?.element();
        (self.question().map(Question::element) != Some(before)).then_some(before)
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.questions.len()
    }

    /// Whether there is nothing to ask.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.questions.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_core_path_is_short_and_in_order() {
        let framework = Framework::built_in();
        let mut walk = Walk::open(&framework, &Charter::default(), Depth::Core);
        let mut elements = Vec::new();
        while walk.question().is_some() {
            elements.extend(walk.element_begins());
            walk.forward();
        }
        assert_eq!(elements, ["purpose", "people", "practice"]);
        assert!(walk.len() < 25, "{}", walk.len());
    }

    #[test]
    fn back_stays_at_the_first_question() {
        let framework = Framework::built_in();
        let mut walk = Walk::open(&framework, &Charter::default(), Depth::All);
        assert!(!walk.back());
        walk.forward();
        assert_eq!(walk.progress().0, 2);
        assert!(walk.back());
        assert_eq!(walk.progress(), (1, framework.questions.len()));
    }

    #[test]
    fn an_element_ends_once() {
        let framework = Framework::built_in();
        let mut walk = Walk::open(&framework, &Charter::default(), Depth::Core);
        let mut ended = Vec::new();
        while walk.question().is_some() {
            walk.forward();
            ended.extend(walk.element_ended());
        }
        assert_eq!(ended, ["purpose", "people", "practice"]);
    }
}
