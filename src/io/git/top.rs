//! The top of the repository that a file is in.

use std::fs;
use std::path::{Path, PathBuf};

/// The path of a file from the top of its repository, with `/` between the names; none where it is in
/// no repository. A link within the repository is followed, since its lines are those of the file that
/// it leads to.
#[must_use]
pub fn path_from_top(path: &Path) -> Option<String> {
    let folder = real_folder(path)?;
    let top = top(&folder)?;
    let here = folder.join(path.file_name()?);
    let real = fs::canonicalize(&here).ok().filter(|real| real.starts_with(&top));
    let below = real.unwrap_or(here).strip_prefix(top).ok()?.to_owned();
    let names = below.components().map(|part| part.as_os_str().to_string_lossy());
    Some(names.collect::<Vec<_>>().join("/"))
}

/// Where a link leads that leaves the repository it stands in, or its folder where that is in none; none
/// for all other files, and for a link that leads to no file.
#[must_use]
pub fn link_target_outside(path: &Path) -> Option<PathBuf> {
    if !path.is_symlink() {
        return None;
    }
    let folder = real_folder(path)?;
    let target = fs::canonicalize(path).ok()?;
    let home = top(&folder).unwrap_or(folder);
    (target.is_file() && !target.starts_with(home)).then_some(target)
}

fn real_folder(path: &Path) -> Option<PathBuf> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    fs::canonicalize(folder.unwrap_or(Path::new("."))).ok()
}

/// The nearest folder above with a repository in it, or a file that leads to one, as in a linked
/// worktree.
pub(super) fn top(folder: &Path) -> Option<PathBuf> {
    let folder = std::path::absolute(folder).ok()?;
    folder.ancestors().find(|above| above.join(".git").exists()).map(Path::to_owned)
}
