//! `render`: publishes the charter.

use std::path::{Path, PathBuf};

use super::Failure;
use super::opening::{open, shown};
use crate::charter::Output;
use crate::context::Context;
use crate::exit::Exit;
use crate::framework::Audience;
use crate::render::{Document, Format, Reading};
use crate::store;
use crate::workspace::Workspace;

/// Publish the charter as Markdown and HTML
///
/// Writes what `[publish] outputs` says, else charter.md and charter.html beside the charter.
#[derive(clap::Args)]
pub struct Args {
    /// Which document to write; `copcharter templates list` shows them
    #[arg(long)]
    document: Option<String>,

    /// Which format to write: html or markdown
    #[arg(long, value_parser = format)]
    format: Option<Format>,

    /// Who will read it: team, sponsors or public; every document has its own usual readers
    #[arg(long, value_parser = audience)]
    audience: Option<Audience>,

    /// The file to write, or the folder to write into
    #[arg(long, value_name = "PATH", conflicts_with = "stdout")]
    out: Option<PathBuf>,

    /// Print the document instead of writing it
    #[arg(long)]
    stdout: bool,

    /// Write nothing; end with 1 when a written document differs from the charter
    #[arg(long, conflicts_with = "stdout")]
    check: bool,
}

fn format(word: &str) -> Result<Format, String> {
    Format::from_key(word).ok_or_else(|| "it takes html or markdown".to_owned())
}

fn audience(word: &str) -> Result<Audience, String> {
    Audience::from_key(word).ok_or_else(|| "it takes team, sponsors or public".to_owned())
}

/// One document and where it goes.
struct Job {
    document: String,
    format: Format,
    audience: Audience,
    path: PathBuf,
}

/// Publishes.
///
/// # Errors
/// When there is no charter, parts of it cannot be read, or a file cannot be written.
pub fn run(context: &Context, args: &Args) -> anyhow::Result<Exit> {
    let workspace = open(context)?;
    if workspace.charter.errors().next().is_some() {
        super::check::tell(context, &workspace.seen())?;
        let path = shown(context, &workspace.path);
        let help = "Mend what is shown above and run the command again. Nothing was written.";
        return Err(Failure::new(format!("{path} cannot be read whole"), help).into());
    }
    let jobs = jobs(context, args, &workspace)?;
    if args.stdout && jobs.len() > 1 {
        let help = "Choose one with `--format markdown` or `--format html`.";
        return Err(Failure::new(
            format!("{} documents do not fit into one stream", jobs.len()),
            help,
        )
        .into());
    }
    let mut differing = Vec::new();
    for audience in Audience::ALL {
        let mut mine = jobs.iter().filter(|j| j.audience == audience).peekable();
        if mine.peek().is_none() {
            continue;
        }
        let reading = Reading::new(&workspace.framework, &workspace.charter, audience);
        for job in mine {
            let text = reading
                .render(&job.document, job.format)
                .map_err(|e| Failure::new(e.to_string(), ""))?;
            if args.stdout {
                context.screen.data(text.as_bytes())?;
            } else if args.check {
                if std::fs::read(&job.path).map_or(true, |now| now != text.as_bytes()) {
                    differing.push(shown(context, &job.path));
                }
            } else {
                let written = store::publish(&job.path, &text).map_err(Failure::from)?;
                let what = if written { "written" } else { "unchanged" };
                context.screen.narrate(format!("{} {what}", shown(context, &job.path)))?;
            }
        }
    }
    for path in &differing {
        context.screen.warning(&format!(
            "{path} is not what the charter says; mend it with `copcharter render`"
        ))?;
    }
    Ok(if differing.is_empty() { Exit::Fine } else { Exit::Found })
}

fn jobs(context: &Context, args: &Args, workspace: &Workspace) -> Result<Vec<Job>, Failure> {
    let named = args.document.is_some() || args.format.is_some() || args.audience.is_some();
    let outputs = &workspace.charter.publish.outputs;
    if !outputs.is_empty() && !named && args.out.is_none() && !args.stdout {
        return outputs.iter().map(|o| published(o, workspace)).collect();
    }
    let key = args.document.as_deref().unwrap_or("charter");
    let document = document(key)?;
    let formats = args.format.map_or_else(|| Format::ALL.to_vec(), |format| vec![format]);
    let out = args.out.as_ref().map(|out| context.folder.join(out));
    let one_file = out.as_ref().filter(|out| out.extension().is_some() && !out.is_dir());
    if let Some(file) = one_file {
        let by_name = file.extension().and_then(|e| e.to_str()).and_then(Format::from_key);
        let format = args.format.or(by_name).ok_or_else(|| {
            Failure::new(
                format!("`{}` could be of any format", file.display()),
                "Name it with `--format html` or `--format markdown`.",
            )
        })?;
        let audience = args.audience.unwrap_or(document.audience);
        return Ok(vec![Job { document: key.to_owned(), format, audience, path: file.clone() }]);
    }
    let folder = out.unwrap_or_else(|| workspace.folder().to_owned());
    Ok(formats
        .into_iter()
        .map(|format| Job {
            document: document.key.to_owned(),
            format,
            audience: args.audience.unwrap_or(document.audience),
            path: folder.join(format!("{}.{}", document.key, format.extension())),
        })
        .collect())
}

/// What `[publish]` asks for, kept inside the charter's folder.
fn published(output: &Output, workspace: &Workspace) -> Result<Job, Failure> {
    let path = Path::new(&output.path);
    let inside = path.components().all(|c| matches!(c, std::path::Component::Normal(_)));
    if output.path.is_empty() || !inside {
        return Err(Failure::new(
            format!("the output `{}` is not inside the charter's folder", output.path),
            "Write a path like docs/index.html, or use `--out`.",
        ));
    }
    let by_name = path.extension().and_then(|e| e.to_str()).and_then(Format::from_key);
    let format = Format::from_key(&output.format).or(by_name).ok_or_else(|| {
        Failure::new(
            format!("the output `{}` has no format", output.path),
            "Add format = \"html\".",
        )
    })?;
    let full = workspace.folder().join(path);
    refuse_links(workspace.folder(), path)?;
    let document = document(&output.document)?;
    Ok(Job {
        document: document.key.to_owned(),
        format,
        audience: output.audience.unwrap_or(document.audience),
        path: full,
    })
}

/// A link on the way would lead out of the folder.
fn refuse_links(folder: &Path, path: &Path) -> Result<(), Failure> {
    let mut at = folder.to_owned();
    for part in path.components() {
        at.push(part);
        if at.symlink_metadata().is_ok_and(|m| m.is_symlink()) {
            return Err(Failure::new(
                format!("`{}` is a link, and outputs are not written through links", at.display()),
                "Take the link away, or name the file with `--out`.",
            ));
        }
    }
    Ok(())
}

fn document(key: &str) -> Result<&'static Document, Failure> {
    Document::find(key).ok_or_else(|| {
        let known: Vec<_> = crate::render::DOCUMENTS.iter().map(|d| d.key).collect();
        Failure::new(
            format!("there is no document `{key}`"),
            format!("There is {}.", known.join(", ")),
        )
    })
}
