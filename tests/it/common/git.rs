//! A repository with commits of fixed days, made by the real git.

use std::process::{Command, Output};

use super::Folder;

/// Runs git in a folder, with nothing of the tester's own settings.
pub fn git(folder: &Folder, arguments: &[&str]) -> String {
    let ran = git_on(folder, "2026-01-01", arguments);
    assert!(ran.status.success(), "{arguments:?}: {ran:?}");
    String::from_utf8(ran.stdout).unwrap()
}

fn git_on(folder: &Folder, day: &str, arguments: &[&str]) -> Output {
    let noon = format!("{day}T12:00:00Z");
    Command::new("git")
        .args(["-c", "user.name=Ana", "-c", "user.email=ana@example.org"])
        .args(["-c", "commit.gpgsign=false", "-c", "init.defaultBranch=main"])
        .args(arguments)
        .current_dir(folder.path("."))
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .env("GIT_CONFIG_NOSYSTEM", "1")
        .env("GIT_AUTHOR_DATE", &noon)
        .env("GIT_COMMITTER_DATE", &noon)
        .output()
        .unwrap()
}

/// A folder with a repository in which nothing was committed.
pub fn repository() -> Folder {
    let folder = Folder::new();
    git(&folder, &["init", "--quiet"]);
    folder
}

/// Commits everything there is, as of a day.
pub fn commit(folder: &Folder, day: &str) {
    git(folder, &["add", "--all"]);
    let ran = git_on(folder, day, &["commit", "--quiet", "--allow-empty", "-m", day]);
    assert!(ran.status.success(), "{ran:?}");
}

/// A repository in which the charter said these things on these days.
pub fn history(versions: &[(&str, &str)]) -> Folder {
    let folder = repository();
    for (day, text) in versions {
        folder.write("charter.toml", text);
        commit(&folder, day);
    }
    folder
}
