//! A folder of their own, a clean environment, a fixed day, and the program.

use std::fs;
use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Stdio};

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
        Self(tempfile::tempdir().unwrap())
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
        folder
            .write("charter.toml", &format!("[charter]\nformat = 1\nname = \"Stewards\"\n{text}"));
        folder
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    pub fn write(&self, name: &str, text: &str) {
        fs::write(self.path(name), text).unwrap();
    }

    pub fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap()
    }

    /// The names of the files, in order.
    pub fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(self.0.path()).unwrap();
        let mut names: Vec<_> =
            entries.map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    /// The program in this folder, with nothing of the tester's own surroundings.
    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_copcharter"));
        command
            .args(arguments)
            .current_dir(self.0.path())
            .env_clear()
            .env("PATH", std::env::var_os("PATH").unwrap_or_default())
            .env("HOME", self.0.path())
            .env("TERM", "xterm-256color")
            .env("LANG", "C.UTF-8")
            .env("SOURCE_DATE_EPOCH", "1795392000"); // 2026-11-23
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
        let mut child = self
            .command(arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        // A program that ends early does not read its input to the end.
        let _unread = child.stdin.take().unwrap().write_all(input);
        let output = child.wait_with_output().unwrap();
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

    /// Runs the program in a terminal, with this as the editor.
    pub fn terminal_with_editor(&self, arguments: &[&str], editor: &str) -> Terminal {
        let mut command = self.command(arguments);
        command.env("EDITOR", editor);
        Terminal::start(command, 24, 80)
    }
}
