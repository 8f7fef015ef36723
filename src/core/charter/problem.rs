//! What is wrong in a charter, as data: where, what, and the way out.

use crate::core::framework::Retired;
use crate::core::toml::Node;
use crate::core::toml::Span;

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

/// The known word nearest to a mistyped one, if any is near.
#[must_use]
pub fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let scored = known.into_iter().map(|k| (strsim::jaro_winkler(word, k), k));
    let best = scored.max_by(|a, b| a.0.total_cmp(&b.0))?;
    (best.0 > 0.82).then_some(best.1)
}

/// The same, until so much has been said that nobody reads more of it: a file of nothing but mistakes
/// is no long wait then.
pub(super) fn still_nearest<'a>(
    said: usize,
    word: &str,
    known: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    const PATIENCE: usize = 200;
    if said < PATIENCE { nearest(word, known) } else { None }
}

/// Of what is wrong in the same way in one list, so many are told one by one.
const TOLD: usize = 50;

/// Problems with the parts of one list: those that are told, and one that counts the others.
pub(super) fn told<'n>(
    odd: impl IntoIterator<Item = &'n Node>,
    home: &str,
    problem: impl Fn(&Node) -> Problem,
) -> Vec<Problem> {
    let mut odd = odd.into_iter();
    let mut told: Vec<_> = odd.by_ref().take(TOLD).map(problem).collect();
    if let Some(next) = odd.next() {
        told.push(Problem {
            code: "wrong-kind",
            severity: Severity::Error,
            message: format!("{home}: {} more like these, the next one here", odd.count() + 1),
            help: "They are told once those above are mended.".to_owned(),
            place: next.place.clone(),
        });
    }
    told
}

/// What becomes of a key that is not read.
const KEPT: &str = "It is kept as it is.";

/// A key that nothing is known of, after so many other problems. It stays in the file as it is.
pub(super) fn unknown<'a>(
    said: usize,
    key: &str,
    home: &str,
    known: impl IntoIterator<Item = &'a str>,
    place: &Span,
) -> Problem {
    let near = still_nearest(said, key, known);
    Problem {
        code: "unknown-key",
        severity: Severity::Warning,
        message: format!("`{key}` is not a key of {home}"),
        help: near.map_or(KEPT.to_owned(), |near| format!("Did you mean `{near}`? {KEPT}")),
        place: place.clone(),
    }
}

/// A key where an answer could be, and nothing is asked. It may be one to a question of the team's
/// own that is asked no longer.
pub(super) fn unasked<'a>(
    said: usize,
    key: &str,
    home: &str,
    known: impl IntoIterator<Item = &'a str>,
    place: &Span,
) -> Problem {
    let mut problem = unknown(said, key, home, known, place);
    // Where another key is near, it is a slip.
    if problem.help == KEPT {
        problem.help += " A question of your own stands in questions.toml.";
    }
    problem
}

/// A key that was asked once. Its answer stays in the file and counts nowhere.
pub(super) fn retired(retired: &Retired, place: &Span) -> Problem {
    let since = match retired.since.as_str() {
        "" => String::new(),
        since => format!(" since {since}"),
    };
    let help = match &retired.replaced_by {
        Some(next) => {
            format!("`{next}` has taken its place; `copcharter migrate` moves the answer there.")
        }
        None => "Nothing has taken its place. It is kept as it is.".to_owned(),
    };
    Problem {
        code: "retired-key",
        severity: Severity::Warning,
        message: format!("`{}` is retired{since}", retired.id),
        help,
        place: place.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn the_nearest_word_is_near() {
        let known = ["subject", "issues", "level"];
        assert_eq!(nearest("subjct", known), Some("subject"));
        assert_eq!(nearest("isues", known), Some("issues"));
        assert_eq!(nearest("weather", known), None);
    }
}
