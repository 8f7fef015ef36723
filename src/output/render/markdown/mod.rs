//! Answers that are Markdown by a stranger. Each is parsed on its own into safe events; HTML is
//! written from these, and in Markdown the author's text is kept where it is read as these, or written
//! anew from them where it is not. The only place that names pulldown-cmark.

mod events;
mod guard;
mod html;
mod layout;
mod outline;
mod reading;
mod writer;

pub(super) use guard::guarded;
pub(super) use html::html;

use std::borrow::Cow;

use pulldown_cmark::Options;

use super::escape::clean;

/// What answers may use beside plain `CommonMark`. Never heading attributes: they let `onclick` through.
/// No footnotes: their ids collide between answers.
const EXTENSIONS: Options =
    Options::ENABLE_TABLES.union(Options::ENABLE_STRIKETHROUGH).union(Options::ENABLE_TASKLISTS);

/// An answer as it is parsed: clean, with one kind of line break.
fn normalized(text: &str) -> Cow<'_, str> {
    let text = clean(text);
    if !text.contains('\r') {
        return text;
    }
    Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n"))
}

/// Whether a link may lead there: the web, mail, or a place beside the document. The address is the
/// decoded one; what browsers skip over is skipped here too.
fn may_link(address: &str) -> bool {
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

#[cfg(test)]
mod tests {
    use super::may_link;

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
}
