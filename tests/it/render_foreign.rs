//! What `render` did not make is not replaced unasked, and what it made is.

use std::fs;

use crate::common::{MARKDOWN_MARK, Test};

const CHARTER: &str = "[charter]\nname = \"Data Stewards\"\n";
const HTML_MARK: &str = "<meta name=\"generator\" content=\"copcharter render\">\n";

fn publishing(path: &str, format: &str) -> Test {
    Test::with_charter(format!(
        "{CHARTER}\n[publish]\noutputs = [{{ format = \"{format}\", path = \"{path}\" }}]\n"
    ))
}

#[test]
fn a_page_by_hand_stays_until_it_is_moved_or_forced() {
    let by_hand = "# Our charter\n\nWe help each other.\n";
    let test = Test::with_charter(CHARTER)
        .file("charter.md", by_hand)
        .args(&["render"])
        .narrated(
            "error: `charter.md` was not made by `copcharter render`\n\
             help: Move it elsewhere, or replace it with `copcharter render --force`. Nothing was written.\n",
        )
        .status(2)
        .run()
        .expect_only(&["charter.md", "charter.toml"])
        .expect_file("charter.md", by_hand)
        .file("charter.html", "<p>Mine</p>\n")
        .run_with("render --audience public")
        .narrated(
            "error: `charter.md` and `charter.html` were not made by `copcharter render`\n\
             help: Move them elsewhere, or replace them with `copcharter render --audience public --force`. Nothing was written.\n",
        )
        .status(2)
        .run()
        .expect_file("charter.md", by_hand)
        .expect_file("charter.html", "<p>Mine</p>\n")
        .run_with("render --force")
        .stderr("charter.md written\ncharter.html written\n")
        .run();
    fs::remove_file(test.path("charter.md")).unwrap();
    test.run_with("render").stderr("charter.md written\ncharter.html unchanged\n").run();
}

#[test]
fn no_file_of_any_kind_is_replaced() {
    let cases: [(&str, &[u8]); 5] = [
        ("README.md", b"# Data Stewards\n\nHow to build it.\n"),
        ("src/main.rs", b"fn main() {}\n"),
        ("Makefile", b"all:\n\ttrue\n"),
        ("page.html", b"<!DOCTYPE html>\n<title>Mine</title>\n"),
        ("photo.md", b"\xff\xd8\xff\xe0"),
    ];
    for (path, content) in cases {
        for format in ["html", "markdown"] {
            let said = format!(
                "error: `{path}` was not made by `copcharter render` help: Move it elsewhere, or \
                 replace it with `copcharter render --force`. Nothing was written."
            );
            let test = publishing(path, format)
                .file(path, content)
                .run_with("render")
                .narrated(&said)
                .status(2)
                .run();
            assert_eq!(fs::read(test.path(path)).unwrap(), content);
            // Without an ending, it would be a folder to write into.
            if !path.contains('.') {
                continue;
            }
            let out = ["render", "--format", format, "--out", path];
            let said = said.replace("render --f", &format!("{} --f", out.join(" ")));
            let test = test.args(&out).narrated(&said).status(2).run();
            assert_eq!(fs::read(test.path(path)).unwrap(), content);
        }
    }
}

#[test]
fn nothing_is_written_where_one_page_stands_in_the_way() {
    Test::with_charter(format!(
        "{CHARTER}\n[publish]\noutputs = [{{ path = \"a.md\" }}, {{ path = \"b.md\" }}]\n"
    ))
    .file("b.md", "Mine\n")
    .run_with("render")
    .whatever_it_says()
    .status(2)
    .run()
    .expect_only(&["b.md", "charter.toml"]);
}

/// With any template, after any change of the charter, and after git has changed its line ends.
#[test]
fn every_page_of_its_own_is_known() {
    for template in ["", "x", "---\nfront: matter\n---\n", "```\nopen", "<div>\n<!--\n", "| a |"] {
        let charter = format!("{CHARTER}\n[publish]\ntemplates = \"look\"\n");
        let mut test = Test::with_charter(&charter);
        if !template.is_empty() {
            test = test.file("look/charter.md", template).file("look/charter.html", template);
        }
        let test = test.file("look/other.md", "").run_with("render").whatever_it_says().run();
        for name in ["charter.md", "charter.html"] {
            let page = test.read(name);
            fs::write(test.path(name), page.replace('\n', "\r\n") + "\r\n").unwrap();
        }
        test.file("look/charter.md", "New")
            .file("look/charter.html", "New")
            .run_with("render")
            .stderr("charter.md written\ncharter.html written\n")
            .run();
    }
}

#[test]
fn pages_of_the_first_version_are_taken_once() {
    let test = Test::with_charter(CHARTER).run_with("render").whatever_it_says().run();
    let (html, markdown) = (test.read("charter.html"), test.read("charter.md"));
    let old = [
        ("charter.html", html.replace(HTML_MARK, ""), html),
        ("charter.md", markdown.replace(MARKDOWN_MARK, ""), markdown),
    ];
    let mut test = test;
    for (name, old, new) in &old {
        assert_ne!(old, new);
        test = test
            .file(name, old.replace("Data Stewards", "Another Name"))
            .run_with("render --check")
            .whatever_it_says()
            .status(1)
            .run();
    }
    test = test.run_with("render").stderr("charter.md written\ncharter.html written\n").run();
    for (name, _, new) in &old {
        test = test.expect_file(name, new);
    }
    // As it stood in the examples of that version.
    let page =
        "# Data Stewards\n\nPeople.\n\nThis charter is a draft. Version 0.4.\n\n## Purpose\n";
    test.file("charter.md", page)
        .run_with("render")
        .stderr("charter.md written\ncharter.html unchanged\n")
        .run();
}

#[test]
fn an_empty_file_is_nothing_to_lose() {
    publishing("a.md", "markdown")
        .file("a.md", "")
        .run_with("render")
        .stderr("a.md written\n")
        .run();
}

#[test]
fn a_page_with_lines_behind_the_mark_is_not_replaced() {
    let test =
        Test::with_charter(CHARTER).run_with("render --format markdown").whatever_it_says().run();
    let longer = test.read("charter.md") + "\n## Added by hand\n";
    test.file("charter.md", longer.replace("Data", "Our"))
        .run_with("render --format markdown")
        .narrated(
            "error: `charter.md` was not made by `copcharter render` help: Move it elsewhere, or \
             replace it with `copcharter render --format markdown --force`. Nothing was written.",
        )
        .status(2)
        .run();
}

#[test]
fn force_goes_with_writing_only() {
    for other in ["--stdout", "--check", "--data"] {
        let test = Test::with_charter(CHARTER);
        let (_, err) =
            test.args(&["render", "--force", other]).status(2).whatever_it_says().output();
        assert!(err.contains("cannot be used with"), "{err}");
    }
}
