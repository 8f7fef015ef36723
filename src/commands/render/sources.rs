//! The files that documents are made of, for watching them.

use std::path::Path;

use super::Args;
use super::making::{logo_file, templates_folder};
use crate::context::Context;
use crate::watch::Sources;
use crate::workspace::Workspace;

/// What a team's own questions are called.
const QUESTIONS: &str = "questions.toml";

/// The files behind the charter at `path`. Where it cannot be read just now, those it named `before`.
pub(super) fn sources(context: &Context, args: &Args, path: &Path, before: Sources) -> Sources {
    let Ok(workspace) = Workspace::open(path) else { return before };
    let mut sources = Sources {
        files: vec![path.to_owned(), workspace.folder().join(QUESTIONS)],
        folders: Vec::new(),
    };
    // What leads out of the folder is refused when documents are made, and not followed here.
    sources.files.extend(logo_file(&workspace).ok().flatten());
    sources.folders.extend(templates_folder(context, args, &workspace).ok().flatten());
    sources
}
