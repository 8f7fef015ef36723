//! Publishes a charter: answers in, documents out. What a template sees is made in `view`, once for
//! each audience; `templates` and `markdown` turn it into text. No files, no clock.

mod addresses;
mod body;
mod documents;
pub(crate) mod escape;
mod mark;
mod markdown;
mod notes;
mod own;
mod policy;
mod reference;
mod templates;
pub(crate) mod view;

pub use documents::{DOCUMENTS, Document, Format, built_in};
pub use mark::is_own_page;
pub use notes::with_notes;
pub use own::{CustomTemplates, MOST_BYTES, RenderJob};
pub use policy::POLICY;
pub use reference::{REFERENCE, templates_page};
pub use templates::Engine;
pub use view::View;

use crate::core::charter::Charter;
use crate::core::framework::{Audience, Framework};

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
    /// The document is longer than [`MOST_BYTES`].
    TooLong,
}

impl std::fmt::Display for RenderError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::UnknownDocument(key) => {
                let known: Vec<_> = DOCUMENTS.iter().map(|d| d.key).collect();
                write!(f, "there is no document `{key}`; there is {}", known.join(", "))
            }
            Self::Template(report) => f.write_str(report),
            Self::TooLong => {
                write!(f, "the document would have more than {} MiB", MOST_BYTES / 1024 / 1024)
            }
        }
    }
}

impl std::error::Error for RenderError {}

/// The level of the heading over an answer in the charter, and in documents that are not built in.
const HEADING: u8 = 4;

/// A charter as one audience may read it, ready to be made into documents.
pub struct AudienceView<'a> {
    view: View<'a>,
    data: templates::Data,
}

impl<'a> AudienceView<'a> {
    /// Takes from the charter what the audience may read.
    #[must_use]
    pub fn new(framework: &'a Framework, charter: &'a Charter, audience: Audience) -> Self {
        Self::with_logo(framework, charter, audience, "")
    }

    /// The same with a logo, as an address with the picture in it (`data:image/png;base64,…`).
    #[must_use]
    pub fn with_logo(
        framework: &'a Framework,
        charter: &'a Charter,
        audience: Audience,
        logo: &'a str,
    ) -> Self {
        let mut view = View::new(framework, charter, audience);
        view.charter.published.logo = logo;
        let data = templates::Data::new(&view);
        Self { view, data }
    }

    /// Makes one document.
    ///
    /// # Errors
    /// When there is no such document, or a template is wrong.
    pub fn render(
        &self,
        press: &mut Engine,
        document: &str,
        format: Format,
    ) -> Result<String, RenderError> {
        let document = Document::find(document)
            .ok_or_else(|| RenderError::UnknownDocument(document.to_owned()))?;
        press
            .print(&self.data, self.made(document.heading, format), document, format)
            .map(|page| mark::with_mark(page, format))
            .map_err(RenderError::Template)
    }

    /// The heading over an answer is of this level.
    fn made(&self, heading: u8, format: Format) -> templates::RenderedParts {
        let bodies = body::bodies(&self.view, format, heading);
        let mobile = match format {
            Format::Html => crate::output::mobile::svg::svg(&self.view),
            Format::Markdown => String::new(),
        };
        templates::RenderedParts { bodies, mobile }
    }

    /// What is needed to make a document of own templates, by its key there or among the built-in.
    #[must_use]
    pub fn order(&self, own: &CustomTemplates, key: &str, format: Format) -> RenderJob {
        let heading = Document::find(key).map_or(HEADING, |document| document.heading);
        RenderJob::new(own, key, format, self.data.to_json(), self.made(heading, format))
    }

    /// What the templates see, as JSON.
    #[must_use]
    pub fn data(&self) -> serde_json::Value {
        self.data.to_json()
    }
}

/// Makes one document. For several of a charter, make one [`AudienceView`] an audience and one [`Engine`].
///
/// # Errors
/// When there is no such document, or a template is wrong.
pub fn render(
    framework: &Framework,
    charter: &Charter,
    options: &Options,
) -> Result<String, RenderError> {
    let reading = AudienceView::new(framework, charter, options.audience);
    reading.render(&mut Engine::default(), options.document, options.format)
}

/// What the templates see of a charter, as JSON.
#[must_use]
pub fn data(framework: &Framework, charter: &Charter, audience: Audience) -> serde_json::Value {
    AudienceView::new(framework, charter, audience).data()
}

/// A text as HTML, for pages that are made elsewhere.
#[must_use]
pub fn html_text(text: &str) -> std::borrow::Cow<'_, str> {
    escape::html(text)
}
