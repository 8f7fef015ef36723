//! A review that is under way: what was shown and decided so far, and where it is kept.

use std::io;

use crate::core::charter::{Charter, ReviewInProgress};
use crate::core::edit::Edit;
use crate::core::framework::{Framework, Question, QuestionId};
use crate::core::review::is_looked_at;
use crate::failure::Failure;
use crate::output::report::answer_summary_human;
use crate::session::interview::Interview;
use crate::session::previous::ReviewBaseline;
use crate::terminal::Signal;

/// A team on its way through a review.
pub(crate) struct ReviewSession<'a> {
    pub(crate) interview: Interview<'a>,
    pub(crate) framework: Framework,
    pub(crate) before: ReviewBaseline,
    /// The only questions that are looked at, if some were named.
    pub(super) chosen: Option<Vec<QuestionId>>,
    /// Whether what has no reason is looked at too.
    pub(super) with_rest: bool,
    /// What is done with, by id.
    pub(super) done: Vec<String>,
    /// What was shown, to go back to.
    pub(super) shown: Vec<String>,
}

/// Where a review goes after one of its parts.
pub(super) enum Navigation {
    Forward,
    Back,
    Stopped { typed: String, signal: Option<Signal> },
}

impl<'a> ReviewSession<'a> {
    pub(crate) fn new(
        interview: Interview<'a>,
        before: ReviewBaseline,
        chosen: Option<Vec<QuestionId>>,
    ) -> Self {
        let framework = interview.saver.framework().clone();
        let begun = interview.saver.charter().reviewing.clone().unwrap_or_default();
        let mut done = begun.reviewed;
        // Whoever names what was looked at already wants to see it again.
        if let Some(chosen) = &chosen
            && chosen.iter().all(|id| is_looked_at(&done, id))
        {
            done.clear();
        }
        // What earlier sittings looked at can be gone back to as well.
        let in_scope =
            |id: &&String| chosen.as_ref().is_none_or(|chosen| chosen.iter().any(|one| one == *id));
        let shown = done.iter().filter(in_scope).filter(|id| framework.find(id).is_some());
        let (with_rest, shown) = (chosen.is_some(), shown.cloned().collect());
        let mut session = Self { interview, framework, before, chosen, with_rest, done, shown };
        // Without a last review to compare with, what is changed now still pulls.
        if session.before.charter.is_none() {
            session.before.charter = Some(session.charter().clone());
        }
        session
    }

    pub(crate) fn charter(&self) -> &Charter {
        self.interview.saver.charter()
    }

    /// The review as far as it is.
    pub(crate) fn reviewing(&self) -> ReviewInProgress {
        self.charter().reviewing.clone().unwrap_or_default()
    }

    pub(super) fn is_done(&self, id: &str) -> bool {
        is_looked_at(&self.done, id)
    }

    /// Keeps how far the review is.
    pub(crate) fn keep(&mut self, reviewing: &ReviewInProgress) -> Result<(), Failure> {
        Ok(self.interview.saver.save(&Edit::ReviewInProgress(reviewing))?)
    }

    /// The one line that stays of an item.
    pub(crate) fn settled(&mut self, question: &Question, what: &str) -> io::Result<()> {
        let answer = self.interview.saver.charter().answer(&question.id);
        let says = answer.map(|answer| answer_summary_human(&self.framework, question, answer));
        let says = says.map(|says| format!(": {says}")).unwrap_or_default();
        self.interview.prompter.close(&format!("✓ {}, {what}{says}", question.label))
    }
}
