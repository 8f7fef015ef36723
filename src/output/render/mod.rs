//! Publishes a charter: answers in, documents out. What a template sees is made in `view`, once for
//! each audience; `templates` and `markdown` turn it into text. No files, no clock.

mod addresses;
mod audience_view;
mod body;
mod built_in;
mod documents;
mod engines;
mod error;
pub(crate) mod escape;
mod file_links;
mod forbidden_tags;
mod format_engine;
mod html_engine;
mod mark;
mod markdown;
mod markdown_engine;
mod notes;
mod own;
mod policy;
mod reference;
mod sections;
mod setting;
mod templates;
pub mod view;

pub use crate::core::output_format::OutputFormat;
pub use audience_view::{AudienceView, Options, data, html_text, render};
pub use built_in::built_in_template;
pub use documents::{DOCUMENTS, Document, People, Section, Template};
pub use engines::engine;
pub use error::RenderError;
pub use file_links::file_links;
pub use format_engine::{Escape, Filter, FormatEngine};
pub use mark::is_own_page;
pub use markdown::unmarked;
pub use notes::template_with_notes;
pub use own::{CustomTemplates, RenderJob};
pub use policy::POLICY;
pub use reference::{REFERENCE, templates_reference_page};
pub use setting::Setting;
pub use templates::Engine;
pub use view::View;
