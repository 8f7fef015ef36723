//! A text in quotes that cannot be read.

use super::lookalikes::is_quote;
use crate::core::toml::Span;
use crate::core::toml::SyntaxError;
use crate::core::toml::parse::{Token, TokenKind};
use crate::core::toml::suggest::{quoted_toml, shortened_value, suggested_line};

/// What is wrong with a text in quotes, if anything is. `key` is empty in a list.
pub(super) fn explain_string(text: &str, key: &str, token: &Token) -> Option<SyntaxError> {
    let written = &text[token.place.clone()];
    let is_long = matches!(token.kind, TokenKind::MlBasicString | TokenKind::MlLiteralString);
    let is_basic = matches!(token.kind, TokenKind::BasicString | TokenKind::MlBasicString);
    if !is_long && written.contains('\n') {
        return Some(SyntaxError::new(
            token.place.clone(),
            "this text goes over several lines",
            "Put it on one line, or between \"\"\" and \"\"\", which may stand lines apart.",
        ));
    }
    if is_basic && let Some(error) = unknown_escape(key, token.place.start, written) {
        return Some(error);
    }
    token.is_unclosed(text).then(|| {
        if is_long {
            let place = token.place.start..token.place.start + 3;
            let help = format!("Put {} on a line of its own below the text.", &written[..3]);
            return SyntaxError::new(place, "this text is not closed", help);
        }
        unclosed_quote(key, written, token.place.clone())
    })
}

fn unclosed_quote(key: &str, written: &str, place: Span) -> SyntaxError {
    let end = written.trim_end();
    let place = place.start..place.start + end.len();
    let inside = end[1..].trim_end_matches([',', ';']);
    if let Some(inside) = inside.strip_suffix(is_quote) {
        let message = "the quote at the end of this text is not the straight one";
        return SyntaxError::new(place, message, suggested_line(key, &quoted_toml(inside)));
    }
    let other = if written.starts_with('"') { '\'' } else { '"' };
    let help = suggested_line(key, &quoted_toml(inside.strip_suffix(other).unwrap_or(inside)));
    let message = if inside.ends_with(other) {
        "this text does not end with the quote that it began with"
    } else {
        "this text has no closing quote"
    };
    SyntaxError::new(place, message, help)
}

/// The first backslash that begins nothing.
fn unknown_escape(key: &str, start: usize, written: &str) -> Option<SyntaxError> {
    let is_long = written.starts_with("\"\"\"");
    let mut at = 0;
    while let Some(next) = written[at..].find('\\') {
        at += next;
        let after = &written[at + 1..];
        let begun = after.chars().next();
        let digits = match begun {
            Some('u') => 4,
            Some('U') => 8,
            Some('x') => 2,
            _ => 0,
        };
        let hexadecimal =
            || after.get(1..=digits).filter(|d| d.bytes().all(|b| b.is_ascii_hexdigit()));
        let known = match begun {
            Some('b' | 't' | 'n' | 'f' | 'r' | 'e' | '"' | '\\') => true,
            Some('u' | 'U' | 'x') => hexadecimal().is_some_and(is_character),
            Some(' ' | '\t' | '\n' | '\r') => {
                is_long && after.trim_start_matches([' ', '\t', '\r']).starts_with('\n')
            }
            _ => false,
        };
        let ends_by_it = begun == Some('"') && after.len() == 1 && !is_long;
        if !known || ends_by_it {
            let place = start + at..start + at + 1 + begun.map_or(0, char::len_utf8);
            let message = if ends_by_it {
                "the backslash makes this quote a part of the text".to_owned()
            } else {
                format!("a backslash and `{}` mean nothing in this text", begun.unwrap_or(' '))
            };
            return Some(SyntaxError::new(place, message, with_backslashes(key, written)));
        }
        at += 1 + begun.map_or(0, char::len_utf8);
    }
    None
}

fn is_character(hexadecimal: &str) -> bool {
    u32::from_str_radix(hexadecimal, 16).is_ok_and(|code| char::from_u32(code).is_some())
}

fn with_backslashes(key: &str, written: &str) -> String {
    let inside = written.trim_matches('"');
    if written.starts_with("\"\"\"") || inside.contains('\'') || inside.len() > 40 {
        return "Write a backslash that is meant as such twice: `\\\\`.".to_owned();
    }
    let value = format!("'{}'", shortened_value(inside));
    format!("{} Between single quotes a backslash is only that.", suggested_line(key, &value))
}
