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
