//! The policy that every HTML document carries, whoever wrote its template: no scripts, and nothing
//! from elsewhere.

/// The policy as it stands in the head of a document.
pub const POLICY: &str = "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:\">";

/// What fixes how the bytes of a page are read. The first of its kind counts, and a browser looks for it
/// in the first bytes: in another character set the policy could be read as something else.
const CHARSET: &str = "<meta charset=\"utf-8\">";
/// How many bytes of a page a browser looks at to know its character set.
const MAX_CHARSET_BYTES: usize = 1024;

/// The document with its character set and the policy. A browser keeps to a policy from where it stands
/// on, so before it there may be nothing but the plain beginning of a page; else both are put first.
pub(super) fn html_with_policy(html: String) -> String {
    if html.find(POLICY).is_some_and(|at| html_begins_plainly(&html[..at])) {
        return html;
    }
    let start = html.trim_start_matches(['\u{feff}', ' ', '\t', '\r', '\n']);
    let doctype = "<!doctype html>";
    let named = start.get(..doctype.len());
    let has_doctype = named.is_some_and(|named| named.eq_ignore_ascii_case(doctype));
    let (before, after) = start.split_at(if has_doctype { doctype.len() } else { 0 });
    format!("{before}\n{CHARSET}\n{POLICY}\n{}", after.trim_start_matches('\n'))
}

/// Whether there are only tags in which nothing can happen, written in the most ordinary way: what a
/// browser might read otherwise than we do does not count as plain. The character set is one of them.
fn html_begins_plainly(text: &str) -> bool {
    let lower = text.to_ascii_lowercase();
    let charset = lower.find(CHARSET).filter(|at| *at + CHARSET.len() <= MAX_CHARSET_BYTES);
    if charset.is_none_or(|at| lower[..at].contains("charset")) {
        return false;
    }
    let mut rest = text.trim_start();
    while !rest.is_empty() {
        let name = ["<!doctype html", "<html", "<head", "<meta"];
        let found = name.into_iter().find_map(|name| {
            let tag = rest.get(..name.len())?;
            tag.eq_ignore_ascii_case(name).then(|| &rest[name.len()..])
        });
        let Some(after) = found.and_then(after_html_attributes) else { return false };
        rest = after.trim_start();
    }
    true
}

/// What follows a tag, once its name has been read.
fn after_html_attributes(text: &str) -> Option<&str> {
    let mut rest = text;
    loop {
        let inner = rest.trim_start();
        if let Some(after) = inner.strip_prefix('>') {
            return Some(after);
        }
        if inner.len() == rest.len() {
            return None;
        }
        let value = inner.trim_start_matches(|c: char| c.is_ascii_alphabetic() || c == '-');
        let named = &inner[..inner.len() - value.len()];
        if named.is_empty() || named.eq_ignore_ascii_case("http-equiv") {
            return None;
        }
        let (_, after) = value.strip_prefix("=\"")?.split_once('"')?;
        rest = after;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_page_has_it() {
        let page = include_str!("../../../templates/page.html")
            .replace("{{ charter.language }}", "en")
            .replace("{{ charter.direction }}", "ltr");
        assert_eq!(html_with_policy(page.clone()), page);
    }

    #[test]
    fn a_page_without_it_gets_it_first() {
        let put = |html: &str| html_with_policy(html.to_owned());
        assert_eq!(
            put("\n<!DOCTYPE html>\n<script>x</script>"),
            format!("<!DOCTYPE html>\n{CHARSET}\n{POLICY}\n<script>x</script>")
        );
        assert_eq!(put("<p>A part</p>"), format!("\n{CHARSET}\n{POLICY}\n<p>A part</p>"));
        assert_eq!(put("é"), format!("\n{CHARSET}\n{POLICY}\né"));
    }

    /// Each of these has the words of the policy where a browser does not take them for one, or has
    /// something that runs before it.
    #[test]
    fn a_policy_that_comes_too_late_does_not_count() {
        for before in [
            "<!doctype html><script>x</script>",
            "<html data-x=\">",
            "<html a=b\"c d=\"e>",
            "<html a='\">",
            "<!-- ",
            "<title>",
            "<head><meta name=\"a\" ",
            "<meta http-equiv=\"refresh\" content=\"0\">",
            "<html onclick=x>",
            "<style>",
            "<htmlx>",
            "text",
            "<meta charset=\"iso-2022-jp\">",
            "<meta charset=\"utf-16\"><meta charset=\"utf-8\">",
            &format!("<head>{}<meta charset=\"utf-8\">", " ".repeat(1024)),
            "<html><head>",
        ] {
            let html = format!("{before}{POLICY}</head>");
            let put = html_with_policy(html.clone());
            assert_ne!(put, html, "{before}");
            let first = put.find(POLICY).unwrap_or(usize::MAX);
            assert!(first <= "<!doctype html>\n\n".len() + CHARSET.len(), "{put}");
            assert!(put.find(CHARSET).is_some_and(|at| at < first), "{put}");
        }
    }
}
