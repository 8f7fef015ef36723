//! Takes away what sets a question aside, once it is answered or is to be open again.

use super::apply_raw::apply_raw;
use super::edits::{RawEdit, Uneditable};
use super::relocate::without_bare_header;
use crate::core::charter::{Charter, NOT_APPLICABLE, read};
use crate::core::framework::{Framework, Question};
use crate::core::toml::{Document, write};

/// The charter in which no mark sets this question aside. Where its whole area was, each of the others
/// there gets the mark that they had together.
///
/// # Errors
/// When the text is written in a form in which that cannot be done without touching more.
pub(super) fn without(
    document: &Document,
    framework: &Framework,
    question: &Question,
) -> Result<Document, Uneditable> {
    let charter = read(document, framework);
    let covering: Vec<_> = charter.not_applicable.iter().filter(|m| m.covers(question)).collect();
    let mut edited = document.clone();
    for mark in &covering {
        for other in others(framework, &charter, question, &mark.id) {
            let path = [NOT_APPLICABLE.key, other];
            let put = RawEdit::Put { path: &path, value: &write::toml_string(&mark.because) };
            edited = apply_raw(&edited, framework, put)?;
        }
        let gone = RawEdit::Remove { path: &[NOT_APPLICABLE.key, &mark.id] };
        edited = apply_raw(&edited, framework, gone)?;
    }
    if covering.is_empty() {
        Ok(edited)
    } else {
        without_bare_header(&edited, &[NOT_APPLICABLE.key])
    }
}

/// The other questions that a mark sets aside and that have no mark of their own.
fn others<'f>(
    framework: &'f Framework,
    charter: &Charter,
    question: &Question,
    place: &'f str,
) -> Vec<&'f str> {
    let marked = |id: &str| charter.not_applicable.iter().any(|mark| mark.id == id);
    let questions = framework.questions_in(place).filter(|other| other.id != question.id);
    let aside = questions.filter(|q| charter.set_aside(&q.id).is_some() && !marked(&q.id));
    aside.map(|other| other.id.as_str()).collect()
}
