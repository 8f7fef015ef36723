//! Puts a new text where an old one is. Two steps, so that the slow one, the wait for the disk, is over
//! before the file is compared for the last time.

use std::fs::{self, File, Metadata};
use std::io;
use std::path::{Path, PathBuf};

use super::atomic_write::{Backup, FolderLock, Kept, Temporary};
#[cfg(any(target_os = "linux", target_os = "macos"))]
use super::attributes;
use super::error::{FileAction, StoreError};
use super::fingerprint::Fingerprint;
use super::in_place;
use super::reading::read;

/// A new text that is on disk already, and not yet in its place.
pub(super) struct Replacement<'t> {
    target: PathBuf,
    expected: Expected<'t>,
    new: &'t str,
    turn: FolderLock,
    on_disk: OnDisk,
}

/// What a file has to say still, so that it may be replaced.
#[derive(Clone, Copy)]
pub(super) enum Expected<'t> {
    /// This text.
    Text(&'t str),
    /// What it said at a moment, text or not.
    Seen(Fingerprint),
}

/// What is on disk before the file is touched.
enum OnDisk {
    /// The new text, to be renamed.
    New(Temporary),
    /// What it can be given back, while the file is written where it stands.
    Old(Backup),
}

impl<'t> Replacement<'t> {
    /// Brings the new text to the disk, beside the file that is to say it.
    ///
    /// # Errors
    /// When the file does not say what is expected any more, or cannot be written.
    pub(super) fn prepare(
        target: PathBuf,
        expected: Expected<'t>,
        new: &'t str,
    ) -> Result<Self, StoreError> {
        let failed =
            |source| StoreError::Io { action: FileAction::Save, path: target.clone(), source };
        // Two programs at once take turns, from the comparison to the end.
        let turn = FolderLock::wait(&target).map_err(failed)?;
        expected.refuse_changed(&target)?;
        let metadata = fs::metadata(&target).map_err(failed)?;
        // A rename asks for no right to the file itself, so we do.
        if metadata.permissions().readonly() {
            return Err(failed(io::Error::new(io::ErrorKind::PermissionDenied, "it is read-only")));
        }
        let present =
            fs::OpenOptions::new().read(true).write(true).open(&target).map_err(failed)?;
        // Another name of the same file would go on with the old text.
        let on_disk = if has_other_names(&metadata) {
            Backup::of(&target, expected.safe(new)).map(OnDisk::Old)
        } else {
            match new_on_disk(&turn, new, &metadata, &present) {
                Err(error) if in_place::is_called_for(&error) => {
                    Backup::of(&target, expected.safe(new)).map(OnDisk::Old)
                }
                new => new.map(OnDisk::New),
            }
        };
        let on_disk = on_disk.map_err(failed)?;
        Ok(Self { target, expected, new, turn, on_disk })
    }

    /// Puts it in its place, if the file still says the old text.
    ///
    /// What is left of the window: an editor that asks nobody and saves between this comparison and
    /// the rename right behind it, microseconds apart, is overwritten. No system has a call that
    /// compares and renames in one.
    ///
    /// # Errors
    /// When the file does not say the old text any more, or cannot be written.
    pub(super) fn put(self) -> Result<(), StoreError> {
        let Self { target, expected, new, turn, on_disk } = self;
        let failed =
            |source| StoreError::Io { action: FileAction::Save, path: target.clone(), source };
        let file = match on_disk {
            OnDisk::Old(backup) => {
                expected.refuse_changed(&target)?;
                return in_place::write(&target, backup, expected.safe(new), new).map_err(failed);
            }
            OnDisk::New(file) => file,
        };
        expected.refuse_changed(&target)?;
        match file.persist(&target).map_err(|error| error.error) {
            Ok(_) => {
                turn.sync();
                Ok(())
            }
            Err(error) if in_place::is_called_for(&error) => {
                let backup = Backup::of(&target, expected.safe(new)).map_err(failed)?;
                expected.refuse_changed(&target)?;
                in_place::write(&target, backup, expected.safe(new), new).map_err(failed)
            }
            Err(error) => Err(failed(error)),
        }
    }
}

/// A temporary file with the new text and all that the system keeps beside the present one.
fn new_on_disk(
    turn: &FolderLock,
    new: &str,
    metadata: &Metadata,
    present: &File,
) -> io::Result<Temporary> {
    let file = turn.write(new, Some(&Kept::from(metadata)))?;
    #[cfg(any(target_os = "linux", target_os = "macos"))]
    attributes::copy(present, file.as_file())?;
    file.as_file().sync_all()?;
    Ok(file)
}

impl<'t> Expected<'t> {
    fn refuse_changed(self, target: &Path) -> Result<(), StoreError> {
        let failed =
            |source| StoreError::Io { action: FileAction::Read, path: target.to_owned(), source };
        match self {
            Self::Text(old) => {
                let now = read(target)?;
                if now == old { Ok(()) } else { Err(StoreError::Changed(now)) }
            }
            Self::Seen(seen) if Fingerprint::of(target).map_err(failed)? == seen => Ok(()),
            Self::Seen(_) => Err(StoreError::Changed(read(target).unwrap_or_default())),
        }
    }

    /// The text that is kept safe while a file is written in place: what it says, or where that may be
    /// no text, what it is to say.
    fn safe(self, new: &'t str) -> &'t str {
        match self {
            Self::Text(old) => old,
            Self::Seen(_) => new,
        }
    }
}

#[cfg(unix)]
pub(super) fn has_other_names(metadata: &Metadata) -> bool {
    std::os::unix::fs::MetadataExt::nlink(metadata) > 1
}

#[cfg(not(unix))]
pub(super) fn has_other_names(_metadata: &Metadata) -> bool {
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A folder of its own, gone with the test.
    struct Folder(PathBuf);

    impl Folder {
        fn new(name: &str) -> Self {
            let path = std::env::temp_dir().join(format!("replace-{name}-{}", std::process::id()));
            fs::create_dir_all(&path).unwrap();
            fs::write(path.join("charter.toml"), "old").unwrap();
            Self(path)
        }

        fn file(&self) -> PathBuf {
            self.0.join("charter.toml")
        }

        fn names(&self) -> usize {
            fs::read_dir(&self.0).unwrap().count()
        }
    }

    impl Drop for Folder {
        fn drop(&mut self) {
            drop(fs::remove_dir_all(&self.0));
        }
    }

    #[test]
    fn a_save_by_hand_while_the_disk_is_waited_for_stays() {
        for (name, hard_link) in [("rename", false), ("in-place", true)] {
            let folder = Folder::new(name);
            if hard_link {
                fs::hard_link(folder.file(), folder.0.join("other.toml")).unwrap();
            }
            let replacement =
                Replacement::prepare(folder.file(), Expected::Text("old"), "new").unwrap();
            fs::write(folder.file(), "by hand").unwrap();
            let error = replacement.put().unwrap_err();
            assert!(matches!(error, StoreError::Changed(now) if now == "by hand"));
            assert_eq!(fs::read_to_string(folder.file()).unwrap(), "by hand");
            assert_eq!(folder.names(), 1 + usize::from(hard_link), "nothing is left behind");
        }
    }

    /// Most editors rename their own new file to the place.
    #[test]
    fn an_editor_that_puts_another_file_in_the_place_is_heard() {
        let folder = Folder::new("renaming-editor");
        let replacement =
            Replacement::prepare(folder.file(), Expected::Text("old"), "new").unwrap();
        fs::write(folder.0.join("swap"), "by hand").unwrap();
        fs::rename(folder.0.join("swap"), folder.file()).unwrap();
        assert!(matches!(replacement.put(), Err(StoreError::Changed(_))));
        assert_eq!(fs::read_to_string(folder.file()).unwrap(), "by hand");
    }

    #[test]
    fn without_one_the_new_text_is_there() {
        let folder = Folder::new("quiet");
        Replacement::prepare(folder.file(), Expected::Text("old"), "new").unwrap().put().unwrap();
        assert_eq!(fs::read_to_string(folder.file()).unwrap(), "new");
        assert_eq!(folder.names(), 1);
    }

    #[test]
    fn a_file_that_went_is_not_made_again() {
        let folder = Folder::new("gone");
        let replacement =
            Replacement::prepare(folder.file(), Expected::Text("old"), "new").unwrap();
        fs::remove_file(folder.file()).unwrap();
        assert!(matches!(replacement.put(), Err(StoreError::Missing(_))));
        assert_eq!(folder.names(), 0);
    }

    #[test]
    fn what_is_no_text_is_replaced_while_nobody_has_saved_since() {
        for hard_link in [false, true] {
            let folder = Folder::new(if hard_link { "latin-linked" } else { "latin" });
            if hard_link {
                fs::hard_link(folder.file(), folder.0.join("other.toml")).unwrap();
            }
            fs::write(folder.file(), b"caf\xe9").unwrap();
            let seen = Fingerprint::of(&folder.file()).unwrap();
            let put =
                |seen| Replacement::prepare(folder.file(), Expected::Seen(seen), "before")?.put();
            put(seen).unwrap();
            assert_eq!(fs::read_to_string(folder.file()).unwrap(), "before");
            assert!(matches!(put(seen), Err(StoreError::Changed(_))));
        }
    }
}
