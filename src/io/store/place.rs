//! Where a path leads on this disk, to know two paths of one file and the folders of git.

use std::fs;
use std::path::{Component, Path, PathBuf};

use crate::core::output_path::{folded_names, in_git_folder};

/// The place of a file, which may not be there yet.
#[derive(Debug)]
pub struct Place {
    /// Without links and `..` on the way to it.
    path: PathBuf,
    /// The names of `path` as a file system might fold them.
    names: Vec<String>,
    /// The device and the number of the file that is there, where the system counts them.
    file: Option<(u64, u64)>,
}

impl Place {
    /// Where a path leads; a link in the place of the file itself is not followed.
    #[must_use]
    pub fn of(path: &Path) -> Self {
        let path = resolved(path);
        let names = folded_names(&path);
        let file = fs::symlink_metadata(&path).ok().and_then(|found| number(&found));
        Self { path, names, file }
    }

    /// The place of a file and, where that is a link, also the place it leads to.
    #[must_use]
    pub fn all_of(path: &Path) -> Vec<Self> {
        let target = fs::canonicalize(path).ok().map(|target| Self::of(&target));
        std::iter::once(Self::of(path)).chain(target).collect()
    }

    /// Whether both are one file, or would be on some other system.
    #[must_use]
    pub fn is_same(&self, other: &Self) -> bool {
        self.names == other.names || (self.file.is_some() && self.file == other.file)
    }

    /// Whether this is in the folder at the other place, or is that folder.
    #[must_use]
    pub fn is_within(&self, folder: &Self) -> bool {
        self.names.starts_with(&folder.names)
    }

    /// Whether this is inside what git keeps for itself, wherever that folder was put.
    #[must_use]
    pub fn is_in_git_folder(&self) -> bool {
        in_git_folder(&self.path).is_some() || self.path.ancestors().any(is_git_folder)
    }
}

/// The real path of the nearest folder that is there, and what is to come below it.
fn resolved(path: &Path) -> PathBuf {
    let (Some(folder), Some(name)) = (path.parent(), path.file_name()) else {
        return real_folder(path).unwrap_or_else(|| path.to_owned());
    };
    let real = folder.ancestors().find_map(|there| Some((there, real_folder(there)?)));
    let Some((there, mut resolved)) = real else { return path.to_owned() };
    for part in folder.strip_prefix(there).unwrap_or(folder).components() {
        // Nothing is there yet, so there is no link that `..` could come back from.
        match part {
            Component::ParentDir => _ = resolved.pop(),
            part => resolved.push(part),
        }
    }
    resolved.join(name)
}

fn real_folder(folder: &Path) -> Option<PathBuf> {
    let here = folder.as_os_str().is_empty();
    fs::canonicalize(if here { Path::new(".") } else { folder }).ok()
}

/// Whether git would take a folder for a repository's own: as its `is_git_directory` has it. A linked
/// worktree's has a file that leads to the rest.
fn is_git_folder(folder: &Path) -> bool {
    let holds = |name: &str| folder.join(name).exists();
    folder.join("HEAD").symlink_metadata().is_ok()
        && (holds("commondir") || (holds("objects") && holds("refs")))
}

#[cfg(unix)]
#[allow(clippy::unnecessary_wraps)] // other systems have none
fn number(metadata: &fs::Metadata) -> Option<(u64, u64)> {
    use std::os::unix::fs::MetadataExt as _;
    Some((metadata.dev(), metadata.ino()))
}

#[cfg(not(unix))]
fn number(_metadata: &fs::Metadata) -> Option<(u64, u64)> {
    None
}
