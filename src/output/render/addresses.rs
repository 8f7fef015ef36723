//! Web and mail addresses in running text, found as carefully as readers would: without the full stop
//! of the sentence, without the bracket that was opened before them.

/// Punctuation that no address holds unless it is encoded: it ends the clause or quotes the address.
const WIDE_PUNCTUATION: &str = "\
    ，。；：、！？．・…—～（）「」『』【】〔〕〖〗《》〈〉［］｛｝｟｠｡｢｣､“”„‟‘’‚«»‹›،؛؟۔।॥";

/// A piece of a short text.
pub(super) enum Piece<'a> {
    /// Text without an address.
    Plain(&'a str),
    /// `https://example.org`
    Web(&'a str),
    /// `ana@example.org`, without `mailto:`.
    Mail(&'a str),
}

/// Takes a text apart into addresses and what is between them, in order.
pub(super) fn for_each_piece<'a>(text: &'a str, mut take: impl FnMut(Piece<'a>)) {
    let mut rest = text;
    while let Some((start, end, web)) = next_address(rest) {
        if start > 0 {
            take(Piece::Plain(&rest[..start]));
        }
        let address = &rest[start..end];
        take(match address.strip_prefix("mailto:") {
            Some(mail) => Piece::Mail(mail),
            None if web => Piece::Web(address),
            None => Piece::Mail(address),
        });
        rest = &rest[end..];
    }
    if !rest.is_empty() {
        take(Piece::Plain(rest));
    }
}

/// The first web or mail address: where it starts and ends, and whether it is of the web.
fn next_address(text: &str) -> Option<(usize, usize, bool)> {
    let web = web_address(text);
    let mail = text.find('@').and_then(|_| mail_address(text));
    match (web, mail) {
        (Some(web), Some(mail)) if mail.0 < web.0 => Some((mail.0, mail.1, false)),
        (Some(web), _) => Some((web.0, web.1, true)),
        (None, mail) => mail.map(|(start, end)| (start, end, false)),
    }
}

/// The first web address: where it starts and ends.
pub(super) fn web_address(text: &str) -> Option<(usize, usize)> {
    let mut from = 0;
    while let Some(found) = text[from..].find("://") {
        let mark = from + found;
        from = mark + 3;
        let before = &text[..mark];
        let scheme = ["https", "http"].into_iter().find(|s| {
            before.len() >= s.len()
                && before.as_bytes()[mark - s.len()..].eq_ignore_ascii_case(s.as_bytes())
        });
        let Some(scheme) = scheme else { continue };
        let start = mark - scheme.len();
        if text[..start].ends_with(|c: char| c.is_alphanumeric() && !is_written_close(c)) {
            continue;
        }
        let ends = |c: char| {
            c.is_whitespace()
                || c.is_control()
                || "<>\"|`\\".contains(c)
                || WIDE_PUNCTUATION.contains(c)
        };
        let end = from + text[from..].find(ends).unwrap_or(text.len() - from);
        // In Markdown that is not read as such, a link's text ends where its address begins.
        let end = text[from..end].find("](").map_or(end, |i| from + i);
        let end = from + without_closing(&text[from..end]).len();
        if end > from {
            return Some((start, end));
        }
    }
    None
}

/// Whether a letter is of a script that is written without spaces between words.
fn is_written_close(c: char) -> bool {
    matches!(c, '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}'
        | '\u{2e80}'..='\u{a4cf}' | '\u{ac00}'..='\u{d7af}' | '\u{f900}'..='\u{faff}'
        | '\u{ff66}'..='\u{ff9f}' | '\u{20000}'..='\u{3ffff}')
}

/// An address without the punctuation that belongs to the sentence around it.
fn without_closing(mut address: &str) -> &str {
    let mut unopened = [('(', ')'), ('[', ']'), ('{', '}')].map(|(open, close)| {
        (close, address.matches(close).count().saturating_sub(address.matches(open).count()))
    });
    loop {
        address = address.trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '*', '_', '~']);
        let last = unopened.iter_mut().find(|(close, n)| *n > 0 && address.ends_with(*close));
        let Some((_, n)) = last else { return address };
        *n -= 1;
        address = &address[..address.len() - 1];
    }
}

fn mail_address(text: &str) -> Option<(usize, usize)> {
    let bytes = text.as_bytes();
    let local = |b: &u8| b.is_ascii_alphanumeric() || b"._%+-".contains(b);
    let host = |b: &u8| b.is_ascii_alphanumeric() || b".-".contains(b);
    for (at, _) in text.match_indices('@') {
        let start = at - bytes[..at].iter().rev().take_while(|b| local(b)).count();
        let end = at + 1 + bytes[at + 1..].iter().take_while(|b| host(b)).count();
        let end = at + 1 + text[at + 1..end].trim_end_matches(['.', '-']).len();
        let domain = &text[at + 1..end];
        let labels = domain
            .split('.')
            .all(|l| !l.is_empty() && !l.starts_with('-') && !l.ends_with('-') && l.len() < 64);
        if start == at || !labels || !domain.contains('.') {
            continue;
        }
        let start = if text[..start].ends_with("mailto:") { start - 7 } else { start };
        return Some((start, end));
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn addresses(text: &str) -> Vec<&str> {
        let mut found = Vec::new();
        for_each_piece(text, |piece| match piece {
            Piece::Plain(_) => {}
            Piece::Web(address) | Piece::Mail(address) => found.push(address),
        });
        found
    }

    #[test]
    fn an_address_ends_where_the_clause_does() {
        for end in WIDE_PUNCTUATION.chars() {
            let text = format!("见https://example.org/a_(b)?c=d{end}谢谢");
            assert_eq!(addresses(&text), ["https://example.org/a_(b)?c=d"], "{text}");
        }
        assert_eq!(addresses("（https://example.org/行为）"), ["https://example.org/行为"]);
        assert_eq!(addresses("(https://example.org/a(b)c)."), ["https://example.org/a(b)c"]);
        assert_eq!(addresses("「ana@example.org」。"), ["ana@example.org"]);
        assert_eq!(addresses("xhttps://example.org"), Vec::<&str>::new());
    }
}
