//! Which engine a format has: the one row of each.

use super::format_engine::FormatEngine;
use super::html_engine::HtmlEngine;
use super::markdown_engine::MarkdownEngine;
use crate::core::output_format::OutputFormat;

/// The engine of a format.
#[must_use]
pub fn engine(format: OutputFormat) -> &'static dyn FormatEngine {
    match format {
        OutputFormat::Html => &HtmlEngine,
        OutputFormat::Markdown => &MarkdownEngine,
    }
}
