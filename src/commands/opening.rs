//! Opens the charter that a command is about.

use std::path::PathBuf;

use super::Failure;
use crate::context::Context;
use crate::store;
use crate::workspace::{Seen, Workspace};

/// The charter named with `--charter`, or the nearest one.
pub(super) fn open(context: &Context) -> Result<Workspace, Failure> {
    Ok(Workspace::open(&path(context)?)?)
}

/// The same charter to be looked at only, whole or not.
pub(super) fn see(context: &Context) -> Result<Seen, Failure> {
    Ok(Workspace::see(&path(context)?)?)
}

/// Where that charter is.
pub(super) fn path(context: &Context) -> Result<PathBuf, Failure> {
    Ok(match &context.charter {
        Some(path) => context.folder.join(path),
        None => store::find(&context.folder)?,
    })
}

/// Where `init` makes a charter or goes on with one: never in a folder above.
pub(super) fn here(context: &Context) -> PathBuf {
    match &context.charter {
        Some(path) => context.folder.join(path),
        None => context.folder.join(store::FILE_NAME),
    }
}

/// A path as a person would write it from the present folder.
pub(super) fn shown(context: &Context, path: &std::path::Path) -> String {
    path.strip_prefix(&context.folder).unwrap_or(path).display().to_string()
}

/// Says once that parts of the file could not be read.
pub(super) fn mention_problems(context: &Context, workspace: &Workspace) -> std::io::Result<()> {
    let problems = workspace.charter.problems.len();
    if problems == 0 {
        return Ok(());
    }
    let (what, them) = if problems == 1 { ("place", "it") } else { ("places", "them") };
    let path = shown(context, &workspace.path);
    context.screen.warning(&format!(
        "{problems} {what} in {path} cannot be read as meant; `copcharter check` shows {them}"
    ))
}
