//! Publishes a charter: answers in, documents out. What a template sees is made in `view`, once for
//! each audience; `templates` and `markdown` turn it into text. No files, no clock.

mod addresses;
mod audience_view;
mod body;
mod documents;
mod error;
pub(crate) mod escape;
mod format;
mod mark;
mod markdown;
mod notes;
mod own;
mod policy;
mod reference;
mod templates;
pub(crate) mod view;

pub use audience_view::{AudienceView, Options, data, html_text, render};
pub use documents::{DOCUMENTS, Document, built_in};
pub use error::{MAX_DOCUMENT_BYTES, RenderError};
pub use format::Format;
pub use mark::is_own_page;
pub use notes::with_notes;
pub use own::{CustomTemplates, RenderJob};
pub use policy::POLICY;
pub use reference::{REFERENCE, templates_page};
pub use templates::Engine;
pub use view::View;
