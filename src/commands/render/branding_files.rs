//! Where the files of a community's own look are.

use std::path::PathBuf;

use super::args::Args;
use crate::context::Context;
use crate::failure::Failure;
use crate::io::branding::path_inside_folder;
use crate::io::workspace::LoadedCharter;

/// The folder of own templates, by the flag or the charter; only the charter is kept inside its
/// folder.
pub(super) fn templates_folder_argument(
    context: &Context,
    args: &Args,
    seen: &LoadedCharter,
) -> Result<Option<PathBuf>, Failure> {
    if let Some(named) = &args.templates {
        return Ok(Some(context.folder.join(named)));
    }
    let named = seen.charter.publish.templates.as_deref();
    named.map(|named| Ok(path_inside_folder(seen.folder(), named, "templates folder")?)).transpose()
}

/// The file of the logo.
pub(super) fn logo_file(seen: &LoadedCharter) -> Result<Option<PathBuf>, Failure> {
    let named = seen.charter.publish.logo.as_deref();
    named.map(|named| Ok(path_inside_folder(seen.folder(), named, "logo")?)).transpose()
}
