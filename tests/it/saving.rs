//! What is kept of a file when it is saved: its other names, its access list, and its place.

use std::process::Command;

use copcharter::core::calendar::Day;

use crate::common::Folder;
#[cfg(target_os = "linux")]
use crate::common::program::PROGRAM;

const SET: [&str; 3] = ["set", "purpose.domain.subject", "Care of open data"];

/// Says that a test could not be run on this computer.
#[allow(clippy::print_stderr)]
fn not_tried(why: &str) {
    eprintln!("not tried: {why}");
}

#[test]
fn another_name_of_the_file_goes_along() {
    let folder = Folder::with_answers("");
    std::fs::hard_link(folder.path("charter.toml"), folder.path("other.toml")).unwrap();
    let told = |arguments: &[&str]| {
        let output = folder.command(arguments).output().unwrap();
        String::from_utf8(output.stderr).unwrap().matches("has another name (a hard link)").count()
    };
    assert_eq!(told(&SET), 1);
    assert_eq!(told(&["get", SET[1]]), 0);
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
    for (there, what) in [(label.is_some(), "attributes"), (list.is_some(), "access lists")] {
        if !there {
            not_tried(&format!("{what} cannot be set here"));
        }
    }
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
    let Some(ran) = ran.ok().filter(|ran| matches!(ran.status.code(), Some(0 | 2))) else {
        not_tried("nothing can be mounted here");
        return;
    };
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

/// "Today" is the day where the computer is: at any time, it is another in the far west than in the
/// far east.
#[test]
fn today_is_the_local_day() {
    let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap();
    let now = i64::try_from(now.as_secs()).unwrap();
    let western = Day::from_unix_seconds(now - 12 * 3600).unwrap();
    let folder = Folder::with_answers(&format!(
        "[[pending]]\nquestion = \"purpose.goals.success\"\nstate = \"todo\"\nby = {western}\n"
    ));
    let has_passed = |zone: &str| {
        let mut command = folder.command(&["check"]);
        let output = command.env_remove("SOURCE_DATE_EPOCH").env("TZ", zone).output().unwrap();
        String::from_utf8([output.stdout, output.stderr].concat())
            .unwrap()
            .contains("pending-overdue")
    };
    assert!(!has_passed("WEST12"));
    assert!(has_passed("EAST-14"));
}
