//! `check`: what is wrong with the charter, or worth a thought.

use super::opening::{open, shown};
use crate::check::{Finding, Severity, check};
use crate::context::Context;
use crate::exit::Exit;
use crate::report;
use crate::workspace::Workspace;

/// Show what is missing, unreadable or only fills a blank
///
/// Ends with 1 when something is found.
#[derive(clap::Args)]
pub struct Args {
    /// How to show it
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    format: Format,

    /// End with 1 only for findings of at least this severity
    #[arg(long, value_name = "LEVEL", default_value = "advice")]
    deny: Level,
}

#[derive(Clone, Copy, clap::ValueEnum)]
enum Format {
    Human,
    Json,
}

#[derive(Clone, Copy, clap::ValueEnum)]
enum Level {
    Advice,
    Warning,
    Error,
}

/// Checks.
///
/// # Errors
/// When there is no charter, or it is not TOML.
pub fn run(context: &Context, args: &Args) -> anyhow::Result<Exit> {
    let workspace = open(context)?;
    let findings = findings(&workspace);
    let (path, text) = (shown(context, &workspace.path), workspace.document.text());
    match args.format {
        Format::Json => {
            let json = report::json(&path, text, &findings);
            context.screen.data(format!("{json:#}\n").as_bytes())?;
        }
        Format::Human => {
            let (width, colour) = (context.screen.result_width(), context.screen.result_colour());
            let shown = report::human(&path, text, &findings, width, colour);
            context.screen.data(shown.as_bytes())?;
            context.screen.narrate(match findings.len() {
                0 => format!("{path}: nothing found."),
                1 => format!("{path}: one finding."),
                n => format!("{path}: {n} findings."),
            })?;
        }
    }
    let least = match args.deny {
        Level::Advice => Severity::Advice,
        Level::Warning => Severity::Warning,
        Level::Error => Severity::Error,
    };
    Ok(if findings.iter().any(|f| f.severity >= least) { Exit::Found } else { Exit::Fine })
}

/// Tells, beside the result of another command, what in the file cannot be read.
pub(super) fn tell(context: &Context, workspace: &Workspace) -> std::io::Result<()> {
    let mut findings = findings(workspace);
    findings.retain(|f| !f.places.is_empty() && f.questions.is_empty());
    let path = shown(context, &workspace.path);
    let (width, colour) = (context.screen.width(), context.screen.colour());
    context.screen.told(&report::human(&path, workspace.document.text(), &findings, width, colour))
}

fn findings(workspace: &Workspace) -> Vec<Finding> {
    check(&workspace.framework, &workspace.charter)
}
