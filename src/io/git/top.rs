//! The top of the repository that a file is in.

use std::fs;
use std::path::{Path, PathBuf};

/// The path of a file from the top of its repository, with `/` between the names; none where it is in
/// no repository.
#[must_use]
pub fn path_from_top(path: &Path) -> Option<String> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let folder = fs::canonicalize(folder.unwrap_or(Path::new("."))).ok()?;
    let below = folder.strip_prefix(top(&folder)?).ok()?.join(path.file_name()?);
    let names = below.components().map(|part| part.as_os_str().to_string_lossy());
    Some(names.collect::<Vec<_>>().join("/"))
}

/// The nearest folder above with a repository in it, or a file that leads to one, as in a linked
/// worktree.
pub(super) fn top(folder: &Path) -> Option<PathBuf> {
    let folder = std::path::absolute(folder).ok()?;
    folder.ancestors().find(|above| above.join(".git").exists()).map(Path::to_owned)
}
