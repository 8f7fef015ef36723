//! Where the links in answers may lead, and where they lead from a document in another folder than
//! the charter's.

use pulldown_cmark::{Event, Parser, Tag};

use super::{EXTENSIONS, normalized};

/// Whether a link may lead there: the web, mail, or a place beside the document. The address is the
/// decoded one; what browsers skip over is skipped here too.
pub(super) fn may_link(address: &str) -> bool {
    let seen: String = address.chars().filter(|c| !c.is_control() && !c.is_whitespace()).collect();
    // What a backslash means in an address, not all programs agree on.
    if seen.contains('\\') {
        return false;
    }
    let Some(end) = seen.find([':', '/', '?', '#']) else { return !seen.is_empty() };
    if seen.as_bytes()[end] != b':' {
        return true;
    }
    ["http", "https", "mailto"].iter().any(|s| s.eq_ignore_ascii_case(&seen[..end]))
}

/// Where a link to a place beside the charter leads from a document that reaches the charter's folder
/// by the way `folder`; none where it leads the same everywhere.
pub(super) fn from_folder(address: &str, folder: &str) -> Option<String> {
    if folder.is_empty() || !is_beside(address) {
        return None;
    }
    let mut rest = address;
    while let Some(inner) = rest.strip_prefix("./") {
        rest = inner;
    }
    Some([folder, rest].concat())
}

/// Whether an address that may be linked is that of a file beside the charter or below or above it.
fn is_beside(address: &str) -> bool {
    let end = address.find([':', '/', '?', '#']);
    let begins_with = end.filter(|at| *at == 0 || address.as_bytes()[*at] == b':');
    !address.is_empty() && begins_with.is_none()
}

/// The addresses of the files beside the charter that an answer links to.
pub(in crate::output::render) fn file_addresses(text: &str) -> Vec<String> {
    if !text.contains('[') {
        return Vec::new();
    }
    let text = normalized(text);
    let address = |event| match event {
        Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. })
            if is_beside(&dest_url) && may_link(&dest_url) =>
        {
            Some(dest_url.into_string())
        }
        _ => None,
    };
    Parser::new_ext(&text, EXTENSIONS).filter_map(address).collect()
}

#[cfg(test)]
mod tests {
    use super::{from_folder, may_link};

    #[test]
    fn links_lead_to_the_web_to_mail_or_beside_the_document() {
        for good in
            ["https://a.example", "HTTP://a", "mailto:a@b.example", "#purpose", "docs/a:b.md"]
        {
            assert!(may_link(good), "{good}");
        }
        for bad in [
            "javascript:alert(1)",
            " JaVa\tScript\n:alert(1)",
            "java\u{0}script:x",
            "data:text/html,x",
            "vbscript:x",
            "file:///etc/passwd",
            "\\javascript:x",
            "docs\\javascript:x",
            "",
            " ",
        ] {
            assert!(!may_link(bad), "{bad}");
        }
    }

    #[test]
    fn only_places_beside_the_charter_are_seen_from_elsewhere() {
        for (address, seen) in [
            ("./code.md", "../code.md"),
            ("rules/a:b.md#c", "../rules/a:b.md#c"),
            ("../up.md", "../../up.md"),
        ] {
            assert_eq!(from_folder(address, "../").as_deref(), Some(seen));
            assert_eq!(from_folder(address, ""), None);
        }
        for address in ["https://a.example", "mailto:a@b.example", "#purpose", "/a", "//a", "?a"] {
            assert_eq!(from_folder(address, "../"), None, "{address}");
        }
    }
}
