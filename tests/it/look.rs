//! The look that `[publish]` gives the documents: logo, accent colour and footer line.

use crate::common::{MARKDOWN_MARK, Test};

const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0\x1f\x15\xc4\x89\0\0\0\rIDATx\x9cc\xf8\xcf\xc0\xf0\x1f\0\x05\0\x01\xff\x89\x99=\x1d\0\0\0\0IEND\xaeB`\x82";

fn with(publish: &str) -> Test {
    Test::with_charter(format!(
        "[charter]\nformat = 1\nname = \"A \\\"B\\\" <C>\"\n\n[publish]\n{publish}"
    ))
    .file("logo.png", PNG)
}

#[track_caller]
fn rendered(test: &Test, arguments: &str) -> (String, String) {
    let args: Vec<_> = arguments.split(' ').collect();
    let command = {
        let mut command = test.command();
        command.args(["render", "--stdout"]).args(args);
        command
    };
    let output = crate::common::program::run(command, b"");
    assert_eq!(output.status.code(), Some(0), "{}", test.said(&output.stderr));
    (test.said(&output.stdout), test.said(&output.stderr))
}

#[test]
fn a_logo_stands_in_every_html_document() {
    let test = with("logo = \"logo.png\"\n");
    for document in ["charter", "one-pager", "invitation", "overview"] {
        let (html, _) = rendered(&test, &format!("--format html --document {document}"));
        assert!(
            html.contains("<img class=\"logo\" src=\"data:image/png;base64,iVBORw0KGgo"),
            "{document}"
        );
        assert!(html.contains("alt=\"A &quot;B&quot; &lt;C&gt;\">"), "{document}");
        let (markdown, _) = rendered(&test, &format!("--format markdown --document {document}"));
        assert!(!markdown.contains("data:"), "{document}");
    }
    // An SVG may hold anything: it stands where it cannot act.
    let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>";
    let test = with("logo = \"brand/logo.svg\"\n").file("brand/logo.svg", svg);
    let (html, _) = rendered(&test, "--format html");
    assert!(html.contains("src=\"data:image/svg+xml;base64,PHN2Zy") && !html.contains("<script"));
}

#[test]
fn a_logo_that_cannot_be_taken_is_refused() {
    for (named, what) in [
        ("../logo.png", "the logo `../logo.png` is not inside the charter's folder"),
        ("/logo.png", "is not inside the charter's folder"),
        ("gone.png", "there is no file `[FOLDER]/gone.png`, the logo"),
        ("charter.toml", "is not a PNG, JPEG or SVG"),
        ("large.png", "has more than 100 KiB, the most of a logo"),
        ("folder", "there is no file"),
    ] {
        let test = with(&format!("logo = \"{named}\"\n"))
            .file("large.png", [PNG, &vec![0; 100 * 1024]].concat())
            .file("folder/x", "");
        let (_, err) = test.run_with("render").status(2).whatever_it_says().output();
        assert!(err.split_whitespace().collect::<Vec<_>>().join(" ").contains(what), "{err}");
    }
    #[cfg(unix)]
    {
        let test = with("logo = \"link.png\"\n");
        std::os::unix::fs::symlink(test.path("logo.png"), test.path("link.png")).unwrap();
        let (_, err) = test.run_with("render").status(2).whatever_it_says().output();
        assert!(err.contains("is a link"), "{err}");
    }
}

#[test]
fn the_accent_colours_the_page_by_day_and_in_the_dark() {
    let (html, err) = rendered(&with("accent = \"#06c\"\n"), "--format html");
    assert_eq!(err, "");
    assert!(html.contains(":root { --accent: #0066cc; --title: #0066cc; }"), "{html}");
    let dark = html.split("--title: #0066cc; }").nth(1).unwrap();
    assert!(
        dark.starts_with("\n@media screen and (prefers-color-scheme: dark) { :root { --accent: #")
    );
    assert!(!dark.starts_with(
        "\n@media screen and (prefers-color-scheme: dark) { :root { --accent: #0066cc"
    ));
    let (html, _) = rendered(&with("accent = \"#06c\"\naccent_dark = \"#8cf\"\n"), "--format html");
    assert!(html.contains("dark) { :root { --accent: #88ccff; --title: #88ccff; } }"), "{html}");
}

#[test]
fn a_pale_accent_is_used_and_said() {
    let test = with("accent = \"#7fb2e5\"\n");
    let words = "#7fb2e5 on the page has a contrast of 2.1 to 1, under 4.5. The nearest that can be read is #";
    let (html, err) = rendered(&test, "--format html");
    assert!(html.contains("--accent: #7fb2e5"));
    assert!(err.split_whitespace().collect::<Vec<_>>().join(" ").contains(words), "{err}");
    let (out, _) = test.run_with("check").status(1).whatever_it_says().output();
    assert!(out.contains("warning[contrast]") && out.contains("accent = \"#7fb2e5\""), "{out}");
}

#[test]
fn a_colour_that_is_none_is_an_error() {
    for wrong in ["red", "#12", "#06c; } body { display: none", "url(x)"] {
        let test = with(&format!("accent = \"{wrong}\"\n"));
        let (_, err) = test.run_with("render").status(2).whatever_it_says().output();
        let said = err.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(said.contains("is not a colour"), "{err}");
    }
}

#[test]
fn a_footer_line_ends_every_document_as_plain_text() {
    let test = with("footer = \"Ask <b>ana@example.org</b> *now*\"\n");
    for document in ["charter", "one-pager", "invitation", "overview"] {
        let (html, _) = rendered(&test, &format!("--format html --document {document}"));
        assert!(
            html.contains("<p>Ask &lt;b&gt;<a class=\"bare\" href=\"mailto:ana@example.org\">")
        );
        let (markdown, _) = rendered(&test, &format!("--format markdown --document {document}"));
        let end = markdown.rsplit("---\n\n").next().unwrap();
        assert!(end.starts_with("Ask &lt;b>") && end.contains("\\*now\\*\n\n"), "{end}");
    }
    let test = with("footer = \"Only this\"\ncredit = false\n");
    let (markdown, _) = rendered(&test, "--format markdown");
    let end = format!("\n---\n\nOnly this\n{MARKDOWN_MARK}");
    assert!(markdown.ends_with(&end), "{markdown}");
}
