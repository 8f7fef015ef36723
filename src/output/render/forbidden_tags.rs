//! Tags that no page of own templates may have: they change where the page leads, how its bytes are read
//! or what is sent from it, and the policy does not hold all of that.

/// The tags that send readers or what they type elsewhere.
const FORBIDDEN: &[&str] = &["base", "form"];
/// What `http-equiv` may say: each of these can only make a page stricter or tell its language.
const HARMLESS: &[&str] = &["content-security-policy", "content-language", "x-ua-compatible"];

/// The first forbidden tag of a page, as it begins, such as `<meta http-equiv=…>`. What only looks like
/// a tag, as in a comment, counts too: programs do not agree on where a comment ends.
pub(super) fn forbidden_tag(html: &str) -> Option<String> {
    html.match_indices('<').find_map(|(at, _)| {
        let tag = &html[at + 1..];
        let end = tag.find(is_end_of_name).unwrap_or(tag.len());
        let name = tag[..end].to_ascii_lowercase();
        if FORBIDDEN.contains(&name.as_str()) {
            return Some(format!("<{name}>"));
        }
        let attributes = if name == "meta" { attributes(&tag[end..]) } else { Vec::new() };
        attributes.into_iter().find_map(|(key, value)| match key.as_str() {
            "charset" if value.trim().eq_ignore_ascii_case("utf-8") => None,
            "http-equiv" if HARMLESS.contains(&value.as_str()) => None,
            "charset" | "http-equiv" => Some(format!("<meta {key}=\"{value}\">")),
            _ => None,
        })
    })
}

fn is_end_of_name(c: char) -> bool {
    is_blank(c) || c == '/' || c == '>'
}

fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{c}')
}

/// The attributes of a tag, read as a browser does, both sides in small letters. References such as `&#102;`
/// are left as they are, and so never harmless.
fn attributes(tag: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut rest = tag;
    loop {
        rest = rest.trim_start_matches(|c| is_blank(c) || c == '/');
        if rest.is_empty() || rest.starts_with('>') {
            return found;
        }
        // A `=` at the beginning belongs to the name.
        let first = rest.chars().next().map_or(0, char::len_utf8);
        let is_end = |c: char| is_end_of_name(c) || c == '=';
        let end = rest[first..].find(is_end).map_or(rest.len(), |at| first + at);
        let name = rest[..end].to_ascii_lowercase();
        rest = rest[end..].trim_start_matches(is_blank);
        let mut value = "";
        if let Some(after) = rest.strip_prefix('=') {
            (value, rest) = attribute_value(after.trim_start_matches(is_blank));
        }
        found.push((name, value.to_ascii_lowercase()));
    }
}

/// The value that a text begins with, and what stands behind it.
fn attribute_value(text: &str) -> (&str, &str) {
    for quote in ['"', '\''] {
        if let Some(inner) = text.strip_prefix(quote) {
            return inner.split_once(quote).unwrap_or((inner, ""));
        }
    }
    text.split_at(text.find(|c| is_blank(c) || c == '>').unwrap_or(text.len()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::output::render::policy::POLICY;

    #[test]
    fn what_leads_elsewhere_is_named() {
        for (html, tag) in [
            ("<p><BASE href=x>", "<base>"),
            ("<base", "<base>"),
            ("<form/action=x>", "<form>"),
            ("<!-- <form\n>", "<form>"),
            ("<meta http-equiv=refresh content=0>", "<meta http-equiv=\"refresh\">"),
            ("<meta a=\">\" HTTP-EQUIV = 'Refresh'>", "<meta http-equiv=\"refresh\">"),
            ("<meta/http-equiv=re&#102;resh>", "<meta http-equiv=\"re&#102;resh\">"),
            ("<meta charset=ISO-2022-JP>", "<meta charset=\"iso-2022-jp\">"),
            ("<meta charset=\"utf-16\">", "<meta charset=\"utf-16\">"),
            (
                "<meta http-equiv=content-type content='text/html;charset=utf-7'>",
                "<meta http-equiv=\"content-type\">",
            ),
            ("<meta =x charset=x", "<meta charset=\"x\">"),
        ] {
            assert_eq!(forbidden_tag(html).as_deref(), Some(tag), "{html}");
        }
    }

    #[test]
    fn all_else_may_stand() {
        for html in [
            "<meta charset=\"UTF-8\"><meta name=viewport content=width>",
            "<basement><formal> & < base < form> &lt;form>",
            "<metadata charset=x><p data-charset=x>meta charset=x",
            "",
        ] {
            assert_eq!(forbidden_tag(html), None, "{html}");
        }
        assert_eq!(forbidden_tag(POLICY), None);
        assert_eq!(forbidden_tag(include_str!("../../../templates/page.html")), None);
    }
}
