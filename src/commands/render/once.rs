//! Publishes once: makes the documents, then writes, prints or compares them.

use super::args::{Args, render_command};
use super::destinations::refuse_foreign_pages;
use super::jobs::RenderedDocument;
use super::making::{make_documents, template_data};
use super::publish::{open_in_browser, refuse_unreadable_charter, warn_of_accent, write_document};
use super::watching;
use crate::commands::open::{open_charter, warn_of_problems};
use crate::context::Context;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::io::live::browser;
use crate::io::store;
use crate::output::render::OutputFormat;

/// Publishes.
///
/// # Errors
/// When there is no charter, parts of it cannot be read, or a file cannot be written.
pub fn run(context: &Context, args: &Args) -> anyhow::Result<Exit> {
    if args.watch {
        return watching::watch_charter(context, args);
    }
    let workspace = open_charter(context)?;
    refuse_unreadable_charter(context, &workspace)?;
    if args.data {
        let data = template_data(context, args, &workspace)?;
        context.screen.json(&data)?;
        return Ok(Exit::Fine);
    }
    // A key that nobody asks for, such as one whose question is gone, is not published.
    warn_of_problems(context, &workspace)?;
    let made = make_documents(context, args, &workspace)?;
    warn_of_accent(context, &workspace)?;
    if args.stdout {
        for made in made {
            context.screen.data(&made.text)?;
        }
        return Ok(Exit::Fine);
    }
    if args.check {
        return compare_outputs(context, args, &made);
    }
    refuse_foreign_pages(context, args, &made)?;
    for made in &made {
        let what = if write_document(made)? { "written" } else { "unchanged" };
        context.screen.narrate(format!("{} {what}", context.shown(&made.job.path)))?;
    }
    if args.open {
        open_first_page(context, &made)?;
    }
    Ok(Exit::Fine)
}

/// Whether what is written is what would be.
fn compare_outputs(
    context: &Context,
    args: &Args,
    made: &[RenderedDocument],
) -> anyhow::Result<Exit> {
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
        context
            .screen
            .warning(&format!("{path} {what}; mend it with `{}`", render_command(args)))?;
    }
    Ok(exit)
}

/// Opens the first HTML document in the browser.
fn open_first_page(context: &Context, made: &[RenderedDocument]) -> anyhow::Result<()> {
    let Some(made) = made.iter().find(|made| made.job.format == OutputFormat::Html) else {
        let help = "Add `--format html`, or an HTML document to `[publish] outputs`.";
        return Err(Failure::new("there is no HTML document to open", help).into());
    };
    let path = std::path::absolute(&made.job.path)?;
    if open_in_browser(context, &browser::file_url(&path))? {
        context.screen.narrate(format!("{} opened", context.shown(&path)))?;
    }
    Ok(())
}
