//! The mark on every page, by which a later `render` knows a page of its own: what it did not make is
//! never replaced unasked. Nobody sees it on the page.

use super::policy::POLICY;
use crate::core::framework::Framework;

// Pages in the world have these lines, so a new one is added to them and none is taken away.

/// The line of an HTML page.
const HTML_MARK: &str = "<meta name=\"generator\" content=\"copcharter render\">";
/// The last line of a Markdown page: a link definition, which shows nowhere. A comment would, where HTML
/// is shown as text.
const MARKDOWN_MARK: &str =
    "[//]: # (Made by copcharter render, which replaces what is changed here by hand.)";
/// The line of an HTML page of version 0.1.0, which knew no mark.
const FIRST_POLICY: &str = "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:\">";

/// An HTML page with the mark, behind the policy, which every page has.
pub(super) fn html_with_mark(page: &str) -> String {
    let (head, body) = page.split_once(POLICY).unwrap_or(("", page));
    format!("{head}{POLICY}\n{HTML_MARK}\n{}", body.trim_start_matches('\n'))
}

/// A Markdown page with the mark. What comes before the first line of a page, such as front matter,
/// means something to other programs, so it stands last; the empty line keeps it apart from a paragraph.
pub(super) fn markdown_with_mark(page: &str) -> String {
    let end = if page.ends_with('\n') { "" } else { "\n" };
    format!("{page}{end}\n{MARKDOWN_MARK}\n")
}

/// Whether the page that is `there` was made by `render`: it has the mark, or it is the `new` one but
/// for the mark, or it looks as version 0.1.0 made its pages.
#[must_use]
pub fn is_own_page(there: &str, new: &str) -> bool {
    if is_marked_html(there) {
        return true;
    }
    match there.rfind(MARKDOWN_MARK) {
        // What stands behind the mark was written by hand.
        Some(at) if is_line(there, at) => there[at + MARKDOWN_MARK.len()..].trim().is_empty(),
        _ => is_but_for_mark(there, new) || begins_with_status(there),
    }
}

/// Whether the mark that is here stands on a line of its own.
fn is_line(page: &str, at: usize) -> bool {
    let (before, behind) = (&page[..at], &page[at + MARKDOWN_MARK.len()..]);
    (before.is_empty() || before.ends_with('\n'))
        && (behind.is_empty() || behind.starts_with(['\n', '\r']))
}

fn is_but_for_mark(there: &str, new: &str) -> bool {
    let unmarked = new.trim_end().strip_suffix(MARKDOWN_MARK);
    unmarked.is_some_and(|unmarked| unmarked.trim_end() == there.trim_end())
}

/// Whether it is HTML, and not a text that shows some, and has one of our lines.
fn is_marked_html(page: &str) -> bool {
    page.trim_start_matches('\u{feff}').trim_start().starts_with('<')
        && page.lines().any(|line| [HTML_MARK, FIRST_POLICY].contains(&line.trim()))
}

/// A title, and a status sentence before the first heading: the beginning of a Markdown page of 0.1.0.
fn begins_with_status(page: &str) -> bool {
    let mut lines = page.lines();
    if !lines.next().is_some_and(|title| title.starts_with("# ")) {
        return false;
    }
    let framework = Framework::built_in();
    let status = framework.facts.iter().find(|fact| fact.key() == "status");
    let sentences: Vec<_> = status.iter().flat_map(|s| &s.options).map(|o| &o.sentence).collect();
    lines.take_while(|line| !line.starts_with('#')).any(|line| {
        let line = line.strip_prefix("**").unwrap_or(line);
        sentences.iter().any(|sentence| line.starts_with(sentence.as_str()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const NEW: &str = "# A\n\nNew\n";

    fn is_own(there: &str) -> bool {
        is_own_page(there, &markdown_with_mark(NEW))
    }

    #[test]
    fn markdown_has_the_mark_last() {
        let marked = |page: &str| markdown_with_mark(page);
        assert_eq!(marked("a\n"), format!("a\n\n{MARKDOWN_MARK}\n"));
        assert_eq!(marked("a"), format!("a\n\n{MARKDOWN_MARK}\n"));
        assert_eq!(marked(""), format!("\n\n{MARKDOWN_MARK}\n"));
        for page in ["", "anything\n", "<div>\n", "---\ntitle: A\n---\n"].map(marked) {
            for page in [page.replace('\n', "\r\n"), page.trim_end().to_owned(), page] {
                assert!(is_own(&page), "{page}");
                assert!(!is_own(&format!("{page}\nA line by hand.\n")), "it would be lost");
            }
        }
        assert!(!is_own(&format!("See {MARKDOWN_MARK}")));
    }

    #[test]
    fn html_has_the_mark_behind_the_policy() {
        let marked = |page: &str| html_with_mark(page);
        assert_eq!(
            marked(&format!("<head>\n{POLICY}\n<title>A</title>\n")),
            format!("<head>\n{POLICY}\n{HTML_MARK}\n<title>A</title>\n")
        );
        assert_eq!(
            marked(&format!("{POLICY}<p>{POLICY}")),
            format!("{POLICY}\n{HTML_MARK}\n<p>{POLICY}")
        );
        let page = marked(&format!("\u{feff}\n<!DOCTYPE html>{POLICY}")).replace(FIRST_POLICY, "");
        assert!(is_own(&page) && is_own(&page.replace('\n', "\r\n")));
        assert!(!is_own(&format!("# How to\n\n```html\n{page}```\n")));
    }

    #[test]
    fn the_same_page_without_the_mark_is_the_same_page() {
        assert!(is_own(NEW));
        assert!(is_own("# A\n\nNew"));
        assert!(!is_own("# A\n\nOld\n"));
    }

    #[test]
    fn pages_of_the_first_version_are_known() {
        let html =
            "<!DOCTYPE html>\n<html lang=\"de\" dir=\"ltr\">\n<head>\n<meta charset=\"utf-8\">\n";
        assert!(is_own(&format!("{html}{FIRST_POLICY}\n<title>A</title>")));
        for own in [
            "# Tab Order\n\nVolunteers.\n\nThis charter is a draft. Version 0.4.\n\n## Purpose\n",
            "# A\n\nThis charter has been agreed.\n",
            "# A\r\n\r\nThis charter is retired and no longer in force.\r\n",
            "# A\n\nIn short.\n\nIt.\n\n**This charter has been agreed.** Version 1.\n\n## B\n",
        ] {
            assert!(is_own(own), "{own}");
        }
    }

    #[test]
    fn what_people_write_is_not_ours() {
        for page in [
            " ",
            "# Our charter\n\nWe help each other.\n",
            "# Readme\n\n## Status\n\nThis charter is a draft.\n",
            "This charter is a draft.\n",
            "# A\n\nSo far, this charter is a draft.\n",
            "fn main() {}\n",
            "<!DOCTYPE html>\n<html>\n<head>\n<title>A</title>\n",
            &format!("<!DOCTYPE html>\n<p>The policy is {FIRST_POLICY}\n"),
        ] {
            assert!(!is_own(page), "{page}");
        }
    }
}
