//! Work on what strangers wrote, in a process of its own, with limits.
//!
//! A template may come from a stranger, and can loop without end or ask for any amount of memory; a
//! thread could not be stopped then. So this program is started once more, told what to make on
//! standard input, and ended when it takes too long. It knows no files.

#[cfg(unix)]
mod limits;

use std::io::{self, Read, Write};
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

/// The command of this program that does the work.
pub const COMMAND: &str = "render-worker";

/// Maximum time of work on one document in seconds.
const MAX_CPU_SECONDS: u64 = 3;
/// How long the workers of a command are waited for, all together and whatever they do: a busy machine
/// may be slow.
const WORKERS_TIMEOUT: Duration = Duration::from_secs(30);
/// Maximum memory of the worker in bytes, where the system can limit it.
const MAX_MEMORY_BYTES: u64 = 256 * 1024 * 1024;
/// Maximum number of bytes read of what a worker says that fails.
const MAX_ERROR_BYTES: u64 = 4096;

/// Why there is no document.
#[derive(Debug)]
pub enum SandboxError {
    /// A template is wrong: the report, with file, line and caret.
    Template(String),
    /// A limit was reached, or the process could not be used: a sentence without a full stop.
    Stopped(String),
}

/// The time that a command has for all its documents.
#[derive(Debug)]
pub struct TimeLimit(Instant);

impl TimeLimit {
    /// Begins to count.
    #[must_use]
    pub fn start() -> Self {
        Self(Instant::now() + WORKERS_TIMEOUT)
    }

    fn left(&self) -> Duration {
        self.0.saturating_duration_since(Instant::now())
    }
}

/// Starts `program`, which is this program, with `input` for its work. What comes back has about
/// `most` bytes or fewer.
///
/// # Errors
/// When a template is wrong or a limit is reached, or the program cannot be started.
pub fn run(
    program: &Path,
    input: Vec<u8>,
    most: usize,
    limit: &TimeLimit,
) -> Result<String, SandboxError> {
    let stopped = |what: &str| Err(SandboxError::Stopped(what.to_owned()));
    let failed =
        |error: io::Error| SandboxError::Stopped(format!("it could not be started: {error}"));
    let (status, out, last_words) =
        wait_for_child(program, input, most, limit.left()).map_err(failed)?;
    let Some(status) = status else {
        let seconds = WORKERS_TIMEOUT.as_secs();
        return stopped(&format!(
            "all documents together may take {seconds} seconds, and they were not done"
        ));
    };
    let said = String::from_utf8_lossy(&out).into_owned();
    match status.code() {
        Some(0) if out.len() <= most + 1024 => return Ok(said),
        // A mistake has a place in a template; what else there is to say is a sentence.
        Some(1) if said.starts_with("error: ") => return Err(SandboxError::Template(said)),
        Some(1) => return stopped(&said),
        _ => {}
    }
    if out_of_time(status) {
        return stopped(&format!("they were not done after {MAX_CPU_SECONDS} seconds of work"));
    }
    if last_words.contains("memory allocation") || last_words.contains("capacity overflow") {
        let most = MAX_MEMORY_BYTES / 1024 / 1024;
        return stopped(&format!("they asked for more than {most} MiB of memory"));
    }
    if last_words.contains("overflowed its stack") {
        return stopped("they built something that lies too deep in itself");
    }
    stopped(&format!("the process that made them ended with {status}"))
}

/// How it ended, unless it had to be ended; what it wrote; and what it said last.
fn wait_for_child(
    program: &Path,
    order: Vec<u8>,
    most: usize,
    timeout: Duration,
) -> io::Result<(Option<ExitStatus>, Vec<u8>, String)> {
    let mut command = Command::new(program);
    command.arg(COMMAND);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = KillOnDrop(command.spawn()?);
    let (input, output, errors) =
        (child.0.stdin.take(), child.0.stdout.take(), child.0.stderr.take());
    let (Some(mut input), Some(output), Some(errors)) = (input, output, errors) else {
        return Err(io::ErrorKind::BrokenPipe.into());
    };
    // One that ends early does not read everything, and is asked how it ended.
    thread::spawn(move || drop(input.write_all(&order)));
    let last_words = thread::spawn(move || {
        let mut said = Vec::new();
        let _what_there_is = errors.take(MAX_ERROR_BYTES).read_to_end(&mut said);
        String::from_utf8_lossy(&said).into_owned()
    });
    let (tell, told) = mpsc::channel();
    thread::spawn(move || {
        let mut out = Vec::new();
        let _cut_short_with_the_process = output.take(most as u64 + 2048).read_to_end(&mut out);
        let _nobody_waits = tell.send(out);
    });
    let Ok(out) = told.recv_timeout(timeout) else {
        return Ok((None, Vec::new(), String::new()));
    };
    let status = child.0.wait()?;
    Ok((Some(status), out, last_words.join().unwrap_or_default()))
}

/// A process that does not outlive those who wait for it.
struct KillOnDrop(Child);

impl Drop for KillOnDrop {
    fn drop(&mut self) {
        if matches!(self.0.try_wait(), Ok(None)) {
            let _gone_meanwhile = self.0.kill();
            let _as_well = self.0.wait();
        }
    }
}

#[cfg(unix)]
fn out_of_time(status: ExitStatus) -> bool {
    limits::is_out_of_cpu_time(status)
}

#[cfg(not(unix))]
fn out_of_time(_: ExitStatus) -> bool {
    false
}

/// Puts the limits on this process, which was started for the work.
pub fn limit_child_process() {
    #[cfg(unix)]
    limits::limit_process(MAX_MEMORY_BYTES, MAX_CPU_SECONDS);
}
