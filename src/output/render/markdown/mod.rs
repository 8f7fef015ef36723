//! Answers that are Markdown by a stranger. Each is parsed on its own into safe events; HTML is
//! written from these, and in Markdown the author's text is kept where it is read as these, or written
//! anew from them where it is not. The only place that names pulldown-cmark.

mod bullets;
mod events;
mod flow;
mod footnotes;
mod guard;
mod headings;
mod html;
mod inline;
mod layout;
mod links;
mod outline;
mod reading;
mod writer;

pub(super) use flow::{Flow, flow_html, flow_markdown, has_blocks, has_headings};
pub(super) use guard::guarded;
pub(super) use html::html;
pub use inline::unmarked;
pub(super) use inline::{inline_html, inline_markdown};
pub(super) use links::file_addresses;

use std::borrow::Cow;

use pulldown_cmark::Options;

use super::escape::clean;
use super::setting::Setting;
use bullets::with_lists;

/// What answers may use beside plain `CommonMark`, and footnotes, which become text. Never heading
/// attributes: they let `onclick` through.
const EXTENSIONS: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_STRIKETHROUGH)
    .union(Options::ENABLE_TASKLISTS)
    .union(Options::ENABLE_FOOTNOTES);

/// An answer as it is parsed: clean, with one kind of line break, its bullets as lists.
fn normalized(text: &str) -> Cow<'_, str> {
    let text = clean(text);
    let text = if text.contains('\r') {
        Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n"))
    } else {
        text
    };
    with_lists(text)
}
