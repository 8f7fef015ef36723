//! Where `render` refuses to write: over what documents are made of, into git's own folder, over
//! another output.

use std::fs;

use crate::common::Test;

const FACTS: &str = "[charter]\nname = \"Data Stewards\"\n";
const CHOOSE: &str = "help: Write a path of its own for the document, like docs/index.html.";
const SAFE: &str = "help: Choose a path that is safe on every system, like docs/index.html.";

/// A charter with this output, and what it is made of.
fn publishing(path: &str) -> Test {
    let path = serde_json::Value::from(path);
    let outputs = format!("outputs = [{{ format = \"markdown\", path = {path} }}]");
    Test::with_charter(format!(
        "{FACTS}\n[publish]\n{outputs}\nlogo = \"logo.svg\"\ntemplates = \"look\"\n"
    ))
    .file("logo.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>")
    .file("look/minutes.md", "Minutes\n")
    .file("questions.toml", "")
}

/// All files of the folder with what they say.
fn files(test: &Test) -> Vec<(String, Vec<u8>)> {
    fn walk(folder: &std::path::Path, found: &mut Vec<(String, Vec<u8>)>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(&path, found);
            } else {
                found.push((path.display().to_string(), fs::read(&path).unwrap_or_default()));
            }
        }
    }
    let mut found = Vec::new();
    walk(test.folder(), &mut found);
    found.sort();
    found
}

/// Expects this refusal of `render`, of `render --check`, and that no file changes.
#[track_caller]
fn refused(mut test: Test, arguments: &[&str], said: &str) -> Test {
    let before = files(&test);
    for flags in [&[][..], &["--check"], &["--force"]] {
        let arguments: Vec<_> = [&["render"], arguments, flags].concat();
        test = test.args(&arguments).narrated(said).status(2).run();
        assert_eq!(files(&test), before);
    }
    test
}

#[test]
fn what_documents_are_made_of_is_no_output() {
    for (path, what) in [
        ("charter.toml", "the charter itself"),
        ("CHARTER.TOML", "the charter itself"),
        ("char\u{202d}ter.toml", "the charter itself"),
        ("questions.toml", "the file of your own questions"),
        ("Questions.TOML", "the file of your own questions"),
        ("logo.svg", "the logo"),
        ("LOGO.svg", "the logo"),
    ] {
        let shown = path.replace('\u{202d}', "<U+202D>");
        let said = format!("error: the output `{shown}` is {what} {CHOOSE}");
        let test = refused(publishing(path), &[], &said);
        refused(test, &["--format", "markdown", "--out", path], &said);
    }
    let said = format!("error: the output `new/../charter.toml` is the charter itself {CHOOSE}");
    let out = ["--format", "markdown", "--out", "new/../charter.toml"];
    refused(publishing("page.md"), &out, &said);
    for path in ["look/minutes.md", "look/new.md", "LOOK/new.md", "look/deep/new.md"] {
        let said = format!(
            "error: `[FOLDER]/{path}` lies among the templates \
             help: Keep documents in another folder than templates."
        );
        let test = refused(publishing(path), &[], &said).file("other/charter.md", "Other\n");
        // Neither the folder that is used nor the one that the charter names.
        let test = refused(test, &["--templates", "other"], &said);
        let other = format!("other/{}", path.rsplit('/').next().unwrap());
        let said = said.replace(path, &other);
        refused(test, &["--templates", "other", "--out", &other], &said);
    }
}

#[test]
fn a_charter_of_another_name_is_found_as_well() {
    let test = Test::new().file("charter.md", FACTS);
    let arguments = ["--charter", "charter.md"];
    let said = format!("error: the output `charter.md` is the charter itself {CHOOSE}");
    let test = refused(test, &arguments, &said);
    let letters = Test::new().file("m\u{e9}moire.md", FACTS);
    let said = format!("error: the output `me\u{301}moire.md` is the charter itself {CHOOSE}");
    refused(letters, &["--charter", "m\u{e9}moire.md", "--out", "me\u{301}moire.md"], &said);
    test.args(&["render", "--charter", "charter.md", "--out", "page.md"])
        .narrated("page.md written")
        .run()
        .expect_file("charter.md", FACTS);
}

#[cfg(unix)]
#[test]
fn links_hide_nothing() {
    use std::os::unix::fs::symlink;
    let test =
        Test::new().file("real/facts.md", FACTS).file("repo/.git/HEAD", "ref: refs/heads/main\n");
    symlink("real/facts.md", test.path("charter.toml")).unwrap();
    symlink("real", test.path("here")).unwrap();
    symlink("repo/.git", test.path("there")).unwrap();
    fs::hard_link(test.path("real/facts.md"), test.path("twin.md")).unwrap();
    let mut test = test;
    for path in ["real/facts.md", "here/facts.md", "here/../real/facts.md", "twin.md"] {
        let said = format!("error: the output `{path}` is the charter itself {CHOOSE}");
        test = refused(test, &["--format", "markdown", "--out", path], &said);
    }
    let said = format!("error: the output `there/hooks/x.md` is inside git's own folder {CHOOSE}");
    refused(test, &["--format", "markdown", "--out", "there/hooks/x.md"], &said);
}

#[test]
fn nothing_is_written_where_git_keeps_its_own() {
    for (path, name) in [
        (".git/config", ".git"),
        (".GIT/config", ".GIT"),
        (".git /config", ".git "),
        (".git./config", ".git."),
        (".git::$INDEX_ALLOCATION/config", ".git::$INDEX_ALLOCATION"),
        ("git~1/config", "git~1"),
        (".g\u{202c}it/config", ".g<U+202C>it"),
        ("modules/inner/.Git/hooks/post-checkout", ".Git"),
        (".git\\config", ".git"),
    ] {
        let shown = path.replace('\u{202c}', "<U+202C>");
        let said = format!(
            "error: the output `{shown}` cannot be written: `{name}` is git's own folder {SAFE}"
        );
        let test = refused(publishing(path), &[], &said);
        let said = said.replacen(&shown, &format!("{shown}.md"), 1);
        refused(test, &["--out", &format!("{path}.md")], &said);
    }
    for name in [".gitmodules", "docs/.gitattributes", ".GITIGNORE"] {
        let file = name.rsplit('/').next().unwrap();
        let said = format!(
            "error: the output `{name}` cannot be written: git reads `{file}` itself {SAFE}"
        );
        refused(publishing(name), &[], &said);
    }
}

#[test]
fn a_git_folder_is_known_by_what_it_holds() {
    // As `git init --separate-git-dir` makes it, and as a linked worktree has it.
    let test = publishing("store/hooks/x.md")
        .file("store/HEAD", "ref: refs/heads/main\n")
        .file("store/objects/info/x", "")
        .file("store/refs/heads/x", "");
    let said = format!("error: the output `store/hooks/x.md` is inside git's own folder {CHOOSE}");
    refused(test, &[], &said);
    let test = publishing("wt/config.worktree")
        .file("wt/HEAD", "ref: refs/heads/main\n")
        .file("wt/commondir", "../..\n");
    let said =
        format!("error: the output `wt/config.worktree` is inside git's own folder {CHOOSE}");
    refused(test, &[], &said);
}

#[test]
fn names_that_are_not_safe_everywhere_are_refused_everywhere() {
    for (path, why) in [
        ("CON", "`CON` is a device on Windows"),
        ("docs/nul.md", "`nul.md` is a device on Windows"),
        ("COM1.txt", "`COM1.txt` is a device on Windows"),
        ("aux/page.md", "`aux` is a device on Windows"),
        ("page.md.", "the name `page.md.` ends in a dot or a space"),
        ("sub /page.md", "the name `sub ` ends in a dot or a space"),
        ("a:b", "the name `a:b` has a colon in it"),
        ("charter.toml::$DATA", "the name `charter.toml::$DATA` has a colon in it"),
        ("a\u{1b}b.md", "the name `a␛b.md` has a control character in it"),
        ("CHARTE~1.TOM", "Windows could take `CHARTE~1.TOM` for the short name of another file"),
    ] {
        let shown = path.replace('\u{1b}', "␛");
        let said = format!("error: the output `{shown}` cannot be written: {why} {SAFE}");
        refused(publishing(path), &[], &said);
        if path.contains('.') {
            let test = Test::with_charter(FACTS);
            refused(test, &["--format", "markdown", "--out", path], &said);
        }
    }
    // The folders above were named by somebody else.
    let test = Test::new().file("a:b/con/charter.toml", FACTS);
    let test = test
        .args(&["render", "--charter", "a:b/con/charter.toml", "--format", "markdown"])
        .narrated("a:b/con/charter.md written")
        .run();
    test.args(&["render", "--charter", "a:b/con/charter.toml", "--out", "a:b/page.md"])
        .narrated("a:b/page.md written")
        .run();
}

#[test]
fn two_outputs_have_two_paths() {
    for (one, other) in [("a.md", "a.md"), ("docs/A.md", "Docs/a.md"), ("é.md", "e\u{301}.md")] {
        let test = Test::with_charter(format!(
            "{FACTS}\n[publish]\noutputs = [{{ path = \"{one}\" }}, {{ path = \"{other}\" }}]\n"
        ));
        let said = format!(
            "error: two outputs are written to `{other}` help: Give each a path of its own."
        );
        refused(test, &[], &said).expect_only(&["charter.toml"]);
    }
}

#[test]
fn check_says_that_such_outputs_were_not_compared() {
    let (_, err) =
        publishing("charter.toml").run_with("check").status(1).whatever_it_says().output();
    let said = "warning: the published documents were not compared: the output `charter.toml` is \
                the charter itself";
    assert!(unwrapped(&err).contains(said), "{err}");
}

fn unwrapped(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
