//! Publishes a charter: answers in, documents out. What a template sees is made in `view`, once for
//! each audience; `templates` and `markdown` turn it into text. No files, no clock.

mod addresses;
mod body;
mod documents;
mod escape;
mod markdown;
mod mobile;
mod templates;
mod view;

pub use documents::{DOCUMENTS, Document, Format};
pub use view::View;

use crate::charter::Charter;
use crate::framework::{Audience, Framework};

/// What to make of a charter, and for whom.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Options<'a> {
    /// The key of a document: `charter`.
    pub document: &'a str,
    /// In which format.
    pub format: Format,
    /// Who will read it; what others may not read is left out.
    pub audience: Audience,
}

/// Why a document could not be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RenderError {
    /// There is no document with this key.
    UnknownDocument(String),
    /// A template is wrong: file, line and caret.
    Template(String),
}

impl std::fmt::Display for RenderError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::UnknownDocument(key) => {
                let known: Vec<_> = DOCUMENTS.iter().map(|d| d.key).collect();
                write!(f, "there is no document `{key}`; there is {}", known.join(", "))
            }
            Self::Template(report) => f.write_str(report),
        }
    }
}

impl std::error::Error for RenderError {}

/// A charter as one audience may read it, ready to be made into documents.
pub struct Reading<'a> {
    view: View<'a>,
    data: templates::Data,
}

impl<'a> Reading<'a> {
    /// Takes from the charter what the audience may read.
    #[must_use]
    pub fn new(framework: &'a Framework, charter: &'a Charter, audience: Audience) -> Self {
        let view = View::new(framework, charter, audience);
        let data = templates::Data::new(&view);
        Self { view, data }
    }

    /// Makes one document.
    ///
    /// # Errors
    /// When there is no such document, or a template is wrong.
    pub fn render(&self, document: &str, format: Format) -> Result<String, RenderError> {
        let document = Document::find(document)
            .ok_or_else(|| RenderError::UnknownDocument(document.to_owned()))?;
        let bodies = body::bodies(&self.view, format, document.heading);
        let mobile = match format {
            Format::Html => mobile::svg(&self.view),
            Format::Markdown => String::new(),
        };
        let made = templates::Made { bodies, mobile };
        templates::render(&self.data, made, document, format).map_err(RenderError::Template)
    }

    /// What the templates see, as JSON.
    #[must_use]
    pub fn data(&self) -> serde_json::Value {
        self.data.to_json()
    }
}

/// Makes one document. For several of the same charter and audience, make one [`Reading`].
///
/// # Errors
/// When there is no such document, or a template is wrong.
pub fn render(
    framework: &Framework,
    charter: &Charter,
    options: &Options,
) -> Result<String, RenderError> {
    Reading::new(framework, charter, options.audience).render(options.document, options.format)
}

/// What the templates see of a charter, as JSON.
#[must_use]
pub fn data(framework: &Framework, charter: &Charter, audience: Audience) -> serde_json::Value {
    Reading::new(framework, charter, audience).data()
}
