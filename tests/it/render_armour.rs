//! An answer cannot break or leave its place, whatever it says: the published Markdown and HTML are
//! parsed again, the Markdown by a second parser.

use std::collections::BTreeMap;

use comrak::nodes::{AstNode, NodeValue};
use comrak::{Arena, Options as Comrak, parse_document};
use copcharter::core::charter::Charter;
use copcharter::core::framework::{Audience, Framework, Kind};
use copcharter::output::render::{Options, OutputFormat, render};
use proptest::prelude::*;

use crate::common::strangers::{NASTY, PIECES, charter_of};

fn published(framework: &Framework, charter: &Charter, format: OutputFormat) -> String {
    let options = Options { document: "charter", format, audience: Audience::Team };
    render(framework, charter, &options).expect("the built-in templates are right")
}

fn github() -> Comrak<'static> {
    let mut options = Comrak::default();
    options.extension.table = true;
    options.extension.strikethrough = true;
    options.extension.tasklist = true;
    options.extension.footnotes = true;
    options.extension.autolink = true;
    options
}

fn plain_text<'a>(node: &'a AstNode<'a>) -> String {
    let texts = node.descendants().filter_map(|n| match &n.data.borrow().value {
        NodeValue::Text(text) => Some(text.to_string()),
        _ => None,
    });
    texts.collect()
}

/// What is wrong with the Markdown of a charter, as a second parser sees it.
fn complaints(framework: &Framework, markdown: &str) -> Vec<String> {
    let arena = Arena::new();
    let root = parse_document(&arena, markdown, &github());
    let mut wrong = Vec::new();
    let mut headings = Vec::new();
    for node in root.descendants() {
        match &node.data.borrow().value {
            NodeValue::HtmlBlock(html) => wrong.push(format!("HTML: {}", html.literal)),
            NodeValue::HtmlInline(html) => wrong.push(format!("HTML: {html}")),
            NodeValue::Image(image) => wrong.push(format!("an image: {}", image.url)),
            NodeValue::FootnoteDefinition(_) | NodeValue::FootnoteReference(_) => {
                wrong.push("a footnote".to_owned());
            }
            NodeValue::Link(link) if !leads_well(&link.url) => wrong.push(link.url.clone()),
            NodeValue::Heading(heading) if heading.level < 5 => {
                let top = node.parent().is_some_and(|p| p.same_node(root));
                headings.push((heading.level, plain_text(node)));
                if !top {
                    wrong.push(format!("a heading inside something: {}", plain_text(node)));
                }
            }
            _ => {}
        }
    }
    let mut expected = Vec::new();
    for question in
        framework.questions.iter().filter(|q| !matches!(q.kind, Kind::Choice | Kind::Rhythm))
    {
        expected.push((4, question.heading.to_string()));
    }
    let found: Vec<_> = headings.into_iter().filter(|(level, _)| *level == 4).collect();
    if found != expected {
        let first = found.iter().zip(&expected).find(|(f, e)| f != e);
        wrong.push(format!("headings differ: {first:?}, {} for {}", found.len(), expected.len()));
    }
    wrong
}

fn leads_well(url: &str) -> bool {
    let seen: String = url.chars().filter(|c| !c.is_control() && !c.is_whitespace()).collect();
    let scheme = seen.split(['/', '?', '#', '\\']).next().unwrap_or_default();
    match scheme.split_once(':') {
        Some((scheme, _)) => {
            ["http", "https", "mailto"].contains(&scheme.to_ascii_lowercase().as_str())
        }
        None => true,
    }
}

/// A strict reading of the HTML: every tag that is opened is closed in order, only known tags and
/// attributes, no address that runs.
fn html_complaints(html: &str) -> Vec<String> {
    const VOID: [&str; 3] = ["meta", "hr", "br"];
    const ATTRIBUTES: [&str; 26] = [
        "lang",
        "dir",
        "charset",
        "name",
        "content",
        "http-equiv",
        "class",
        "href",
        "id",
        "scope",
        "aria-label",
        "aria-labelledby",
        "role",
        "tabindex",
        "open",
        "style",
        "title",
        "start",
        "viewBox",
        "d",
        "x",
        "y",
        "text-anchor",
        "cx",
        "cy",
        "r",
    ];
    let mut wrong = Vec::new();
    let mut open: Vec<String> = Vec::new();
    let mut ids: BTreeMap<String, usize> = BTreeMap::new();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        rest = &rest[at + 1..];
        let end = rest.find('>').unwrap_or(rest.len());
        let tag = &rest[..end];
        let name = tag.split([' ', '/', '\n']).find(|n| !n.is_empty()).unwrap_or_default();
        if name == "!DOCTYPE" {
            continue;
        }
        if let Some(closed) = tag.strip_prefix('/') {
            let expected = open.pop();
            if expected.as_deref() != Some(closed) {
                wrong.push(format!("</{closed}> where {expected:?} is open"));
                return wrong;
            }
            continue;
        }
        for (key, value) in attributes(&tag[name.len()..]) {
            if key == "id" {
                *ids.entry(value.clone()).or_default() += 1;
            }
            if name != "svg"
                && !ATTRIBUTES.contains(&key.as_str())
                && !open.iter().any(|t| t == "svg")
            {
                wrong.push(format!("the attribute {key} of {name}"));
            }
            if key == "href" && !leads_well(&value.replace("&amp;", "&")) {
                wrong.push(format!("a link to {value}"));
            }
        }
        if ["script", "img", "iframe", "object", "link", "base", "form", "input"].contains(&name) {
            wrong.push(format!("a {name}"));
        }
        if name == "style" {
            let end = rest.find("</style>").unwrap_or(rest.len());
            rest = &rest[end..];
            open.push(name.to_owned());
            continue;
        }
        if !VOID.contains(&name) && !tag.ends_with('/') {
            open.push(name.to_owned());
        }
    }
    wrong.extend(open.iter().map(|tag| format!("{tag} is never closed")));
    wrong
        .extend(ids.iter().filter(|(_, n)| **n > 1).map(|(id, _)| format!("#{id} is there twice")));
    wrong
}

fn attributes(text: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut rest = text.trim_start_matches('/').trim();
    while !rest.is_empty() && rest != "/" {
        let name_end = rest.find(['=', ' ']).unwrap_or(rest.len());
        let name = rest[..name_end].to_owned();
        rest = &rest[name_end..];
        if let Some(value) = rest.strip_prefix("=\"") {
            let end = value.find('"').unwrap_or(value.len());
            found.push((name, value[..end].to_owned()));
            rest = value[end..].trim_start_matches('"').trim_start();
        } else {
            found.push((name, String::new()));
            rest = rest.trim_start();
        }
    }
    found
}

/// What is wrong with the documents of a charter that says this everywhere.
fn broken(framework: &Framework, text: &str) -> Vec<String> {
    let charter = charter_of(framework, text);
    let markdown = published(framework, &charter, OutputFormat::Markdown);
    let mut wrong = complaints(framework, &markdown);
    let html = published(framework, &charter, OutputFormat::Html);
    wrong.extend(html_complaints(&html));
    for c in ['\u{202e}', '\u{2066}', '\u{1b}', '\u{7}', '\u{0}'] {
        if markdown.contains(c) || html.contains(c) {
            wrong.push(format!("{c:?} is left"));
        }
    }
    wrong
}

#[test]
fn nasty_answers_stay_in_their_place() {
    let framework = Framework::built_in();
    let mut wrong = Vec::new();
    for text in NASTY {
        wrong.extend(broken(&framework, text).into_iter().map(|w| format!("{text:?}: {w}")));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: std::env::var("COPCHARTER_CASES").ok().and_then(|n| n.parse().ok()).unwrap_or(300),
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn answers_put_together_by_chance_stay_in_their_place(
        pieces in prop::collection::vec(prop::sample::select(PIECES), 1..24)
    ) {
        let framework = Framework::built_in();
        let text: String = pieces.concat();
        prop_assume!(!text.trim().is_empty());
        prop_assert_eq!(broken(&framework, &text), Vec::<String>::new(), "{:?}", text);
    }
}
