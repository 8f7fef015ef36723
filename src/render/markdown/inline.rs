//! Links and code inside the text of Markdown.

use pulldown_cmark::LinkType;

use crate::render::escape::has_entity;

/// Whether a link can be written as its address between angle brackets.
pub(super) fn is_autolink(kind: LinkType, address: &str) -> bool {
    let ends = |c: char| c.is_ascii_whitespace() || c.is_control() || "<>\\".contains(c);
    matches!(kind, LinkType::Autolink | LinkType::Email)
        && !address.contains(ends)
        && !has_entity(address)
}

/// What stands between the parentheses of a link.
pub(super) fn destination(kind: LinkType, address: &str, title: &str) -> String {
    let mut out = String::with_capacity(address.len() + title.len() + 16);
    let is_simple =
        |b: u8| b.is_ascii_alphanumeric() || b >= 0x80 || b"-._~/?#=+:@,;%!$'&".contains(&b);
    let scheme = if kind == LinkType::Email { "mailto:" } else { "" };
    if !address.is_empty() && address.bytes().all(is_simple) && !has_entity(address) {
        out.push_str(scheme);
        out.push_str(address);
    } else {
        out.push('<');
        out.push_str(scheme);
        push_escaped(&mut out, address);
        out.push('>');
    }
    if !title.is_empty() {
        out.push_str(" \"");
        push_escaped(&mut out, title);
        out.push('"');
    }
    out
}

/// What no line, table, address or title can do without escaping it, as character references.
fn push_escaped(out: &mut String, text: &str) {
    let entities = has_entity(text);
    for c in text.chars() {
        match c {
            '&' if !entities => out.push(c),
            '\n' | '\r' | '\t' | '<' | '>' | '"' | '\\' | '&' | '|' => {
                out.push_str(&format!("&#{};", u32::from(c)));
            }
            c => out.push(c),
        }
    }
}

/// Code between as many backticks as it needs.
pub(super) fn code_span(code: &str) -> String {
    let longest = code.split(|c| c != '`').map(str::len).max().unwrap_or_default();
    let shortest_free = (1..=longest + 1)
        .find(|n| !code.split(|c| c != '`').any(|run| run.len() == *n))
        .unwrap_or(longest + 1);
    let fence = "`".repeat(shortest_free);
    let padded = code.starts_with('`')
        || code.ends_with('`')
        || code.starts_with(' ') && code.ends_with(' ') && !code.trim_matches(' ').is_empty();
    let space = if padded { " " } else { "" };
    format!("{fence}{space}{code}{space}{fence}")
}
