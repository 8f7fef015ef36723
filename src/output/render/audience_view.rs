//! A charter as one audience may read it, made into documents.

use super::documents::{Document, HEADING};
use super::engines::engine as engine_of;
use super::error::RenderError;
use super::format_engine::FormatEngine;
use super::own::{CustomTemplates, RenderJob};
use super::sections::filled;
use super::setting::Setting;
use super::templates::{Data, Engine, RenderedParts};
use super::view::View;
use super::{body, escape};
use crate::core::charter::Charter;
use crate::core::framework::{Audience, Framework};
use crate::core::output_format::OutputFormat;

/// What to make of a charter, and for whom.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Options<'a> {
    /// The key of a document: `charter`.
    pub document: &'a str,
    /// In which format.
    pub format: OutputFormat,
    /// Who will read it; what others may not read is left out.
    pub audience: Audience,
}

/// A charter as one audience may read it, ready to be made into documents.
pub struct AudienceView<'a> {
    view: View<'a>,
    data: Data,
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
        let data = Data::new(&view);
        Self { view, data }
    }

    /// Makes one document. `folder` is the way from it to the charter's folder, see [`Setting`].
    ///
    /// # Errors
    /// When there is no such document, or a template is wrong.
    pub fn render(
        &self,
        templates: &mut Engine,
        document: &str,
        format: OutputFormat,
        folder: &str,
    ) -> Result<String, RenderError> {
        let document = Document::find(document)
            .ok_or_else(|| RenderError::UnknownDocument(document.to_owned()))?;
        self.render_document(templates, document, engine_of(format), folder)
    }

    /// Makes this document, which need not be in the table, with this engine, which need not be one
    /// of the built-in formats.
    ///
    /// # Errors
    /// When a template is wrong.
    pub fn render_document(
        &self,
        templates: &mut Engine,
        document: &Document,
        engine: &'static dyn FormatEngine,
        folder: &str,
    ) -> Result<String, RenderError> {
        templates
            .print(&self.data, self.parts(Some(document), engine, folder), document, engine)
            .map(|page| engine.marked(page))
            .map_err(RenderError::Template)
    }

    /// What is made for the templates of a document; of own ones that are not built in, there is none.
    fn parts(
        &self,
        document: Option<&Document>,
        engine: &dyn FormatEngine,
        folder: &str,
    ) -> RenderedParts {
        let heading_level = document.map_or(HEADING, |document| document.heading_level);
        let table_word = self.view.words.get("table").copied().unwrap_or_default();
        let setting = Setting { heading_level, folder, table_word };
        let bodies = body::bodies(&self.view, engine, &setting);
        let mobile = engine.mobile(&self.view);
        let filled = document.map(|document| filled(&self.view, document, engine, &setting));
        let document = serde_json::to_value(filled).unwrap_or_default();
        RenderedParts { document, bodies, mobile, folder: folder.to_owned() }
    }

    /// What is needed to make a document of own templates, by its key there or among the built-in.
    #[must_use]
    pub fn order(
        &self,
        own: &CustomTemplates,
        key: &str,
        format: OutputFormat,
        folder: &str,
    ) -> RenderJob {
        let parts = self.parts(Document::find(key), engine_of(format), folder);
        RenderJob::new(own, key, format, self.data.to_json(), parts)
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
    reading.render(&mut Engine::default(), options.document, options.format, "")
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
