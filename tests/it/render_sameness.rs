//! A Markdown document says what the HTML document says: its answers are read by a second parser, and
//! what that makes of them is compared with our own HTML.

use std::collections::BTreeSet;
use std::fmt::Write;

use copcharter::core::charter::{Answer, Charter, Given};
use copcharter::core::framework::{Audience, Framework, Kind, Question};
use copcharter::output::render::{Options, OutputFormat, render};

use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;

use crate::common::markdown::{answer, line};
use crate::common::said::{said, shown};
use crate::common::strangers::{NASTY, PIECES, charter_of};

fn published(framework: &Framework, charter: &Charter, format: OutputFormat) -> String {
    let options = Options { document: "charter", format, audience: Audience::Team };
    render(framework, charter, &options).expect("the built-in templates are right")
}

/// As programs that know `CommonMark` and tables read Markdown.
fn plain_reader() -> comrak::Options<'static> {
    let mut options = comrak::Options::default();
    options.extension.table = true;
    options.extension.strikethrough = true;
    options.extension.tasklist = true;
    options
}

/// As GitHub reads it, which makes links of addresses and knows footnotes.
fn github() -> comrak::Options<'static> {
    let mut options = plain_reader();
    options.extension.footnotes = true;
    options.extension.autolink = true;
    options
}

/// What stands below the heading of a question, in the HTML of a document.
fn below<'h>(html: &'h str, heading: &str) -> &'h str {
    try_below(html, heading).expect("the heading of the question")
}

fn try_below<'h>(html: &'h str, heading: &str) -> Option<&'h str> {
    let (start, _) = html
        .match_indices("<h4")
        .find(|(i, _)| shown(&html[*i..*i + html[*i..].find("</h4>").unwrap()]) == bare(heading))?;
    let body = &html[start + html[start..].find("</h4>").unwrap() + 5..];
    let ends = ["<h1", "<h2", "<h3", "<h4", "</section>"];
    let end = ends.iter().filter_map(|tag| body.find(tag)).min().unwrap_or(body.len());
    Some(&body[..end])
}

/// The text without white space and what no document shows.
fn bare(text: &str) -> String {
    text.replace("mailto:", "")
        .chars()
        .filter(|c| !c.is_whitespace() && !"\u{202e}\u{0}\u{fffd}".contains(*c))
        .collect()
}

/// The answer at another place than a paragraph: in a text, an item, a field or a remark; one
/// question of each kind and number of fields.
fn charter_of_lines(framework: &Framework, text: &str) -> Charter {
    let mut charter = charter_of(framework, text);
    for question in &framework.questions {
        let Some(key) = question.options.first().map(|option| option.key.clone()) else { continue };
        let note = Some(text.to_owned());
        let given = Given { answer: Answer::Text(key), note, place: None, parts: Vec::new() };
        charter.answers.insert(question.id.clone(), given);
    }
    "A name".clone_into(&mut charter.facts.name);
    let mut shapes = BTreeSet::new();
    for question in &framework.questions {
        let shape = (format!("{:?}", question.kind), question.fields.len());
        if question.kind == Kind::Paragraph || !shapes.insert(shape) {
            charter.answers.remove(&question.id);
        }
    }
    charter
}

/// Publishes every text as all answers of a charter and compares the formats.
fn compare_lines(texts: &[String], is_one_line: bool) -> Outcome {
    let framework = Framework::built_in();
    let mut outcome = Outcome::default();
    for text in texts.iter().filter(|text| !text.trim().is_empty()) {
        let text = if is_one_line {
            text.split_whitespace().collect::<Vec<_>>().join(" ")
        } else {
            text.trim().to_owned()
        };
        let mut charter = charter_of_lines(&framework, &text);
        if !is_one_line {
            lengthen(&mut charter, &text);
        }
        let html = published(&framework, &charter, OutputFormat::Html);
        let markdown = published(&framework, &charter, OutputFormat::Markdown);
        for (reader, options) in [("plain", plain_reader()), ("GitHub", github())] {
            let read = comrak::markdown_to_html(&markdown, &options);
            for question in framework.questions.iter().filter(|q| q.kind != Kind::Paragraph) {
                if html.contains(&format!("<span id=\"{}\"", question.id.replace('.', "-"))) {
                    continue;
                }
                let Some(ours) = try_below(&html, &question.heading) else { continue };
                let theirs = below(&read, &question.heading);
                // In Markdown, no cell can be the head of its row.
                let cells = |html| said(html).replace("<th>", "<td>").replace("</th>", "</td>");
                let seen = bare(&shown(theirs));
                let (ours, theirs) = (cells(ours), cells(theirs));
                if ours == theirs {
                    continue;
                }
                if seen.contains(&bare(&text)) {
                    outcome.shown_plainly.insert(text.clone());
                    continue;
                }
                let _ = writeln!(
                    outcome.wrong,
                    "{reader} {}: {text:?}\n--- HTML\n{ours}--- Markdown\n{theirs}",
                    question.id
                );
            }
        }
    }
    outcome
}

/// Gives list items and remarks, and the texts among the fields of records, all lines of a text.
fn lengthen(charter: &mut Charter, text: &str) {
    for given in charter.answers.values_mut() {
        match &mut given.answer {
            Answer::List(items) => items.iter_mut().for_each(|item| text.clone_into(item)),
            Answer::Records(records) => {
                for (_, value) in records.iter_mut().flat_map(|record| &mut record.0) {
                    text.clone_into(value);
                }
            }
            Answer::Text(_) => {}
        }
    }
}

fn assert_same_lines(texts: &[String], is_one_line: bool, most_plain: usize) {
    let outcome = compare_lines(texts, is_one_line);
    let wrong: String = outcome.wrong.chars().take(6000).collect();
    assert!(outcome.wrong.is_empty(), "{wrong}");
    let plain = &outcome.shown_plainly;
    assert!(plain.len() <= most_plain, "{} of {}: {plain:?}", plain.len(), texts.len());
}

#[test]
fn answers_of_one_line_say_the_same() {
    let mut texts: Vec<_> = NASTY.iter().map(|text| (*text).to_owned()).collect();
    texts.extend(by_chance(line()).into_iter().take(300));
    let pieces = prop::collection::vec(prop::sample::select(PIECES), 1..24);
    texts.extend(by_chance(pieces.prop_map(|pieces| pieces.concat())).into_iter().take(300));
    assert_same_lines(&texts, true, texts.len() / 50);
}

#[test]
fn long_items_fields_and_remarks_say_the_same() {
    let mut texts: Vec<_> = NASTY.iter().map(|text| (*text).to_owned()).collect();
    texts.extend(by_chance(answer()).into_iter().take(150));
    assert_same_lines(&texts, false, texts.len() / 50);
}

fn charter_of_paragraphs(questions: &[&Question], texts: &[&String]) -> Charter {
    let mut charter = Charter::default();
    for (question, text) in questions.iter().zip(texts) {
        let answer = Answer::Text((*text).clone());
        let given = Given { answer, note: None, place: None, parts: Vec::new() };
        charter.answers.insert(question.id.clone(), given);
    }
    charter
}

#[derive(Default)]
struct Outcome {
    shown_plainly: BTreeSet<String>,
    wrong: String,
}

/// Publishes the texts, as many in one charter as it has paragraphs, and compares the formats.
fn compare(texts: &[String]) -> Outcome {
    let framework = Framework::built_in();
    let questions: Vec<_> =
        framework.questions.iter().filter(|q| q.kind == Kind::Paragraph).collect();
    let mut outcome = Outcome::default();
    let texts: Vec<_> = texts.iter().filter(|text| !text.trim().is_empty()).collect();
    for texts in texts.chunks(questions.len()) {
        let charter = charter_of_paragraphs(&questions, texts);
        let html = published(&framework, &charter, OutputFormat::Html);
        let markdown = published(&framework, &charter, OutputFormat::Markdown);
        for (reader, options) in [("plain", plain_reader()), ("GitHub", github())] {
            let read = comrak::markdown_to_html(&markdown, &options);
            for (question, text) in questions.iter().zip(texts) {
                let ours = below(&html, &question.heading);
                let theirs = below(&read, &question.heading);
                if said(ours) == said(theirs) {
                    continue;
                }
                if bare(&shown(theirs)) == bare(text) {
                    outcome.shown_plainly.insert((*text).clone());
                    continue;
                }
                let _ = writeln!(
                    outcome.wrong,
                    "{reader}: {text:?}\n--- HTML\n{}--- Markdown\n{}",
                    said(ours),
                    said(theirs)
                );
            }
        }
    }
    outcome
}

/// Every text says the same in both formats; at most so many are shown as plain text.
fn assert_same(texts: &[String], most_plain: usize) {
    let outcome = compare(texts);
    assert!(outcome.wrong.is_empty(), "{}", outcome.wrong);
    let plain = &outcome.shown_plainly;
    assert!(plain.len() <= most_plain, "{} of {}: {plain:?}", plain.len(), texts.len());
}

/// Answers as people write them, and what stands in the Markdown document.
const WRITTEN: [(&str, &str); 11] = [
    (
        "- Be **kind**; see https://example.org/conduct\n- Ask early",
        "- Be **kind**; see <https://example.org/conduct>\n- Ask early",
    ),
    ("See <https://example.org/a_(b)>.", "See <https://example.org/a_(b)>."),
    ("[https://x.example](https://x.example)", "[https://x.example](https://x.example)"),
    (
        "- files: ftp://files.example.org/_a_\n* **new**: www.example.org",
        "- files: ftp\\://files.example.org/_a_\n\n* **new**: www\\.example.org",
    ),
    ("As **agreed**.\n\n[unused]: https://example.org", "As **agreed**."),
    (
        "By [our rules][1], *always*.\n\n[1]: https://example.org/rules \"The rules\"",
        "By [our rules](https://example.org/rules \"The rules\"), *always*.",
    ),
    (
        "Our <a href=\"https://example.org/x\">rules</a> are **short**",
        "Our &lt;a href=\"<https://example.org/x>\">rules&lt;/a> are **short**",
    ),
    (
        "`https://a.example` is code, **https://b.example** is not",
        "`https://a.example` is code, **<https://b.example>** is not",
    ),
    ("Write to ana@example.org, or\n_ask_.", "Write to <ana@example.org>, or\n_ask_."),
    ("[click](javascript:alert(1)) here", "click here"),
    ("1) first\n2) second: <b>\n\n   more", "1) first\n\n2) second: &lt;b>\n\n   more"),
];

#[test]
fn answers_as_people_write_them_stand_as_they_are() {
    let framework = Framework::built_in();
    let question = framework.questions.iter().find(|q| q.kind == Kind::Paragraph).unwrap();
    for (text, expected) in WRITTEN {
        let charter = charter_of_paragraphs(&[question], &[&text.to_owned()]);
        let markdown = published(&framework, &charter, OutputFormat::Markdown);
        let heading = format!("#### {}\n\n", question.heading);
        let (_, body) = markdown.split_once(&heading).unwrap();
        assert_eq!(body.split("\n\n#").next(), Some(expected), "{text}");
    }
    assert_same(&WRITTEN.map(|(text, _)| text.to_owned()), 0);
}

#[test]
fn nasty_answers_say_the_same() {
    assert_same(&NASTY.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>(), 0);
}

/// One construct of `CommonMark` after the other, between lines of `%`, each in the forms that are
/// easily read in two ways. `COPCHARTER_COMMONMARK=spec.txt` adds the examples of a specification.
#[test]
fn every_construct_says_the_same() {
    let own = include_str!("../commonmark.txt").replace('→', "\t");
    let mut texts: Vec<_> = own.split("\n%\n").map(str::to_owned).collect();
    if let Some(path) = std::env::var_os("COPCHARTER_COMMONMARK") {
        let spec = std::fs::read_to_string(path).unwrap().replace('→', "\t");
        let examples = spec.split("````````` example\n").skip(1);
        texts.extend(examples.map(|example| example.split("\n.\n").next().unwrap().to_owned()));
    }
    assert_same(&texts, 0);
}

/// Texts by chance, the same ones in every run; `COPCHARTER_CASES` says how many.
fn by_chance(strategy: impl Strategy<Value = String>) -> Vec<String> {
    let cases = std::env::var("COPCHARTER_CASES").ok().and_then(|n| n.parse().ok());
    let mut runner = TestRunner::deterministic();
    let mut text = || strategy.new_tree(&mut runner).unwrap().current();
    (0..cases.unwrap_or(2000)).map(|_| text()).collect()
}

#[test]
fn answers_of_all_constructs_say_the_same() {
    let texts = by_chance(answer());
    assert_same(&texts, texts.len() / 100);
}

#[test]
fn pieces_put_together_by_chance_say_the_same() {
    let pieces = prop::collection::vec(prop::sample::select(PIECES), 1..24);
    let texts = by_chance(pieces.prop_map(|pieces| pieces.concat()));
    assert_same(&texts, texts.len() / 100);
}
