//! Earlier forms of a charter, and merges by lines, through the user's own `git`. The only room that
//! runs it.
//!
//! A repository may come from a stranger, and its configuration names programs that git runs. So
//! only what reads objects is asked for, without signatures, hooks or monitors, and nothing is
//! fetched.

mod past;

use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use crate::io::store::MOST_BYTES;

pub use past::{Past, past};

/// Why an earlier form could not be had.
#[derive(Debug)]
pub enum HistoryError {
    /// There is no `git` to ask.
    NoGit(io::Error),
    /// The charter is in no repository.
    NoRepository(PathBuf),
    /// Nothing was committed yet.
    NoCommits,
    /// There is no such revision; whether the clone has only the newest ones.
    UnknownRevision {
        /// As it was named.
        rev: String,
        /// Whether the clone is shallow.
        shallow: bool,
    },
    /// The revision has no such file.
    NotThere {
        /// As it was named.
        rev: String,
        /// The file, from the top of the repository.
        path: String,
    },
    /// The file was larger than a charter may be.
    TooLarge(String),
    /// The file was not UTF-8.
    NotText(String),
    /// What `git` itself said.
    Git(String),
}

impl std::fmt::Display for HistoryError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::NoGit(_) => {
                write!(f, "`git` cannot be run, and earlier charters are read with it")
            }
            Self::NoRepository(folder) => {
                write!(f, "`{}` is not in a git repository", folder.display())
            }
            Self::NoCommits => write!(f, "nothing has been committed in this repository yet"),
            Self::UnknownRevision { rev, .. } => write!(f, "there is no revision `{rev}`"),
            Self::NotThere { rev, path } => write!(f, "there is no file `{path}` in `{rev}`"),
            Self::TooLarge(rev) => write!(
                f,
                "the charter in `{rev}` has more than {} KiB, the most that one may have",
                MOST_BYTES / 1024
            ),
            Self::NotText(rev) => write!(f, "the charter in `{rev}` is not UTF-8 text"),
            Self::Git(said) => write!(f, "git could not do it: {said}"),
        }
    }
}

impl std::error::Error for HistoryError {}

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
    if bytes.len() as u64 > MOST_BYTES {
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

/// The folder of a file and its name in it.
fn folder_and_name(path: &Path) -> (&Path, String) {
    let folder = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    (folder, path.file_name().unwrap_or_default().to_string_lossy().into_owned())
}

/// Three files merged by lines; where both have changed the same lines, ours are taken.
///
/// # Errors
/// When there is no git, or it cannot merge them.
pub fn weave(ours: &Path, base: &Path, theirs: &Path) -> Result<String, HistoryError> {
    let mut command = Command::new("git");
    command.args(["merge-file", "-p", "-q", "--ours", "--"]).args([ours, base, theirs]);
    command.stdin(Stdio::null());
    let (fine, bytes) = capped(&mut command)?;
    let text = String::from_utf8(bytes).ok().filter(|t| fine && t.len() as u64 <= MOST_BYTES);
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

fn git(folder: &Path) -> Command {
    let mut command = Command::new("git");
    command.args(["--no-pager", "--literal-pathspecs", "-c", "core.fsmonitor=false"]);
    command.args(["-c", "log.showSignature=false"]).arg("-C").arg(folder).stdin(Stdio::null());
    command.env("LC_ALL", "C").env("GIT_OPTIONAL_LOCKS", "0");
    // Where objects are missing, git would fetch them by a program that the repository names.
    command.env("GIT_NO_LAZY_FETCH", "1").env("GIT_ALLOW_PROTOCOL", "none");
    command
}

fn failed(error: io::Error) -> HistoryError {
    HistoryError::Git(error.to_string())
}

fn is_shallow(folder: &Path) -> Result<bool, HistoryError> {
    let shallow = asked(folder, &["rev-parse", "--is-shallow-repository"])?;
    Ok(shallow.stdout.starts_with(b"true"))
}

/// Whether it went well, and at most one byte more than a charter may have of its output.
fn capped(command: &mut Command) -> Result<(bool, Vec<u8>), HistoryError> {
    let command = command.stdout(Stdio::piped()).stderr(Stdio::null());
    let mut child = command.spawn().map_err(HistoryError::NoGit)?;
    let mut bytes = Vec::new();
    // The pipe is closed behind the last byte that is wanted, which ends a git that has more.
    if let Some(out) = child.stdout.take() {
        out.take(MOST_BYTES + 1).read_to_end(&mut bytes).map_err(failed)?;
    }
    let status = child.wait().map_err(failed)?;
    Ok((status.success(), bytes))
}

fn asked(folder: &Path, arguments: &[&str]) -> Result<Output, HistoryError> {
    git(folder).args(arguments).output().map_err(HistoryError::NoGit)
}

/// Why a file could not be shown.
fn reason(folder: &Path, name: &str, rev: &str) -> Result<HistoryError, HistoryError> {
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
