//! `check`: what is wrong with the charter, or worth a thought.

use crate::core::words::{did_you_mean, nearest};
use std::path::{Path, PathBuf};
use std::rc::Rc;

use super::open::{charter_path, load_charter_at, warn_of_newer_format};
use crate::context::Context;
use crate::core::check::{
    FileLink, FilesSeen, RULES, Report, Rule, Severity, Stale, State, check_beside,
    check_questions, rule,
};
use crate::core::words::percent_decoded;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::io::branding::path_inside_folder;
use crate::io::git;
use crate::io::store;
use crate::io::workspace::LoadedCharter;
use crate::output::render::file_links;
use crate::output::report::{self, Source};

/// Show what deserves a second look: what is open, does not fit, or has gone stale
///
/// Ends with 1 when something is found, and with 2 when the file is not TOML: then all that can be
/// told of it is shown, and the rest is not checked.
#[derive(clap::Args)]
pub struct Args {
    /// How to show it
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    format: Format,

    /// End with 1 only for findings of at least this severity
    #[arg(long, value_name = "LEVEL", default_value = "advice")]
    deny: Level,

    /// Look for these findings only, by their codes
    #[arg(long, value_name = "CODE", value_delimiter = ',')]
    only: Vec<String>,

    /// Explain a finding by its code, or list all of them
    #[arg(long, value_name = "CODE", num_args = 0..=1, default_missing_value = "")]
    explain: Option<String>,
}

#[derive(Clone, Copy, clap::ValueEnum)]
enum Format {
    /// For people
    Human,
    /// For programs
    Json,
    /// For code scanning (SARIF 2.1.0)
    Sarif,
    /// For GitHub, beside the lines of a pull request
    Github,
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
/// When there is no charter, or it cannot be read at all.
pub fn run(context: &Context, args: &Args) -> anyhow::Result<Exit> {
    if let Some(code) = &args.explain {
        return explain_code(context, code);
    }
    let only = args.only.iter().map(|code| Ok(rule_with_code(code)?.code));
    let only = only.collect::<Result<Vec<_>, Failure>>()?;
    let report = match load_charter_at(context, &charter_path(context)?) {
        Ok(seen) => {
            warn_of_newer_format(context, &context.shown(&seen.path), &seen.charter)?;
            let path = named(context, args.format, &seen.path);
            let source = Source::new(&path, seen.document.text());
            let outputs = render_stale_outputs(context, &seen)?;
            let LoadedCharter { framework, charter, .. } = &seen;
            let missing_links = missing_links(&seen);
            let files = FilesSeen { outputs: &outputs, missing_links: &missing_links };
            let mut report = check_beside(framework, charter, files, context.today);
            if !only.is_empty() && charter.syntax_errors.is_empty() {
                report.keep(&only);
            }
            present_findings(context, args.format, &path, &source, &report)?;
            if !seen.charter.syntax_errors.is_empty() {
                return say_unfinished(context, args.format);
            }
            report
        }
        Err(failure) => {
            // Without the questions no charter can be read, and theirs are the findings.
            let Some(bad) = failure.questions() else { return Err(failure.into()) };
            let report = check_questions(&bad.problems);
            let charter = named(context, args.format, &charter_path(context)?);
            let path = match args.format {
                Format::Github | Format::Sarif => named(context, args.format, &bad.path),
                _ => bad.path.display().to_string(),
            };
            let source = Source::new(&path, &bad.text);
            present_findings(context, args.format, &charter, &source, &report)?;
            report
        }
    };
    let least = match args.deny {
        Level::Advice => Severity::Advice,
        Level::Warning => Severity::Warning,
        Level::Error => Severity::Error,
    };
    Ok(if report.gravest() >= Some(least) { Exit::Found } else { Exit::Fine })
}

/// A file as the readers of a format know it: where changes are looked through, that is from the top of
/// the repository, wherever the program was started.
fn named(context: &Context, format: Format, path: &Path) -> String {
    // The lines are those of the file that it leads to.
    if let Some(target) = git::link_target_outside(path) {
        return target.display().to_string();
    }
    let from_top = match format {
        Format::Github | Format::Sarif => git::path_from_top(path),
        Format::Human | Format::Json => None,
    };
    from_top.unwrap_or_else(|| context.shown(path))
}

/// Says that not all was checked, which is not the same as that something was found.
fn say_unfinished(context: &Context, format: Format) -> anyhow::Result<Exit> {
    if matches!(format, Format::Human) {
        context.screen.narrate("The rest is checked once the file can be read.")?;
    }
    Ok(Exit::Failed)
}

/// Shows what was found in a file, which is the charter or stands beside it.
fn present_findings(
    context: &Context,
    format: Format,
    charter: &str,
    source: &Source,
    report: &Report,
) -> std::io::Result<()> {
    let screen = &context.screen;
    match format {
        Format::Human => {
            screen.results(report::findings_human(source, report, screen.result_width()))?;
            screen.narrate(format!("{}: {}.", source.path, report::findings_tally_human(report)))
        }
        Format::Json => {
            let mut value = report::findings_json(source, report);
            value["charter"] = charter.into();
            screen.json(&value)
        }
        Format::Sarif => {
            let log = report::findings_sarif(source, report, env!("CARGO_PKG_VERSION"));
            screen.json(&log)
        }
        Format::Github => screen.data(&report::findings_github(source, report)),
    }
}

/// Explains one code, or lists all.
fn explain_code(context: &Context, code: &str) -> anyhow::Result<Exit> {
    let width = context.screen.result_width();
    let lines = match code {
        "" => report::rule_listing_human(width),
        code => report::rule_explanation_human(rule_with_code(code)?, width),
    };
    context.screen.results(lines)?;
    Ok(Exit::Fine)
}

/// The rule with this code.
fn rule_with_code(code: &str) -> Result<&'static Rule, Failure> {
    rule(code).ok_or_else(|| {
        let near = nearest(code, RULES.iter().map(|rule| rule.code));
        let message = format!("there is no finding with the code `{code}`");
        Failure::new(message, did_you_mean(near, "`copcharter check --explain` lists all codes."))
    })
}

/// Looks which links in answers lead to no file. What is outside the charter's folder is not looked
/// at, so that a stranger's charter learns nothing of it.
fn missing_links(seen: &LoadedCharter) -> Vec<FileLink> {
    let is_missing = |link: &FileLink| {
        let path = link.address.split(['#', '?']).next().unwrap_or_default();
        let path = percent_decoded(path).unwrap_or_else(|| path.to_owned());
        let path = path.trim_start_matches("./");
        !path.is_empty()
            && path_inside_folder(seen.folder(), path, "link")
                .is_ok_and(|path| path.symlink_metadata().is_err())
    };
    file_links(&seen.framework, &seen.charter).into_iter().filter(is_missing).collect()
}

/// Looks which published documents are not what the charter says. Where they cannot be made, that
/// is said beside the findings.
fn render_stale_outputs(context: &Context, seen: &LoadedCharter) -> std::io::Result<Vec<Stale>> {
    let charter = &seen.charter;
    if charter.publish.outputs.is_empty() || !charter.syntax_errors.is_empty() {
        return Ok(Vec::new());
    }
    let documents = match super::render::published_documents(context, seen) {
        Ok(documents) => documents,
        Err(failure) => {
            let sentence = format!("the published documents were not compared: {failure}");
            context.screen.warning(&sentence)?;
            return Ok(Vec::new());
        }
    };
    let stale = |(number, (path, text)): (usize, (PathBuf, Rc<str>))| {
        let state = match store::says(&path, &text) {
            Some(true) => return None,
            Some(false) => State::Differs,
            None => State::Missing,
        };
        Some(Stale { number, state })
    };
    Ok(documents.into_iter().enumerate().filter_map(stale).collect())
}
