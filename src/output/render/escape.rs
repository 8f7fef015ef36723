//! Short texts in documents: no markup of their own, only their web and mail addresses become links.
//! Whatever could start something in the document around them is escaped.

use crate::core::words::is_dangerous;
use std::borrow::Cow;
use std::fmt::Write;

use super::addresses::{Piece, for_each_piece};

/// The bytes that a short text may have without anybody having to look closer: no markup, no
/// addresses, no control characters and nothing that might begin one in UTF-8.
const PLAIN: [bool; 256] = {
    let mut plain = [false; 256];
    let mut byte = b' ' as usize;
    while byte < plain.len() {
        plain[byte] = byte != 0x7f;
        byte += 1;
    }
    let special = b"<>&\"'@:\\`*_[]|~$\xc2\xe2";
    let mut i = 0;
    while i < special.len() {
        plain[special[i] as usize] = false;
        i += 1;
    }
    plain
};

/// Whether a short text is the same in every format.
pub(super) fn is_plain(text: &str) -> bool {
    text.bytes().all(|b| PLAIN[usize::from(b)])
}

/// A short text as HTML, with its addresses as links.
pub(crate) fn html_with_links(text: &str) -> String {
    if is_plain(text) {
        return text.to_owned();
    }
    let text = clean(text);
    let mut out = String::with_capacity(text.len() + 32);
    for_each_piece(&text, |piece| match piece {
        Piece::Plain(plain) => push_html(&mut out, plain),
        Piece::Web(address) => push_link(&mut out, "", address),
        Piece::Mail(address) => push_link(&mut out, "mailto:", address),
    });
    out
}

fn push_link(out: &mut String, scheme: &str, address: &str) {
    out.push_str("<a class=\"bare\" href=\"");
    out.push_str(scheme);
    push_html(out, address);
    out.push_str("\">");
    push_html(out, address);
    out.push_str("</a>");
}

/// A short text as HTML, for elements and attributes.
pub(crate) fn html(text: &str) -> Cow<'_, str> {
    if is_plain(text) {
        return Cow::Borrowed(text);
    }
    let text = clean(text);
    let mut out = String::with_capacity(text.len() + 16);
    push_html(&mut out, &text);
    Cow::Owned(out)
}

/// Adds a clean text as HTML.
pub(super) fn push_html(out: &mut String, text: &str) {
    let mut from = 0;
    for (i, byte) in text.bytes().enumerate() {
        let escaped = match byte {
            b'<' => "&lt;",
            b'>' => "&gt;",
            b'&' => "&amp;",
            b'"' => "&quot;",
            b'\'' => "&#39;",
            _ => continue,
        };
        out.push_str(&text[from..i]);
        out.push_str(escaped);
        from = i + 1;
    }
    out.push_str(&text[from..]);
}

/// A short text inside a string of a style sheet.
pub(super) fn css(text: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || " .,-_()".contains(c);
    let mut out = String::with_capacity(text.len());
    for c in one_line(text).chars() {
        if plain(c) {
            out.push(c);
        } else {
            let _ = write!(out, "\\{:06x}", u32::from(c));
        }
    }
    out
}

/// A short text as Markdown on one line, with its addresses as links.
pub(super) fn markdown_with_links(text: &str) -> String {
    if is_plain_line(text) {
        return text.to_owned();
    }
    let text = one_line(text);
    let mut out = String::with_capacity(text.len() + 16);
    for_each_piece(&text, |piece| match piece {
        Piece::Plain(plain) => push_markdown(&mut out, plain, true),
        Piece::Web(address) => push_markdown_link(&mut out, "", address),
        Piece::Mail(address) => push_markdown_link(&mut out, "mailto:", address),
    });
    out
}

/// Adds an address as a link with itself as its text; `scheme` is what it does not say.
pub(super) fn push_markdown_link(out: &mut String, scheme: &str, address: &str) {
    // Programs differ on character references between angle brackets.
    if has_entity(address) {
        out.push('[');
        push_markdown(out, address, false);
        out.push_str("](");
        push_destination(out, &[scheme, address].concat());
        out.push(')');
    } else {
        let _ = write!(out, "<{address}>");
    }
}

/// Adds the address of a link as it stands between parentheses.
pub(super) fn push_destination(out: &mut String, address: &str) {
    let is_simple =
        |b: u8| b.is_ascii_alphanumeric() || b >= 0x80 || b"-._~/?#=+:@,;%!$'&".contains(&b);
    if !address.is_empty() && address.bytes().all(is_simple) && !has_entity(address) {
        out.push_str(address);
    } else {
        out.push('<');
        push_quoted(out, address);
        out.push('>');
    }
}

/// Adds an address or a title, with character references for what could end it or means more.
pub(super) fn push_quoted(out: &mut String, text: &str) {
    let has_entity = has_entity(text);
    for c in text.chars() {
        match c {
            '&' if !has_entity => out.push(c),
            '\n' | '\r' | '\t' | '<' | '>' | '"' | '\\' | '&' | '|' => {
                let _ = write!(out, "&#{};", u32::from(c));
            }
            c => out.push(c),
        }
    }
}

/// A short text as Markdown on one line: nothing in it means anything.
pub(crate) fn markdown(text: &str) -> Cow<'_, str> {
    if is_plain_line(text) {
        return Cow::Borrowed(text);
    }
    let text = one_line(text);
    let mut out = String::with_capacity(text.len() + 16);
    push_markdown(&mut out, &text, true);
    Cow::Owned(out)
}

/// Whether a text also begins like plain text: a letter, or a number that is no item's.
fn is_plain_line(text: &str) -> bool {
    let first = text.bytes().next();
    let begins_plainly = first.is_none_or(|b| b.is_ascii_alphabetic() || b >= 0x80);
    begins_plainly && is_plain(text) && !text.contains("www.")
}

/// Adds a text without line breaks so that nothing in it means anything in Markdown. `begins` says
/// whether it may begin a line; what stands around it may be any markup.
pub(super) fn push_markdown(out: &mut String, text: &str, begins: bool) {
    let bytes = text.as_bytes();
    let mut from = 0;
    for (i, byte) in text.bytes().enumerate() {
        let first = begins && i == 0;
        let escape = match byte {
            b'<' => "&lt;",
            b'&' if starts_entity(&bytes[i + 1..]) => "&amp;",
            b'\\' | b'`' | b'*' | b'[' | b']' | b'|' | b'~' | b'$' => "\\",
            b'_' if !within_word(bytes, i) => "\\",
            b'#' | b'>' | b'=' if first => "\\",
            b'-' | b'+' | b':'
                if first && matches!(bytes.get(1), None | Some(b' ' | b'\t' | b'-')) =>
            {
                "\\"
            }
            b'.' | b')' if begins && numbers_item(bytes, i) => "\\",
            b':' if bytes[i + 1..].starts_with(b"//") => "\\",
            b'.' if i >= 3 && bytes[i - 3..i].eq_ignore_ascii_case(b"www") => "\\",
            _ => continue,
        };
        out.push_str(&text[from..i]);
        out.push_str(escape);
        from = if escape == "\\" { i } else { i + 1 };
    }
    out.push_str(&text[from..]);
}

/// Whether there is a character reference in the text.
fn has_entity(text: &str) -> bool {
    text.match_indices('&').any(|(i, _)| starts_entity(&text.as_bytes()[i + 1..]))
}

/// Whether what follows an ampersand makes it a character reference.
fn starts_entity(after: &[u8]) -> bool {
    let name = after.iter().take_while(|b| b.is_ascii_alphanumeric() || **b == b'#').count();
    name > 0 && after.get(name) == Some(&b';')
}

/// Whether the text up to here would begin an item of a numbered list.
fn numbers_item(bytes: &[u8], i: usize) -> bool {
    (1..10).contains(&i)
        && bytes[..i].iter().all(u8::is_ascii_digit)
        && matches!(bytes.get(i + 1), None | Some(b' ' | b'\t'))
}

fn within_word(bytes: &[u8], i: usize) -> bool {
    let word = |b: Option<&u8>| b.is_some_and(u8::is_ascii_alphanumeric);
    i > 0 && word(bytes.get(i - 1)) && word(bytes.get(i + 1))
}

/// The text without line breaks or runs of spaces.
pub(super) fn one_line(text: &str) -> Cow<'_, str> {
    let text = clean(text);
    let plain = !text.starts_with(' ') && !text.ends_with(' ');
    if plain && !text.contains(['\n', '\r', '\t']) && !text.contains("  ") {
        return text;
    }
    Cow::Owned(text.split_ascii_whitespace().collect::<Vec<_>>().join(" "))
}

/// The text without what shows as something else than it is: control characters, and marks that
/// turn the direction of all that follows.
pub(super) fn clean(text: &str) -> Cow<'_, str> {
    let bad = |c: char| c != '\r' && is_dangerous(c);
    let ascii_bad = |b: &u8| (*b < b' ' && !matches!(b, b'\n' | b'\r' | b'\t')) || *b == 0x7f;
    if text.is_ascii() && !text.as_bytes().iter().any(ascii_bad) || !text.contains(bad) {
        return Cow::Borrowed(text);
    }
    let replaced = text.chars().filter_map(|c| match c {
        '\u{2028}' | '\u{2029}' => Some('\n'),
        c if c.is_control() && bad(c) => Some('\u{fffd}'),
        c if bad(c) => None,
        c => Some(c),
    });
    Cow::Owned(replaced.collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_become_links_and_the_sentence_keeps_its_full_stop() {
        assert_eq!(
            html_with_links("Public repository, https://code.example.net/a?b=1&c (open)."),
            "Public repository, <a class=\"bare\" href=\"https://code.example.net/a?b=1&amp;c\">\
             https://code.example.net/a?b=1&amp;c</a> (open)."
        );
        assert_eq!(
            markdown_with_links("Write to ana@example.org. Or see (https://example.org/a_(b))."),
            "Write to <ana@example.org>. Or see (<https://example.org/a_(b)>)."
        );
        assert_eq!(markdown_with_links("mailto:a@example.org"), "<a@example.org>");
        assert_eq!(markdown_with_links("javascript://x a@b www.c"), "javascript\\://x a@b www\\.c");
    }

    #[test]
    fn nothing_in_a_short_text_means_anything_in_markdown() {
        assert_eq!(
            markdown("# a *b* <i> | `c` [d](e)"),
            "\\# a \\*b\\* &lt;i> \\| \\`c\\` \\[d\\](e)"
        );
        assert_eq!(markdown("1. one"), "1\\. one");
        assert_eq!(markdown("1.2 of -5 - 3"), "1.2 of -5 - 3");
        assert_eq!(markdown("- x"), "\\- x");
        assert_eq!(
            markdown("Q&A &amp; R&D; snake_case _x_"),
            "Q&A &amp;amp; R&amp;D; snake_case \\_x\\_"
        );
        assert_eq!(markdown("two\n\n  lines"), "two lines");
    }

    #[test]
    fn controls_are_taken_out() {
        assert_eq!(clean("a\u{202e}b\u{2066}c\u{1b}[31m\u{7}"), "abc\u{fffd}[31m\u{fffd}");
        assert_eq!(clean("שלום\u{200f} a\tb\n"), "שלום\u{200f} a\tb\n");
    }
}
