//! What every format does with answers and pages. A new format is one engine and its templates.

use std::io::{self, Write};

use super::documents::{Document, Template};
use super::setting::Setting;
use super::view::{Question, View};

/// Writes a text escaped.
pub type Escape = fn(&str, &mut dyn Write) -> io::Result<()>;

/// A filter that templates may use, by its name: of a text and the way to the charter's folder it
/// makes what is ready for the format.
pub type Filter = (&'static str, fn(&str, &str) -> String);

/// Turns answers into a format, and says with which templates its documents are laid out.
pub trait FormatEngine: Sync {
    /// The end of the names of its templates and files, with the dot: `.md`.
    fn suffix(&self) -> &'static str;

    /// The templates of a document; the first is its own.
    fn templates(&self, document: &Document) -> Vec<Template>;

    /// The body of an answer, or the paragraph of several sentences.
    fn body(&self, passage: &[&Question], setting: &Setting) -> String;

    /// The paragraph of several sentences to which no links lead.
    fn sentences(&self, passage: &[&Question], setting: &Setting) -> String {
        self.body(passage, setting)
    }

    /// The mobile; empty in a format without pictures.
    fn mobile(&self, _view: &View) -> String {
        String::new()
    }

    /// Writes a short text so that nothing in it means anything to the format.
    fn escape(&self) -> Escape;

    /// The filters that templates may use, by name.
    fn filters(&self) -> &'static [Filter];

    /// Whether its templates take the style sheet.
    fn has_style(&self) -> bool {
        false
    }

    /// A tag that no page of a stranger's template may have, where there is one.
    fn forbidden_tag(&self, _page: &str) -> Option<String> {
        None
    }

    /// A page that a stranger's template made, with what keeps readers safe.
    fn guarded(&self, page: String) -> String {
        page
    }

    /// A page with the mark by which `render` knows its own.
    fn marked(&self, page: String) -> String;
}
