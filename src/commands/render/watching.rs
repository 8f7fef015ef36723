//! `render --watch`: writes anew on every change, survives mistakes, and with `--open` shows the
//! documents in a browser that follows.

use std::path::{Path, PathBuf};

use super::args::Args;
use super::destinations::refuse_foreign_pages;
use super::jobs::RenderedDocument;
use super::making::make_documents;
use super::publish::{open_in_browser, refuse_unreadable_charter, warn_of_accent, write_document};
use super::sources::watched_sources;
use crate::commands::open::{self};
use crate::context::Context;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::io::live::serve::{Page, Server};
use crate::io::live::watch::{Sources, Watch, Woken};
use crate::io::workspace::Workspace;
use crate::output::render::{OutputFormat, POLICY, html_text};
use crate::terminal::{Screen, Signal, on_signal, take_signal};

/// Watches until Ctrl-C.
pub(super) fn watch_charter(context: &Context, args: &Args) -> anyhow::Result<Exit> {
    let path = open::charter_path(context)?;
    let mut watch = Watch::new()?;
    let bell = watch.bell();
    on_signal(move || bell.ring())?;
    let server = args.open.then(Server::start).transpose()?;
    let mut followed = watched_sources(context, args, &path, Sources::default());
    let mut first = true;
    let mut troubled = false;
    loop {
        watch.follow(&followed)?;
        troubled = !rerender(context, args, &path, server.as_ref(), first || troubled)?;
        if first {
            begin_watching(context, &path, server.as_ref())?;
            first = false;
        }
        // The charter may name other files now. What changed in them before they were followed is
        // seen by making everything once more.
        let now = watched_sources(context, args, &path, followed.clone());
        if now != followed {
            followed = now;
            continue;
        }
        if watch.wait() == Woken::Rung {
            context.screen.narrate("Stopped.")?;
            return Ok(Exit::Stopped(take_signal().unwrap_or(Signal::Interrupt)));
        }
    }
}

/// Says how to go on, and shows the documents.
fn begin_watching(context: &Context, path: &Path, server: Option<&Server>) -> anyhow::Result<()> {
    if let Some(server) = server {
        let address = server.address();
        context.screen.narrate(format!("{address} shows it, and follows the changes."))?;
        open_in_browser(context, &address)?;
    }
    let path = context.shown(path);
    context.screen.narrate(format!("Watching {path} and what belongs to it. Ctrl-C stops."))?;
    Ok(())
}

/// Makes and writes everything once, and whether that went well. A mistake is told, and waited for
/// to be mended. What is as it was is only said where somebody waits for it: with `tell_all`.
fn rerender(
    context: &Context,
    args: &Args,
    path: &Path,
    server: Option<&Server>,
    tell_all: bool,
) -> anyhow::Result<bool> {
    match rerender_and_write(context, args, path, tell_all) {
        Ok(made) => {
            if let Some(server) = server {
                server.show(served_pages(context, path, made));
            }
            Ok(true)
        }
        Err(error) => {
            let failure = error.downcast::<Failure>()?.while_watched();
            failure.tell(&context.screen)?;
            if let Some(server) = server {
                server.trouble(&in_words(context, path, &failure)?);
            }
            Ok(false)
        }
    }
}

/// What is told of a mistake in the terminal, for the page.
fn in_words(context: &Context, path: &Path, failure: &Failure) -> anyhow::Result<String> {
    let (screen, captured) = Screen::captured();
    if let Ok(workspace) = Workspace::open(path) {
        // Tells what cannot be read; that it fails for it is what is told next.
        let _failure = refuse_unreadable_charter(&context.with_screen(screen.clone()), &workspace);
    }
    failure.tell(&screen)?;
    Ok(captured.narration())
}

fn rerender_and_write(
    context: &Context,
    args: &Args,
    path: &Path,
    tell_all: bool,
) -> anyhow::Result<Vec<RenderedDocument>> {
    let workspace = open::open_charter_at(context, path)?;
    refuse_unreadable_charter(context, &workspace)?;
    let made = make_documents(context, args, &workspace)?;
    warn_of_accent(context, &workspace)?;
    refuse_foreign_pages(context, args, &made)?;
    for made in &made {
        let written = write_document(made)?;
        if written || tell_all {
            let what = if written { "written" } else { "unchanged" };
            context.screen.narrate(format!("{} {what}", context.shown(&made.job.path)))?;
        }
    }
    Ok(made)
}

/// The HTML documents, by their paths from the charter's folder.
fn served_pages(context: &Context, charter: &Path, made: Vec<RenderedDocument>) -> Vec<Page> {
    let folder = charter.parent().unwrap_or(&context.folder);
    let html = made.into_iter().filter(|made| made.job.format == OutputFormat::Html);
    html.map(|made| {
        let path = &made.job.path;
        let named = path.file_name().map(PathBuf::from).unwrap_or_default();
        let path = path.strip_prefix(folder).map_or(named, Path::to_owned);
        let path = path.to_string_lossy().replace('\\', "/");
        let label = html_text(&path).into_owned();
        Page { path, label, html: made.text.replacen(POLICY, "", 1) }
    })
    .collect()
}
