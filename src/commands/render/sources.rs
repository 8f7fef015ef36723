//! The files that documents are made of, for watching them.

use std::path::Path;

use super::args::Args;
use super::branding_files::{logo_file, templates_folder_argument};
use crate::context::Context;
use crate::core::custom_questions::FILE_NAME;
use crate::io::live::watch::Sources;
use crate::io::workspace::Workspace;

/// The files behind the charter at `path`. What else it names cannot be known where it cannot be
/// read just now; then it is what was there `before`.
pub(super) fn watched_sources(
    context: &Context,
    args: &Args,
    path: &Path,
    before: Sources,
) -> Sources {
    let files = vec![path.to_owned(), path.with_file_name(FILE_NAME)];
    let Ok(workspace) = Workspace::open(path) else {
        return if before.files.is_empty() { Sources { files, ..before } } else { before };
    };
    let mut sources = Sources { files, folders: Vec::new() };
    // What leads out of the folder is refused when documents are made, and not followed here.
    sources.files.extend(logo_file(&workspace).ok().flatten());
    sources.folders.extend(templates_folder_argument(context, args, &workspace).ok().flatten());
    sources
}
