//! One run of the real program in a folder of its own: what goes in, and exactly what comes out.
//! The folder's own path reads `[FOLDER]` in what comes out.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use clap::CommandFactory as _;
use copcharter::cli::Cli;

use super::Folder;

/// Noon of 2026-11-23, in UTC.
pub const NOW: &str = "1795435200";

/// The program under test.
pub const PROGRAM: &str = env!("CARGO_BIN_EXE_copcharter");

/// How every Markdown page ends.
pub const MARKDOWN_MARK: &str =
    "\n[//]: # (Made by copcharter render, which replaces what is changed here by hand.)\n";

/// The names of all commands, in the order of the help.
pub fn commands() -> Vec<String> {
    Cli::command().get_subcommands().map(|command| command.get_name().to_owned()).collect()
}

/// A folder, one command after another in it, and what is expected of each.
pub struct Test {
    folder: Folder,
    arguments: Vec<String>,
    stdin: Vec<u8>,
    environment: Vec<(String, String)>,
    status: i32,
    stdout: Option<String>,
    stderr: Option<String>,
    narrated: Option<String>,
}

impl Test {
    /// An empty folder.
    pub fn new() -> Self {
        Self {
            folder: Folder::new(),
            arguments: Vec::new(),
            stdin: Vec::new(),
            environment: Vec::new(),
            status: 0,
            stdout: Some(String::new()),
            stderr: Some(String::new()),
            narrated: None,
        }
    }

    /// A folder with this charter in it.
    pub fn with_charter(text: impl AsRef<[u8]>) -> Self {
        Self::new().file("charter.toml", text)
    }

    /// Puts a file in the folder.
    pub fn file(self, name: &str, content: impl AsRef<[u8]>) -> Self {
        self.folder.write(name, content);
        self
    }

    /// What is called, by words that are split at blanks. The first call of a new run.
    pub fn run_with(self, arguments: &str) -> Self {
        self.args(&arguments.split_whitespace().collect::<Vec<_>>())
    }

    /// What is called. The first call of a new run: nothing is expected but that it is silent and
    /// ends with 0.
    pub fn args(mut self, arguments: &[&str]) -> Self {
        self.arguments = arguments.iter().map(|&word| word.to_owned()).collect();
        self.stdin.clear();
        self.environment.clear();
        self.status = 0;
        (self.stdout, self.stderr) = (Some(String::new()), Some(String::new()));
        self.narrated = None;
        self
    }

    /// What is piped in; without it, nothing.
    pub fn stdin(mut self, text: impl AsRef<[u8]>) -> Self {
        text.as_ref().clone_into(&mut self.stdin);
        self
    }

    /// Sets a variable beside the fixed ones, or in the place of one.
    pub fn env(mut self, name: &str, value: &str) -> Self {
        self.environment.push((name.to_owned(), value.to_owned()));
        self
    }

    /// The exit code that is expected.
    pub fn status(mut self, code: i32) -> Self {
        self.status = code;
        self
    }

    /// What is expected on standard output, exactly.
    pub fn stdout(mut self, text: &str) -> Self {
        self.stdout = Some(text.to_owned());
        self
    }

    /// What is expected on standard error, exactly.
    pub fn stderr(mut self, text: &str) -> Self {
        self.stderr = Some(text.to_owned());
        self
    }

    /// What is expected on standard error, wherever its lines are broken: for what names a path,
    /// whose length is not ours.
    pub fn narrated(mut self, text: &str) -> Self {
        self.narrated = Some(unwrapped(text));
        self.stderr = None;
        self
    }

    /// Leaves both streams to be looked at in what [`Test::output`] gives.
    pub fn whatever_it_says(mut self) -> Self {
        (self.stdout, self.stderr) = (None, None);
        self
    }

    /// Runs it and holds what came out against what was expected.
    #[track_caller]
    pub fn run(self) -> Self {
        let _compared = self.output();
        self
    }

    /// Runs it, compares, and gives what it said on standard output and standard error.
    #[track_caller]
    pub fn output(&self) -> (String, String) {
        let output = run(self.command(), &self.stdin);
        let (stdout, stderr) = (self.said(&output.stdout), self.said(&output.stderr));
        let what = format!("copcharter {}", self.arguments.join(" "));
        let both = format!("{what}\n--- stdout\n{stdout}\n--- stderr\n{stderr}\n---");
        assert_eq!(output.status.code(), Some(self.status), "the exit code of {both}");
        for (name, expected, actual) in
            [("stdout", &self.stdout, &stdout), ("stderr", &self.stderr, &stderr)]
        {
            if let Some(expected) = expected {
                assert!(expected == actual, "{name} of {both}\nwas to be\n{expected}\n---");
            }
        }
        if let Some(expected) = &self.narrated {
            assert_eq!(&unwrapped(&stderr), expected, "stderr of {both}");
        }
        (stdout, stderr)
    }

    /// Expects a file to say exactly this.
    #[track_caller]
    pub fn expect_file(self, name: &str, text: &str) -> Self {
        assert_eq!(self.read(name), text, "{name}");
        self
    }

    /// Expects that the folder holds these and nothing else: no temporary file either.
    #[track_caller]
    pub fn expect_only(self, names: &[&str]) -> Self {
        assert_eq!(self.folder.names(), names);
        self
    }

    /// Whether the arguments ask for words without drawings.
    pub fn is_plain(&self) -> bool {
        self.arguments.iter().any(|argument| argument == "--plain")
    }

    /// The text of a file.
    #[track_caller]
    pub fn read(&self, name: &str) -> String {
        self.folder.read(name)
    }

    /// The path of a file in the folder.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path(name)
    }

    /// The folder.
    pub fn folder(&self) -> &Path {
        self.folder.root()
    }

    /// The program with the arguments, ready to be started in any way.
    pub fn command(&self) -> Command {
        let mut command = self.in_folder(PROGRAM);
        command.args(&self.arguments);
        command
    }

    /// A shell that finds the program as `copcharter`.
    pub fn shell(&self, script: &str) -> Command {
        let mut command = self.in_folder("sh");
        command.args(["-c", &format!("copcharter() {{ '{PROGRAM}' \"$@\"; }}; {script}")]);
        command
    }

    fn in_folder(&self, program: &str) -> Command {
        let mut command = self.folder.any_command(program);
        command.envs(self.environment.iter().map(|(name, value)| (name, value)));
        command
    }

    /// What was said, as text, with the folder's path replaced.
    pub fn said(&self, bytes: &[u8]) -> String {
        let text = String::from_utf8(bytes.to_vec()).expect("the program writes UTF-8");
        text.replace(&self.folder.root().display().to_string(), "[FOLDER]")
    }
}

fn unwrapped(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Runs a command to its end with this input.
pub fn run(mut command: Command, stdin: &[u8]) -> Output {
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("the program can be started");
    let mut input = child.stdin.take().expect("the input is a pipe");
    let text = stdin.to_owned();
    // A program that ends without reading closes the pipe, which is its right.
    let writing = std::thread::spawn(move || drop(input.write_all(&text)));
    let output = child.wait_with_output().expect("the program can be waited for");
    writing.join().expect("the input is written");
    output
}
