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

/// The questions of one sitting, in the framework's order, and where the team is among them. Those
/// that are not asked, being answered already, can be gone back to.
#[derive(Clone, Debug)]
pub struct Walk<'f> {
    questions: Vec<&'f Question>,
    /// For each of them, whether it is asked on the way.
    asked: Vec<bool>,
    /// How many of them, from the first, are not counted: the facts, which come before the questions.
    uncounted: usize,
    at: usize,
}

impl<'f> Walk<'f> {
    /// The open questions of this depth, behind those that are answered. A question that is noted as
    /// pending is open too.
    #[must_use]
    pub fn open(framework: &'f Framework, charter: &Charter, depth: Depth) -> Self {
        let is_there = |q: &&Question| charter.answered(&q.id) || charter.is_open(&q.id);
        let facts: Vec<_> =
            framework.facts.iter().filter(|fact| charter.answered(&fact.id)).collect();
        let uncounted = facts.len();
        let questions = framework.questions.iter().filter(|q| depth == Depth::All || q.core);
        let questions: Vec<_> = facts.into_iter().chain(questions.filter(is_there)).collect();
        let is_asked = |(at, q): (usize, &&Question)| at >= uncounted && charter.is_open(&q.id);
        let asked = questions.iter().enumerate().map(is_asked).collect();
        Self { questions, asked, uncounted, at: 0 }.begun()
    }

    /// These questions, answered or not.
    #[must_use]
    pub fn over(questions: Vec<&'f Question>) -> Self {
        let asked = vec![true; questions.len()];
        Self { questions, asked, uncounted: 0, at: 0 }
    }

    fn begun(mut self) -> Self {
        self.at = self.asked_from(0);
        self
    }

    /// The first question from this place on that is asked on the way.
    fn asked_from(&self, place: usize) -> usize {
        let found = self.asked.iter().skip(place).position(|asked| *asked);
        found.map_or(self.questions.len(), |further| place + further)
    }

    /// The last question before the present one that is asked on the way.
    fn asked_before(&self) -> Option<&'f Question> {
        let place = self.asked[..self.at.min(self.asked.len())].iter().rposition(|asked| *asked)?;
        self.questions.get(place).copied()
    }

    /// The question that is to be asked now; `None` at the end.
    #[must_use]
    pub fn question(&self) -> Option<&'f Question> {
        self.questions.get(self.at).copied()
    }

    /// Goes on to the next question that is asked on the way.
    pub fn forward(&mut self) {
        self.at = self.asked_from(self.at + 1);
    }

    /// Goes back to the question before, answered or not; stays at the first one. Says whether it moved.
    pub fn back(&mut self) -> bool {
        let moved = self.at > 0;
        self.at = self.at.saturating_sub(1);
        moved
    }

    /// The number of the present question, from 1, and how many there are, answered ones counted;
    /// `None` for a fact.
    #[must_use]
    pub fn progress(&self) -> Option<(usize, usize)> {
        let number = (self.at + 1).checked_sub(self.uncounted).filter(|number| *number > 0)?;
        Some((number, self.questions.len() - self.uncounted))
    }

    /// The element of the present question, when it is the first of it in this walk.
    #[must_use]
    pub fn element_begins(&self) -> Option<&'f str> {
        self.progress()?;
        let element = self.question()?.element();
        (self.asked_before().map(Question::element) != Some(element)).then_some(element)
    }

    /// The element of the question before, when the present one is of another or there is none.
    #[must_use]
    pub fn element_ended(&self) -> Option<&'f str> {
        let before = self.asked_before()?.element();
        (self.question().map(Question::element) != Some(before)).then_some(before)
    }

    /// How many are asked on the way.
    #[must_use]
    pub fn len(&self) -> usize {
        self.asked.iter().filter(|asked| **asked).count()
    }

    /// Whether there is nothing to ask.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::charter::read;
    use crate::core::toml::Document;

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
        assert_eq!(walk.progress(), Some((2, framework.questions.len())));
        assert!(walk.back());
        assert_eq!(walk.progress(), Some((1, framework.questions.len())));
    }

    #[test]
    fn what_is_answered_is_counted_and_reached_by_going_back() {
        let framework = Framework::built_in();
        let text = "[charter]\nname = \"A\"\n[purpose.domain]\nsubject = \"Maps\"\n";
        let document = Document::parse(text.to_owned()).expect("it is TOML");
        let charter = read(&document, &framework);
        let mut walk = Walk::open(&framework, &charter, Depth::All);
        let first = walk.question().expect("much is open");
        assert_eq!(walk.progress(), Some((2, framework.questions.len())));
        assert_eq!(walk.len(), framework.questions.len() - 1);
        assert!(walk.back());
        assert_eq!(walk.question().map(Question::key), Some("subject"));
        assert!(walk.back());
        assert_eq!(walk.question().map(Question::key), Some("name"));
        assert_eq!((walk.progress(), walk.back()), (None, false));
        // On the way on, what is answered is passed by.
        walk.forward();
        assert_eq!(walk.question().map(|q| &q.id), Some(&first.id));
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
