//! Runs git so that nothing is run which a repository names.

use crate::core::limits::MAX_CHARTER_BYTES;
use std::io::{self, Read};
use std::path::Path;
use std::process::{Command, Output, Stdio};

use super::error::HistoryError;
use super::top::top;

/// The variables by which git is told of a repository, as `git rev-parse --local-env-vars` lists them,
/// but for those of configuration and of where objects are.
const OF_REPOSITORY: [&str; 6] = [
    "GIT_DIR",
    "GIT_WORK_TREE",
    "GIT_COMMON_DIR",
    "GIT_INDEX_FILE",
    "GIT_PREFIX",
    "GIT_IMPLICIT_WORK_TREE",
];

/// The folder of a file and its name in it.
pub(super) fn folder_and_name(path: &Path) -> (&Path, String) {
    let folder = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    (folder, path.file_name().unwrap_or_default().to_string_lossy().into_owned())
}

pub(super) fn git(folder: &Path) -> Command {
    let mut command = Command::new("git");
    command.args(["--no-pager", "--literal-pathspecs", "-c", "core.fsmonitor=false"]);
    command.args(["-c", "log.showSignature=false"]).arg("-C").arg(folder).stdin(Stdio::null());
    command.env("LC_ALL", "C").env("GIT_OPTIONAL_LOCKS", "0");
    // A hook, an alias or `rebase -x` says which repository git is at work in, and that may be another
    // than the charter's: a charter is in the one that its own folder is in.
    if top(folder).is_some() {
        for name in OF_REPOSITORY {
            command.env_remove(name);
        }
    }
    // Where objects are missing, git would fetch them by a program that the repository names.
    command.env("GIT_NO_LAZY_FETCH", "1").env("GIT_ALLOW_PROTOCOL", "none");
    command
}

pub(super) fn failed(error: io::Error) -> HistoryError {
    HistoryError::Git(error.to_string())
}

pub(super) fn is_shallow(folder: &Path) -> Result<bool, HistoryError> {
    let shallow = asked(folder, &["rev-parse", "--is-shallow-repository"])?;
    Ok(shallow.stdout.starts_with(b"true"))
}

/// Whether it went well, and at most one byte more than a charter may have of its output.
pub(super) fn capped(command: &mut Command) -> Result<(bool, Vec<u8>), HistoryError> {
    let command = command.stdout(Stdio::piped()).stderr(Stdio::null());
    let mut child = command.spawn().map_err(HistoryError::NoGit)?;
    let mut bytes = Vec::new();
    // The pipe is closed behind the last byte that is wanted, which ends a git that has more.
    if let Some(out) = child.stdout.take() {
        out.take(MAX_CHARTER_BYTES + 1).read_to_end(&mut bytes).map_err(failed)?;
    }
    let status = child.wait().map_err(failed)?;
    Ok((status.success(), bytes))
}

pub(super) fn asked(folder: &Path, arguments: &[&str]) -> Result<Output, HistoryError> {
    git(folder).args(arguments).output().map_err(HistoryError::NoGit)
}

/// Whether a revision has a file that the clone has not, or has not even its list of files.
fn is_left_out(folder: &Path, name: &str, rev: &str) -> Result<bool, HistoryError> {
    let listed = asked(folder, &["ls-tree", "-z", "--end-of-options", rev, &format!("./{name}")])?;
    let is_file = listed.stdout.split(|byte| *byte == b' ').nth(1) == Some(b"blob");
    Ok(!listed.status.success() || is_file)
}

/// Why a file could not be shown.
pub(super) fn reason(folder: &Path, name: &str, rev: &str) -> Result<HistoryError, HistoryError> {
    let prefix = asked(folder, &["rev-parse", "--show-prefix"])?;
    if !prefix.status.success() {
        let said = String::from_utf8_lossy(&prefix.stderr);
        let line = said.lines().next().unwrap_or_default().trim_start_matches("fatal: ");
        return Ok(if line.starts_with("not a git repository") {
            HistoryError::NoRepository(folder.to_owned())
        } else {
            HistoryError::Git(line.to_owned())
        });
    }
    let is_commit = |rev: &str| -> Result<bool, HistoryError> {
        let commit = format!("{rev}^{{commit}}");
        let verify = ["rev-parse", "--verify", "--quiet", "--end-of-options", &commit];
        Ok(asked(folder, &verify)?.status.success())
    };
    if is_commit(rev)? {
        if is_left_out(folder, name, rev)? {
            return Ok(HistoryError::Incomplete);
        }
        let prefix = String::from_utf8_lossy(&prefix.stdout);
        let path = format!("{}{name}", prefix.trim_end_matches('\n'));
        return Ok(HistoryError::NotThere { rev: rev.to_owned(), path });
    }
    let any = asked(folder, &["rev-list", "--all", "--max-count=1"])?;
    if any.stdout.is_empty() && !is_commit("HEAD")? {
        return Ok(HistoryError::NoCommits);
    }
    Ok(HistoryError::UnknownRevision { rev: rev.to_owned(), shallow: is_shallow(folder)? })
}
