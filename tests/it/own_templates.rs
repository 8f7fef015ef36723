//! A community's own templates: what they can do, what they see, and that they cannot do harm.

use std::collections::BTreeSet;
use std::fs;

use crate::common::golden::assert_golden;
use crate::common::{MARKDOWN_MARK, Test};
use copcharter::core::charter::{Charter, read};
use copcharter::core::framework::{Audience, Framework};
use copcharter::core::toml::Document;
use copcharter::output::render::{
    AudienceView, CustomTemplates, DOCUMENTS, OutputFormat, POLICY, REFERENCE,
    templates_reference_page,
};
use serde_json::Value;

const CHARTER: &str = "[charter]\nformat = 1\nname = \"Water & <Friends>\"\nsummary = \"See https://example.org.\"\n\n[publish]\ntemplates = \"look\"\n";

fn with(files: &[(&str, &str)]) -> Test {
    let test = Test::with_charter(CHARTER);
    files.iter().fold(test, |test, (name, text)| test.file(&format!("look/{name}"), text))
}

/// The Markdown page of which a template makes this.
fn page(made: &str) -> String {
    made.to_owned() + MARKDOWN_MARK
}

#[test]
fn a_file_stands_before_the_built_in_one_of_its_name() {
    let test = with(&[("charter.md", "# {{ charter.name }}\n{{ charter.summary | short }}\n")])
        .run_with("render --format markdown")
        .stderr("charter.md written\n")
        .run()
        .expect_file("charter.md", &page("# Water & &lt;Friends>\nSee <https://example.org>.\n"));
    // The flag comes before the charter, and its folder can be anywhere.
    test.file("other/charter.md", "Other\n")
        .run_with("render --format markdown --stdout --templates other")
        .stdout(&page("Other\n"))
        .run();
}

#[test]
fn the_originals_are_within_reach() {
    let (html, _) = with(&[
        (
            "charter.html",
            "{% extends \"embedded/charter.html\" %}{% block title %} · ours{% endblock title %}\
             {% block style %}{{ super() }}h1 { font-style: italic; }{% endblock style %}\
             {% block footer %}{% include \"parts/end.html\" %}{% endblock footer %}",
        ),
        ("parts/end.html", "<p>{{ charter.name }} ends here</p>\n"),
    ])
    .run_with("render --format html --stdout")
    .whatever_it_says()
    .output();
    assert!(html.contains("<title>Water &amp; &lt;Friends&gt; · ours</title>"), "{html}");
    assert!(html.contains("hanging-punctuation") && html.contains("h1 { font-style: italic; }"));
    assert!(html.contains("<footer>\n<p>Water &amp; &lt;Friends&gt; ends here</p>\n</footer>"));
}

#[test]
fn the_style_sheet_can_be_another() {
    let (html, _) = with(&[("style.css", "body { color: teal; }")])
        .run_with("render --document overview --format html --stdout")
        .whatever_it_says()
        .output();
    assert!(html.contains("<style>\nbody { color: teal; }"), "{html}");
    assert!(!html.contains("hanging-punctuation"));
}

#[test]
fn a_file_of_another_name_is_a_document_and_for_anyone() {
    let minutes = "{{ audience }}: {{ charter.summary | short }}\n";
    let charter = format!("{CHARTER}\n[audience]\n\"charter.summary\" = \"team\"\n");
    Test::with_charter(charter)
        .file("look/minutes.md", minutes)
        .run_with("render --document minutes")
        .stderr("minutes.md written\n")
        .run()
        .expect_file("minutes.md", &page("public: \n"))
        .run_with("render --document minutes --audience team --stdout")
        .stdout(&page("team: See <https://example.org>.\n"))
        .run()
        .run_with("render --document minutes --format html")
        .status(2)
        .stderr("error: there is no template `minutes.html`\nhelp: Write it, or ask for another format.\n")
        .run()
        .run_with("render --document hours")
        .status(2)
        .stderr("error: there is no document `hours`\nhelp: There is charter, one-pager, invitation, overview.\n")
        .run();
}

#[test]
fn a_mistake_is_shown_where_it_is_and_nothing_is_written() {
    with(&[("charter.html", "<p>\n  {{ charter.nmae }}\n</p>\n")])
        .run_with("render")
        .status(2)
        .stderr(
            "error: Field `nmae` is not defined. Available fields: direction, host, language, \
             last_review, name, phrases, published, status, status_sentence, summary, title, version\n \
             --> charter.html:2:14\n  |\n2 |   {{ charter.nmae }}\n  |              ^^^^\n\
             help: Mend the template and run the command again. Nothing was written.\n",
        )
        .run()
        .expect_only(&["charter.toml", "look"]);
    // One document cannot be made, so none is written.
    let outputs = "outputs = [{ path = \"a.md\" }, { path = \"b.html\" }]\n";
    Test::with_charter(format!("{CHARTER}{outputs}"))
        .file("look/charter.html", "{% if %}")
        .run_with("render")
        .status(2)
        .whatever_it_says()
        .run()
        .expect_only(&["charter.toml", "look"]);
}

#[test]
fn a_report_does_not_act_on_the_terminal() {
    let (_, err) = with(&[("charter.md", "{{ nothing.here }} \u{1b}[2J\u{202e}\n")])
        .run_with("render --format markdown")
        .status(2)
        .whatever_it_says()
        .output();
    assert!(err.contains("charter.md:1:") && err.contains("␛[2J<U+202E>"), "{err}");
}

/// Each of these would go on for ever, or take all the memory there is, or all the stack.
#[test]
fn a_runaway_template_is_stopped() {
    let hundred_thousand = "range(end=100000)";
    let spinning = format!(
        "{{% for a in {hundred_thousand} %}}{{% for b in {hundred_thousand} %}}{{% for c in {hundred_thousand} %}}{{% endfor %}}{{% endfor %}}{{% endfor %}}"
    );
    let writing = format!(
        "{{% for a in {hundred_thousand} %}}{{% for b in {hundred_thousand} %}}More and more.{{% endfor %}}{{% endfor %}}"
    );
    let kept = format!(
        "{{% set kept %}}{{% for a in {hundred_thousand} %}}{{% for b in {hundred_thousand} %}}More and more.{{% endfor %}}{{% endfor %}}{{% endset %}}"
    );
    let doubling = "{% set_global x = \"aaaaaaaa\" %}{% for a in range(end=60) %}{% set_global x = x ~ x %}{% endfor %}".to_owned();
    let replacing = "{% set_global x = \"aaaaaaaa\" %}{% for a in range(end=9) %}{% set_global x = x | replace(from=\"a\", to=x) %}{% endfor %}".to_owned();
    let nesting = format!(
        "{{% set_global x = [] %}}{{% for a in {hundred_thousand} %}}{{% set_global x = [x] %}}{{% endfor %}}{{% for a in {hundred_thousand} %}}{{% set_global x = [x] %}}{{% endfor %}}"
    );
    let far = "{{ range(end=100000000000) }}".to_owned();
    let itself = "{% include \"charter.md\" %}".to_owned();
    let child = "{% extends \"charter.md\" %}".to_owned();
    let component =
        "{% component more() %}{{ <more/> }}{% endcomponent more %}{{ <more/> }}".to_owned();
    let all = [
        (spinning, "not done after 3 seconds of work"),
        (writing, "would have more than 16 MiB"),
        (kept, "more than 256 MiB of memory"),
        (doubling, "more than 256 MiB of memory"),
        (replacing, "more than 256 MiB of memory"),
        (nesting, "lies too deep in itself"),
        (far, "exceeds the limit"),
        (itself, "Circular include"),
        (child, "Circular extend"),
        (component, "recursion"),
    ];
    let stopped = |text: &str, words: &str| {
        let (out, err) = with(&[("charter.md", text)])
            .run_with("render --format markdown")
            .status(2)
            .whatever_it_says()
            .output();
        let said = err.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(said.contains(words) && out.is_empty(), "{text}\n{err}");
        assert!(said.contains("Nothing was written."), "{err}");
    };
    std::thread::scope(|scope| {
        for (text, words) in &all {
            scope.spawn(|| stopped(text, words));
        }
    });
}

/// The filters and functions that there are, so that a new one of Tera's is looked at before it is
/// let in: none reads a file, the environment or the network.
#[test]
fn templates_have_no_way_out() {
    for call in [
        "get_env(name=\"HOME\")",
        "load_data(path=\"charter.toml\")",
        "now()",
        "read_file(path=\"/etc/passwd\")",
        "get_random(start=1, end=2)",
    ] {
        let (_, err) = with(&[("charter.md", &format!("{{{{ {call} }}}}"))])
            .run_with("render --format markdown")
            .status(2)
            .whatever_it_says()
            .output();
        assert!(err.contains("charter.md:1:"), "{err}");
    }
    for path in ["../charter.toml", "/etc/passwd", "charter.toml", "look/charter.md"] {
        let (_, err) = with(&[("charter.md", &format!("{{% include \"{path}\" %}}"))])
            .run_with("render --format markdown")
            .status(2)
            .whatever_it_says()
            .output();
        assert!(err.contains(path), "{err}");
    }
}

#[test]
fn every_html_document_has_the_policy() {
    for own in [
        "<!DOCTYPE html><html><head><script>alert(1)</script></head></html>",
        "<script>alert(1)</script>",
        "{% extends \"embedded/charter.html\" %}",
    ] {
        let (html, _) = with(&[("charter.html", own)])
            .run_with("render --format html --stdout")
            .whatever_it_says()
            .output();
        let policy = html.find(POLICY).unwrap();
        assert!(html.find("<script").is_none_or(|script| policy < script), "{html}");
        assert_eq!(html.matches("Content-Security-Policy").count(), 1, "{html}");
    }
}

#[cfg(unix)]
#[test]
fn links_are_not_followed() {
    use std::os::unix::fs::symlink;
    let refused = |test: Test, what: &str| {
        let (_, err) =
            test.run_with("render --format markdown").status(2).whatever_it_says().output();
        let said = err.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(said.contains(what), "{said}");
    };
    let test = with(&[("part.md", "x")]).file("secret.md", "secret");
    symlink(test.path("secret.md"), test.path("look/charter.md")).unwrap();
    refused(test, "look/charter.md` is a link, and links are not followed");

    let test = Test::with_charter(CHARTER).file("elsewhere/charter.md", "secret");
    symlink(test.path("elsewhere"), test.path("look")).unwrap();
    refused(test, "the templates folder `look` is a link");

    let test = with(&[("part.md", "x")]).file("elsewhere/charter.md", "secret");
    symlink(test.path("elsewhere"), test.path("look/inner")).unwrap();
    refused(test, "look/inner` is a link");

    let test = with(&[("part.md", "x")]);
    let made = std::process::Command::new("mkfifo").arg(test.path("look/pipe.md")).status();
    assert!(made.unwrap().success());
    refused(test, "look/pipe.md` is not a file");
}

#[test]
fn only_bounded_text_inside_the_folder_is_read() {
    for (named, what) in [
        ("..", "is not inside the charter's folder"),
        ("look/../..", "is not inside the charter's folder"),
        ("/tmp", "is not inside the charter's folder"),
        (".", "is not inside the charter's folder"),
        ("nowhere", "cannot be read"),
    ] {
        let charter = CHARTER.replace("\"look\"", &format!("\"{named}\""));
        let (_, err) =
            Test::with_charter(charter).run_with("render").status(2).whatever_it_says().output();
        assert!(err.split_whitespace().collect::<Vec<_>>().join(" ").contains(what), "{err}");
    }
    let large = "x".repeat(256 * 1024 + 1);
    let many: Vec<_> = (0..9).map(|n| format!("look/{n}.md")).collect();
    let heap = many.iter().fold(Test::with_charter(CHARTER), |t, name| t.file(name, &large[1..]));
    let deep = Test::with_charter(CHARTER).file("look/1/2/3/4/5/6/7/8/9/a.md", "x");
    for (test, what) in [
        (with(&[("charter.md", &large)]), "has more than 256 KiB, the most of a template"),
        (Test::with_charter(CHARTER).file("look/a.md", b"\xff"), "`a.md` is not UTF-8 text"),
        (heap, "are more than 200 files or 2 MiB"),
        (deep, "lies deeper than 8 folders"),
    ] {
        let (_, err) = test.run_with("render").status(2).whatever_it_says().output();
        assert!(err.split_whitespace().collect::<Vec<_>>().join(" ").contains(what), "{err}");
    }
    // What is no template is nobody's business.
    with(&[("charter.md", "\u{feff}Ours\n"), (".hidden.md", "{% x"), ("notes.txt", "{% x")])
        .run_with("render --format markdown --stdout")
        .stdout(&page("Ours\n"))
        .run();
}

#[test]
fn documents_do_not_lie_among_templates() {
    let test =
        Test::with_charter(format!("{CHARTER}outputs = [{{ path = \"look/charter.md\" }}]\n"))
            .file("look/part.md", "x");
    let (_, err) = test.run_with("render").status(2).whatever_it_says().output();
    assert!(err.contains("lies among the templates"), "{err}");
}

#[test]
fn a_template_can_be_shown_and_copied_and_changes_nothing() {
    let example = fs::read_to_string("examples/statistics-office/charter.toml").unwrap();
    let page = fs::read_to_string("templates/page.html").unwrap();
    let test = Test::with_charter(&example)
        .run_with("templates show page.html")
        .stdout(&page)
        .run()
        .run_with("templates show pages.html")
        .status(2)
        .stderr(
            "error: there is no built-in template `pages.html`\nhelp: Did you mean `page.html`? \
             `copcharter templates list` names them all.\n",
        )
        .run()
        .run_with("templates eject page.html")
        .stderr("templates/page.html written\n")
        .run()
        .run_with("templates eject page.html")
        .status(2)
        .stderr(
            "error: `[FOLDER]/templates/page.html` is there already\nhelp: Nothing was changed.\n",
        )
        .run();
    let (_, said) = test.run_with("templates eject").whatever_it_says().output();
    assert!(said.contains("page.html is there already") && said.contains("overview.md written"));
    let test =
        Test::with_charter(&example).run_with("templates eject --to mine").whatever_it_says();
    let test = test.run();
    for entry in fs::read_dir(test.path("mine")).unwrap() {
        let path = entry.unwrap().path();
        let text = fs::read_to_string(&path).unwrap();
        let note = text.split("#}").next().unwrap();
        assert!(text.starts_with("/*") || note.contains("elements"), "{path:?} has no note");
    }
    // The note of the style sheet is the only one that reaches a document.
    fs::remove_file(test.path("mine/style.css")).unwrap();
    let test = test.run_with("render --document charter").whatever_it_says().run();
    let mut test = test.run_with("render --document charter --templates mine --check").run();
    for document in ["one-pager", "invitation", "overview"] {
        test = test.args(&["render", "--document", document]).whatever_it_says().run();
        test =
            test.args(&["render", "--document", document, "--templates", "mine", "--check"]).run();
    }
}

fn example(name: &str, more: &str) -> Charter {
    let text = fs::read_to_string(format!("examples/{name}/charter.toml")).unwrap();
    let text = text.replacen("[publish]\n", &format!("[publish]\n{more}"), 1);
    let text = if text.contains("[publish]") { text } else { format!("{text}\n[publish]\n{more}") };
    read(&Document::parse(text).unwrap(), &Framework::built_in())
}

/// Every name in the data, as the reference writes it.
fn names(value: &Value, path: &str, found: &mut BTreeSet<String>) {
    let keyed = ["answers", "bodies", "words"].contains(&path);
    match value {
        Value::Object(map) if keyed => {
            let key = if path == "words" { "KEY" } else { "ID" };
            found.extend((!map.is_empty()).then(|| format!("{path}.{key}")));
        }
        Value::Object(map) => {
            for (key, value) in map {
                let key = if path.ends_with(".records[]") { "FIELD" } else { key };
                let name = if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") };
                if !["answers", "bodies", "words"].contains(&name.as_str()) {
                    found.insert(name.clone());
                }
                names(value, &name, found);
            }
        }
        Value::Array(items) => {
            for item in items {
                names(item, &format!("{path}[]"), found);
            }
        }
        _ => {}
    }
}

#[test]
fn the_reference_names_what_templates_see_and_nothing_else() {
    let framework = Framework::built_in();
    let mut found = BTreeSet::new();
    for name in ["statistics-office", "open-source-accessibility", "infection-control-nurses"] {
        let charter = example(name, "accent = \"#1f66a8\"\nfooter = \"The end.\"\n");
        for audience in Audience::ALL {
            let reading = AudienceView::new(&framework, &charter, audience);
            for (format, document) in
                OutputFormat::ALL.iter().flat_map(|f| DOCUMENTS.iter().map(move |d| (*f, d)))
            {
                let order = reading.order(&CustomTemplates::default(), document.key, format, "");
                names(&order.sees(), "", &mut found);
            }
        }
    }
    let known: BTreeSet<String> = REFERENCE.iter().map(|(name, _)| (*name).to_owned()).collect();
    let (new, gone): (Vec<_>, Vec<_>) =
        (found.difference(&known).collect(), known.difference(&found).collect());
    assert!(new.is_empty() && gone.is_empty(), "not in the reference: {new:?}; not seen: {gone:?}");
    assert_eq!(known.len(), REFERENCE.len());
}

#[test]
fn the_data_is_printed_as_templates_see_it() {
    let test = with(&[("seen.md", "{{ charter.title }} {{ audience }} {{ form }}")]);
    let (out, _) = test.run_with("render --data --audience sponsors").whatever_it_says().output();
    let data: Value = serde_json::from_str(&out).unwrap();
    assert_eq!(data["form"], 1);
    assert_eq!(data["audience"], "sponsors");
    assert_eq!(data["charter"]["name"], "Water & <Friends>");
    assert!(data.get("style").is_none());
    let test = with(&[("style.css", "p {}")]);
    let (out, _) = test.run_with("render --data --format html").whatever_it_says().output();
    let data: Value = serde_json::from_str(&out).unwrap();
    assert_eq!((&data["style"], &data["audience"]), (&"p {}".into(), &"team".into()));
    assert!(data["mobile"].as_str().unwrap().contains("<svg"));
}

#[test]
fn the_page_of_templates_is_up_to_date() {
    assert_golden("docs/templates.md", &templates_reference_page());
}

#[test]
fn the_list_names_documents_and_templates() {
    let (list, _) = Test::new().run_with("templates list").whatever_it_says().output();
    assert!(list.starts_with("charter ") && list.contains("\n\nTemplates: "), "{list}");
    assert!(list.lines().all(|line| line.chars().count() <= 80), "{list}");
}

/// What the page shows works.
#[test]
fn the_example_of_the_page_is_a_template() {
    let page = templates_reference_page();
    let example = page.split("```html\n").nth(1).unwrap().split("```").next().unwrap();
    let (html, _) = with(&[("charter.html", example)])
        .run_with("render --format html --stdout")
        .whatever_it_says()
        .output();
    assert!(
        html.contains("h1 { font-style: italic; }") && html.contains("ask@example.org"),
        "{html}"
    );
}

#[test]
fn a_page_that_leads_readers_elsewhere_is_refused() {
    for (tag, named) in [
        ("<base href=\"https://x.example/\">", "<base>"),
        ("<FORM action=\"https://x.example/\"></FORM>", "<form>"),
        (
            "<meta http-equiv='refresh' content='0;url=https://x.example/'>",
            "<meta http-equiv=\"refresh\">",
        ),
        ("<meta charset=\"iso-2022-jp\">", "<meta charset=\"iso-2022-jp\">"),
        ("<meta charset=UTF-16LE>", "<meta charset=\"utf-16le\">"),
    ] {
        let page = format!("<!DOCTYPE html>\n<head>{tag}</head>\n<p>{{{{ charter.name }}}}</p>\n");
        let test = Test::with_charter("[charter]\nname = \"A\"\n").file("look/charter.html", page);
        let test = test.run_with("render --templates look --format html").status(2);
        let (_, said) = test.whatever_it_says().output();
        assert!(said.contains("error: the page of `charter.html` has"), "{said}");
        assert!(said.contains(named), "{said}");
    }
    let page = "<!DOCTYPE html>\n<p>A</p>\n";
    let test = Test::with_charter("[charter]\nname = \"A\"\n").file("look/charter.html", page);
    let test = test.run_with("render --templates look --format html").whatever_it_says().run();
    let html = test.read("charter.html");
    assert!(
        html.starts_with("<!DOCTYPE html>\n<meta charset=\"utf-8\">\n<meta http-equiv"),
        "{html}"
    );
}
