//! What answers that hold Markdown look like in documents, and in the terminal.

use crate::common::Folder;

/// A charter that says hard things at every place.
const HARD: &str = r##"summary = "We *help* one another, see [us](https://example.org)"

[purpose.domain]
subject = "The **craft** of `stewards`"
level = "mixed"
level_note = """
First, *beginners*.

- the **new**
- the old
"""
issues = ["5 * 3 * 2 is *thirty*", "write to first_last@example.org", "snake_case_name", "# no heading"]

[[people.members.core_team]]
name = "*Ana* _B_"
contact = "first_last@example.org"
commitment = "2 *days*"

[[people.members.roles]]
role = "Steward"
responsibilities = """
Looks after *data*:

- asks
- answers
"""
held_by = "Ana *B*"

[practice.how]
conduct = """
# First {#first}

• Be **kind**
\t◦ always
• Ask

### Third

Noted.[^1] 见https://example.org/a，谢谢。

[^1]: A note
"""
governance = "See [our rules](./rules/code%20of%20conduct.md#x)."
"##;

fn published(format: &str) -> String {
    let folder = Folder::with_answers(HARD);
    folder.result(&["render", "--stdout", "--format", format])
}

#[test]
fn lines_have_their_marks_and_names_have_none() {
    let html = published("html");
    let markdown = published("markdown");
    for (in_html, in_markdown) in [
        ("We <em>help</em> one another", "We *help* one another, see [us](https://example.org)"),
        (
            "<p>The <strong>craft</strong> of <code>stewards</code></p>",
            "The **craft** of `stewards`",
        ),
        ("<li>5 * 3 * 2 is <em>thirty</em></li>", "- 5 \\* 3 \\* 2 is *thirty*\n"),
        ("<li>snake_case_name</li>", "- snake_case_name\n"),
        ("<li># no heading</li>", "- \\# no heading\n"),
        ("<th scope=\"row\">*Ana* _B_</th>", "| \\*Ana\\* \\_B\\_ |"),
        ("<td>2 <em>days</em></td>", "| 2 *days* |"),
        (">first_last@example.org</a></td>", "| <first_last@example.org> |"),
    ] {
        assert!(html.contains(in_html), "{in_html}\n{html}");
        assert!(markdown.contains(in_markdown), "{in_markdown}\n{markdown}");
    }
    assert!(html.contains("content=\"We help one another, see us\""), "{html}");
}

#[test]
fn long_fields_and_remarks_keep_their_blocks() {
    let markdown = published("markdown");
    let html = published("html");
    let record = "- **Steward**\n\n  *Responsible for:* Looks after *data*:\n\n  - asks\n  - answers\n\n  \
                  *Held by:* Ana \\*B\\*\n";
    assert!(markdown.contains(record), "{markdown}");
    assert!(html.contains("Looks after <em>data</em>:</p>\n<ul>\n<li>asks</li>"), "{html}");
    let remark = "First, *beginners*.\n\n- the **new**\n- the old\n";
    assert!(markdown.contains(remark), "{markdown}");
    assert!(html.contains("First, <em>beginners</em>.</p>\n<ul>\n<li>the <strong>new"), "{html}");
}

#[test]
fn headings_bullets_footnotes_and_addresses_are_as_meant() {
    let html = published("html");
    for part in [
        "<h5>First</h5>\n<ul>\n<li>Be <strong>kind</strong>\n<ul>\n<li>always</li>\n</ul>\n</li>\n<li>Ask</li>",
        "<h6>Third</h6>",
        "Noted.[1] 见<a class=\"bare\" href=\"https://example.org/a\">https://example.org/a</a>，谢谢。",
        "<p>[1] A note</p>",
    ] {
        assert!(html.contains(part), "{part}\n{html}");
    }
    let markdown = published("markdown");
    assert!(markdown.contains("##### First\n"), "{markdown}");
    assert!(markdown.contains("\n- Be **kind**\n  - always\n- Ask\n"), "{markdown}");
    assert!(!markdown.contains("#first") && !markdown.contains("[^1]"), "{markdown}");
}

#[test]
fn a_link_leads_from_every_document_to_the_file_beside_the_charter() {
    let folder = Folder::with_answers(HARD);
    folder.write("rules/code of conduct.md", "Be kind.\n");
    folder
        .write("templates/charter.md", "{{ answers[\"practice.how.governance\"].text | inline }}");
    let link = "rules/code%20of%20conduct.md#x";
    for (out, way) in [("a.html", ""), ("docs/a.html", "../"), ("docs/b/a.md", "../../")] {
        assert_eq!(folder.run(&["render", "--out", out]).code, 0);
        let written = folder.read(out);
        assert!(written.contains(&format!("{way}{link}")), "{out}: {written}");
        assert!(written.contains(way) && !written.contains(&format!("../{way}{link}")), "{out}");
    }
    let own =
        ["render", "--templates", "templates", "--format", "markdown", "--out", "docs/own.md"];
    assert_eq!(folder.run(&own).code, 0);
    let seen = folder.read("docs/own.md");
    assert!(seen.starts_with("See [our rules](../rules/code%20of%20conduct.md#x)."), "{seen}");
}

#[test]
fn check_names_a_link_that_leads_to_no_file_and_looks_at_none_outside() {
    let folder = Folder::with_answers(HARD);
    let check = ["check", "--only", "link-broken"];
    let found = folder.run(&check).out;
    assert!(found.contains("./rules/code%20of%20conduct.md"), "{found}");
    folder.write("rules/code of conduct.md", "Be kind.\n");
    assert_eq!(folder.run(&check).out, "");
    let outside =
        "[practice.how]\nconduct = \"[a](../no/such.md) [b](/no/such) [c](#no) [d](x/../no)\"\n";
    assert_eq!(Folder::with_answers(outside).run(&check).out, "");
}

#[test]
fn the_terminal_shows_the_words_without_their_marks() {
    let folder = Folder::with_answers(HARD);
    let seen = folder.run(&["diagnose", "few-come"]).out;
    assert!(seen.contains("5 * 3 * 2 is thirty"), "{seen}");
}

#[test]
fn ejected_templates_make_the_same_documents() {
    let folder = Folder::with_answers(HARD);
    for document in ["charter", "overview", "invitation", "one-pager"] {
        for format in ["html", "markdown"] {
            let built_in =
                folder.result(&["render", "--stdout", "--document", document, "--format", format]);
            let own = Folder::with_answers(HARD);
            own.run(&["templates", "eject", "--to", "templates"]);
            let arguments = ["render", "--stdout", "--templates", "templates", "--document"];
            let arguments = [&arguments[..], &[document, "--format", format]].concat();
            let body = |page: &str| page.split("</style>").last().unwrap().to_owned();
            assert_eq!(body(&own.result(&arguments)), body(&built_in), "{document} {format}");
        }
    }
}
