//! What a charter said in a revision.

use crate::core::limits::MAX_CHARTER_BYTES;
use std::path::Path;

use super::command::{asked, capped, folder_and_name, git, reason};
use super::error::HistoryError;
use super::past;

/// What a file said in a revision, also where it had another name then.
///
/// # Errors
/// When there is no git, no repository, no such revision or no such file in it.
pub fn show(path: &Path, rev: &str) -> Result<String, HistoryError> {
    let (folder, name) = folder_and_name(path);
    if rev.starts_with('-') || rev.is_empty() {
        return Err(HistoryError::UnknownRevision { rev: rev.to_owned(), shallow: false });
    }
    // `./` is from the folder, so that one call does where all is well.
    match blob(folder, rev, &format!("./{name}"))? {
        Some(text) => Ok(text),
        None => match reason(folder, &name, rev)? {
            HistoryError::NotThere { path, .. } => {
                let earlier = earlier_names(folder, &name)?;
                for earlier in earlier.iter().filter(|earlier| **earlier != path) {
                    if let Some(text) = blob(folder, rev, earlier)? {
                        return Ok(text);
                    }
                }
                Err(HistoryError::NotThere { rev: rev.to_owned(), path })
            }
            other => Err(other),
        },
    }
}

/// What a file said in a revision; none where it cannot be had.
fn blob(folder: &Path, rev: &str, path: &str) -> Result<Option<String>, HistoryError> {
    let (fine, bytes) = capped(git(folder).args(["cat-file", "blob", &format!("{rev}:{path}")]))?;
    if bytes.len() as u64 > MAX_CHARTER_BYTES {
        return Err(HistoryError::TooLarge(rev.to_owned()));
    }
    if !fine {
        return Ok(None);
    }
    String::from_utf8(bytes).map(Some).map_err(|_| HistoryError::NotText(rev.to_owned()))
}

/// What a file was called before, from the top of the repository: also when it was given another
/// name just now, and that is not committed yet.
fn earlier_names(folder: &Path, name: &str) -> Result<Vec<String>, HistoryError> {
    let arguments = ["diff-index", "--cached", "-M", "-z", "--diff-filter=R", "HEAD"];
    let index = asked(folder, &arguments)?;
    let index = String::from_utf8_lossy(&index.stdout).into_owned();
    let prefix = asked(folder, &["rev-parse", "--show-prefix"])?;
    let prefix = String::from_utf8_lossy(&prefix.stdout).trim_end_matches('\n').to_owned();
    let now = format!("{prefix}{name}");
    let words: Vec<&str> = index.split('\0').collect();
    let renamed = words.chunks_exact(3).find(|rename| rename[2] == now).map(|rename| rename[1]);
    let mut names: Vec<String> = renamed.map(str::to_owned).into_iter().collect();
    // From the top, since the other name may be that of a folder beside this one.
    let up = "../".repeat(prefix.matches('/').count());
    let followed = renamed.map_or(name.to_owned(), |renamed| format!("{up}{renamed}"));
    names.extend(past::steps(folder, &followed, "HEAD")?.into_iter().map(|step| step.path));
    names.dedup();
    Ok(names)
}
