//! Disks that are full, limits, folders that may not be written: what was given is shown, what was
//! saved stays.

use std::fs;
use std::io::Write as _;
use std::process::Command;

use crate::common::Test;
use crate::common::program::run;

const CHARTER: &str = "[charter]\nname = \"Data Stewards\"\n";

#[test]
fn a_limit_for_files_is_said_and_the_answer_is_shown() {
    // Nothing is done about the signal here: by itself it would end the program without a word.
    let long = "x".repeat(8 * 1024);
    let test = Test::with_charter(CHARTER).file("long", &long);
    for command in
        ["set purpose.goals.why - < long", "init --no-input --charter new.toml --name $(cat long)"]
    {
        let output = run(test.shell(&format!("ulimit -f 4; copcharter {command}")), b"");
        let said = test.said(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{said}");
        assert!(said.contains("ulimit -f"), "{said}");
    }
    let output = run(test.shell("ulimit -f 4; copcharter set purpose.goals.why - < long"), b"");
    let said = test.said(&output.stderr).split_whitespace().collect::<String>();
    assert!(said.contains("Thisanswerisnotsaved:") && said.contains(&long), "{said}");
    test.expect_file("charter.toml", CHARTER).expect_only(&["charter.toml", "long"]);
}

/// A disk of 64 KiB, gone with the test.
struct SmallDisk(std::path::PathBuf);

impl SmallDisk {
    fn mount(path: std::path::PathBuf) -> Option<Self> {
        fs::create_dir(&path).unwrap();
        let mut command = Command::new("mount");
        command.args(["-t", "tmpfs", "-o", "size=64k", "none"]).arg(&path);
        command.output().ok()?.status.success().then_some(Self(path))
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg(&self.0).output();
    }
}

#[test]
fn a_disk_that_is_really_full() {
    let test = Test::new();
    let Some(disk) = SmallDisk::mount(test.path("disk")) else {
        let words = "NOT CHECKED: a full disk, since nothing can be mounted here\n";
        std::io::stderr().write_all(words.as_bytes()).unwrap();
        return;
    };
    fs::write(disk.0.join("charter.toml"), CHARTER).unwrap();
    let fill = "cd disk; head -c 100000 /dev/zero > filler 2> /dev/null; ls -A | sort > ../names";
    run(test.shell(fill), b"");
    for (command, shown) in [
        ("set purpose.domain.subject 'Shared data'", "This answer is not saved: Shared data"),
        ("set purpose.domain.issues one two", "This answer is not saved: one\ntwo"),
        ("pending add purpose.domain.subject --note 'Ask Bo'", "This answer is not saved: Ask Bo"),
    ] {
        let output = run(test.shell(&format!("cd disk; copcharter {command}")), b"");
        let said = test.said(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{said}");
        assert!(said.contains("no space left"), "{said}");
        assert!(said.contains(shown), "{said}");
    }
    let test = test.expect_file("disk/charter.toml", CHARTER);
    let after = run(test.shell("cd disk; ls -A | sort | cmp - ../names"), b"");
    assert!(after.status.success(), "something was left behind");
    // With room again, all goes on.
    let after = run(test.shell("cd disk; rm filler; copcharter set purpose.domain.subject S"), b"");
    assert!(after.status.success(), "{}", test.said(&after.stderr));
}

#[test]
fn what_a_killed_program_left_goes_with_the_next_save_and_nothing_else_does() {
    let others =
        [".copcharter-notes.tmp", ".copcharter-aB3dE6gH.tmp.orig", "x.copcharter-aB3dE6gH.tmp"];
    let mut test = Test::with_charter(CHARTER).file(".copcharter-aB3dE6gH.tmp", "half a char");
    for other in others {
        test = test.file(other, "a team's own");
    }
    fs::create_dir(test.path(".copcharter-Folder12.tmp")).unwrap();
    std::os::unix::fs::symlink("charter.toml", test.path(".copcharter-Linked12.tmp")).unwrap();
    test.args(&["set", "purpose.domain.subject", "S"]).run().expect_only(&[
        ".copcharter-Folder12.tmp",
        ".copcharter-Linked12.tmp",
        ".copcharter-aB3dE6gH.tmp.orig",
        ".copcharter-notes.tmp",
        "charter.toml",
        "x.copcharter-aB3dE6gH.tmp",
    ]);
}

#[test]
fn the_owner_and_the_mode_are_kept() {
    use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _, chown};
    let test = Test::with_charter(CHARTER);
    let path = test.path("charter.toml");
    if chown(&path, Some(4321), Some(8765)).is_err() {
        let words = "NOT CHECKED: whose a file is, since only root may give it away\n";
        std::io::stderr().write_all(words.as_bytes()).unwrap();
    }
    fs::set_permissions(&path, fs::Permissions::from_mode(0o660)).unwrap();
    let before = fs::metadata(&path).unwrap();
    let test = test.args(&["set", "purpose.domain.subject", "S"]).run();
    let after = fs::metadata(test.path("charter.toml")).unwrap();
    assert_eq!((after.uid(), after.gid()), (before.uid(), before.gid()));
    assert_eq!(after.mode() & 0o7777, 0o660);
}

#[test]
fn many_programs_at_once_lose_no_answer() {
    let framework = copcharter::core::framework::Framework::built_in();
    let lists: Vec<_> = (framework.questions.iter())
        .filter(|q| q.kind == copcharter::core::framework::Kind::List)
        .map(|q| q.id.clone())
        .collect();
    let test = Test::with_charter(CHARTER);
    // Each question by two programs, that both add to it; all of them at the same time.
    let script: String = lists
        .iter()
        .flat_map(|id| {
            ["one", "two"]
                .map(|item| format!("copcharter set {id} --add {item} || echo {id} >> failed &\n"))
        })
        .collect();
    let output = run(test.shell(&format!("{script} wait; cat failed")), b"");
    assert_eq!(test.said(&output.stdout), "", "{}", test.said(&output.stderr));
    for id in &lists {
        let (items, _) = test_get(&test, id);
        let mut items: Vec<_> = items.lines().collect();
        items.sort_unstable();
        assert_eq!(items, ["one", "two"], "{id}");
    }
    test.expect_only(&["charter.toml"]);
}

fn test_get(test: &Test, id: &str) -> (String, String) {
    let output = run(test.shell(&format!("copcharter get {id}")), b"");
    (test.said(&output.stdout), test.said(&output.stderr))
}
