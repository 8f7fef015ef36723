//! The world of a test: a folder of its own, an environment that is empty but for what the program
//! needs, and a clock that stands still, so that a test says the same on every machine.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::program::{NOW, PROGRAM, run};
use super::terminal::Terminal;

/// A folder in which the program is run, gone with the test.
pub struct Folder(tempfile::TempDir);

/// What a run has printed, and how it ended.
#[derive(Debug, PartialEq, Eq)]
pub struct Ran {
    pub out: String,
    pub err: String,
    pub code: i32,
}

impl Folder {
    pub fn new() -> Self {
        Self(tempfile::Builder::new().prefix("copcharter-").tempdir().unwrap())
    }

    /// A folder with a whole charter.
    pub fn with_example() -> Self {
        let folder = Self::new();
        let text = include_str!("../../../examples/statistics-office/charter.toml");
        folder.write("charter.toml", text);
        folder
    }

    /// A folder with a charter that has this text behind its facts.
    pub fn with_answers(text: &str) -> Self {
        let folder = Self::new();
        folder.write("charter.toml", format!("[charter]\nformat = 1\nname = \"Stewards\"\n{text}"));
        folder
    }

    /// The folder itself.
    pub fn root(&self) -> &Path {
        self.0.path()
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.root().join(name)
    }

    /// Writes a file, and makes the folders that it is in.
    pub fn write(&self, name: &str, content: impl AsRef<[u8]>) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
    }

    #[track_caller]
    pub fn read(&self, name: &str) -> String {
        let path = self.path(name);
        fs::read_to_string(&path).unwrap_or_else(|e| panic!("cannot read {}: {e}", path.display()))
    }

    /// The names of the files, in order.
    pub fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(self.root()).unwrap();
        let mut names: Vec<_> =
            entries.map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    /// The program in this folder, with nothing of the tester's own surroundings.
    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = self.any_command(PROGRAM);
        command.args(arguments);
        command
    }

    /// Another program in the same surroundings.
    pub fn any_command(&self, program: &str) -> Command {
        let mut command = Command::new(program);
        command
            .current_dir(self.root())
            .env_clear()
            .env("PATH", std::env::var_os("PATH").unwrap_or_else(|| "/usr/bin:/bin".into()))
            .env("HOME", self.root())
            .env("TERM", "xterm-256color")
            .env("LANG", "C.UTF-8")
            .env("SOURCE_DATE_EPOCH", NOW);
        command
    }

    pub fn run(&self, arguments: &[&str]) -> Ran {
        self.run_with(arguments, "")
    }

    /// Runs the program with this on its standard input.
    pub fn run_with(&self, arguments: &[&str], input: &str) -> Ran {
        self.run_bytes(arguments, input.as_bytes())
    }

    pub fn run_bytes(&self, arguments: &[&str], input: &[u8]) -> Ran {
        let output = run(self.command(arguments), input);
        Ran {
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
            code: output.status.code().unwrap_or(-1),
        }
    }

    /// Runs the program and expects it to end well, silently but for its result.
    pub fn result(&self, arguments: &[&str]) -> String {
        let ran = self.run(arguments);
        assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{arguments:?}: {ran:?}");
        ran.out
    }

    /// Runs the program in a terminal.
    pub fn terminal(&self, arguments: &[&str], rows: u16, columns: u16) -> Terminal {
        Terminal::start(self.command(arguments), rows, columns)
    }
}
