//! Every version of a charter that git has, under whatever name it went.

use std::io::{BufRead, BufReader, Read, Write};
use std::path::Path;
use std::process::Stdio;

use super::command::{asked, failed, folder_and_name, git, is_shallow, reason};
use super::error::HistoryError;
use crate::core::calendar::Day;
use crate::core::limits::MAX_CHARTER_BYTES;

/// Maximum number of versions looked at, so that a long history is no long wait.
const MAX_VERSIONS: usize = 300;

/// Maximum size of all of them together in bytes.
const MAX_HISTORY_BYTES: u64 = 32 * MAX_CHARTER_BYTES;

/// The versions of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Past {
    /// The newest first: the day on which each was written, and its text.
    pub versions: Vec<(Option<Day>, String)>,
    /// Whether they go back to the beginning of the file.
    pub whole: bool,
}

/// A commit that changed the file, as `git log` tells it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Step {
    /// The day on which it was written.
    pub(super) day: Option<Day>,
    /// Whether nothing is known to come before it.
    pub(super) rootless: bool,
    /// The object that the file became; none where it was taken away.
    pub(super) object: Option<String>,
    /// What the file was called after it, from the top of the repository.
    pub(super) path: String,
}

/// What an object says; none where it is no text or too large.
type Said = Result<String, NoCharter>;

/// Something that cannot be read as a charter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum NoCharter {
    /// It is no text, or too large.
    Unreadable,
    /// The clone has not got it.
    LeftOut,
}

/// The versions of a file along the main line of the history: those that were merged count from
/// the day of the merge.
///
/// # Errors
/// When there is no git, no repository or no commit, or the clone has left some of it out.
pub fn past(path: &Path) -> Result<Past, HistoryError> {
    let (folder, name) = folder_and_name(path);
    let steps = steps(folder, &name, "HEAD")?;
    let too_many = steps.len() > MAX_VERSIONS;
    let steps = &steps[..steps.len().min(MAX_VERSIONS)];
    let objects: Vec<_> = steps.iter().filter_map(|step| step.object.clone()).collect();
    let texts = texts(folder, &objects)?;
    if texts.contains(&Err(NoCharter::LeftOut)) {
        return Err(HistoryError::Incomplete);
    }
    let cut_off = || -> Result<bool, HistoryError> {
        let from_nothing = steps.last().is_some_and(|step| step.rootless);
        Ok(from_nothing && is_shallow(folder)?)
    };
    let whole = !too_many && texts.len() == objects.len() && !cut_off()?;
    let days = steps.iter().filter(|step| step.object.is_some()).map(|step| step.day);
    // What is no text, or too large, was no charter.
    let versions = days.zip(texts).filter_map(|(day, text)| Some((day, text.ok()?))).collect();
    Ok(Past { versions, whole })
}

/// The commits up to `rev` that changed a file, the newest first, through its changes of name.
pub(super) fn steps(folder: &Path, name: &str, rev: &str) -> Result<Vec<Step>, HistoryError> {
    let most = format!("--max-count={}", MAX_VERSIONS + 1);
    let path = format!("./{name}");
    let output = asked(
        folder,
        &[
            "log",
            "--first-parent",
            "--diff-merges=first-parent",
            "--follow",
            "--root",
            "--raw",
            "--no-abbrev",
            "-z",
            "--no-show-signature",
            "--no-ext-diff",
            "--no-textconv",
            "--date=short",
            "--format=%ad %P",
            &most,
            "--end-of-options",
            rev,
            "--",
            &path,
        ],
    )?;
    if output.status.success() {
        Ok(read_log(&String::from_utf8_lossy(&output.stdout)))
    } else {
        Err(reason(folder, name, rev)?)
    }
}

/// Reads `git log -z --raw --format="%ad %P"`: for each commit a line of ours, and one of git's
/// with the objects and names.
fn read_log(log: &str) -> Vec<Step> {
    let mut steps = Vec::new();
    let mut commit = (None, false);
    let mut words = log.split('\0');
    while let Some(word) = words.next() {
        let word = word.trim_start_matches('\n');
        let Some(raw) = word.strip_prefix(':') else {
            if let Some((day, parents)) = word.split_once(' ') {
                commit = (Day::parse(day), parents.trim().is_empty());
            }
            continue;
        };
        let fields: Vec<&str> = raw.split(' ').collect();
        let [_, mode, _, object, status] = fields[..] else { continue };
        let path = words.next().unwrap_or_default();
        let renamed = status.starts_with(['R', 'C']);
        let path = if renamed { words.next().unwrap_or_default() } else { path };
        steps.push(Step {
            day: commit.0,
            rootless: commit.1,
            // A link or another repository is no charter.
            object: mode.starts_with("100").then(|| object.to_owned()),
            path: path.to_owned(),
        });
    }
    steps
}

/// What the objects say, in their order. There may be fewer than asked for, when all together are
/// too much.
fn texts(folder: &Path, objects: &[String]) -> Result<Vec<Said>, HistoryError> {
    if objects.is_empty() {
        return Ok(Vec::new());
    }
    let mut command = git(folder);
    command.args(["cat-file", "--batch"]);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
    let mut child = command.spawn().map_err(HistoryError::NoGit)?;
    // Their names are far less than a pipe holds, so nobody waits for anybody.
    if let Some(mut input) = child.stdin.take() {
        input.write_all((objects.join("\n") + "\n").as_bytes()).map_err(failed)?;
    }
    let mut found = Vec::new();
    if let Some(out) = child.stdout.take() {
        let mut out = BufReader::new(out.take(MAX_HISTORY_BYTES));
        while let Some(text) = next_text(&mut out).map_err(failed)? {
            found.push(text);
        }
    }
    child.wait().map_err(failed)?;
    Ok(found)
}

/// The next object that `git cat-file --batch` prints: `NAME blob BYTES`, and that many bytes.
fn next_text(out: &mut impl BufRead) -> std::io::Result<Option<Said>> {
    let mut head = String::new();
    if out.read_line(&mut head)? == 0 {
        return Ok(None);
    }
    let mut words = head.split_whitespace().skip(1);
    let (kind, bytes) = (words.next(), words.next().and_then(|size| size.parse::<u64>().ok()));
    let Some(size) = bytes else { return Ok(Some(Err(NoCharter::LeftOut))) };
    let mut bytes = Vec::new();
    out.take(size).read_to_end(&mut bytes)?;
    if bytes.len() as u64 != size {
        return Ok(None);
    }
    out.read_line(&mut String::new())?;
    let is_charter = kind == Some("blob") && size <= MAX_CHARTER_BYTES;
    let text = String::from_utf8(bytes).ok().filter(|_| is_charter);
    Ok(Some(text.ok_or(NoCharter::Unreadable)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_log_is_read_through_renames_and_odd_names() {
        let (old, new) = ("0".repeat(40), "1".repeat(40));
        let log = format!(
            "2026-02-01 {new}\0\n:100644 100644 {old} {new} R090\0a \"b\n.toml\0d/c.toml\0\
             2026-01-01 \0\n:000000 100644 {old} {old} A\0a \"b\n.toml\0"
        );
        let day = |text| Day::parse(text);
        let steps = read_log(&log);
        assert_eq!(steps.len(), 2);
        assert_eq!((steps[0].day, steps[0].rootless), (day("2026-02-01"), false));
        assert_eq!((steps[0].path.as_str(), &steps[0].object), ("d/c.toml", &Some(new)));
        assert_eq!((steps[1].day, steps[1].rootless), (day("2026-01-01"), true));
        assert_eq!(steps[1].path, "a \"b\n.toml");
    }

    #[test]
    fn objects_are_read_one_after_another() {
        let mut out = &b"a blob 3\none\nb missing\nc blob 2\n\xff\xff\nd blob 4\n"[..];
        let mut next = || next_text(&mut out).unwrap();
        assert_eq!(next(), Some(Ok("one".to_owned())));
        assert_eq!(next(), Some(Err(NoCharter::LeftOut)));
        assert_eq!(next(), Some(Err(NoCharter::Unreadable)));
        // Cut off in the middle.
        assert_eq!(next(), None);
    }
}
