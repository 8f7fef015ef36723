//! Writing beside a file, so that it is replaced whole or not at all: taking turns in its folder,
//! the temporary file, and what a program that was killed has left behind.

use std::fs::{self, File, Permissions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use tempfile::NamedTempFile;

const PREFIX: &str = ".copcharter-";
const SUFFIX: &str = ".tmp";
/// How many letters stand between the two.
const RANDOM_LETTERS: usize = 8;

/// How often, and how long each time, another program's turn is waited for. A turn takes
/// milliseconds; one that takes seconds is of a program that was stopped.
const MAX_TRIES: u32 = 250;
const TRY_INTERVAL: Duration = Duration::from_millis(20);

/// A file that is gone when it is dropped, unless it was put in its place before.
pub(super) type Temporary = NamedTempFile;

/// What a temporary file gets from the file that it will take the place of.
pub(super) struct Kept {
    permissions: Permissions,
    #[cfg(unix)]
    owners: (u32, u32),
}

impl From<&fs::Metadata> for Kept {
    fn from(metadata: &fs::Metadata) -> Self {
        #[cfg(unix)]
        use std::os::unix::fs::MetadataExt as _;
        Self {
            permissions: metadata.permissions(),
            #[cfg(unix)]
            owners: (metadata.uid(), metadata.gid()),
        }
    }
}

/// A turn at writing in a folder. Programs that write there wait for each other; it ends when it is
/// dropped, or with the program.
pub(super) struct FolderLock {
    folder: PathBuf,
    /// None where folders cannot be locked: then comparing must do.
    lock: Option<File>,
}

impl FolderLock {
    /// Waits for a turn in the folder of a file.
    ///
    /// # Errors
    /// When another program holds on to its own.
    pub(super) fn wait(path: &Path) -> io::Result<Self> {
        let folder = folder_of(path).to_owned();
        let Ok(file) = File::open(&folder) else { return Ok(Self { folder, lock: None }) };
        for _ in 0..MAX_TRIES {
            match file.try_lock() {
                Ok(()) => return Ok(Self { folder, lock: Some(file) }),
                Err(fs::TryLockError::WouldBlock) => thread::sleep(TRY_INTERVAL),
                Err(fs::TryLockError::Error(_)) => return Ok(Self { folder, lock: None }),
            }
        }
        Err(io::Error::new(io::ErrorKind::ResourceBusy, "another program is busy in its folder"))
    }

    /// A temporary file in the folder with this text, and what it is to have from another one.
    pub(super) fn write(&self, text: &str, kept: Option<&Kept>) -> io::Result<Temporary> {
        refuse_over_limit(text)?;
        self.clear();
        let mut builder = tempfile::Builder::new();
        builder.prefix(PREFIX).suffix(SUFFIX).rand_bytes(RANDOM_LETTERS);
        #[cfg(unix)]
        if kept.is_none() {
            // As any new file: what the user's mask leaves of it.
            use std::os::unix::fs::PermissionsExt as _;
            builder.permissions(Permissions::from_mode(0o666));
        }
        let mut file = builder.tempfile_in(&self.folder)?;
        if let Some(kept) = kept {
            // The group of a shared folder, or the owner when it is root who writes. The mode comes
            // last, as a change of owner takes from it.
            #[cfg(unix)]
            give_to(file.as_file(), kept.owners);
            file.as_file().set_permissions(kept.permissions.clone())?;
        }
        file.write_all(text.as_bytes())?;
        Ok(file)
    }

    /// Makes what happened in the folder last through a power cut, where the system lets us.
    pub(super) fn sync(&self) {
        if let Ok(folder) = File::open(&self.folder) {
            let _unsupported_on_some_systems = folder.sync_all();
        }
    }

    /// Takes away the temporary files that programs left which were killed: while we have the
    /// turn, nobody else is writing one.
    fn clear(&self) {
        if self.lock.is_none() {
            return;
        }
        let Ok(entries) = fs::read_dir(&self.folder) else { return };
        for entry in entries.flatten() {
            let is_ours = entry.file_name().to_str().is_some_and(is_temporary);
            if is_ours && entry.file_type().is_ok_and(|kind| kind.is_file()) {
                let _it_stays = fs::remove_file(entry.path());
            }
        }
    }
}

/// A copy of what a file says, safe on disk: beside it, or where temporary files are. It is gone when
/// it is dropped, and stays where the program is killed.
#[derive(Debug)]
pub struct Backup(NamedTempFile);

impl Backup {
    /// Brings what a file says to the disk.
    ///
    /// # Errors
    /// When there is no room for it.
    pub fn of(path: &Path, text: &str) -> io::Result<Self> {
        refuse_over_limit(text)?;
        let mut builder = tempfile::Builder::new();
        builder.prefix("charter-before-").suffix(".toml");
        let mut file = builder.tempfile_in(folder_of(path)).or_else(|_| builder.tempfile())?;
        file.write_all(text.as_bytes())?;
        file.as_file().sync_all()?;
        Ok(Self(file))
    }

    /// Where it is.
    #[must_use]
    pub fn path(&self) -> &Path {
        self.0.path()
    }

    /// Leaves it where it is, for good.
    ///
    /// # Errors
    /// When the system does not let it stay.
    pub fn keep(self) -> io::Result<PathBuf> {
        let (_file, path) = self.0.keep().map_err(|failed| failed.error)?;
        Ok(path)
    }
}

fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// Whether a temporary file of ours is called this.
fn is_temporary(name: &str) -> bool {
    let letters = name.strip_prefix(PREFIX).and_then(|rest| rest.strip_suffix(SUFFIX));
    letters
        .is_some_and(|l| l.len() == RANDOM_LETTERS && l.bytes().all(|b| b.is_ascii_alphanumeric()))
}

#[cfg(unix)]
fn give_to(file: &File, (owner, group): (u32, u32)) {
    use std::os::unix::fs::fchown;
    if fchown(file, Some(owner), Some(group)).is_err() {
        let _not_ours_to_give = fchown(file, None, Some(group));
    }
}

/// A write beyond the limit that the user's shell sets would end the program without a word.
#[cfg(unix)]
fn refuse_over_limit(text: &str) -> io::Result<()> {
    let most = rustix::process::getrlimit(rustix::process::Resource::Fsize).current;
    if most.is_some_and(|most| text.len() as u64 > most) {
        let why = "it would be larger than the limit for files that is set here (see `ulimit -f`)";
        return Err(io::Error::new(io::ErrorKind::FileTooLarge, why));
    }
    Ok(())
}

#[cfg(not(unix))]
#[allow(clippy::unnecessary_wraps)]
fn refuse_over_limit(_text: &str) -> io::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::is_temporary;

    #[test]
    fn only_names_of_our_own_making_are_ours() {
        assert!(is_temporary(".copcharter-aB3dE6gH.tmp"));
        for other in
            [".copcharter-.tmp", ".copcharter-notes.tmp", ".copcharter-aB3d/6gH.tmp", "a.tmp"]
        {
            assert!(!is_temporary(other), "{other}");
        }
    }
}
