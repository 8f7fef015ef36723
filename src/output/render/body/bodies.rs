//! The bodies of all answers, in the format of a document.

use crate::output::render::format_engine::FormatEngine;
use crate::output::render::setting::Setting;
use crate::output::render::view::View;

/// The bodies of all answers that stand under a heading of their own, by the id of the
/// question.
pub(in crate::output::render) fn bodies(
    view: &View,
    engine: &dyn FormatEngine,
    setting: &Setting,
) -> Vec<(String, String)> {
    let areas = view.elements.iter().flat_map(|e| &e.areas);
    let mut bodies = Vec::new();
    for area in areas {
        let answered: Vec<_> = area.questions.iter().filter(|q| q.answered).collect();
        for passage in answered.chunk_by(|_, next| !next.leads) {
            let body = engine.body(passage, setting);
            bodies.push((passage[0].id.to_owned(), body));
        }
    }
    bodies
}
