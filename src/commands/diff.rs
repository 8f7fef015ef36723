//! `diff`: what changed in the answers, and what that pulls on.

use crate::core::words::Count;
use std::path::{Path, PathBuf};

use super::open::{asked_framework_in, charter_path, warn_of_newer_format};
use crate::context::Context;
use crate::core::charter::{Charter, Severity};
use crate::core::diff::diff;
use crate::core::framework::Framework;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::io::git::{self, HistoryError};
use crate::io::store;
use crate::io::workspace::LoadedCharter;
use crate::output::report;

/// Show what changed in the answers, and what that pulls on
///
/// Without arguments: the file as it is against the last commit. With one revision: the file
/// against that. With two: the second against the first; two files are compared as such.
#[derive(clap::Args)]
pub struct Args {
    /// A revision that git knows, such as HEAD~2 or v1.0; or two of them, or two files
    #[arg(value_name = "REV", num_args = 0..=2)]
    between: Vec<String>,

    /// How to show it
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    format: Format,

    /// End with 1 when something differs
    #[arg(long)]
    exit_code: bool,
}

#[derive(Clone, Copy, clap::ValueEnum)]
enum Format {
    /// For people
    Human,
    /// To paste into a pull request
    Markdown,
    /// For programs
    Json,
}

/// One of the two that are compared.
struct Side {
    name: String,
    charter: Charter,
}

/// Compares.
///
/// # Errors
/// When one of the two cannot be had, or is not TOML.
pub fn run(context: &Context, args: &Args) -> anyhow::Result<Exit> {
    let two = files(context, &args.between);
    let newest =
        two.as_ref().map_or_else(|| charter_path(context), |(_, other)| Ok(other.clone()))?;
    // Both are read as what is asked now.
    let framework = asked_framework_in(context, &newest)?;
    let (before, after) = sides(context, &framework, two, &args.between)?;
    for side in [&before, &after] {
        mention_unread(context, side)?;
    }
    let diff = diff(&framework, &before.charter, &after.charter);
    let screen = &context.screen;
    match args.format {
        Format::Human => {
            screen.results(report::diff_human(&framework, &diff, screen.result_width()))?;
            if diff.is_empty() {
                let (from, to) = (&before.name, &after.name);
                screen.narrate(format!("Nothing differs between {from} and {to}."))?;
            }
        }
        Format::Markdown => screen.data(&report::diff_markdown(&framework, &diff))?,
        Format::Json => {
            let value = report::diff_json(&before.name, &after.name, &diff);
            screen.json(&value)?;
        }
    }
    let differs = args.exit_code && !diff.is_empty();
    Ok(if differs { Exit::Found } else { Exit::Fine })
}

/// The two files that are named, if they are files.
fn files(context: &Context, between: &[String]) -> Option<(PathBuf, PathBuf)> {
    let [one, other] = between else { return None };
    let (one, other) = (context.folder.join(one), context.folder.join(other));
    (one.is_file() && other.is_file()).then_some((one, other))
}

fn sides(
    context: &Context,
    framework: &Framework,
    files: Option<(PathBuf, PathBuf)>,
    between: &[String],
) -> Result<(Side, Side), Failure> {
    let in_file = |path: &Path| {
        let text = store::read(path)?;
        side(framework, context.shown(path), text)
    };
    if let Some((one, other)) = files {
        return Ok((in_file(&one)?, in_file(&other)?));
    }
    let file = charter_path(context)?;
    let in_revision = |rev: &str| {
        let name = format!("{rev}:{}", context.shown(&file));
        match git::show(&file, rev) {
            Ok(text) => side(framework, name, text),
            // Before the charter was there nothing was answered.
            Err(HistoryError::NotThere { rev, path }) => {
                let sentence =
                    format!("There is no `{path}` in `{rev}`: all of it is new since, or gone.");
                context.screen.narrate(sentence).map_err(|e| Failure::new(e.to_string(), ""))?;
                Ok(Side { name, charter: Charter::default() })
            }
            Err(error) => Err(error.into()),
        }
    };
    Ok(match between {
        [one, other, ..] => (in_revision(one)?, in_revision(other)?),
        [rev] => (in_revision(rev)?, in_file(&file)?),
        [] => (in_revision("HEAD")?, in_file(&file)?),
    })
}

fn side(framework: &Framework, name: String, text: String) -> Result<Side, Failure> {
    let seen = LoadedCharter::of(Path::new(&name), framework.clone(), text).whole()?;
    Ok(Side { name, charter: seen.charter })
}

/// Says that parts of a charter could not be read, and so are not compared.
fn mention_unread(context: &Context, side: &Side) -> std::io::Result<()> {
    let name = &side.name;
    warn_of_newer_format(context, name, &side.charter)?;
    let unread = Count::new(side.charter.errors().count(), "place");
    let unknown = side.charter.problems.iter().filter(|p| p.severity == Severity::Warning).count();
    let unknown = Count::new(unknown, "key");
    let (unread_is, unknown_is) = (unread.pick("is", "are"), unknown.pick("is", "are"));
    let sentences = [
        (unread, format!("{unread} in {name} cannot be read and {unread_is} left out")),
        (
            unknown,
            format!(
                "{unknown} in {name} {unknown_is} not among the questions now and {unknown_is} left out"
            ),
        ),
    ];
    for (_, sentence) in sentences.iter().filter(|(count, _)| !count.is_zero()) {
        context.screen.warning(sentence)?;
    }
    Ok(())
}

impl From<HistoryError> for Failure {
    fn from(error: HistoryError) -> Self {
        let help = match &error {
            HistoryError::NoGit(_) | HistoryError::NoRepository(_) => {
                "Two files can be compared without it: `copcharter diff OLD.toml NEW.toml`."
            }
            HistoryError::NoCommits => {
                "Commit the charter first; then there is something to compare."
            }
            HistoryError::UnknownRevision { shallow: true, .. } => {
                "This clone has only the newest commits; `git fetch --unshallow` brings the others."
            }
            HistoryError::UnknownRevision { .. } => "`git log --oneline` lists revisions.",
            HistoryError::NotThere { .. } => {
                "Was it called otherwise then? Save it with `git show REV:NAME > old.toml` and compare \
                 the two files."
            }
            HistoryError::Incomplete => "`git log -p` fetches them while it shows them.",
            HistoryError::TooLarge(_) | HistoryError::NotText(_) => "Is this the right file?",
            HistoryError::Git(_) => "Run `git status` in that folder to see more.",
        };
        Self::new(error.to_string(), help)
    }
}
