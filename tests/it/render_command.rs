//! `render`: what is written where, and what is refused.

use crate::common::Test;

const CHARTER: &str =
    "[charter]\nname = \"Data Stewards\"\n\n[purpose.domain]\nsubject = \"Shared data\"\n";

#[test]
fn both_formats_beside_the_charter_and_the_same_bytes_again() {
    let test = Test::with_charter(CHARTER)
        .args(&["render"])
        .narrated("charter.md written charter.html written")
        .run()
        .expect_only(&["charter.html", "charter.md", "charter.toml"]);
    let (html, markdown) = (test.read("charter.html"), test.read("charter.md"));
    assert!(markdown.starts_with("# Data Stewards\n"), "{markdown}");
    for text in [&html, &markdown] {
        assert!(text.contains("Shared data"), "{text}");
    }
    test.run_with("render")
        .narrated("charter.md unchanged charter.html unchanged")
        .run()
        .expect_file("charter.html", &html)
        .run_with("render --stdout --format markdown")
        .stdout(&markdown)
        .run()
        .run_with("render --stdout --format html")
        .stdout(&html)
        .run()
        .run_with("render --format html --out site/deep")
        .stderr("site/deep/charter.html written\n")
        .run()
        .expect_file("site/deep/charter.html", &html)
        .run_with("render --out page.html")
        .stderr("page.html written\n")
        .run()
        .expect_file("page.html", &html);
}

#[test]
fn check_says_what_differs_and_writes_nothing() {
    let mend = "mend it with `copcharter render`";
    let differs = "is not what the charter says: the charter has changed since, or the file was \
                   edited by hand";
    Test::with_charter(CHARTER)
        .args(&["render", "--check"])
        .narrated(&format!(
            "warning: charter.md is not there; {mend} warning: charter.html is not there; {mend}"
        ))
        .status(1)
        .run()
        .expect_only(&["charter.toml"])
        .run_with("render")
        .whatever_it_says()
        .run()
        .run_with("render --check")
        .run()
        .file("charter.md", "mine")
        .run_with("render --check")
        .narrated(&format!("warning: charter.md {differs}; {mend}"))
        .status(1)
        .run()
        .expect_file("charter.md", "mine");
}

#[test]
fn check_names_the_command_that_mends_what_was_checked() {
    let asked = "render --check --document overview --format html --audience team --out";
    let asked: Vec<_> = asked.split(' ').chain(["my site"]).collect();
    let mends =
        "copcharter render --document overview --format html --audience team --out 'my site'";
    let said = format!("warning: my site/overview.html is not there; mend it with `{mends}`");
    Test::with_charter(CHARTER).args(&asked).narrated(&said).status(1).run();
}

#[test]
fn what_is_asked_for_wrongly_is_said() {
    for (arguments, said) in [
        (
            "render --stdout",
            "error: 2 documents do not fit into one stream\n\
             help: Choose one with `--format markdown` or `--format html`.",
        ),
        (
            "render --out page.pdf",
            "error: `[FOLDER]/page.pdf` could be of any format\n\
             help: Name it with `--format html` or `--format markdown`.",
        ),
        (
            "render --document chartr",
            "error: there is no document `chartr`\nhelp: There is charter, one-pager, invitation, overview.",
        ),
    ] {
        let test = Test::with_charter(CHARTER).run_with(arguments).narrated(said).status(2);
        test.run().expect_only(&["charter.toml"]);
    }
    let test = Test::with_charter(CHARTER).run_with("render --format pdf").status(2);
    let (_, stderr) = test.whatever_it_says().output();
    assert!(stderr.contains("it takes html or markdown"), "{stderr}");
}

#[test]
fn every_document_is_for_its_readers_unless_told_otherwise() {
    let needs = "\n[practice.how]\nresources = [\"Forty hours\"]\n";
    let outputs =
        "\n[publish]\noutputs = [{ document = \"one-pager\", path = \"for/sponsors.md\" }]\n";
    let test = Test::with_charter(format!("{CHARTER}{needs}{outputs}"))
        .args(&["render", "--document", "one-pager", "--format", "markdown"])
        .narrated("one-pager.md written")
        .run();
    let sponsors = test.read("one-pager.md");
    assert!(sponsors.contains("Forty hours"), "{sponsors}");
    let test = test
        .run_with("render")
        .narrated("for/sponsors.md written")
        .run()
        .expect_file("for/sponsors.md", &sponsors)
        .run_with("render --document one-pager --format markdown --audience public")
        .narrated("one-pager.md written")
        .run();
    assert!(!test.read("one-pager.md").contains("Forty hours"));
}

#[test]
fn a_charter_that_cannot_be_read_whole_is_not_published() {
    let test = Test::with_charter(format!("{CHARTER}issues = 3\n")).run_with("render").status(2);
    let (stdout, stderr) = test.whatever_it_says().output();
    assert_eq!(stdout, "");
    assert!(stderr.contains("error: charter.toml cannot be read whole"), "{stderr}");
    assert!(stderr.contains("charter.toml:6"), "{stderr}");
    let test = Test::with_charter(format!("{CHARTER}issues = 3\n")).run_with("render").status(2);
    test.whatever_it_says().run().expect_only(&["charter.toml"]);
}

#[test]
fn a_folder_in_the_place_of_a_document() {
    Test::with_charter(CHARTER)
        .file("charter.md/inside", "")
        .args(&["render", "--format", "markdown"])
        .narrated("error: `[FOLDER]/charter.md` is not a file")
        .status(2)
        .run();
}

#[cfg(unix)]
#[test]
fn a_link_in_the_place_of_a_document_is_not_followed() {
    let test = Test::with_charter(CHARTER).file("elsewhere/victim", "keep me");
    std::os::unix::fs::symlink("elsewhere/victim", test.path("charter.html")).unwrap();
    test.run_with("render --format html")
        .narrated("error: `[FOLDER]/charter.html` is not a file")
        .status(2)
        .run()
        .expect_file("elsewhere/victim", "keep me");
}

#[cfg(unix)]
#[test]
fn outputs_stay_inside_the_folder() {
    for path in ["../out.html", "/tmp/copcharter-out.html", "link/out.html"] {
        let charter = format!("{CHARTER}\n[publish]\noutputs = [{{ path = \"{path}\" }}]\n");
        let test = Test::with_charter(&charter);
        std::os::unix::fs::symlink("/tmp", test.path("link")).unwrap();
        let test = test.run_with("render").whatever_it_says().status(2);
        let (_, stderr) = test.output();
        assert!(stderr.starts_with("error: "), "{stderr}");
        assert!(
            stderr.contains("inside the charter's folder") || stderr.contains("is a link"),
            "{stderr}"
        );
        test.expect_only(&["charter.toml", "link"]);
    }
}
