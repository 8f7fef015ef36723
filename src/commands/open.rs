//! Opens the charter that a command is about.

use crate::core::words::Count;
use std::path::{Path, PathBuf};

use crate::context::Context;
use crate::core::charter::{Charter, FORMAT, Start};
use crate::core::framework::Framework;
use crate::failure::Failure;
use crate::io::git;
use crate::io::store;
use crate::io::workspace::{LoadedCharter, Workspace, WorkspaceError, framework_beside_file};

/// The charter named with `--charter`, or the nearest one, to be read.
pub(super) fn open_charter(context: &Context) -> Result<Workspace, Failure> {
    let workspace = open_charter_at(context, &charter_path(context)?)?;
    let path = context.shown(&workspace.path);
    let _nobody_to_tell = warn_of_newer_format(context, &path, &workspace.charter);
    Ok(workspace)
}

/// The charter named with `--charter`, or the nearest one, to be changed.
pub(super) fn open_to_edit(context: &Context) -> Result<Workspace, Failure> {
    open_to_edit_at(context, &charter_path(context)?)
}

/// The charter in this file, to be changed.
pub(super) fn open_to_edit_at(context: &Context, path: &Path) -> Result<Workspace, Failure> {
    let workspace = open_charter_at(context, path)?;
    workspace.may_change().map_err(|error| with_shown_path(context, error))?;
    if store::has_other_names(&workspace.path) {
        let shown = context.shown(&workspace.path);
        let sentence = format!("{shown} has another name (a hard link); both get what is saved.");
        context.screen.narrate(sentence).map_err(|error| Failure::new(error.to_string(), ""))?;
    }
    Ok(workspace)
}

/// Says once that a charter is of a newer form than this program knows.
pub(super) fn warn_of_newer_format(
    context: &Context,
    name: &str,
    charter: &Charter,
) -> std::io::Result<()> {
    let format = charter.facts.format;
    if format <= FORMAT {
        return Ok(());
    }
    context.screen.warning(&format!(
        "{name} has format {format}, and this copcharter knows format {FORMAT}: what is new in it is left out"
    ))
}

/// The charter in this file.
pub(super) fn open_charter_at(context: &Context, path: &Path) -> Result<Workspace, Failure> {
    Workspace::open(path).map_err(|error| with_shown_path(context, error))
}

/// The charter in this file to be looked at only, whole or not.
pub(super) fn load_charter_at(context: &Context, path: &Path) -> Result<LoadedCharter, Failure> {
    LoadedCharter::open(path).map_err(|error| with_shown_path(context, error))
}

/// Makes a new charter here.
pub(super) fn create_charter(
    context: &Context,
    start: &Start,
    with_blanks: bool,
) -> Result<Workspace, Failure> {
    let made = Workspace::create(&new_charter_path(context), start, with_blanks);
    made.map_err(|error| with_shown_path(context, error))
}

/// What is asked: in the charter that there is, or would be asked in one that is made here.
pub(super) fn asked_framework(context: &Context) -> Result<Framework, Failure> {
    asked_framework_in(
        context,
        &charter_path(context).unwrap_or_else(|_| new_charter_path(context)),
    )
}

/// What is asked in the charter in this file, which need not be there.
pub(super) fn asked_framework_in(context: &Context, charter: &Path) -> Result<Framework, Failure> {
    framework_beside_file(charter).map_err(|error| with_shown_path(context, error))
}

/// The failure with the file as a person would write it.
fn with_shown_path(context: &Context, error: WorkspaceError) -> Failure {
    match error {
        WorkspaceError::Questions(mut bad) => {
            bad.path = context.shown(&bad.path).into();
            WorkspaceError::Questions(bad).into()
        }
        WorkspaceError::Newer { path, format } => {
            WorkspaceError::Newer { path: context.shown(&path).into(), format }.into()
        }
        WorkspaceError::Syntax(mut seen) => {
            seen.path = context.shown(&seen.path).into();
            WorkspaceError::Syntax(seen).into()
        }
        other => other.into(),
    }
}

/// Where that charter is.
pub(super) fn charter_path(context: &Context) -> Result<PathBuf, Failure> {
    if let Some(path) = named_charter(context) {
        return Ok(path);
    }
    let found = store::find(&context.folder)?;
    refuse_link_outside(context, &found)?;
    Ok(found)
}

/// A charter that nobody has named may be a stranger's link: what it leads to outside of its repository is
/// neither shown nor written.
pub(super) fn refuse_link_outside(context: &Context, path: &Path) -> Result<(), Failure> {
    let Some(target) = git::link_target_outside(path).filter(|_| context.charter.is_none()) else {
        return Ok(());
    };
    let shown = context.shown(path);
    Err(Failure::new(
        format!(
            "`{shown}` is a link that leads out of its repository or folder, to `{}`",
            target.display()
        ),
        format!(
            "Add `--charter {shown}` if that file is meant, or put it in the place of the link."
        ),
    ))
}

/// The file that `--charter` names, or the charter in the folder that it names.
fn named_charter(context: &Context) -> Option<PathBuf> {
    let path = context.folder.join(context.charter.as_ref()?);
    Some(if path.is_dir() { path.join(store::FILE_NAME) } else { path })
}

/// Where `init` makes a charter or goes on with one: never in a folder above.
pub(super) fn new_charter_path(context: &Context) -> PathBuf {
    named_charter(context).unwrap_or_else(|| context.folder.join(store::FILE_NAME))
}

/// Says once that parts of the file could not be read.
pub(super) fn warn_of_problems(context: &Context, workspace: &Workspace) -> std::io::Result<()> {
    let places = Count::new(workspace.charter.problems.len(), "place");
    if places.is_zero() {
        return Ok(());
    }
    let them = places.pick("it", "them");
    let path = context.shown(&workspace.path);
    context.screen.warning(&format!(
        "{places} in {path} cannot be read as meant; `copcharter check` shows {them}"
    ))
}
