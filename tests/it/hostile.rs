//! Charters that are made to break a program: deep, endless, full of control characters, in places
//! that are none. Every command ends by itself, says what is wrong in words that do nothing to the
//! terminal, and leaves all as it was.
//!
//! `COPCHARTER_HOSTILE_KIB=1024 cargo test --release --test it hostile::` takes files as
//! large as a charter may be, and prints which commands took longest.

use std::io::Write as _;
use std::os::unix::fs::symlink;
use std::time::{Duration, Instant};

use crate::common::Test;
use crate::common::program::run;

const HEAD: &str = "[charter]\nname = \"N\"\n";

/// What a file holds between its beginning and its end, as often as there is room.
enum Filling {
    /// This, again and again.
    Same(&'static str),
    /// This with a number in the place of each `@`.
    Numbered(&'static str),
    /// The first so often, then the second as often.
    Nested(&'static str, &'static str),
}

use Filling::{Nested, Numbered, Same};

/// A name, what the file begins with behind [`HEAD`] (or before it, where that begins with `^`),
/// what fills it, and what it ends with.
const FILES: &[(&str, &str, Filling, &str)] = &[
    // Depth.
    ("arrays in arrays", "x = ", Nested("[", "]"), ""),
    ("arrays that never end", "x = ", Same("["), "\n"),
    ("seventy arrays", "x = ", Nested("[", "]"), "\n"),
    ("tables in tables", "x = ", Nested("{a=", "}"), ""),
    ("tables that never end", "x = ", Same("{a="), "\n"),
    ("a key of many parts", "^", Same("a."), "a = 1\n"),
    ("a heading of many parts", "[", Same("a."), "a]\n"),
    // Counts.
    ("a million elements", "x = [", Same("1,"), "]\n"),
    ("empty arrays", "x = [", Same("[],"), "]\n"),
    ("numbers for texts", "[purpose.domain]\nissues = [", Same("1,"), "]\n"),
    ("many items", "[purpose.domain]\nissues = [\n", Same("\"a\",\n"), "]\n"),
    ("many items on one line", "[purpose.domain]\nissues = [", Same("\"a\","), "]\n"),
    ("many records", "", Numbered("[[people.members.core_team]]\nname = \"n@\"\n"), ""),
    ("records on one line", "[people.members]\ncore_team = [", Same("{name=\"n\"},"), "]\n"),
    ("records of nothing known", "[people.members]\ncore_team = [", Same("{x=1},"), "]\n"),
    (
        "many matters",
        "",
        Same("[[pending]]\nquestion = \"purpose.goals.why\"\nstate = \"todo\"\n"),
        "",
    ),
    ("matters of nothing", "", Same("[[pending]]\n"), ""),
    ("many reviews", "", Numbered("[[reviews]]\ndate = 2026-01-01\nversion = \"@\"\n"), ""),
    ("reviews of nothing", "", Same("[[reviews]]\nx = 1\n"), ""),
    (
        "many outputs",
        "[publish]\noutputs = [\n",
        Numbered("{document=\"charter\",format=\"html\",path=\"o/@.html\"},\n"),
        "]\n",
    ),
    (
        "many outputs on one line",
        "[publish]\noutputs = [",
        Numbered("{document=\"charter\",format=\"html\",path=\"o/@.html\"},"),
        "]\n",
    ),
    ("many exceptions", "[check]\nallow = [", Same("{code=\"fillr\",because=\"x\"},"), "]\n"),
    ("many audiences", "[audience]\n", Numbered("\"purpose.p@\" = \"publi\"\n"), ""),
    (
        "many days that are none",
        "[practice.when]\ndates = [",
        Same("{what=\"a\",when=2026-13-01},"),
        "]\n",
    ),
    ("what was looked at", "[reviewing]\nreviewed = [", Numbered("\"purpose.goals.w@\","), "]\n"),
    // Keys.
    ("unknown keys", "[purpose.domain]\n", Numbered("subjec@ = 1\n"), ""),
    ("unknown keys on one line", "[purpose]\ndomain = {", Numbered("k@=1,"), "z=1}\n"),
    ("unknown sections", "", Numbered("[t@]\n"), ""),
    ("keys at the top", "^", Numbered("名@ = 1\n"), ""),
    ("dotted keys at the top", "^", Numbered("a.\"b.@\" = 1\n"), ""),
    ("the same key", "", Same("x = 1\n"), ""),
    ("the same heading", "", Same("[a]\n"), ""),
    ("one long key", "", Same("x"), " = 1\n"),
    // Slips.
    ("words", "", Same("x\n"), ""),
    ("quotes", "", Same("\""), ""),
    ("open quotes", "", Same("x = \"a\n"), ""),
    ("open paragraphs", "", Same("x = \"\"\"\n"), ""),
    ("open lists", "", Same("x = [\n"), ""),
    ("open headings", "", Same("[a\n"), ""),
    ("equals signs", "", Same("=\n"), ""),
    ("curly quotes", "", Numbered("k@ = “a”\n"), ""),
    ("commas", "x = [", Same(","), ""),
    ("braces", "x = ", Same("{}"), ""),
    ("a long text without end", "x = \"", Same("y"), "\n"),
    // Control characters.
    ("zeros", "^", Same("\0"), ""),
    ("zeros in a text", "x = \"", Same("\0"), "\"\n"),
    ("escapes", "^", Same("\u{1b}[2J\u{1b}]0;x\u{7}\n"), ""),
    ("escapes in a text", "[purpose.domain]\nsubject = \"", Same("\\u001b[31m"), "\"\n"),
    ("escapes in a key", "\"", Same("\\u001b]8;;x\\u0007"), "\" = 1\n"),
    ("escapes of one character", "[purpose.domain]\nsubject = \"", Same("\u{9b}31m"), "\"\n"),
    ("carriage returns", "", Same("\r"), ""),
    ("lines turned round", "[purpose.domain]\nsubject = \"", Same("\u{202e}"), "\"\n"),
    ("comments", "", Same("# x\n"), ""),
    ("spaces", "", Same(" "), ""),
    ("empty lines", "", Same("\n"), ""),
    // Texts.
    ("a long word", "[purpose.goals]\nwhy = \"\"\"\n", Same("x"), "\n\"\"\"\n"),
    ("brackets", "[purpose.goals]\nwhy = \"\"\"\n", Same("["), "\n\"\"\"\n"),
    ("open links", "[purpose.goals]\nwhy = \"\"\"\n", Same("[a](b"), "\n\"\"\"\n"),
    ("stars", "[purpose.goals]\nwhy = \"\"\"\n", Same("*a "), "\n\"\"\"\n"),
    ("quotes in quotes", "[purpose.goals]\nwhy = \"\"\"\n", Same("> "), "x\n\"\"\"\n"),
    ("lists in lists", "[purpose.goals]\nwhy = \"\"\"\n", Same("- "), "x\n\"\"\"\n"),
    ("tags", "[purpose.goals]\nwhy = \"\"\"\n", Same("<a "), "\n\"\"\"\n"),
    ("fences", "[purpose.goals]\nwhy = \"\"\"\n", Same("```\n"), "\n\"\"\"\n"),
    ("ticks", "[purpose.goals]\nwhy = \"\"\"\n", Same("` `` ``` "), "\n\"\"\"\n"),
    ("stacked marks", "[purpose.goals]\nwhy = \"\"\"\na", Same("\u{301}"), "\n\"\"\"\n"),
    ("joined pictures", "[purpose.goals]\nwhy = \"\"\"\n", Same("👩\u{200d}"), "\n\"\"\"\n"),
    ("empty words", "[purpose.goals]\nwhy = \"\"\"\n", Same("TBD synergy "), "\n\"\"\"\n"),
];

/// How much there is room for, in bytes.
fn room() -> usize {
    let kib = std::env::var("COPCHARTER_HOSTILE_KIB").ok().and_then(|kib| kib.parse().ok());
    kib.map_or(24 * 1024, |kib: usize| (kib * 1024).min(1024 * 1024))
}

fn file((name, begin, filling, end): &(&str, &str, Filling, &str)) -> String {
    let (before, behind) = match begin.strip_prefix('^') {
        Some(begin) => (begin.to_owned(), format!("{end}{HEAD}")),
        None => (format!("{HEAD}{begin}"), (*end).to_owned()),
    };
    let room = room() - before.len() - behind.len() - 100;
    let middle = match filling {
        Same(text) => text.repeat(room / text.len()),
        Nested(open, close) => {
            let most = if name.starts_with("seventy") { 70 } else { usize::MAX };
            let times = (room / (open.len() + close.len() + 1)).min(most);
            format!("{}{}", open.repeat(times), close.repeat(times))
        }
        Numbered(text) => {
            let mut filled = String::new();
            for number in 0.. {
                let next = text.replace('@', &number.to_string());
                if filled.len() + next.len() > room {
                    break;
                }
                filled += &next;
            }
            filled
        }
    };
    before + &middle + &behind
}

/// Every command ends by itself with a code of its own, in limits that are far away for a charter;
/// what it says does nothing to a terminal; only an edit that ends well changes the file.
#[track_caller]
fn all_stand(commands: &[&str]) {
    let mut slowest: Vec<(Duration, &str, &str)> = Vec::new();
    for entry in FILES {
        let (name, text) = (entry.0, file(entry));
        let ours = format!("{HEAD}\n[[reviews]]\ndate = 2026-02-02\n");
        let test = Test::with_charter(&text).file("other.toml", HEAD).file("ours.toml", ours);
        for command in commands {
            let script = format!("ulimit -t 100; ulimit -v 4000000; copcharter {command}");
            let begun = Instant::now();
            let output = run(test.shell(&script), b"");
            slowest.push((begun.elapsed(), name, command));
            let what = format!("{name}: {command}");
            let code = output.status.code();
            assert!(code.is_some_and(|code| code <= 2), "{what} ends with {:?}", output.status);
            for stream in [&output.stdout, &output.stderr] {
                let said = std::str::from_utf8(stream).unwrap();
                let acts = |c: char| c.is_control() && c != '\n' || c == '\u{202e}';
                let document = command.contains("--stdout") || command.contains("get ");
                assert!(document || !said.contains(acts), "{what} says {said:?}");
                assert!(!said.contains("panicked"), "{what}: {said}");
            }
            let edits =
                ["set", "unset", "pending add"].iter().any(|edit| command.starts_with(edit));
            if !edits || code != Some(0) {
                assert!(test.read("charter.toml") == text, "{what} changed the file");
            } else {
                std::fs::write(test.path("charter.toml"), &text).unwrap();
            }
        }
        test.expect_only(&["charter.toml", "other.toml", "ours.toml"]);
    }
    if std::env::var_os("COPCHARTER_HOSTILE_KIB").is_some() {
        slowest.sort_unstable();
        for (took, name, command) in slowest.iter().rev().take(10) {
            // Not by a macro, whose words the test runner would keep to itself.
            let words = format!("{:5} ms  {name}: {command}\n", took.as_millis());
            std::io::stderr().write_all(words.as_bytes()).unwrap();
        }
    }
}

#[test]
fn they_are_checked() {
    all_stand(&["check", "check --format json", "check --format github"]);
}

#[test]
fn they_are_looked_at() {
    all_stand(&["status", "log", "pending list", "get purpose.goals.why", "migrate --check"]);
}

#[test]
fn they_are_edited() {
    all_stand(&[
        "set purpose.domain.level mixed",
        "set purpose.domain.issues a b",
        "unset people.members.core_team",
        "pending add purpose.goals.success",
    ]);
}

#[test]
fn they_are_published() {
    all_stand(&[
        "render --check",
        "render --stdout --format html",
        "render --stdout --document one-pager --format markdown",
    ]);
}

#[test]
fn they_are_compared_and_gone_on_with() {
    all_stand(&[
        "diff charter.toml other.toml",
        "diff other.toml charter.toml --format markdown",
        "init --plain",
        "edit --plain purpose.domain",
        "review --list",
        "merge other.toml charter.toml charter.toml",
        "merge other.toml ours.toml charter.toml",
    ]);
}

/// Each command says this of a charter that stands like this, and nothing changes.
#[track_caller]
fn all_say(prepare: impl Fn(&Test), message: &str) {
    for command in ["status", "check", "render", "set purpose.goals.why x", "init --no-input"] {
        let test = Test::new();
        prepare(&test);
        test.run_with(command).narrated(message).status(2).run().expect_only(&["charter.toml"]);
    }
}

#[test]
fn links_that_lead_to_nothing() {
    let message = "error: `[FOLDER]/charter.toml` is a link that leads to no file\n\
        help: Put the file where the link leads, or take the link away.";
    for target in
        ["gone.toml", "charter.toml", "charter.toml/charter.toml", "./nowhere/../gone.toml"]
    {
        all_say(|test| symlink(target, test.path("charter.toml")).unwrap(), message);
    }
}

#[test]
fn links_that_lead_to_what_is_no_file() {
    let message = "error: `[FOLDER]/charter.toml` is not a file";
    for target in ["/dev/zero", "/dev/tty", "/", ".."] {
        all_say(|test| symlink(target, test.path("charter.toml")).unwrap(), message);
    }
}

#[test]
fn an_edit_follows_links_in_many_steps_and_keeps_them() {
    let test = Test::new().file("deep/er/real.toml", HEAD);
    symlink("er/real.toml", test.path("deep/second.toml")).unwrap();
    symlink("deep/second.toml", test.path("charter.toml")).unwrap();
    let test = test
        .run_with("set purpose.domain.subject x")
        .run()
        .expect_file("deep/er/real.toml", &format!("{HEAD}\n[purpose.domain]\nsubject = \"x\"\n"))
        .run_with("get purpose.domain.subject")
        .stdout("x\n")
        .run();
    for link in ["charter.toml", "deep/second.toml"] {
        assert!(test.path(link).is_symlink(), "{link}");
    }
}

#[test]
fn names_of_files_that_no_one_should_give() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt as _;
    let names: [&[u8]; 5] =
        [b"a b.toml", b"caf\xe9.toml", b"\x1b[2J\x07.toml", b"two\nlines.toml", b"-dash.toml"];
    for name in names {
        let test = Test::new();
        let call = |arguments: &[&str]| {
            let mut command = test.command();
            let mut flag = b"--charter=".to_vec();
            flag.extend_from_slice(name);
            command.arg(OsStr::from_bytes(&flag)).args(arguments);
            let output = run(command, b"");
            let said = [output.stdout, output.stderr].map(|said| String::from_utf8(said).unwrap());
            let said = said.concat();
            assert!(!said.contains(|c: char| c.is_control() && c != '\n'), "{said:?}");
            (output.status.code(), said)
        };
        assert_eq!(call(&["init", "--no-input", "--name", "N"]).0, Some(0), "{name:?}");
        assert_eq!(call(&["set", "purpose.domain.subject", "x"]), (Some(0), String::new()));
        assert_eq!(call(&["get", "purpose.domain.subject"]), (Some(0), "x\n".to_owned()));
        for format in ["human", "json", "sarif", "github"] {
            assert_eq!(call(&["check", "--format", format]).0, Some(1), "{name:?}");
        }
        let folder = std::fs::read_dir(test.folder()).unwrap();
        assert_eq!(folder.count(), 1, "{name:?}");
    }
}

#[test]
fn a_name_that_is_too_long_and_a_folder_that_is_not_there() {
    let long = "n".repeat(300);
    for command in ["init --no-input", "status"] {
        let (_, said) = Test::new()
            .run_with(&format!("--charter {long} {command}"))
            .whatever_it_says()
            .status(2)
            .output();
        let said = said.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(said.ends_with(": file name too long help: Give it a shorter name."), "{said}");
    }
    Test::new()
        .run_with("--charter a/b/charter.toml init --no-input")
        .narrated(
            "error: cannot make `[FOLDER]/a/b/charter.toml`: no such file or directory\n\
             help: Make the folder first, or look at the path.",
        )
        .status(2)
        .run()
        .expect_only(&[]);
}

#[test]
fn an_answer_is_printed_as_it_is_to_programs_and_made_visible_to_people() {
    let text = format!("{HEAD}\n[purpose.domain]\nsubject = \"a\\u001b]0;x\\u0007b\\u009b2J\"\n");
    let test = Test::with_charter(&text).run_with("get purpose.domain.subject");
    let test = test.stdout("a\u{1b}]0;x\u{7}b\u{9b}2J\n").run();
    for command in ["get purpose.domain.subject", "render --stdout --format markdown"] {
        let test = Test::with_charter(&text).run_with(command);
        let mut terminal = crate::common::terminal::Terminal::start(test.command(), 50, 80);
        assert_eq!(terminal.wait_exit().code(), Some(0));
        let said = String::from_utf8(terminal.bytes()).unwrap();
        assert!(said.contains("]0;x") && !said.contains(['\u{1b}', '\u{7}', '\u{9b}']), "{said:?}");
    }
    test.run_with("get purpose.domain.subject --json")
        .stdout("\"a\\u001b]0;x\\u0007b\\u009b2J\"\n")
        .run();
}
