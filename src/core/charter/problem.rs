//! What is wrong in a charter, as data: where, what, and the way out.

use std::cell::RefCell;

use crate::core::framework::Retired;
use crate::core::toml::{Entry, Node, Span};
use crate::core::words::{did_you_mean, nearest};

/// Something in the charter that cannot be read as it is meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// A stable name for the sort of problem: `unknown-key`.
    pub code: &'static str,
    /// Whether it keeps something from being read.
    pub severity: Severity,
    /// What is wrong, a sentence without a full stop: "`lvel` is not a key of `purpose.domain`".
    pub message: String,
    /// What to write instead; may be empty.
    pub help: String,
    /// Where in the text.
    pub place: Span,
}

/// How much a problem matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// It is kept but not understood; all else can be read.
    Warning,
    /// Something that is written there cannot be read.
    Error,
}

/// Number of problems after which nothing is suggested any more: a file of nothing but mistakes is no
/// long wait then.
const MAX_SUGGESTIONS: usize = 200;

/// Maximum number of problems named one by one that are of the same kind and in the same list.
const MAX_ALIKE: usize = 50;

/// What becomes of a key that is not read.
const KEPT: &str = "It is kept as it is.";

/// The problems of a charter while it is read.
#[derive(Debug, Default)]
pub(super) struct Problems(RefCell<Vec<Problem>>);

impl Problems {
    pub(super) fn report(&self, problem: Problem) {
        self.0.borrow_mut().push(problem);
    }

    /// All of them, in the order of the text.
    pub(super) fn sorted(self) -> Vec<Problem> {
        let mut problems = self.0.into_inner();
        problems.sort_by_key(|problem| problem.place.start);
        problems
    }

    /// Something that is not what it should be.
    pub(super) fn wrong_kind(
        &self,
        place: &Span,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        let (code, severity) = ("wrong-kind", Severity::Error);
        let (message, help) = (message.into(), help.into());
        self.report(Problem { code, severity, message, help, place: place.clone() });
    }

    /// The parts of one list that are not what they should be: the first ones, each with its message
    /// and help, and one problem that counts the others.
    pub(super) fn wrong_parts(
        &self,
        parts: &[&Node],
        home: &str,
        wrong: impl Fn(&Node) -> (String, String),
    ) {
        for part in parts.iter().take(MAX_ALIKE) {
            let (message, help) = wrong(part);
            self.wrong_kind(&part.place, message, help);
        }
        if let Some(next) = parts.get(MAX_ALIKE) {
            let more = parts.len() - MAX_ALIKE;
            let message = format!("{home}: {more} more like these, the next one here");
            self.wrong_kind(&next.place, message, "They are told once those above are mended.");
        }
    }

    /// The known word nearest to a mistyped one, unless there are many problems already.
    pub(super) fn nearest<'a>(
        &self,
        word: &str,
        known: impl IntoIterator<Item = &'a str>,
    ) -> Option<&'a str> {
        if self.0.borrow().len() < MAX_SUGGESTIONS { nearest(word, known) } else { None }
    }

    /// A key that nothing is known of. It stays in the file as it is.
    pub(super) fn unknown_key<'a>(
        &self,
        entry: &Entry,
        home: &str,
        known: impl IntoIterator<Item = &'a str>,
    ) {
        let near = self.nearest(&entry.key, known);
        self.kept_key(entry, home, did_you_mean(near, KEPT));
    }

    /// A key where an answer could be, and nothing is asked. It may be one to a question of the team's
    /// own that is asked no longer.
    pub(super) fn unasked_key<'a>(
        &self,
        entry: &Entry,
        home: &str,
        known: impl IntoIterator<Item = &'a str>,
    ) {
        let help = match self.nearest(&entry.key, known) {
            near @ Some(_) => did_you_mean(near, KEPT),
            None => format!("{KEPT} A question of your own stands in questions.toml."),
        };
        self.kept_key(entry, home, help);
    }

    fn kept_key(&self, entry: &Entry, home: &str, help: String) {
        let message = format!("`{}` is not a key of {home}", entry.key);
        let (code, severity) = ("unknown-key", Severity::Warning);
        self.report(Problem { code, severity, message, help, place: entry.key_span.clone() });
    }

    /// A key that was asked once. Its answer stays in the file and counts nowhere.
    pub(super) fn retired_key(&self, retired: &Retired, place: &Span) {
        let since = match retired.since.as_str() {
            "" => String::new(),
            since => format!(" since {since}"),
        };
        let help = match &retired.replaced_by {
            Some(next) => format!(
                "`{next}` has taken its place; `copcharter migrate` moves the answer there."
            ),
            None => format!("Nothing has taken its place. {KEPT}"),
        };
        let message = format!("`{}` is retired{since}", retired.id);
        let (code, severity) = ("retired-key", Severity::Warning);
        self.report(Problem { code, severity, message, help, place: place.clone() });
    }
}
