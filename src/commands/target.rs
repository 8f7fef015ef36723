//! Finds the question, area or element that a person has named.

use crate::core::framework::{Framework, IdPath, Question};
use crate::core::words::{did_you_mean, nearest};
use crate::failure::Failure;

/// The question or fact with this id.
pub(super) fn find_question<'f>(
    framework: &'f Framework,
    id: &str,
) -> Result<&'f Question, Failure> {
    framework.find(id).ok_or_else(|| match framework.questions_in(id).next() {
        Some(within) => Failure::new(
            format!("`{id}` is no question; it holds several, such as `{}`", within.id),
            format!("`copcharter questions {id}` lists them."),
        ),
        None => unknown_question(framework, id, "question"),
    })
}

/// The questions of an element, an area, or the one with this id; `charter` is the facts.
pub(super) fn find_questions<'f>(
    framework: &'f Framework,
    id: &'f str,
) -> Result<Vec<&'f Question>, Failure> {
    if id == "charter" {
        return Ok(framework.facts.iter().collect());
    }
    if let Some(question) = framework.find(id) {
        return Ok(vec![question]);
    }
    let within: Vec<_> = framework.questions_in(id).collect();
    if within.is_empty() {
        return Err(unknown_question(framework, id, "question, area or element"));
    }
    Ok(within)
}

fn unknown_question(framework: &Framework, id: &str, what: &str) -> Failure {
    let ids = framework.questions.iter().chain(&framework.facts).map(|q| q.id.as_str());
    let places = framework.areas.iter().map(|a| a.id.as_str());
    let all: Vec<&str> = ids.chain(places).collect();
    // `subject` alone is what people remember of `purpose.domain.subject`.
    let by_key = all.iter().copied().find(|known| IdPath(known).key() == id);
    let keys = all.iter().map(|known| IdPath(known).key());
    let near_key =
        nearest(id, keys).and_then(|key| all.iter().find(|known| IdPath(known).key() == key));
    let near = by_key.or_else(|| {
        if id.contains('.') { nearest(id, all.iter().copied()) } else { near_key.copied() }
    });
    let help = did_you_mean(near, "`copcharter questions` lists them all.");
    Failure::new(format!("there is no {what} `{id}`"), help)
}
