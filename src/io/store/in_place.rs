//! Writes over a file where it stands, for one that cannot be replaced: it has a second name, another
//! file system is mounted at it, or its folder takes no new files.

use std::fs::{File, OpenOptions};
use std::io::{self, Seek, SeekFrom, Write};
use std::path::Path;

use super::atomic_write::Backup;

/// Whether an error says that a file cannot be replaced, though it may be written itself.
pub(super) fn is_called_for(error: &io::Error) -> bool {
    use io::ErrorKind::{
        CrossesDevices, PermissionDenied, ReadOnlyFilesystem, ResourceBusy, Unsupported,
    };
    let kind = error.kind();
    matches!(
        kind,
        CrossesDevices | PermissionDenied | ReadOnlyFilesystem | ResourceBusy | Unsupported
    )
}

/// Makes the file say `new` instead of `old`, of which there is a backup.
///
/// # Errors
/// When it cannot be written; then it says what it said, or the error tells where that is.
pub(super) fn write(path: &Path, backup: Backup, old: &str, new: &str) -> io::Result<()> {
    let mut file = OpenOptions::new().write(true).open(path)?;
    let Err(error) = put(&mut file, new) else { return Ok(()) };
    if put(&mut file, old).is_ok() {
        return Err(error);
    }
    let kept = backup.keep()?;
    let said = format!("{error}. What it said is in `{}`", kept.display());
    Err(io::Error::new(error.kind(), said))
}

fn put(file: &mut File, text: &str) -> io::Result<()> {
    file.seek(SeekFrom::Start(0))?;
    file.write_all(text.as_bytes())?;
    file.set_len(text.len() as u64)?;
    file.sync_all()
}
