//! Makes the documents, all of them before any is written.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use super::args::Args;
use super::branding_files::{logo_file, templates_folder_argument};
use super::destinations::refuse_forbidden_outputs;
use super::jobs::{Job, RenderedDocument, render_jobs};
use super::way::way_to_folder;
use crate::context::Context;
use crate::core::framework::Audience;
use crate::core::limits::MAX_DOCUMENT_BYTES;
use crate::failure::Failure;
use crate::io::branding;
use crate::io::sandbox::{self, SandboxError, TimeLimit};
use crate::io::workspace::LoadedCharter;
use crate::output::render::{AudienceView, CustomTemplates, Engine, OutputFormat, RenderJob};

/// The look of the documents, as files say it.
struct Branding {
    templates: Option<CustomTemplates>,
    logo: String,
}

fn read_branding(templates: Option<&Path>, seen: &LoadedCharter) -> Result<Branding, Failure> {
    Ok(Branding {
        templates: templates.map(read_custom_templates).transpose()?,
        logo: logo_file(seen)?
            .map(|file| branding::read_logo_file(&file))
            .transpose()?
            .unwrap_or_default(),
    })
}

fn read_custom_templates(folder: &Path) -> Result<CustomTemplates, Failure> {
    Ok(CustomTemplates(branding::read_template_files(folder, &CustomTemplates::takes)?))
}

/// Makes every document that is asked for.
pub(super) fn make_documents(
    context: &Context,
    args: &Args,
    seen: &LoadedCharter,
) -> Result<Vec<RenderedDocument>, Failure> {
    let folder = templates_folder_argument(context, args, seen)?;
    let branding = read_branding(folder.as_deref(), seen)?;
    let jobs = render_jobs(context, args, seen, branding.templates.as_ref())?;
    if !args.stdout {
        refuse_forbidden_outputs(context, seen, &jobs, folder.as_deref())?;
    }
    if args.stdout && jobs.len() > 1 {
        let message = format!("{} documents do not fit into one stream", jobs.len());
        let help = "Choose one with `--format markdown` or `--format html`.";
        return Err(Failure::new(message, help));
    }
    let mut readings = HashMap::new();
    let mut press = Engine::default();
    let mut texts: HashMap<_, Rc<str>> = HashMap::new();
    let mut made = Vec::new();
    let limit = TimeLimit::start();
    for job in jobs {
        let way = way_to_folder(seen.folder(), &job.path);
        let same = (job.document.clone(), job.format.key(), job.audience.key(), way.clone());
        if let Some(text) = texts.get(&same) {
            made.push(RenderedDocument { job, text: Rc::clone(text) });
            continue;
        }
        let reading = readings
            .entry(job.audience.key())
            .or_insert_with(|| read(seen, job.audience, &branding));
        let text = match &branding.templates {
            None => reading
                .render(&mut press, &job.document, job.format, &way)
                .map_err(|e| Failure::new(e.to_string(), ""))?,
            Some(own) => {
                let order = reading.order(own, &job.document, job.format, &way);
                render_in_sandbox(context, &order, &job, &limit)?
            }
        };
        let text: Rc<str> = text.into();
        texts.insert(same, Rc::clone(&text));
        made.push(RenderedDocument { job, text });
    }
    Ok(made)
}

fn read<'a>(
    seen: &'a LoadedCharter,
    audience: Audience,
    branding: &'a Branding,
) -> AudienceView<'a> {
    AudienceView::with_logo(&seen.framework, &seen.charter, audience, &branding.logo)
}

fn render_in_sandbox(
    context: &Context,
    order: &RenderJob,
    job: &Job,
    limit: &TimeLimit,
) -> Result<String, Failure> {
    let file = format!("{}.{}", job.document, job.format.extension());
    let program = context.program.as_deref().ok_or_else(|| {
        Failure::new("own templates need this program's own file, and it cannot be found", "")
    })?;
    let input = serde_json::to_vec(order)
        .map_err(|e| Failure::new(format!("the templates cannot be handed over: {e}"), ""))?;
    sandbox::run(program, input, MAX_DOCUMENT_BYTES, limit).map_err(|trouble| match trouble {
        SandboxError::Template(report) => {
            Failure::to_mend(report, "the template", "Nothing was written.").laid_out()
        }
        SandboxError::Stopped(why) => Failure::new(
            format!("the templates did not make `{file}`: {why}"),
            "Look for loops in loops, and for what grows in a loop. Nothing was written.",
        ),
    })
}

/// What the templates of a document see.
pub(super) fn template_data(
    context: &Context,
    args: &Args,
    seen: &LoadedCharter,
) -> Result<serde_json::Value, Failure> {
    let branding = read_branding(templates_folder_argument(context, args, seen)?.as_deref(), seen)?;
    let jobs = render_jobs(context, args, seen, branding.templates.as_ref())?;
    let none = CustomTemplates::default();
    let own = branding.templates.as_ref().unwrap_or(&none);
    let job = jobs.first().ok_or_else(|| Failure::new("there is no document", ""))?;
    let format = args.format.unwrap_or(OutputFormat::Markdown);
    Ok(read(seen, job.audience, &branding).order(own, &job.document, format, "").sees())
}

/// What the documents under `[publish] outputs` are to say, in that order; none where there is no
/// such output, or the charter cannot be read whole.
pub(in crate::commands) fn published_documents(
    context: &Context,
    seen: &LoadedCharter,
) -> Result<Vec<(PathBuf, Rc<str>)>, Failure> {
    let charter = &seen.charter;
    if charter.publish.outputs.is_empty() || charter.errors().next().is_some() {
        return Ok(Vec::new());
    }
    let made = make_documents(context, &Args::default(), seen)?;
    Ok(made.into_iter().map(|made| (made.job.path, made.text)).collect())
}
