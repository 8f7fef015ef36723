//! Merges of files by lines.

use crate::core::limits::MAX_CHARTER_BYTES;
use std::path::Path;
use std::process::{Command, Stdio};

use super::command::capped;
use super::error::HistoryError;

/// Three files merged by lines; where both have changed the same lines, ours are taken.
///
/// # Errors
/// When there is no git, or it cannot merge them.
pub fn merge_lines(ours: &Path, base: &Path, theirs: &Path) -> Result<String, HistoryError> {
    let mut command = Command::new("git");
    command.args(["merge-file", "-p", "-q", "--ours", "--"]).args([ours, base, theirs]);
    command.stdin(Stdio::null());
    let (fine, bytes) = capped(&mut command)?;
    let text =
        String::from_utf8(bytes).ok().filter(|t| fine && t.len() as u64 <= MAX_CHARTER_BYTES);
    text.ok_or_else(|| HistoryError::Git("the lines cannot be merged".to_owned()))
}

/// Merges three files by lines into the first, with markers where both have changed the same, as
/// git does by itself.
///
/// # Errors
/// When there is no git, or it cannot merge them.
pub fn merge_with_markers(
    [ours, base, theirs]: [&Path; 3],
    [our_name, their_name]: [&str; 2],
) -> Result<(), HistoryError> {
    let mut command = Command::new("git");
    command.args(["merge-file", "-q", "-L", our_name, "-L", "before", "-L", their_name, "--"]);
    let output = command.args([ours, base, theirs]).stdin(Stdio::null()).output();
    let output = output.map_err(HistoryError::NoGit)?;
    // It ends with the number of conflicts, at most 127.
    if matches!(output.status.code(), Some(0..=127)) {
        return Ok(());
    }
    let said = String::from_utf8_lossy(&output.stderr);
    let line = said.lines().next().unwrap_or_default().trim_start_matches("error: ");
    Err(HistoryError::Git(line.to_owned()))
}
