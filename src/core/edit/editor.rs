//! A charter under edit: where what is new goes, and the proof of what comes of it.

use super::blocks;
use super::edits::Uneditable;
use super::keys::{self, NewKey};
use super::text::{Patch, patched};
use crate::core::charter::{FACT_KEYS, FACTS, NOT_APPLICABLE, SECTIONS};
use crate::core::framework::{Framework, Kind, Question};
use crate::core::toml::Document;

/// A charter under edit.
pub(super) struct Editor<'a> {
    pub(super) document: &'a Document,
    framework: &'a Framework,
    /// The headers of a charter in their standard order.
    headers: Vec<String>,
}

impl<'a> Editor<'a> {
    pub(super) fn new(document: &'a Document, framework: &'a Framework) -> Self {
        Self { document, framework, headers: headers(framework) }
    }

    /// Gives the key in the table at this path a value as written.
    pub(super) fn put(
        &self,
        path: &[&str],
        key: &str,
        value: &str,
    ) -> Result<Vec<Patch>, Uneditable> {
        let order = self.order(path);
        let new = NewKey { path, key, value, order: &order, headers: &self.headers };
        keys::put(self.document, &new)
    }

    /// A new `[[path]]` with its lines, at its place in the standard order; behind those it already has.
    pub(super) fn new_table(&self, path: &str, lines: &str) -> Patch {
        blocks::new_block(self.document, &format!("[[{path}]]\n{lines}"), path, &self.headers)
    }

    /// A new `[path]` with its lines, at its place in the standard order.
    pub(super) fn new_section(&self, path: &str, lines: &str) -> Patch {
        blocks::new_block(self.document, &format!("[{path}]\n{lines}"), path, &self.headers)
    }

    /// The keys of a table in their standard order.
    fn order(&self, path: &[&str]) -> Vec<&str> {
        if path == [FACTS.key] {
            return FACT_KEYS.to_vec();
        }
        if path == [NOT_APPLICABLE.key] {
            return self.places();
        }
        let area = path.join(".");
        let known = self.framework.questions.iter().filter(|q| q.area() == area);
        known.map(Question::key).collect()
    }

    /// Every area, and behind it its questions.
    fn places(&self) -> Vec<&str> {
        let mut places = Vec::new();
        for area in &self.framework.areas {
            places.push(area.id.as_str());
            places.extend(self.framework.questions_in(&area.id).map(|q| q.id.as_str()));
        }
        places
    }
}

/// The headers of a charter in their standard order: facts, areas each with their records, the rest.
fn headers(framework: &Framework) -> Vec<String> {
    let mut headers = vec![FACTS.key.to_owned()];
    for area in &framework.areas {
        headers.push(area.id.clone());
        let records = framework.questions_in(&area.id).filter(|q| q.kind == Kind::Records);
        headers.extend(records.map(|q| q.id.to_string()));
    }
    let sections = SECTIONS.iter().map(|section| section.key);
    headers.extend(sections.filter(|key| *key != FACTS.key).map(str::to_owned));
    headers
}

/// The charter with the patches made.
///
/// # Errors
/// Where that could not be read again, or is not proved to be what was meant.
pub(super) fn proved(
    document: &Document,
    patches: Vec<Patch>,
    is_meant: impl FnOnce(&Document) -> bool,
) -> Result<Document, Uneditable> {
    if patches.is_empty() {
        return Ok(document.clone());
    }
    let text = patched(document.text(), patches);
    let edited = Document::parse(text).map_err(|_| Uneditable::Unproved)?;
    if is_meant(&edited) { Ok(edited) } else { Err(Uneditable::Unproved) }
}
