//! What is kept of a file when it is saved: its other names, its access list, and its place.

use std::process::Command;

use crate::common::Folder;
#[cfg(target_os = "linux")]
use crate::common::program::PROGRAM;

const SET: [&str; 3] = ["set", "purpose.domain.subject", "Care of open data"];

#[test]
fn another_name_of_the_file_goes_along() {
    let folder = Folder::with_answers("");
    std::fs::hard_link(folder.path("charter.toml"), folder.path("other.toml")).unwrap();
    folder.run(&SET);
    assert!(folder.read("charter.toml").contains("Care of open data"));
    assert_eq!(folder.read("charter.toml"), folder.read("other.toml"));
    assert_eq!(folder.names(), ["charter.toml", "other.toml"]);
}

#[test]
fn access_lists_and_labels_stay() {
    let folder = Folder::with_answers("");
    let tool = |program: &str, arguments: &[&str]| {
        let mut command = Command::new(program);
        let ran = command.args(arguments).arg(folder.path("charter.toml")).output();
        ran.ok().filter(|ran| ran.status.success()).map(|ran| ran.stdout)
    };
    let label = tool("setfattr", &["-n", "user.origin", "-v", "workshop"]);
    let list = tool("setfacl", &["-m", "u:12345:rw"]);
    folder.result(&SET);
    if label.is_some() {
        let kept = tool("getfattr", &["--only-values", "-n", "user.origin"]);
        assert_eq!(kept.as_deref(), Some(&b"workshop"[..]));
    }
    if list.is_some() {
        let kept = String::from_utf8(tool("getfacl", &["-n"]).unwrap()).unwrap();
        assert!(kept.contains("user:12345:rw-"), "{kept}");
    }
}

/// Where the system lets the tester mount.
#[cfg(target_os = "linux")]
#[test]
fn a_file_that_is_mounted_is_written_where_it_stands() {
    let folder = Folder::new();
    folder.write("real.toml", "[charter]\nformat = 1\nname = \"N\"\n");
    folder.write("charter.toml", "");
    let script = format!(
        "mount --bind real.toml charter.toml || exit 77; \"{PROGRAM}\" {} {} \"{}\"",
        SET[0], SET[1], SET[2]
    );
    let mut command = folder.any_command("unshare");
    let ran = command.args(["--mount", "--map-root-user", "sh", "-c", &script]).output();
    let Some(ran) = ran.ok().filter(|ran| matches!(ran.status.code(), Some(0 | 2))) else { return };
    assert!(ran.status.success(), "{ran:?}");
    assert!(folder.read("real.toml").contains("Care of open data"));
    assert_eq!(folder.names(), ["charter.toml", "real.toml"]);
}

#[cfg(unix)]
#[test]
fn a_link_out_of_the_repository_is_followed_only_where_it_is_named() {
    use std::os::unix::fs::symlink;
    let elsewhere = Folder::with_answers("x_unknown = 1\n");
    let text = elsewhere.read("charter.toml");
    let folder = Folder::new();
    folder.write("inner/.git/HEAD", "");
    symlink(elsewhere.path("charter.toml"), folder.path("inner/deep.toml")).unwrap();
    symlink("deep.toml", folder.path("inner/charter.toml")).unwrap();
    symlink(elsewhere.path("charter.toml"), folder.path("charter.toml")).unwrap();
    for place in [".", "inner"] {
        for arguments in [&SET[..], &["check"], &["get", "charter.name"], &["init"], &["render"]] {
            let mut command = folder.command(arguments);
            let ran = command.current_dir(folder.path(place)).output().unwrap();
            assert_eq!(ran.status.code(), Some(2), "{arguments:?}");
            let said = String::from_utf8(ran.stderr).unwrap().replace('\n', " ");
            assert!(said.contains("is a link that leads out of its repository"), "{said}");
            assert!(ran.stdout.is_empty(), "{arguments:?}");
        }
    }
    assert_eq!(elsewhere.read("charter.toml"), text);
    folder.result(&[&["--charter", "charter.toml"], &SET[..]].concat());
    assert!(elsewhere.read("charter.toml").contains("Care of open data"));
    // The lines of an annotation are those of the file that it leads to.
    let ran = folder.run(&["--charter", "charter.toml", "check", "--format", "github"]);
    let file = std::fs::canonicalize(elsewhere.path("charter.toml")).unwrap();
    assert!(ran.out.contains(&format!("file={},", file.display())), "{}", ran.out);
}

#[cfg(unix)]
#[test]
fn an_annotation_names_the_file_that_a_link_leads_to() {
    let folder = Folder::new();
    folder.write(".git/HEAD", "");
    folder.write("shared/real.toml", "[charter]\nformat = 1\nname = \"N\"\n");
    std::os::unix::fs::symlink("shared/real.toml", folder.path("charter.toml")).unwrap();
    let ran = folder.run(&["check", "--format", "github"]);
    assert!(ran.out.contains("file=shared/real.toml,"), "{}", ran.out);
}
