//! The recipes in README.md and docs/recipes.md, run for real: their shell lines, with git, in a
//! folder of their own. What installs copcharter or belongs to a host of code is not run; `gh` is
//! played by a script.

use std::fs;
use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::path::Path;
use std::process::{Command, Output};

use crate::common::Folder;
use crate::common::program::{NOW, PROGRAM};

/// A repository with a charter and its documents, committed, and a `bin` in the way to programs.
struct Repository(Folder);

impl Repository {
    fn new() -> Self {
        let folder = Folder::with_example();
        fs::create_dir(folder.path("bin")).unwrap();
        symlink(PROGRAM, folder.path("bin/copcharter")).unwrap();
        folder.write(".gitignore", "bin\n.git\n");
        let repository = Self(folder);
        repository.fine("git init --quiet -b main");
        repository.fine("copcharter render");
        repository.commit();
        repository
    }

    fn commit(&self) {
        self.fine("git add . && git commit --quiet --no-verify -m Charter");
    }

    /// Puts an executable file there.
    fn executable(&self, name: &str, text: &str) {
        self.0.write(name, text);
        fs::set_permissions(self.0.path(name), fs::Permissions::from_mode(0o755)).unwrap();
    }

    /// Runs a script as a step of a workflow is run.
    fn run(&self, script: &str) -> Output {
        let programs = format!(
            "{}:{}",
            self.0.path("bin").display(),
            std::env::var("PATH").unwrap_or_default()
        );
        Command::new("sh")
            .args(["-e", "-c", script])
            .current_dir(self.0.path("."))
            .env_clear()
            .env("PATH", programs)
            .env("HOME", self.0.path("."))
            .env("SOURCE_DATE_EPOCH", NOW)
            .envs([("GIT_CONFIG_GLOBAL", "/dev/null"), ("GIT_CONFIG_NOSYSTEM", "1")])
            .envs([("GIT_AUTHOR_NAME", "Ana"), ("GIT_AUTHOR_EMAIL", "ana@example.org")])
            .envs([("GIT_COMMITTER_NAME", "Ana"), ("GIT_COMMITTER_EMAIL", "ana@example.org")])
            .envs([("BASE", "HEAD"), ("NUMBER", "7")])
            .output()
            .unwrap()
    }

    fn code(&self, script: &str) -> i32 {
        self.run(script).status.code().unwrap()
    }

    fn fine(&self, script: &str) -> String {
        let output = self.run(script);
        assert!(output.status.success(), "{script}: {output:?}");
        String::from_utf8(output.stdout).unwrap()
    }

    /// An answer that pulls apart from another, and documents that say something else.
    fn spoil(&self) {
        self.fine("copcharter set people.members.access private");
    }

    /// The review and a date are long past.
    fn age(&self) {
        let charter = self.0.read("charter.toml");
        let aged = charter.replace("charter_review = \"yearly\"", "charter_review = \"weekly\"");
        assert_ne!(charter, aged);
        self.0.write("charter.toml", &aged);
    }
}

/// The blocks of a kind in a page, each with the heading that it stands under.
fn blocks(page: &str, kind: &str) -> Vec<(String, String)> {
    let text = fs::read_to_string(page).unwrap();
    let mut found = Vec::new();
    let mut heading = "";
    let mut block: Option<(bool, String)> = None;
    for line in text.lines() {
        match (&mut block, line.strip_prefix("```")) {
            (None, Some(opening)) => block = Some((opening == kind, String::new())),
            (Some(_), Some(_)) => {
                if let Some((true, text)) = block.take() {
                    found.push((heading.to_owned(), text));
                }
            }
            (Some((_, text)), None) => *text += &format!("{line}\n"),
            (None, None) => heading = line.strip_prefix('#').map_or(heading, |_| line),
        }
    }
    found
}

fn block(page: &str, kind: &str, under: &str) -> String {
    let found = blocks(page, kind).into_iter().find(|(heading, _)| heading.ends_with(under));
    found.unwrap_or_else(|| panic!("{page} has no {kind} under {under}")).1
}

/// What the steps of a workflow run, but for the one that installs.
fn steps(workflow: &str) -> Vec<String> {
    let mut steps = Vec::new();
    let mut lines = workflow.lines().peekable();
    while let Some(line) = lines.next() {
        let Some(script) = line.trim_start().strip_prefix("run: ") else { continue };
        let indent = line.len() - line.trim_start().len();
        let mut whole = if script == "|" { String::new() } else { script.to_owned() };
        let is_inside =
            |next: &&str| next.len() - next.trim_start().len() > indent && script == "|";
        while let Some(next) = lines.next_if(is_inside) {
            whole += &format!("{}\n", next.trim());
        }
        if !whole.starts_with("cargo install") {
            steps.push(whole);
        }
    }
    steps
}

const RECIPES: &str = "docs/recipes.md";

#[test]
fn a_pull_request_is_checked_and_annotated() {
    let recipe = steps(&block(RECIPES, "yaml", "A pull request is checked"));
    assert_eq!(steps(&block("README.md", "yaml", "In your team's tools")), recipe);
    let [check, compare] = recipe.as_slice() else { panic!("{recipe:#?}") };
    let repository = Repository::new();
    assert_eq!(repository.fine(check), "");
    repository.fine(compare);
    repository.spoil();
    let output = repository.run(check);
    assert_eq!(output.status.code(), Some(1));
    let annotation = String::from_utf8(output.stdout).unwrap();
    assert!(annotation.starts_with("::warning file=charter.toml,line="), "{annotation}");
    assert_eq!(repository.code(compare), 1);
    repository.fine("copcharter render");
    repository.fine(compare);
}

#[test]
fn findings_go_to_code_scanning() {
    let recipe = block(RECIPES, "yaml", "Findings go to code scanning");
    let scripts = steps(&recipe);
    let [check] = scripts.as_slice() else { panic!("{scripts:#?}") };
    let repository = Repository::new();
    repository.spoil();
    repository.fine(check);
    assert!(recipe.contains("sarif_file: charter.sarif\n"));
    let log: serde_json::Value = serde_json::from_str(&repository.0.read("charter.sarif")).unwrap();
    assert_eq!(log["runs"][0]["results"][0]["ruleId"], "open-but-private");
    repository.0.write("charter.toml", "[charter]\nname = 3\n");
    assert_eq!(repository.code(check), 1, "what cannot be read is an error");
}

#[test]
fn a_pull_request_says_what_changes() {
    let scripts = steps(&block(RECIPES, "yaml", "A pull request says what changes"));
    let [comment] = scripts.as_slice() else { panic!("{scripts:#?}") };
    let repository = Repository::new();
    let gh = "#!/bin/sh\necho \"$*\" > called\nwhile [ $# -gt 0 ]; do\n  \
        [ \"$1\" = --body-file ] && cp \"$2\" comment.md\n  shift\ndone\n";
    repository.executable("bin/gh", gh);
    repository.spoil();
    repository.fine(comment);
    let called = "pr comment 7 --body-file changes.md --edit-last --create-if-none\n";
    assert_eq!(repository.0.read("called"), called);
    let said = repository.0.read("comment.md");
    assert!(said.starts_with("### What changes in the charter\n\n- **Access**"), "{said}");
    repository.commit();
    repository.fine(comment);
    assert_eq!(repository.0.read("comment.md"), "Nothing in the charter differs.\n");
}

#[test]
fn a_reminder_fails_softly_and_only_when_something_is_due() {
    let workflow = block(RECIPES, "yaml", "A reminder when something is due");
    assert!(workflow.contains("    continue-on-error: true\n"), "{workflow}");
    let scripts = steps(&workflow);
    let [remind] = scripts.as_slice() else { panic!("{scripts:#?}") };
    let line = block(RECIPES, "sh", "A reminder when something is due");
    let mut readme = blocks("README.md", "sh").into_iter().map(|(_, text)| text);
    assert!(readme.any(|text| text == line), "the README has another line");

    let repository = Repository::new();
    repository.spoil();
    assert_eq!(repository.code(remind), 0, "what does not fit is nothing that is due");
    assert_eq!(repository.fine(&line), "");
    repository.age();
    let output = repository.run(remind);
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stdout).contains("title=review-due::"), "{output:?}");
    assert!(repository.fine(&line).starts_with("warning[review-due]: a review was due by"));
    fs::remove_file(repository.0.path("charter.toml")).unwrap();
    assert_ne!(repository.code(&line), 0, "what cannot be done is not soft");
}

#[test]
fn a_hook_keeps_what_does_not_hold_from_being_committed() {
    let hook = block(RECIPES, "sh", "Before a commit");
    assert!(blocks("README.md", "sh").iter().any(|(_, text)| *text == hook));
    let repository = Repository::new();
    repository.executable(".git/hooks/pre-commit", &hook);
    let commit = "git add . && git commit --quiet -m More";
    repository.spoil();
    assert_eq!(repository.code(commit), 1, "the documents were not rendered");
    repository.fine("copcharter render");
    repository.fine(commit);
    let charter = repository.0.read("charter.toml");
    let broken = charter.replace("joining = \"open\"", "joining = \"opne\"");
    assert_ne!(charter, broken);
    repository.0.write("charter.toml", &broken);
    assert_eq!(repository.code(commit), 1, "it cannot be read as it is meant");
    assert_eq!(repository.fine("git log --oneline").lines().count(), 2);
}

#[test]
fn the_hook_for_pre_commit_does_the_same() {
    let recipe = block(RECIPES, "yaml", "Before a commit");
    let entry = recipe.lines().find_map(|line| line.trim().strip_prefix("entry: ")).unwrap();
    let repository = Repository::new();
    repository.fine(entry);
    repository.spoil();
    assert_eq!(repository.code(entry), 1);
    repository.fine("copcharter render");
    repository.fine(entry);
    assert!(Path::new(RECIPES).exists());
}
