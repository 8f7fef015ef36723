//! Reads the text of a file.

use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::Path;

use super::error::{FileAction, StoreError};
use crate::core::limits::MAX_CHARTER_BYTES;

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
