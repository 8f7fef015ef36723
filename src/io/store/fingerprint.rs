//! What stands at a path, whatever it is, so that a later save is noticed.

use std::fs::{self, File};
use std::hash::Hasher as _;
use std::io::{self, Read as _};
use std::path::Path;

/// What a file said at a moment, of any size and in any encoding, or that there was none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fingerprint(Option<(u64, u64)>);

impl Fingerprint {
    /// Of what stands at this path now.
    ///
    /// # Errors
    /// When it is no file, or cannot be read.
    pub fn of(path: &Path) -> io::Result<Self> {
        let metadata = match fs::metadata(path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Self(None)),
            found => found?,
        };
        if !metadata.is_file() {
            return Err(io::Error::new(io::ErrorKind::InvalidInput, "it is not a file"));
        }
        let mut file = File::open(path)?;
        let mut hasher = std::hash::DefaultHasher::new();
        let mut length = 0;
        let mut some = vec![0; 64 * 1024];
        loop {
            let count = file.read(&mut some)?;
            if count == 0 {
                return Ok(Self(Some((length, hasher.finish()))));
            }
            hasher.write(&some[..count]);
            length += count as u64;
        }
    }

    /// Whether there was no file.
    #[must_use]
    pub fn is_missing(&self) -> bool {
        self.0.is_none()
    }
}
