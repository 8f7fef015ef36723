//! The documents that pick some answers: each for its readers, in their order, and prose also where
//! answers are missing.

use std::fs;

use copcharter::core::charter::{Answer, Charter, Given, read};
use copcharter::core::framework::{Audience, Framework};
use copcharter::core::toml::Document;
use copcharter::output::render::view::Question as Answered;
use copcharter::output::render::{
    AudienceView, DOCUMENTS, Document as RenderedDocument, Engine, Escape, Filter, FormatEngine,
    Options, OutputFormat, People, Section, Setting, engine, render,
};

const BRIEFS: [&str; 3] = ["one-pager", "invitation", "overview"];

fn example() -> (Framework, Charter) {
    let framework = Framework::built_in();
    let text = fs::read_to_string("examples/statistics-office/charter.toml").unwrap();
    let charter = read(&Document::parse(text).unwrap(), &framework);
    (framework, charter)
}

/// A document for those for whom it is written.
fn made(framework: &Framework, charter: &Charter, document: &str, format: OutputFormat) -> String {
    let audience = DOCUMENTS.iter().find(|d| d.key == document).unwrap().audience;
    render(framework, charter, &Options { document, format, audience }).unwrap()
}

fn headings(markdown: &str) -> Vec<&str> {
    markdown.lines().filter_map(|line| line.strip_prefix("## ")).collect()
}

#[test]
fn every_document_has_its_readers() {
    let readers: Vec<_> = DOCUMENTS.iter().map(|d| (d.key, d.audience)).collect();
    let expected = [
        ("charter", Audience::Team),
        ("one-pager", Audience::Sponsors),
        ("invitation", Audience::Public),
        ("overview", Audience::Public),
    ];
    assert_eq!(readers, expected);
}

#[test]
fn the_order_is_that_of_the_reader() {
    let (framework, charter) = example();
    let one_pager = made(&framework, &charter, "one-pager", OutputFormat::Markdown);
    let expected = [
        "Why we do this",
        "What we want to achieve, and how we measure it",
        "What it is worth",
        "What success looks like",
        "What it needs",
        "Who answers for it",
    ];
    assert_eq!(headings(&one_pager), expected);
    let invitation = made(&framework, &charter, "invitation", OutputFormat::Markdown);
    let expected = [
        "What it is about",
        "What is in it for you",
        "Who it is for",
        "When and where",
        "How we treat one another",
        "How to join",
        "Whom to ask",
    ];
    assert_eq!(headings(&invitation), expected);
}

#[test]
fn what_sponsors_pay_is_not_for_everyone() {
    let (framework, mut charter) = example();
    charter.audience.clear();
    let options = Options {
        document: "one-pager",
        format: OutputFormat::Markdown,
        audience: Audience::Public,
    };
    let made = render(&framework, &charter, &options).unwrap();
    assert!(!headings(&made).contains(&"What it needs"), "{made}");
    assert!(headings(&made).contains(&"Who answers for it"), "{made}");
}

#[test]
fn a_name_alone_is_a_document_without_empty_headings() {
    let framework = Framework::built_in();
    let mut charter = Charter::default();
    "Small Water Supplies".clone_into(&mut charter.facts.name);
    for document in BRIEFS {
        let markdown = made(&framework, &charter, document, OutputFormat::Markdown);
        assert!(markdown.starts_with("# Small Water Supplies\n\n"), "{markdown}");
        assert_eq!(markdown.matches("## ").count(), 0, "{markdown}");
        assert!(markdown.contains("\n\nWe have only begun to write this down."), "{markdown}");
        let html = made(&framework, &charter, document, OutputFormat::Html);
        assert!(html.contains("<h1>Small Water Supplies</h1>"));
        assert!(!html.contains("<h2"), "{html}");
        assert!(html.contains("<p>We have only begun"), "{html}");
    }
}

#[test]
fn any_one_answer_leaves_no_empty_heading_and_no_gap() {
    let (framework, whole) = example();
    for question in &framework.questions {
        let mut charter = Charter::default();
        "Data Stewards".clone_into(&mut charter.facts.name);
        let Some(Given { answer, .. }) = whole.answers.get(&question.id) else { continue };
        let answer: Answer = answer.clone();
        let given = Given { answer, note: None, place: None, parts: Vec::new() };
        charter.answers.insert(question.id.clone(), given);
        for document in BRIEFS {
            let markdown = made(&framework, &charter, document, OutputFormat::Markdown);
            assert!(!markdown.contains("\n\n\n"), "{} in {document}: {markdown}", question.id);
            assert!(!markdown.lines().any(|l| l.ends_with(' ')), "{}: {markdown}", question.id);
            let blocks: Vec<_> = markdown.split("\n\n").collect();
            let heading = |block: &str| block.starts_with('#');
            let empty = blocks.windows(2).any(|two| heading(two[0]) && heading(two[1]));
            assert!(!empty, "{} in {document}: {markdown}", question.id);
            let html = made(&framework, &charter, document, OutputFormat::Html);
            for pair in ["</h2>\n</section>", "</h2>\n<h3", "</h2>\n<h2", "<p></p>"] {
                assert!(!html.contains(pair), "{} in {document}: {html}", question.id);
            }
            for labelled in html.split("aria-labelledby=\"").skip(1) {
                let id = labelled.split('"').next().unwrap();
                assert_eq!(html.matches(&format!("id=\"{id}\"")).count(), 1, "{id} in {document}");
            }
        }
    }
}

/// A new document is a row and its words: no template, no code.
#[test]
fn a_document_is_a_row() {
    const PHONE_LIST: RenderedDocument = RenderedDocument {
        key: "phone-list",
        about: "Whom to call.",
        audience: Audience::Team,
        heading_level: 3,
        name: "overview",
        class: "brief",
        people: People { answer: "people.members.core_team", fields: &["contact"] },
        template_names: ("phone-list.html", "phone-list.md"),
        sections: &[
            Section {
                heading: "brief_ask",
                element: "people",
                columns: false,
                answers: &["people.members.core_team"],
                sentences: &["people.members.joining"],
            },
            Section {
                heading: "brief_conduct",
                element: "practice",
                columns: false,
                answers: &["practice.how.conduct"],
                sentences: &[],
            },
        ],
    };
    let (framework, charter) = example();
    let view = AudienceView::new(&framework, &charter, Audience::Team);
    let mut templates = Engine::default();
    let mut made = |format| view.render_document(&mut templates, &PHONE_LIST, format, "").unwrap();
    let (markdown, html) = (made(engine(OutputFormat::Markdown)), made(engine(OutputFormat::Html)));
    let words = |key: &str| framework.word(key).to_owned();
    assert_eq!(headings(&markdown), [words("brief_ask"), words("brief_conduct")]);
    let team = charter.answer("people.members.core_team").unwrap().records();
    for person in team {
        let name = person.get("name").unwrap();
        assert!(markdown.contains(&format!("- **{name}**")), "{markdown}");
        assert!(html.contains(&format!("<li><strong>{name}</strong>")), "{html}");
    }
    assert!(!markdown.contains(team[0].get("affiliation").unwrap()), "{markdown}");
}

/// A format of letters and line breaks.
struct PlainText;

impl FormatEngine for PlainText {
    fn suffix(&self) -> &'static str {
        ".txt"
    }

    fn templates(&self, _: &RenderedDocument) -> Vec<(&'static str, &'static str)> {
        let page = "{% for s in document.sections %}{{ s.heading | upper }}\n\
                    {% for a in s.answers %}{{ bodies[a.id] }}{% endfor %}{% endfor %}";
        vec![("plain.txt", page)]
    }

    fn body(&self, passage: &[&Answered], _: &Setting) -> String {
        let texts = passage.iter().filter_map(|question| question.text.as_deref());
        texts.map(|text| format!("{text}\n")).collect()
    }

    fn escape(&self) -> Escape {
        |text, out| out.write_all(text.as_bytes())
    }

    fn filters(&self) -> &'static [Filter] {
        &[("short", |text, _| text.to_owned())]
    }

    fn marked(&self, page: String) -> String {
        page + "made by copcharter\n"
    }
}

/// A new format is an engine and its templates.
#[test]
fn a_format_is_an_engine_and_its_templates() {
    let (framework, charter) = example();
    let view = AudienceView::new(&framework, &charter, Audience::Team);
    let overview = RenderedDocument::find("overview").unwrap();
    let made = view.render_document(&mut Engine::default(), overview, &PlainText, "").unwrap();
    let why = charter.answer("purpose.goals.why").and_then(Answer::text).unwrap();
    assert!(made.contains(&format!("\n{why}\n")), "{made}");
    assert!(made.contains(&framework.word("brief_about").to_uppercase()), "{made}");
    assert!(made.ends_with("made by copcharter\n"));
    assert!(!made.contains("&#39;") && !made.contains("**"), "{made}");
}

#[test]
fn only_a_heading_in_an_answer_makes_a_heading() {
    use crate::common::Folder;
    let rendered = |document: &str, answer: &str, format: &str| {
        let folder = Folder::with_answers(answer);
        folder.result(&["render", "--document", document, "--format", format, "--stdout"])
    };
    let member = |contact: &str| {
        format!("[[people.members.core_team]]\nname = \"Ana\"\ncontact = \"{contact}\"\n")
    };
    let why = |text: &str| format!("[purpose.goals]\nwhy = \"\"\"\n{text}\n\"\"\"\n");
    let count = |page: &str| page.matches("\n### ").count() + page.matches("<h3").count();
    for document in ["one-pager", "invitation", "overview"] {
        for format in ["markdown", "html"] {
            let headings = |answer: &str| count(&rendered(document, answer, format));
            let plain = headings(&member("ana@example.org"));
            for contact in ["####### x", "#### x", "<h4>x</h4>"] {
                assert_eq!(headings(&member(contact)), plain, "{document} {contact}");
            }
            let plain = headings(&why("Because."));
            for text in ["```\n#### x\n```", "    #### x", "\\\\#### x"] {
                assert_eq!(headings(&why(text)), plain, "{document} {text}");
            }
        }
    }
}
