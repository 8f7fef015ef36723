//! A community's own templates, beside and before the built-in ones.
//!
//! They may have been written by anybody, so what they need is put into an [`RenderJob`] that a process
//! of its own can carry out; nothing else is known there.

use std::collections::BTreeMap;
use std::io::{self, Write};

use serde::{Deserialize, Serialize};

use super::built_in::built_in_template;
use super::documents::{STYLE, STYLE_NAME};
use super::engines::engine;
use super::error::RenderError;
use super::templates;
use crate::core::limits::MAX_DOCUMENT_BYTES;
use crate::core::output_format::OutputFormat;

/// Where the built-in templates are for own ones: `{% extends "embedded/charter.html" %}`.
pub const PREFIX: &str = "embedded/";

/// The texts of a folder of templates, by their names in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CustomTemplates(pub BTreeMap<String, String>);

impl CustomTemplates {
    /// The key of a document with this template: of `minutes.html`, `minutes`.
    #[must_use]
    pub fn has_document(&self, key: &str, format: OutputFormat) -> bool {
        self.0.contains_key(&template_file_name(key, format))
    }

    /// Whether a file of this name counts as a template, or as the style sheet.
    #[must_use]
    pub fn takes(name: &str) -> bool {
        let end = name.rsplit_once('.').map(|(_, end)| end);
        name == STYLE_NAME || end.is_some_and(|end| ["html", "md"].contains(&end))
    }

    /// The own templates of a format, and the built-in ones under their prefix.
    fn with_built_in(&self, format: OutputFormat) -> Vec<(String, String)> {
        let end = format!(".{}", format.extension());
        let own = self.0.iter().filter(|(name, _)| name.ends_with(&end));
        let own = own.map(|(name, text)| (name.clone(), text.clone()));
        let built_in = built_in_template().into_iter().filter(|(name, _)| name.ends_with(&end));
        own.chain(built_in.map(|(name, text)| (format!("{PREFIX}{name}"), text.to_owned())))
            .collect()
    }
}

fn template_file_name(key: &str, format: OutputFormat) -> String {
    format!("{key}.{}", format.extension())
}

/// All that is needed to make one document of own templates.
#[derive(Debug, Serialize, Deserialize)]
pub struct RenderJob {
    format: OutputFormat,
    root: String,
    templates: Vec<(String, String)>,
    style: String,
    data: serde_json::Value,
    bodies: Vec<(String, String)>,
    mobile: String,
    document: serde_json::Value,
    folder: String,
}

impl RenderJob {
    pub(super) fn new(
        own: &CustomTemplates,
        key: &str,
        format: OutputFormat,
        data: serde_json::Value,
        made: templates::RenderedParts,
    ) -> Self {
        Self {
            format,
            data,
            bodies: made.bodies,
            document: made.document,
            mobile: made.mobile,
            folder: made.folder,
            root: template_file_name(key, format),
            templates: own.with_built_in(format),
            style: own.0.get(STYLE_NAME).map_or(STYLE, String::as_str).to_owned(),
        }
    }

    /// What the templates of the document see, as JSON.
    #[must_use]
    pub fn sees(&self) -> serde_json::Value {
        let mut data = self.data.clone();
        let bodies = self.bodies.iter().map(|(id, body)| (id.clone(), body.as_str().into()));
        data["bodies"] = serde_json::Value::Object(bodies.collect());
        data["mobile"] = self.mobile.as_str().into();
        data["charter_folder"] = self.folder.as_str().into();
        data["document"] = self.document.clone();
        if engine(self.format).has_style() {
            data["style"] = self.style.as_str().into();
        }
        data
    }

    /// Carries it out. A template can loop for ever or ask for any amount of memory: see to it that
    /// this ends.
    ///
    /// # Errors
    /// When a template is wrong or makes a forbidden tag, or the document is longer than [`MAX_DOCUMENT_BYTES`].
    pub fn make(self) -> Result<String, RenderError> {
        let mut out = Limited { text: Vec::new(), over: false };
        let templates = self.templates.iter().map(|(name, text)| (name.as_str(), text.as_str()));
        let made = templates::RenderedParts {
            document: self.document,
            bodies: self.bodies,
            mobile: self.mobile,
            folder: self.folder,
        };
        let data = templates::Data::from_json(&self.data);
        let look = templates::TemplateSettings {
            engine: engine(self.format),
            style: &self.style,
            prefix: Some(PREFIX),
        };
        let done = templates::render_to(&data, made, &look, templates, &self.root, &mut out);
        if out.over {
            return Err(RenderError::TooLong);
        }
        done.map_err(RenderError::Template)?;
        // Tera writes whole strings only.
        let text = String::from_utf8_lossy(&out.text).into_owned();
        let engine = engine(self.format);
        if let Some(tag) = engine.forbidden_tag(&text) {
            return Err(RenderError::ForbiddenTag { file: self.root, tag });
        }
        Ok(engine.marked(engine.guarded(text)))
    }
}

/// Takes no more than a document may have.
struct Limited {
    text: Vec<u8>,
    over: bool,
}

impl Write for Limited {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.text.len() + bytes.len() > MAX_DOCUMENT_BYTES {
            self.over = true;
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        self.text.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
