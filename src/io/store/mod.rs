//! Finds, reads and saves the charter file. Knows paths and bytes only.

mod atomic_write;
#[cfg(any(target_os = "linux", target_os = "macos"))]
mod attributes;
mod error;
mod fingerprint;
mod in_place;
mod place;
mod reading;
mod replacement;

use crate::core::limits::MAX_CHARTER_BYTES;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

pub use atomic_write::Backup;
use atomic_write::{FolderLock, Kept};
pub use error::{FILE_NAME, FileAction, StoreError};
pub use fingerprint::Fingerprint;
pub use place::Place;
pub use reading::read;
use replacement::{Expected, Replacement};

/// The charter in a folder or the nearest one above it.
///
/// # Errors
/// When there is none.
pub fn find(folder: &Path) -> Result<PathBuf, StoreError> {
    folder
        .ancestors()
        .map(|above| above.join(FILE_NAME))
        .find(|path| path.symlink_metadata().is_ok())
        .ok_or_else(|| StoreError::NoCharter(folder.to_owned()))
}

/// Whether a file says just this; none where there is no file. A pipe or a device, which could make
/// us wait for ever, is not opened.
#[must_use]
pub fn says(path: &Path, text: &str) -> Option<bool> {
    let found = path.symlink_metadata().ok().filter(fs::Metadata::is_file)?;
    let same = || fs::read(path).is_ok_and(|now| now == text.as_bytes());
    Some(found.len() == text.len() as u64 && same())
}

/// What stands where a derived file is to be written, its first `most` bytes; `None` where there is
/// nothing.
///
/// # Errors
/// When the place is a link, a folder or a device, or cannot be read.
pub fn in_place(path: &Path, most: u64) -> Result<Option<Vec<u8>>, StoreError> {
    let length = match path.symlink_metadata() {
        Err(_) => return Ok(None),
        Ok(found) if !found.is_file() => return Err(StoreError::NotAFile(path.to_owned())),
        Ok(found) => found.len().min(most),
    };
    // With room for all of it, nothing is copied as it grows.
    let mut bytes = Vec::with_capacity(usize::try_from(length).unwrap_or_default() + 1);
    File::open(path).and_then(|file| file.take(most).read_to_end(&mut bytes)).map_err(
        |source| StoreError::Io { action: FileAction::Read, path: path.to_owned(), source },
    )?;
    Ok(Some(bytes))
}

/// The text of a file that belongs to a charter and is read only where it stands itself: a link
/// could show what is elsewhere. `None` where there is nothing.
///
/// # Errors
/// When it is a link, not a file, too large, not text or not readable.
pub fn read_own(path: &Path) -> Result<Option<String>, StoreError> {
    match path.symlink_metadata() {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Ok(found) if found.is_symlink() => Err(StoreError::Link(path.to_owned())),
        _ => read(path).map(Some),
    }
}

/// Makes a new file, and never touches one that is there.
///
/// # Errors
/// When there is one already, or it cannot be made.
pub fn create(path: &Path, text: &str) -> Result<(), StoreError> {
    if path.symlink_metadata().is_ok() {
        return Err(StoreError::Exists(path.to_owned()));
    }
    refuse_outgrown(path, text)?;
    let made = || -> io::Result<()> {
        let turn = FolderLock::wait(path)?;
        let file = turn.write(text, None)?;
        file.as_file().sync_all()?;
        file.persist_noclobber(path).map_err(|e| e.error)?;
        turn.sync();
        Ok(())
    };
    made().map_err(|source| match source.kind() {
        io::ErrorKind::AlreadyExists => StoreError::Exists(path.to_owned()),
        _ => StoreError::Io { action: FileAction::Make, path: path.to_owned(), source },
    })
}

/// Puts a new text where `old` is, whole or not at all. A link is followed, the mode is kept. What
/// somebody saves by hand meanwhile stays, but for the microseconds named at [`Replacement::put`].
///
/// # Errors
/// When the file does not say `old` any more, or cannot be written.
pub fn replace(path: &Path, old: &str, new: &str) -> Result<(), StoreError> {
    let failed =
        |source| StoreError::Io { action: FileAction::Save, path: path.to_owned(), source };
    refuse_outgrown(path, new)?;
    let target = fs::canonicalize(path).map_err(|source| match source.kind() {
        io::ErrorKind::NotFound => StoreError::Missing(path.to_owned()),
        _ => failed(source),
    })?;
    Replacement::prepare(target, Expected::Text(old), new)?.put()
}

/// Puts back what a file said, if it says now what was seen of it: text or not, of any size, or nothing
/// at all, where it was gone.
///
/// # Errors
/// When it was saved since, or cannot be written.
pub fn put_back(path: &Path, seen: Fingerprint, before: &str) -> Result<(), StoreError> {
    if seen.is_missing() {
        return create(path, before).map_err(|error| match error {
            StoreError::Exists(path) => StoreError::Changed(read(&path).unwrap_or_default()),
            other => other,
        });
    }
    let target = fs::canonicalize(path).map_err(|source| StoreError::Io {
        action: FileAction::Save,
        path: path.to_owned(),
        source,
    })?;
    Replacement::prepare(target, Expected::Seen(seen), before)?.put()
}

/// Whether a file has other names, hard links, that get what is saved in it.
#[must_use]
pub fn has_other_names(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|metadata| replacement::has_other_names(&metadata))
}

/// What could not be read again is not written.
fn refuse_outgrown(path: &Path, text: &str) -> Result<(), StoreError> {
    let fits = text.len() as u64 <= MAX_CHARTER_BYTES;
    if fits { Ok(()) } else { Err(StoreError::Outgrown(path.to_owned())) }
}

/// Writes a derived file, such as a rendered document: whole or not at all, whatever was there.
/// Returns whether anything had to change.
///
/// # Errors
/// When the place is a link, a folder or a device, or cannot be written.
pub fn publish(path: &Path, text: &str) -> Result<bool, StoreError> {
    let failed =
        |source| StoreError::Io { action: FileAction::Write, path: path.to_owned(), source };
    let kept = match path.symlink_metadata() {
        Ok(found) if !found.is_file() => return Err(StoreError::NotAFile(path.to_owned())),
        Ok(found) => {
            if fs::read(path).is_ok_and(|now| now == text.as_bytes()) {
                return Ok(false);
            }
            Some(Kept::from(&found))
        }
        Err(_) => None,
    };
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(failed)?;
    }
    // It can be made again from the charter at any time, so nobody waits for the disk.
    let turn = FolderLock::wait(path).map_err(failed)?;
    let file = turn.write(text, kept.as_ref()).map_err(failed)?;
    file.persist(path).map_err(|e| failed(e.error))?;
    Ok(true)
}
