//! HTML: one file that a browser shows and prints.

use super::body;
use super::documents::{Document, Template};
use super::escape;
use super::forbidden_tags::forbidden_tag;
use super::format_engine::{Escape, Filter, FormatEngine};
use super::mark::html_with_mark;
use super::markdown;
use super::policy::html_with_policy;
use super::setting::Setting;
use super::view::{Question, View};
use crate::output::mobile::svg::mobile_svg;

/// The engine of HTML.
pub(super) struct HtmlEngine;

impl FormatEngine for HtmlEngine {
    fn suffix(&self) -> &'static str {
        ".html"
    }

    fn templates(&self, document: &Document) -> Vec<Template> {
        document.html_templates()
    }

    fn body(&self, passage: &[&Question], setting: &Setting) -> String {
        body::html::body(passage, setting)
    }

    fn sentences(&self, passage: &[&Question], setting: &Setting) -> String {
        body::html::sentences(passage, setting)
    }

    fn mobile(&self, view: &View) -> String {
        mobile_svg(view)
    }

    fn escape(&self) -> Escape {
        |text, out| out.write_all(escape::html(text).as_bytes())
    }

    fn filters(&self) -> &'static [Filter] {
        &[
            ("short", |text, _| escape::html_with_links(text)),
            ("inline", markdown::inline_html),
            ("css", |text, _| escape::css(text)),
        ]
    }

    fn has_style(&self) -> bool {
        true
    }

    fn forbidden_tag(&self, page: &str) -> Option<String> {
        forbidden_tag(page)
    }

    fn guarded(&self, page: String) -> String {
        html_with_policy(page)
    }

    fn marked(&self, page: String) -> String {
        html_with_mark(&page)
    }
}
