//! Markdown: text for a repository or a wiki.

use super::body;
use super::documents::{Document, Template};
use super::escape;
use super::format_engine::{Escape, Filter, FormatEngine};
use super::mark::markdown_with_mark;
use super::markdown;
use super::setting::Setting;
use super::view::Question;

/// The engine of Markdown.
pub(super) struct MarkdownEngine;

impl FormatEngine for MarkdownEngine {
    fn suffix(&self) -> &'static str {
        ".md"
    }

    fn templates(&self, document: &Document) -> Vec<Template> {
        document.markdown_templates()
    }

    fn body(&self, passage: &[&Question], setting: &Setting) -> String {
        body::markdown::body(passage, setting)
    }

    fn escape(&self) -> Escape {
        |text, out| out.write_all(escape::markdown(text).as_bytes())
    }

    fn filters(&self) -> &'static [Filter] {
        &[
            ("short", |text, _| escape::markdown_with_links(text)),
            ("inline", markdown::inline_markdown),
        ]
    }

    fn marked(&self, page: String) -> String {
        markdown_with_mark(&page)
    }
}
