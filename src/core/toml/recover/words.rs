//! A statement that cannot be read: what was meant, by how it begins.

use super::headings;
use super::lookalikes;
use super::statements::StatementText;
use super::values::ValueParser;
use crate::core::toml::builder::Heading;
use crate::core::toml::parse::{Token, TokenKind};
use crate::core::toml::suggest::{quoted_toml, shortened_value, suggested_line};
use crate::core::toml::{Span, SyntaxError};

/// Says what is wrong with a statement. Of a heading, what it most likely names.
pub(super) fn explain_statement(
    text: &str,
    statement: &StatementText,
    syntax_errors: &mut Vec<SyntaxError>,
) -> Option<Heading> {
    if let Some(error) = explain_lookalike(text, statement) {
        syntax_errors.push(error);
        return None;
    }
    let tokens: Vec<Token> = statement
        .tokens
        .iter()
        .filter(|t| t.is_significant() || t.kind == TokenKind::Newline)
        .cloned()
        .collect();
    let start = tokens.iter().position(Token::is_significant)?;
    let tokens = &tokens[start..];
    let equals = tokens.iter().position(|token| token.kind == TokenKind::Equals);
    match equals {
        _ if tokens[0].kind == TokenKind::LeftSquareBracket => {
            return headings::explain_heading(text, tokens, syntax_errors);
        }
        Some(equals) => explain_key_and_value(text, tokens, equals, syntax_errors),
        None => syntax_errors.push(neither_key_nor_heading(text, statement, tokens)),
    }
    None
}

/// A blank or a mark that is not the one of TOML, outside of quotes.
fn explain_lookalike(text: &str, statement: &StatementText) -> Option<SyntaxError> {
    let atoms = statement.tokens.iter().filter(|token| token.kind == TokenKind::Atom);
    let mut characters = atoms.flat_map(|atom| {
        text[atom.place.clone()].char_indices().map(|(at, c)| (atom.place.start + at, c))
    });
    let quoted = |at: usize| {
        let line = &text[text[..at].rfind('\n').map_or(0, |n| n + 1)..at];
        line.contains(lookalikes::is_quote)
    };
    let odd = |c: char| lookalikes::is_blank(c) || lookalikes::ascii_lookalike(c).is_some();
    let has_equals = statement.tokens.iter().any(|token| token.kind == TokenKind::Equals);
    let (at, character) = characters.find(|(at, c)| odd(*c) && !quoted(*at))?;
    let place = at..at + character.len_utf8();
    let Some(mark) = lookalikes::ascii_lookalike(character) else {
        let code = u32::from(character);
        let message = format!("the blank here is not the plain one (it is U+{code:04X})");
        return Some(SyntaxError::new(place, message, "Replace it by the blank of the space bar."));
    };
    // In words without quotes it is meant as it is.
    let separates = mark == '=' || has_equals && matches!(mark, ',' | '[' | ']' | '{' | '}');
    separates.then(|| {
        let message = format!("`{character}` is not the `{mark}` that separates");
        SyntaxError::new(place, message, format!("Write `{mark}`."))
    })
}

/// `core team = "Ana"`
fn explain_key_and_value(
    text: &str,
    tokens: &[Token],
    equals: usize,
    syntax_errors: &mut Vec<SyntaxError>,
) {
    let (key, value) = (&tokens[..equals], &tokens[equals + 1..]);
    let before = syntax_errors.len();
    if let Some(error) = key_error(text, key, &tokens[equals]) {
        syntax_errors.push(error);
    }
    let name = match (key.first(), key.last()) {
        (Some(first), Some(last)) => &text[first.place.start..last.place.end],
        _ => "",
    };
    let name = if syntax_errors.len() > before { String::new() } else { shortened_value(name) };
    ValueParser::new(text, value, tokens[equals].place.end, syntax_errors).statement(&name);
}

fn key_error(text: &str, key: &[Token], equals: &Token) -> Option<SyntaxError> {
    let (Some(first), Some(last)) = (key.first(), key.last()) else {
        let help = "Write the key that it answers before the =.";
        return Some(SyntaxError::new(equals.place.clone(), "there is no key before this =", help));
    };
    let place = first.place.start..last.place.end;
    let written = &text[place.clone()];
    if let Some(sign) = foreign_comment(written) {
        return Some(foreign_comment_error(place.start..place.start + sign.len(), written, sign));
    }
    if let Some(name) = written.strip_suffix(':').filter(|name| is_name(name.trim())) {
        let help = format!("Write `{} = …`, without the colon.", shortened_value(name.trim()));
        return Some(SyntaxError::new(place, "between a key and its value stands only =", help));
    }
    if let Some(quoted) = key.iter().find(|token| token.is_unclosed(text)) {
        let (place, help) = (quoted.place.clone(), "Close it, or leave its quotes away.");
        return Some(SyntaxError::new(place, "this key has no closing quote", help));
    }
    let names = key.iter().filter(|token| token.is_key()).count();
    if names > key.len() - names + 1 && key.iter().all(Token::is_key) {
        let joined = shortened_value(&written.split_whitespace().collect::<Vec<_>>().join("_"));
        let help = format!("Write `{joined} = …`.");
        return Some(SyntaxError::new(place, "a key has no blanks in it", help));
    }
    let is_odd = |token: &&Token| {
        token.kind == TokenKind::Atom && !text[token.place.clone()].chars().all(is_bare)
    };
    let odd = key.iter().find(is_odd)?;
    let help = format!("Write `\"{}\" = …`.", shortened_value(&text[odd.place.clone()]));
    Some(SyntaxError::new(odd.place.clone(), "a key like this needs quotes", help))
}

/// Lines that are neither a heading nor a key with `=`.
fn neither_key_nor_heading(text: &str, statement: &StatementText, tokens: &[Token]) -> SyntaxError {
    let first = &tokens[0];
    let start = first.place.start;
    let line = text[start..statement.place.end].split('\n').next().unwrap_or_default().trim_end();
    let place = start..start + line.len();
    if let Some(sign) = foreign_comment(line) {
        return foreign_comment_error(start..start + sign.len(), line, sign);
    }
    if first.is_closing_bracket() {
        return closes_nothing(text, first);
    }
    if let Some(error) = colon_for_equals(line, start) {
        return error;
    }
    if let Some(item) = line.strip_prefix("- ").or_else(|| line.strip_prefix("* ")) {
        let help =
            format!("Write a list in brackets behind its key: `key = [{}]`.", value_as_toml(item));
        return SyntaxError::new(place, "a list is not written with dashes", help);
    }
    let second = tokens.get(1).filter(|t| t.place.start < place.end && t.is_significant());
    let key = shortened_value(&text[first.place.clone()]);
    let begins_value = |token: &Token| {
        use TokenKind::{LeftCurlyBracket, LeftSquareBracket};
        token.is_quoted() || matches!(token.kind, LeftSquareBracket | LeftCurlyBracket)
    };
    match second {
        Some(second) if is_name(&key) && begins_value(second) => {
            let help = suggested_line(&key, &value_as_toml(&text[second.place.start..place.end]));
            let message = format!("there is no = between `{key}` and its value");
            SyntaxError::new(place, message, help)
        }
        None if is_name(&key) => {
            let help = format!("Write `{key} = \"…\"`, or put # before it to leave it open.");
            SyntaxError::new(place, format!("`{key}` has no value"), help)
        }
        _ => {
            let end = statement.place.start + text[statement.place.clone()].trim_end().len();
            let message = "this is neither a key with its value nor a heading nor a remark";
            let help = "Put a text between quotes behind its key and =, and # before a remark.";
            SyntaxError::new(start..end.max(start), message, help)
        }
    }
}

/// `name: "Data"`
fn colon_for_equals(line: &str, start: usize) -> Option<SyntaxError> {
    let (key, value) = line.split_once(':')?;
    let at = start + key.len();
    let key = key.trim().trim_matches(['"', '\'']);
    let message = "between a key and its value stands =, not a colon";
    (is_name(key) && !value.starts_with("//"))
        .then(|| SyntaxError::new(at..at + 1, message, suggested_line(key, &value_as_toml(value))))
}

fn closes_nothing(text: &str, bracket: &Token) -> SyntaxError {
    let written = &text[bracket.place.clone()];
    let open = if written == "]" { "[" } else { "{" };
    let message = format!("there is no {open} that this {written} closes");
    let help = format!("Delete it, or write the {open} that is missing.");
    SyntaxError::new(bracket.place.clone(), message, help)
}

/// The sign of a remark in other languages.
fn foreign_comment(line: &str) -> Option<&'static str> {
    ["//", "/*", "--", ";", "<!--"].into_iter().find(|sign| line.starts_with(sign))
}

fn foreign_comment_error(place: Span, line: &str, sign: &str) -> SyntaxError {
    let words = line[sign.len()..].trim().trim_end_matches("*/").trim_end_matches("-->").trim();
    SyntaxError::new(
        place,
        "a remark begins with #",
        format!("Write `# {}`.", shortened_value(words)),
    )
}

/// A value as it should stand: as it is where it has quotes or brackets, and in quotes where not.
fn value_as_toml(value: &str) -> String {
    let value = value.trim().trim_end_matches([',', ';']).trim();
    let is_written = value.starts_with(['"', '\'', '[', '{']) || super::scalars::is_known(value);
    match value {
        "" => "\"…\"".to_owned(),
        _ if is_written => shortened_value(value),
        _ => quoted_toml(value),
    }
}

fn is_name(word: &str) -> bool {
    !word.is_empty() && word.chars().all(|c| is_bare(c) || c == '.')
}

fn is_bare(character: char) -> bool {
    character.is_ascii_alphanumeric() || matches!(character, '_' | '-')
}
