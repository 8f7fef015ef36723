//! Which documents are made, and where they go.

use std::path::PathBuf;
use std::rc::Rc;

use super::args::Args;
use crate::context::Context;
use crate::core::charter::Output;
use crate::core::framework::Audience;
use crate::failure::Failure;
use crate::io::branding::path_inside_folder;
use crate::io::workspace::LoadedCharter;
use crate::output::render::{CustomTemplates, DOCUMENTS, Document, OutputFormat};

/// One document and where it goes.
#[derive(Clone)]
pub(super) struct Job {
    pub(super) document: String,
    pub(super) format: OutputFormat,
    pub(super) audience: Audience,
    pub(super) path: PathBuf,
}

/// A document that was made.
pub(super) struct RenderedDocument {
    pub(super) job: Job,
    /// Shared among outputs that are the same document for the same readers.
    pub(super) text: Rc<str>,
}

/// What the arguments ask for, else what the charter does, else the whole charter.
pub(super) fn render_jobs(
    context: &Context,
    args: &Args,
    seen: &LoadedCharter,
    own: Option<&CustomTemplates>,
) -> Result<Vec<Job>, Failure> {
    let named = args.document.is_some() || args.format.is_some() || args.audience.is_some();
    let outputs = &seen.charter.publish.outputs;
    if !outputs.is_empty() && !named && args.out.is_none() && !args.stdout && !args.data {
        return outputs.iter().map(|o| published_job(o, seen, own)).collect();
    }
    let key = args.document.as_deref().unwrap_or("charter");
    let document = Wanted::find(key, own)?;
    let audience = args.audience.unwrap_or(document.audience);
    let job = |format: OutputFormat, path| Job { document: key.to_owned(), format, audience, path };
    let out = args.out.as_ref().map(|out| context.folder.join(out));
    let one_file = out.as_ref().filter(|out| out.extension().is_some() && !out.is_dir());
    if let Some(file) = one_file {
        let by_name = file.extension().and_then(|e| e.to_str()).and_then(OutputFormat::from_key);
        let format = args.format.or(by_name).ok_or_else(|| {
            Failure::new(
                format!("`{}` could be of any format", file.display()),
                "Name it with `--format html` or `--format markdown`.",
            )
        })?;
        document.refuse_missing(format)?;
        return Ok(vec![job(format, file.clone())]);
    }
    if let Some(format) = args.format {
        document.refuse_missing(format)?;
    }
    let formats = args.format.map_or(document.formats, |format| vec![format]);
    let folder = out.unwrap_or_else(|| seen.folder().to_owned());
    let path = |format: OutputFormat| folder.join(format!("{key}.{}", format.extension()));
    Ok(formats.into_iter().map(|format| job(format, path(format))).collect())
}

/// What `[publish]` asks for, kept inside the charter's folder.
fn published_job(
    output: &Output,
    seen: &LoadedCharter,
    own: Option<&CustomTemplates>,
) -> Result<Job, Failure> {
    let path = path_inside_folder(seen.folder(), &output.path, "output").map_err(|refused| {
        Failure::new(refused.message, "Write a path like docs/index.html, or use `--out`.")
    })?;
    let by_name = path.extension().and_then(|e| e.to_str()).and_then(OutputFormat::from_key);
    let format = output.format.or(by_name).ok_or_else(|| {
        Failure::new(
            format!("the output `{}` has no format", output.path),
            "Add format = \"html\".",
        )
    })?;
    let document = Wanted::find(&output.document, own)?;
    document.refuse_missing(format)?;
    let audience = output.audience.unwrap_or(document.audience);
    Ok(Job { document: output.document.clone(), format, audience, path })
}

/// A document, built-in or of own templates only.
struct Wanted<'a> {
    key: &'a str,
    audience: Audience,
    formats: Vec<OutputFormat>,
}

impl<'a> Wanted<'a> {
    fn find(key: &'a str, own: Option<&CustomTemplates>) -> Result<Self, Failure> {
        if let Some(document) = Document::find(key) {
            return Ok(Self {
                key,
                audience: document.audience,
                formats: OutputFormat::ALL.to_vec(),
            });
        }
        let has = |format: &OutputFormat| own.is_some_and(|own| own.has_document(key, *format));
        let formats: Vec<_> = OutputFormat::ALL.into_iter().filter(has).collect();
        if formats.is_empty() {
            let known: Vec<_> = DOCUMENTS.iter().map(|d| d.key).collect();
            let help = format!("There is {}.", known.join(", "));
            return Err(Failure::new(format!("there is no document `{key}`"), help));
        }
        // Nobody has said for whom it is, so it says no more than anyone may read.
        Ok(Self { key, audience: Audience::Public, formats })
    }

    fn refuse_missing(&self, format: OutputFormat) -> Result<(), Failure> {
        if self.formats.contains(&format) {
            return Ok(());
        }
        let file = format!("{}.{}", self.key, format.extension());
        let message = format!("there is no template `{file}`");
        Err(Failure::new(message, "Write it, or ask for another format."))
    }
}
