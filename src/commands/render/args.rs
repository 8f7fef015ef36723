//! The arguments of `render`.

use std::path::PathBuf;

use crate::core::framework::Audience;
use crate::output::render::OutputFormat;

/// Publish the charter as Markdown and HTML
///
/// Writes what `[publish] outputs` says, else charter.md and charter.html beside the charter.
#[allow(clippy::struct_excessive_bools)] // each is a flag of its own
#[derive(clap::Args, Default)]
pub struct Args {
    /// Which document to write; `copcharter templates list` shows them
    #[arg(long)]
    pub(super) document: Option<String>,

    /// Which format to write: html or markdown
    #[arg(long, value_parser = parse_format_argument)]
    pub(super) format: Option<OutputFormat>,

    /// Who will read it: team, sponsors or public; every document has its own usual readers
    #[arg(long, value_parser = parse_audience_argument)]
    pub(super) audience: Option<Audience>,

    /// The file to write, or the folder to write into
    #[arg(long, value_name = "PATH", conflicts_with = "stdout")]
    pub(super) out: Option<PathBuf>,

    /// A folder of your own templates, in the place of `[publish] templates`
    #[arg(long, value_name = "DIR")]
    pub(super) templates: Option<PathBuf>,

    /// Print the document instead of writing it
    #[arg(long)]
    pub(super) stdout: bool,

    /// Print what the templates see, as JSON, and write nothing
    #[arg(long, conflicts_with_all = ["stdout", "out"])]
    pub(super) data: bool,

    /// Write nothing; end with 1 when a written document differs from the charter
    #[arg(long, conflicts_with_all = ["stdout", "data"])]
    pub(super) check: bool,

    /// Go on, and write anew whenever the charter, the questions or the templates change
    #[arg(long, conflicts_with_all = ["stdout", "check", "data"])]
    pub(super) watch: bool,

    /// Replace what is in the place of a document, also where `render` did not make it
    #[arg(long, conflicts_with_all = ["stdout", "check", "data"])]
    pub(super) force: bool,

    /// Show the HTML document in the browser; with --watch, it follows the changes
    #[arg(long, conflicts_with_all = ["stdout", "check", "data"])]
    pub(super) open: bool,
}

fn parse_format_argument(word: &str) -> Result<OutputFormat, String> {
    OutputFormat::from_key(word).ok_or_else(|| "it takes html or markdown".to_owned())
}

fn parse_audience_argument(word: &str) -> Result<Audience, String> {
    Audience::from_key(word).ok_or_else(|| "it takes team, sponsors or public".to_owned())
}

/// The command that writes what was checked.
pub(super) fn render_command(args: &Args) -> String {
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
