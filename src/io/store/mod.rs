//! Finds, reads and saves the charter file. Knows paths and bytes only.

mod atomic_write;
#[cfg(any(target_os = "linux", target_os = "macos"))]
mod attributes;
mod in_place;
mod place;

use crate::core::limits::MAX_CHARTER_BYTES;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use atomic_write::{FolderLock, Kept};
pub use place::Place;

/// What a charter file is called.
pub const FILE_NAME: &str = "charter.toml";

/// Why a file could not be found, read or saved. Each says what to do.
#[derive(Debug)]
pub enum StoreError {
    /// There is no charter here or above.
    NoCharter(PathBuf),
    /// There is nothing at the path that was named.
    Missing(PathBuf),
    /// It is a folder, a device or a pipe.
    NotAFile(PathBuf),
    /// It has more than [`MAX_CHARTER_BYTES`].
    TooLarge(PathBuf),
    /// It would have more than [`MAX_CHARTER_BYTES`], and could not be read again.
    Outgrown(PathBuf),
    /// It is a link, where a file of its own is wanted.
    Link(PathBuf),
    /// It is a link that leads to nothing, or back to itself.
    LinkToNothing(PathBuf),
    /// It is not UTF-8 from this line and column (in bytes) on.
    NotText {
        /// The file.
        path: PathBuf,
        /// The line, from 1.
        line: usize,
        /// The byte in the line, from 1.
        column: usize,
    },
    /// It was changed on disk since it was read; this is what it says now.
    Changed(String),
    /// There is a file already where a new one should go.
    Exists(PathBuf),
    /// The system said no.
    Io {
        /// What was tried: `read`, `save`.
        action: FileAction,
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
}

/// What was to be done with a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileAction {
    /// To read it.
    Read,
    /// To make it, where there is none.
    Make,
    /// To save a charter.
    Save,
    /// To write what is derived from a charter.
    Write,
}

impl std::fmt::Display for FileAction {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Read => "read",
            Self::Make => "make",
            Self::Save => "save",
            Self::Write => "write",
        })
    }
}

impl std::fmt::Display for StoreError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::NoCharter(folder) => write!(
                f,
                "there is no {FILE_NAME} in `{}` or in a folder above it",
                folder.display()
            ),
            Self::Missing(path) => write!(f, "there is no file `{}`", path.display()),
            Self::NotAFile(path) => write!(f, "`{}` is not a file", path.display()),
            Self::Link(path) => {
                write!(f, "`{}` is a link, and this file is not read through links", path.display())
            }
            Self::LinkToNothing(path) => {
                write!(f, "`{}` is a link that leads to no file", path.display())
            }
            Self::TooLarge(path) => write!(
                f,
                "`{}` has more than {} KiB, the most that is read",
                path.display(),
                MAX_CHARTER_BYTES / 1024
            ),
            Self::Outgrown(path) => write!(
                f,
                "`{}` would have more than {} KiB, the most that a charter may have",
                path.display(),
                MAX_CHARTER_BYTES / 1024
            ),
            Self::NotText { path, line, column } => write!(
                f,
                "`{}` is not UTF-8 text: line {line}, byte {column}. Save it as UTF-8 in an editor",
                path.display()
            ),
            Self::Changed(_) => write!(f, "the file was changed on disk in the meantime"),
            Self::Exists(path) => write!(f, "`{}` is there already", path.display()),
            Self::Io { action, path, source } => {
                write!(f, "cannot {action} `{}`: {}", path.display(), plainly(source))
            }
        }
    }
}

impl std::error::Error for StoreError {}

/// What the system said, without its number.
fn plainly(error: &io::Error) -> String {
    let text = error.to_string();
    let text = text.split(" (os error").next().unwrap_or_default();
    let mut letters = text.chars();
    letters.next().map_or(String::new(), |first| first.to_lowercase().chain(letters).collect())
}

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

/// The text of a file.
///
/// # Errors
/// When it is missing, not a file, too large, not text or not readable.
pub fn read(path: &Path) -> Result<String, StoreError> {
    let failed = |source: io::Error| match source.kind() {
        io::ErrorKind::NotFound => StoreError::Missing(path.to_owned()),
        _ => StoreError::Io { action: FileAction::Read, path: path.to_owned(), source },
    };
    // A pipe or device would block or never end, so its kind is looked at before it is opened.
    let metadata = fs::metadata(path).map_err(|source| match source.kind() {
        io::ErrorKind::PermissionDenied => failed(source),
        _ if path.is_symlink() => StoreError::LinkToNothing(path.to_owned()),
        _ => failed(source),
    })?;
    if !metadata.is_file() {
        return Err(StoreError::NotAFile(path.to_owned()));
    }
    let mut bytes = Vec::new();
    let file = File::open(path).map_err(failed)?;
    // It may have become another one in between.
    if !file.metadata().map_err(failed)?.is_file() {
        return Err(StoreError::NotAFile(path.to_owned()));
    }
    file.take(MAX_CHARTER_BYTES + 1).read_to_end(&mut bytes).map_err(failed)?;
    if bytes.len() as u64 > MAX_CHARTER_BYTES {
        return Err(StoreError::TooLarge(path.to_owned()));
    }
    String::from_utf8(bytes).map_err(|error| {
        let good = &error.as_bytes()[..error.utf8_error().valid_up_to()];
        let line = good.split(|b| *b == b'\n').count();
        let column = good.len() - good.iter().rposition(|b| *b == b'\n').map_or(0, |i| i + 1) + 1;
        StoreError::NotText { path: path.to_owned(), line, column }
    })
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

/// Puts a new text where `old` is, whole or not at all. A link is followed, the mode is kept.
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
    // Two programs at once take turns, from the comparison to the end.
    let turn = FolderLock::wait(&target).map_err(failed)?;
    let now = read(&target)?;
    if now != old {
        return Err(StoreError::Changed(now));
    }
    let metadata = fs::metadata(&target).map_err(failed)?;
    // A rename asks for no right to the file itself, so we do.
    if metadata.permissions().readonly() {
        return Err(failed(io::Error::new(io::ErrorKind::PermissionDenied, "it is read-only")));
    }
    let present = fs::OpenOptions::new().read(true).write(true).open(&target).map_err(failed)?;
    let replaced = || -> io::Result<()> {
        let file = turn.write(new, Some(&Kept::from(&metadata)))?;
        #[cfg(any(target_os = "linux", target_os = "macos"))]
        attributes::copy(&present, file.as_file())?;
        file.as_file().sync_all()?;
        file.persist(&target).map_err(|error| error.error)?;
        turn.sync();
        Ok(())
    };
    // Another name of the same file would go on with the old text.
    let saved = if is_linked(&metadata) {
        in_place::write(&target, old, new)
    } else {
        replaced().or_else(|error| {
            if in_place::is_called_for(&error) {
                in_place::write(&target, old, new)
            } else {
                Err(error)
            }
        })
    };
    saved.map_err(failed)
}

/// Whether a file has other names, hard links, that get what is saved in it.
#[must_use]
pub fn has_other_names(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|metadata| is_linked(&metadata))
}

#[cfg(unix)]
fn is_linked(metadata: &fs::Metadata) -> bool {
    std::os::unix::fs::MetadataExt::nlink(metadata) > 1
}

#[cfg(not(unix))]
fn is_linked(_metadata: &fs::Metadata) -> bool {
    false
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
