//! Published documents as readers meet them: in a real browser on a phone and on a desk, by day and by
//! night, on paper, in an HTML checker, and as Markdown in other programs. All in one run of
//! `tests/pages/look.js`, because browsers and Java are slow to start.
//!
//! Where its tools are missing this says loudly what was not looked at; where `CI` is set, that is a
//! failure. `.ci/run` installs them.

use std::collections::BTreeMap;
use std::io::Write;
use std::path::Path;
use std::process::Command;
use std::{env, fs};

use crate::common::strangers::{NASTY, charter_of};
use comrak::nodes::{AstNode, NodeValue};
use comrak::{Arena, Options as Comrak, parse_document};
use copcharter::core::charter::{Charter, read};
use copcharter::core::framework::{Framework, Kind};
use copcharter::core::toml::Document;
use copcharter::output::render::{DOCUMENTS, Options, OutputFormat, render};
use serde::Deserialize;

const BROWSERS: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "chrome"];
const TOOLS: [&str; 4] = ["node", "java", "pdfinfo", "pdftotext"];

/// What `look.js` saw.
#[derive(Deserialize)]
struct Observations {
    complaints: Vec<Complaint>,
    /// By file and paper.
    printed: BTreeMap<String, BTreeMap<String, Printed>>,
    /// By file and parser: a line for each piece of text.
    outlines: BTreeMap<String, BTreeMap<String, Vec<String>>>,
}

#[derive(Debug, Deserialize)]
struct Complaint {
    file: String,
    by: String,
    says: String,
}

#[derive(Deserialize)]
struct Printed {
    tagged: bool,
    /// The text of each page.
    pages: Vec<String>,
}

fn runs(name: &str, argument: &str) -> bool {
    Command::new(name).arg(argument).output().is_ok()
}

/// The browser, or what is missing.
fn browser() -> Result<&'static str, String> {
    let mut missing: Vec<_> = TOOLS.into_iter().filter(|tool| !runs(tool, "--version")).collect();
    if !Path::new("tests/pages/node_modules").is_dir() {
        missing.push("`npm ci --prefix tests/pages`");
    }
    let browser = BROWSERS.into_iter().find(|name| runs(name, "--version"));
    match browser {
        Some(browser) if missing.is_empty() => Ok(browser),
        _ => {
            missing.extend(browser.is_none().then_some("Chromium"));
            Err(missing.join(", "))
        }
    }
}

/// Where a program is, as the browser's driver wants to know it.
fn path_of(name: &str) -> String {
    let folders = env::var_os("PATH").unwrap_or_default();
    let found = env::split_paths(&folders).map(|folder| folder.join(name)).find(|p| p.is_file());
    found.expect("it ran a moment ago").display().to_string()
}

/// Charters as there may be some, by name. What begins with `stranger` is written to do harm.
fn charters(framework: &Framework) -> Vec<(String, Charter)> {
    let read = |text: &str| read(&Document::parse(text.to_owned()).expect("TOML"), framework);
    let example = |name: &str| {
        fs::read_to_string(format!("examples/{name}/charter.toml")).expect("an example")
    };
    let office = example("statistics-office");
    let mut all = vec![
        ("office".to_owned(), read(&office)),
        ("retired".to_owned(), read(&office.replace("\"agreed\"", "\"retired\""))),
        ("software".to_owned(), read(&example("open-source-accessibility"))),
        ("nurses".to_owned(), read(&example("infection-control-nurses"))),
        ("young".to_owned(), read(YOUNG)),
        ("arabic".to_owned(), read(ARABIC)),
        ("long".to_owned(), read(LONG)),
        ("nothing".to_owned(), Charter::default()),
    ];
    for (i, text) in NASTY.iter().enumerate() {
        all.push((format!("stranger-{i:02}"), charter_of(framework, text)));
    }
    all
}

const YOUNG: &str = "[charter]\nname = \"Ward Leaders\"\nlanguage = \"en\"\nstatus = \"draft\"\n\
    [purpose.domain]\nsubject = \"Leading a ward\"\nlandscape = \"only-one\"\n\
    [people.members]\njoining = \"on-request\"\n[practice.where]\nformat = \"both\"\n\
    [practice.when]\ncharter_review = \"yearly\"\n\
    [[pending]]\nquestion = \"people.members.joining\"\nstate = \"parked\"\n";

const ARABIC: &str = "[charter]\nname = \"أمناء البيانات\"\nlanguage = \"ar\"\nhost = \"Office of Valmere\"\n\
    summary = \"من يعتنون بالبيانات المشتركة يساعد بعضهم بعضا.\"\nstatus = \"draft\"\n\
    [purpose.domain]\nsubject = \"رعاية البيانات في Valmere\"\nissues = [\"لا أحد يعرف\", \"Nobody knows\"]\n\
    [people.members]\ncore_team = [{ name = \"ليلى حداد\", affiliation = \"IT (Data)\", contact = \"l@example.org\" }]\n";

const LONG: &str = "[charter]\nname = \"TheInterdepartmentalCommunityOfPracticeForPeopleWhoLookAfterSharedData\"\n\
    language = \"de\"\nstatus = \"retired\"\nhost = \"Donaudampfschifffahrtselektrizitätenhauptbetriebswerk\"\n\
    [purpose.domain]\nsubject = \"https://example.org/an/address/that/goes/on/and/on/and/on/and/on/and/on/and/on\"\n\
    value_to_members = \"\"\"\n# A heading\n\n| a | very | wide | table | of | many | columns | indeed |\n\
    | - | - | - | - | - | - | - | - |\n| aaaaaaaaaaaaaaaaaaaa | bbbbbbbbbbbbbbbbbbbbbbb | cccccccccccccccccccc | d | e | f | g | h |\n\n\
    ```text\na line of code that is much longer than any window on a phone could be, and then some more of it\n```\n\"\"\"\n\
    related_communities = [{ name = \"Rindfleischetikettierungsüberwachungsaufgabenübertragung\", relation = \"feeds\", url = \"https://example.org/another/address/that/goes/on/and/on\" }]\n";

/// Publishes everything into a folder, as `NAME-DOCUMENT`.
fn publish(framework: &Framework, folder: &Path) {
    for (name, charter) in charters(framework) {
        for document in DOCUMENTS {
            let stranger = name.starts_with("stranger");
            // Of the others in other languages and kinds, the charter says all there is.
            let whole = ["software", "nurses"].contains(&name.as_str()) || stranger;
            if whole && document.key != "charter" {
                continue;
            }
            for format in OutputFormat::ALL {
                // Strangers' HTML is looked at in the tests of the armour.
                if stranger && format == OutputFormat::Html {
                    continue;
                }
                let options =
                    Options { document: document.key, format, audience: document.audience };
                let made = render(framework, &charter, &options).expect("a document");
                let file = format!("{name}-{}.{}", document.key, format.extension());
                fs::write(folder.join(file), made).expect("a file");
            }
        }
    }
    // What must be noticed.
    fs::write(folder.join("bad.html"), BAD_PAGE).expect("a file");
    fs::write(folder.join("bad.md"), "# One\n\n### Three\n").expect("a file");
}

const BAD_PAGE: &str = "<!doctype html><html lang=en><title>Bad</title>\
    <meta http-equiv=Content-Security-Policy content=\"default-src 'none'; img-src file:\">\
    <script>alert(1)</script><img src=elsewhere.png></p><pre>\
    wide-wide-wide-wide-wide-wide-wide-wide-wide-wide-wide-wide-wide-wide-wide-wide</pre>";

#[test]
fn documents_are_what_readers_hope_for() {
    let browser = match browser() {
        Ok(browser) => path_of(browser),
        Err(missing) => {
            let said = format!("NOT CHECKED, for want of {missing}: tests/it/browser.rs");
            assert!(env::var_os("CI").is_none(), "{said}");
            // Straight to the stream: what is printed in a test that passes is not shown.
            let _ = writeln!(std::io::stderr(), "\n{said}\n");
            return;
        }
    };
    let framework = Framework::built_in();
    let folder = tempfile::tempdir().expect("a folder");
    publish(&framework, folder.path());
    let output = Command::new("node")
        .arg("tests/pages/look.js")
        .args([folder.path().as_os_str(), browser.as_ref()])
        .output()
        .expect("node runs");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}");
    let seen: Observations = serde_json::from_slice(&output.stdout).expect("what it saw");

    what_is_bad_is_noticed(&seen.complaints);
    let good = seen.complaints.iter().filter(|c| !c.file.starts_with("bad"));
    let complaints: Vec<_> = good.map(|c| format!("{}, {}: {}", c.file, c.by, c.says)).collect();
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
    what_is_printed(&seen.printed);
    let mut wrong = Vec::new();
    for (file, outlines) in &seen.outlines {
        wrong.extend(read_differently(folder.path(), file, outlines));
        if file.starts_with("stranger") {
            wrong.extend(broken_out(&framework, file, outlines));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn what_is_bad_is_noticed(complaints: &[Complaint]) {
    for by in ["axe", "width", "network", "console", "checker", "markdownlint"] {
        let noticed = complaints.iter().any(|c| c.file.starts_with("bad") && c.by == by);
        assert!(noticed, "{by} does not notice what is bad: {complaints:#?}");
    }
}

fn what_is_printed(printed: &BTreeMap<String, BTreeMap<String, Printed>>) {
    // The office's answers are of usual length.
    let most = [("charter", 12), ("one-pager", 1), ("invitation", 3), ("overview", 3)];
    for (file, papers) in printed.iter().filter(|(file, _)| !file.starts_with("bad")) {
        assert_eq!(papers.keys().collect::<Vec<_>>(), ["A4", "Letter"]);
        for (paper, Printed { tagged, pages }) in papers {
            assert!(tagged, "{file} on {paper} is tagged");
            assert!(!pages.is_empty(), "{file} on {paper}");
            for (document, most) in most {
                let known =
                    file.starts_with("office") && file.ends_with(&format!("{document}.html"));
                assert!(!known || pages.len() <= most, "{file} on {paper}: {} pages", pages.len());
            }
            for (i, page) in pages.iter().enumerate() {
                // Read from the right, the number is on the other side.
                let (number, of) = (i + 1, pages.len());
                let packed: String = page.split_whitespace().collect();
                let numbered = [format!("{number}/{of}"), format!("{of}/{number}")];
                assert!(numbered.iter().any(|n| packed.contains(n)), "{file} on {paper}: {page}");
                if file.starts_with("retired") {
                    let said = page.contains("This charter is retired and no longer in force.");
                    assert!(said, "{file} on {paper}, page {}: {page}", i + 1);
                    assert!(page.contains("Data Stewards"), "{file} on {paper}: {page}");
                    assert!(page.contains("Version 1.2"), "{file} on {paper}: {page}");
                }
            }
        }
    }
}

/// Where other parsers see something else than each other in a document. Those that know only
/// `CommonMark` are compared with each other, those that know tables too.
fn read_differently(
    folder: &Path,
    file: &str,
    outlines: &BTreeMap<String, Vec<String>>,
) -> Vec<String> {
    let text = fs::read_to_string(folder.join(file)).expect("a document");
    let mut wrong = Vec::new();
    for (one, other) in [
        (&outlines["commonmark"], &outlines["markdown_it_plain"]),
        (&outline(&text), &outlines["markdown_it"]),
    ] {
        if one != other && !file.starts_with("stranger") {
            let first = one.iter().zip(other).find(|(one, other)| one != other);
            wrong.push(format!("{file} is read differently: {first:#?}"));
        }
    }
    wrong
}

/// How a third parser, which knows tables, sees a document: as `look.js` writes it.
fn outline(text: &str) -> Vec<String> {
    let arena = Arena::new();
    let mut options = Comrak::default();
    options.extension.table = true;
    options.extension.strikethrough = true;
    let root = parse_document(&arena, text, &options);
    let mut lines = Vec::new();
    for node in root.descendants() {
        let kind = match &node.data.borrow().value {
            NodeValue::Heading(heading) => format!("h{}", heading.level),
            NodeValue::Paragraph => "p".to_owned(),
            NodeValue::TableCell => "cell".to_owned(),
            NodeValue::CodeBlock(code) => {
                lines.push(format!("{}code: {}", inside(node), code.literal));
                continue;
            }
            NodeValue::HtmlBlock(html) => {
                lines.push(format!("{}html: {}", inside(node), html.literal));
                continue;
            }
            _ => continue,
        };
        lines.push(format!("{}{kind}: {}", inside(node), words(node)));
    }
    lines
}

fn inside<'a>(node: &'a AstNode<'a>) -> String {
    let name = |node: &AstNode| match node.data.borrow().value {
        NodeValue::List(_) => "list > ",
        NodeValue::Item(_) => "item > ",
        NodeValue::BlockQuote => "quote > ",
        _ => "",
    };
    let around: Vec<_> = node.ancestors().skip(1).map(name).collect();
    around.into_iter().rev().collect()
}

fn words<'a>(node: &'a AstNode<'a>) -> String {
    let word = |node: &AstNode| match &node.data.borrow().value {
        NodeValue::Text(text) => text.to_string(),
        NodeValue::Code(code) => code.literal.clone(),
        NodeValue::SoftBreak | NodeValue::LineBreak => "\n".to_owned(),
        NodeValue::HtmlInline(html) => format!("{{html {html}}}"),
        NodeValue::Image(image) => format!("{{image {}}}", image.url),
        NodeValue::Link(link) => format!("{{link {}}}", link.url),
        _ => String::new(),
    };
    node.descendants().skip(1).map(word).collect()
}

/// What a stranger's answer does in other parsers that no answer may: HTML, images, addresses that
/// run, and headings beside those of the charter.
fn broken_out(
    framework: &Framework,
    file: &str,
    outlines: &BTreeMap<String, Vec<String>>,
) -> Vec<String> {
    let mut wrong = Vec::new();
    let headings: Vec<_> = framework
        .questions
        .iter()
        .filter(|q| q.options.is_empty() && q.kind != Kind::Rhythm)
        .map(|q| format!("h4: {}", q.heading))
        .collect();
    for (parser, lines) in outlines {
        let found = lines.iter().filter(|line| line.starts_with("h4: "));
        if found.ne(headings.iter()) {
            wrong.push(format!("{file} in {parser}: other headings"));
        }
        for line in lines {
            let low = line.to_lowercase();
            let runs = ["{link javascript:", "{link data:", "{link vbscript:", "{link file:"];
            let html =
                line.contains("{html ") || line.contains("html: <") || line.contains("{image ");
            if html || runs.iter().any(|scheme| low.contains(scheme)) {
                wrong.push(format!("{file} in {parser}: {line}"));
            }
        }
    }
    wrong
}
