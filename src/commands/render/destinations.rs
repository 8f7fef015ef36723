//! Where a document may not be written: over what it is made of, over another one, into git's own
//! folder and, unless it is asked for, over what `render` did not make.

use std::path::{Path, PathBuf};

use super::args::{Args, render_command};
use super::branding_files::logo_file;
use super::jobs::Job;
use super::jobs::RenderedDocument;
use crate::context::Context;
use crate::core::custom_questions;
use crate::core::limits::MAX_DOCUMENT_BYTES;
use crate::core::output_path::{PathProblem, path_problem};
use crate::failure::Failure;
use crate::io::branding::path_inside_folder;
use crate::io::store::{self, Place};
use crate::io::workspace::LoadedCharter;
use crate::output::render::is_own_page;

const CHOOSE_ANOTHER: &str = "Write a path of its own for the document, like docs/index.html.";

/// Refuses to write where no document belongs, before any is made.
pub(super) fn refuse_forbidden_outputs(
    context: &Context,
    seen: &LoadedCharter,
    jobs: &[Job],
    templates: Option<&Path>,
) -> Result<(), Failure> {
    let sources = render_sources(seen)?;
    let folders = render_template_folders(seen, templates);
    let mut taken: Vec<Place> = Vec::new();
    for job in jobs {
        let output = || context.shown(&job.path);
        if let Some(problem) = path_problem(part_chosen_by_author(seen, &job.path)) {
            return Err(unsafe_output_path(&output(), &problem));
        }
        let place = Place::of(&job.path);
        if place.is_in_git_folder() {
            let message = format!("the output `{}` is inside git's own folder", output());
            return Err(Failure::new(message, CHOOSE_ANOTHER));
        }
        if let Some(source) = sources.iter().find(|s| s.places.iter().any(|p| p.is_same(&place))) {
            let message = format!("the output `{}` is {}", output(), source.what);
            return Err(Failure::new(message, CHOOSE_ANOTHER));
        }
        if folders.iter().any(|folder| place.is_within(folder)) {
            let message = format!("`{}` lies among the templates", job.path.display());
            return Err(Failure::new(message, "Keep documents in another folder than templates."));
        }
        if taken.iter().any(|other| other.is_same(&place)) {
            let message = format!("two outputs are written to `{}`", output());
            return Err(Failure::new(message, "Give each a path of its own."));
        }
        taken.push(place);
    }
    Ok(())
}

/// Refuses to replace what `render` did not make, unless it was asked to.
pub(super) fn refuse_foreign_pages(
    context: &Context,
    args: &Args,
    made: &[RenderedDocument],
) -> Result<(), Failure> {
    if args.force {
        return Ok(());
    }
    let mut foreign = Vec::new();
    for made in made {
        if is_foreign_page(made)? {
            foreign.push(format!("`{}`", context.shown(&made.job.path)));
        }
    }
    let (was, it) = match foreign.len() {
        0 => return Ok(()),
        1 => ("was", "it"),
        _ => ("were", "them"),
    };
    let command = format!("{} --force", render_command(args));
    let message = format!("{} {was} not made by `copcharter render`", foreign.join(" and "));
    let help =
        format!("Move {it} elsewhere, or replace {it} with `{command}`. Nothing was written.");
    Err(Failure::new(message, help))
}

/// Whether there is something in the place of a document that would be lost. An empty file, as a
/// power cut may leave it, is nothing to lose.
fn is_foreign_page(made: &RenderedDocument) -> Result<bool, Failure> {
    let Some(there) = store::in_place(&made.job.path, MAX_DOCUMENT_BYTES as u64 + 1024)? else {
        return Ok(false);
    };
    let is_own = std::str::from_utf8(&there).is_ok_and(|there| is_own_page(there, &made.text));
    Ok(!there.is_empty() && !is_own)
}

/// The part of a path that its author chose: from the charter's folder on, and elsewhere what is not
/// there yet. What the folders above are called is not for us to judge.
fn part_chosen_by_author<'a>(seen: &LoadedCharter, path: &'a Path) -> &'a Path {
    if let Ok(below) = path.strip_prefix(seen.folder()) {
        return below;
    }
    let there = path.parent().and_then(|folder| folder.ancestors().find(|f| f.is_dir()));
    there.and_then(|there| path.strip_prefix(there).ok()).unwrap_or(path)
}

fn unsafe_output_path(output: &str, problem: &PathProblem) -> Failure {
    let help = "Choose a path that is safe on every system, like docs/index.html.";
    Failure::new(format!("the output `{output}` cannot be written: {problem}"), help)
}

/// A file that documents are made of.
struct Source {
    what: &'static str,
    places: Vec<Place>,
}

fn render_sources(seen: &LoadedCharter) -> Result<Vec<Source>, Failure> {
    let source = |what, path: &Path| Source { what, places: Place::all_of(path) };
    let questions = seen.path.with_file_name(custom_questions::FILE_NAME);
    let mut sources = vec![
        source("the charter itself", &seen.path),
        source("the file of your own questions", &questions),
    ];
    sources.extend(logo_file(seen)?.map(|logo| source("the logo", &logo)));
    Ok(sources)
}

/// The folders of templates, also the one that the charter names where the flag names another.
fn render_template_folders(seen: &LoadedCharter, used: Option<&Path>) -> Vec<Place> {
    let named = seen.charter.publish.templates.as_deref();
    let named =
        named.and_then(|named| path_inside_folder(seen.folder(), named, "templates folder").ok());
    let folders = used.map(Path::to_owned).into_iter().chain(named);
    folders.flat_map(|folder: PathBuf| Place::all_of(&folder)).collect()
}
