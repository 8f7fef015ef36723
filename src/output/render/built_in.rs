//! The built-in templates as a whole.

use super::documents::{DOCUMENTS, Document, STYLE, STYLE_NAME, Template};
use super::engines::engine;
use crate::core::output_format::OutputFormat;

/// The formats in the order in which templates are listed.
const FORMATS: [OutputFormat; 2] = [OutputFormat::Html, OutputFormat::Markdown];

/// The names of the templates that a document is made of, each format's own one first.
pub(super) fn template_names(document: &Document) -> impl Iterator<Item = &'static str> {
    FORMATS.into_iter().flat_map(|format| engine(format).templates(document)).map(|(name, _)| name)
}

/// Every built-in template, each once and in the order of the documents.
#[must_use]
pub fn built_in_template() -> Vec<Template> {
    let mut all: Vec<Template> = Vec::new();
    for document in DOCUMENTS {
        for template in FORMATS.into_iter().flat_map(|format| engine(format).templates(document)) {
            if all.iter().all(|(name, _)| *name != template.0) {
                all.push(template);
            }
        }
    }
    all.push((STYLE_NAME, STYLE));
    all
}
