//! The bodies of answers: what stands under the heading of an answer, in the format of the document.
//! They are made here and not in templates, so that there is one door for what people wrote, and
//! every document says an answer in the same way.

mod html;
mod markdown;

use super::Format;
use super::view::{Question, View};

/// How many filled fields make records a table; fewer make a list.
const TABLE: usize = 3;

/// The bodies of all answers that stand under a heading of their own, which is of this level, by the
/// id of the question.
pub(super) fn bodies(view: &View, format: Format, heading: u8) -> Vec<(String, String)> {
    let table = view.words.get("table").copied().unwrap_or_default();
    let areas = view.elements.iter().flat_map(|e| &e.areas);
    let mut bodies = Vec::new();
    for area in areas {
        let answered: Vec<_> = area.questions.iter().filter(|q| q.answered).collect();
        for passage in answered.chunk_by(|_, next| !next.leads) {
            let body = match format {
                Format::Html => html::body(passage, heading, table),
                Format::Markdown => markdown::body(passage, heading),
            };
            bodies.push((passage[0].id.to_owned(), body));
        }
    }
    bodies
}

/// A sentence with the remark beside it.
fn sentence<'q>(question: &'q Question) -> impl Iterator<Item = &'q str> {
    question.text.as_deref().into_iter().chain(question.note)
}
