//! `render`: publishes the charter.

mod destinations;
mod jobs;
mod making;
mod sources;
mod watching;

use std::path::PathBuf;
use std::rc::Rc;

use self::destinations::refuse_foreign;
use self::making::RenderedDocument;
use super::opening::{mention_problems, open};
use crate::context::Context;
use crate::core::framework::Audience;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::io::live::browser;
use crate::io::store;
use crate::io::workspace::{LoadedCharter, Workspace};
use crate::output::render::Format;

/// Publish the charter as Markdown and HTML
///
/// Writes what `[publish] outputs` says, else charter.md and charter.html beside the charter.
#[allow(clippy::struct_excessive_bools)] // each is a flag of its own
#[derive(clap::Args, Default)]
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

    /// A folder of your own templates, in the place of `[publish] templates`
    #[arg(long, value_name = "DIR")]
    templates: Option<PathBuf>,

    /// Print the document instead of writing it
    #[arg(long)]
    stdout: bool,

    /// Print what the templates see, as JSON, and write nothing
    #[arg(long, conflicts_with_all = ["stdout", "out"])]
    data: bool,

    /// Write nothing; end with 1 when a written document differs from the charter
    #[arg(long, conflicts_with_all = ["stdout", "data"])]
    check: bool,

    /// Go on, and write anew whenever the charter, the questions or the templates change
    #[arg(long, conflicts_with_all = ["stdout", "check", "data"])]
    watch: bool,

    /// Replace what is in the place of a document, also where `render` did not make it
    #[arg(long, conflicts_with_all = ["stdout", "check", "data"])]
    force: bool,

    /// Show the HTML document in the browser; with --watch, it follows the changes
    #[arg(long, conflicts_with_all = ["stdout", "check", "data"])]
    open: bool,
}

fn format(word: &str) -> Result<Format, String> {
    Format::from_key(word).ok_or_else(|| "it takes html or markdown".to_owned())
}

fn audience(word: &str) -> Result<Audience, String> {
    Audience::from_key(word).ok_or_else(|| "it takes team, sponsors or public".to_owned())
}

/// Publishes.
///
/// # Errors
/// When there is no charter, parts of it cannot be read, or a file cannot be written.
pub fn run(context: &Context, args: &Args) -> anyhow::Result<Exit> {
    if args.watch {
        return watching::watch(context, args);
    }
    let workspace = open(context)?;
    refuse_unreadable(context, &workspace)?;
    if args.data {
        let data = making::data(context, args, &workspace)?;
        context.screen.json(&data)?;
        return Ok(Exit::Fine);
    }
    // A key that nobody asks for, such as one whose question is gone, is not published.
    mention_problems(context, &workspace)?;
    let made = making::make(context, args, &workspace)?;
    warn_of_colours(context, &workspace)?;
    if args.stdout {
        for made in made {
            context.screen.data(&made.text)?;
        }
        return Ok(Exit::Fine);
    }
    if args.check {
        return compare(context, args, &made);
    }
    refuse_foreign(context, args, &made)?;
    for made in &made {
        let what = if write(made)? { "written" } else { "unchanged" };
        context.screen.narrate(format!("{} {what}", context.shown(&made.job.path)))?;
    }
    if args.open {
        show(context, &made)?;
    }
    Ok(Exit::Fine)
}

/// What the documents under `[publish] outputs` are to say, in that order; none where there is no
/// such output, or the charter cannot be read whole.
pub(super) fn published_documents(
    context: &Context,
    seen: &LoadedCharter,
) -> Result<Vec<(PathBuf, Rc<str>)>, Failure> {
    let charter = &seen.charter;
    if charter.publish.outputs.is_empty() || charter.errors().next().is_some() {
        return Ok(Vec::new());
    }
    let made = making::make(context, &Args::default(), seen)?;
    Ok(made.into_iter().map(|made| (made.job.path, made.text)).collect())
}

/// What cannot be read would be missing in the documents.
fn refuse_unreadable(context: &Context, workspace: &Workspace) -> anyhow::Result<()> {
    if workspace.charter.errors().next().is_none() {
        return Ok(());
    }
    super::check::tell(context, workspace)?;
    let path = context.shown(&workspace.path);
    let help = "Mend what is shown above and run the command again. Nothing was written.";
    Err(Failure::new(format!("{path} cannot be read whole"), help).into())
}

/// A colour that can hardly be read is used as it is wished for, and said.
fn warn_of_colours(context: &Context, workspace: &Workspace) -> std::io::Result<()> {
    let publish = &workspace.charter.publish;
    if publish.accent.is_none() && publish.accent_dark.is_none() {
        return Ok(());
    }
    let report = crate::core::check::check(&workspace.framework, &workspace.charter, context.today);
    for finding in report.findings.iter().filter(|f| f.code == "contrast") {
        context.screen.warning(&format!("{}. {}", finding.message, finding.help))?;
    }
    Ok(())
}

/// Whether what is written is what would be.
fn compare(context: &Context, args: &Args, made: &[RenderedDocument]) -> anyhow::Result<Exit> {
    let mut exit = Exit::Fine;
    for made in made {
        let what = match store::says(&made.job.path, &made.text) {
            Some(true) => continue,
            // Which of the two it was, the file does not tell.
            Some(false) => {
                "is not what the charter says: the charter has changed since, or the file was \
                 edited by hand"
            }
            None => "is not there",
        };
        exit = Exit::Found;
        let path = context.shown(&made.job.path);
        context.screen.warning(&format!("{path} {what}; mend it with `{}`", mending(args)))?;
    }
    Ok(exit)
}

/// The command that writes what was checked.
fn mending(args: &Args) -> String {
    let path = |path: &Option<PathBuf>| path.as_ref().map(|path| path.display().to_string());
    let mut words = vec!["copcharter".to_owned(), "render".to_owned()];
    for (flag, value) in [
        ("--document", args.document.clone()),
        ("--format", args.format.map(|f| f.key().to_owned())),
        ("--audience", args.audience.map(|a| a.key().to_owned())),
        ("--templates", path(&args.templates)),
        ("--out", path(&args.out)),
    ] {
        words.extend(value.into_iter().flat_map(|value| [flag.to_owned(), value]));
    }
    shell_words::join(words)
}

/// Writes a document; returns whether anything had to change.
fn write(made: &RenderedDocument) -> Result<bool, Failure> {
    Ok(store::publish(&made.job.path, &made.text)?)
}

/// Opens the first HTML document in the browser.
fn show(context: &Context, made: &[RenderedDocument]) -> anyhow::Result<()> {
    let Some(made) = made.iter().find(|made| made.job.format == Format::Html) else {
        let help = "Add `--format html`, or an HTML document to `[publish] outputs`.";
        return Err(Failure::new("there is no HTML document to open", help).into());
    };
    let path = std::path::absolute(&made.job.path)?;
    if open_in_browser(context, &browser::file_address(&path))? {
        context.screen.narrate(format!("{} opened", context.shown(&path)))?;
    }
    Ok(())
}

/// Opens an address, and whether that went well; it is said when it did not.
fn open_in_browser(context: &Context, address: &str) -> anyhow::Result<bool> {
    if browser::open(address, context.browser.as_deref()) {
        return Ok(true);
    }
    context.screen.warning(&format!(
        "no browser could be started; open {address} yourself, or name one in `BROWSER`"
    ))?;
    Ok(false)
}
