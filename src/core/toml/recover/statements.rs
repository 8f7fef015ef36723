//! A text in its statements: each a heading, or a key with its value, or neither.
//!
//! What is not closed does not swallow the rest of the file: a statement ends at the latest where
//! the next one plainly begins.

use crate::core::toml::Span;
use crate::core::toml::parse::{Token, TokenKind, tokens};

/// Maximum number of lines that a text in single quotes is taken to go on by mistake.
const MAX_SPILL_LINES: usize = 40;

/// A heading, or a key with its value, or lines that are neither.
#[derive(Debug)]
pub(super) struct StatementText {
    /// With the line break at its end.
    pub(super) place: Span,
    /// All of its tokens, blanks and comments too.
    pub(super) tokens: Vec<Token>,
}

impl StatementText {
    /// Whether it is only blank, or a comment.
    pub(super) fn is_empty(&self) -> bool {
        !self.tokens.iter().any(Token::is_significant)
    }

    /// Whether it is neither a heading nor a key with `=`.
    pub(super) fn is_neither_key_nor_heading(&self) -> bool {
        let first = self.tokens.iter().find(|token| token.is_significant());
        first.is_some_and(|token| token.kind != TokenKind::LeftSquareBracket)
            && !self.tokens.iter().any(|token| token.kind == TokenKind::Equals)
    }
}

/// The statements of a text, which together are the text.
pub(super) fn split_into_statements(text: &str) -> Vec<StatementText> {
    let mut all: Vec<StatementText> = Vec::new();
    let mut in_prose = false;
    let mut at = 0;
    while at < text.len() {
        let statement = statement_at(text, at);
        at = statement.place.end;
        match all.last_mut() {
            // Words that run over several lines are one mistake.
            Some(last) if in_prose && statement.is_neither_key_nor_heading() => {
                last.place.end = statement.place.end;
                last.tokens.extend(statement.tokens);
            }
            _ => {
                in_prose = statement.is_neither_key_nor_heading() && is_prose(text, &statement);
                all.push(statement);
            }
        }
    }
    all
}

/// Whether a statement that is neither key nor heading is words and nothing but words.
fn is_prose(text: &str, statement: &StatementText) -> bool {
    let words = statement.tokens.iter().filter(|token| token.kind == TokenKind::Atom).count();
    words > 1 && !text[statement.place.clone()].contains(['"', '\'', ':', '[', ']', '{', '}'])
}

fn statement_at(text: &str, from: usize) -> StatementText {
    let mut found: Vec<Token> = Vec::new();
    let mut open = Vec::new();
    let mut has_equals = false;
    let mut coming = tokens(text, from);
    let mut end = text.len();
    let mut before = TokenKind::Newline;
    while let Some(mut token) = coming.next() {
        match token.kind {
            TokenKind::Eof => break,
            TokenKind::Newline
                if open.is_empty()
                    || next_line_begins_statement(text, token.place.end, &open, before) =>
            {
                end = token.place.end;
                found.push(token);
                break;
            }
            TokenKind::Equals => has_equals = true,
            TokenKind::LeftSquareBracket if has_equals => open.push(TokenKind::RightSquareBracket),
            TokenKind::LeftCurlyBracket if has_equals => open.push(TokenKind::RightCurlyBracket),
            kind if open.last() == Some(&kind) => drop(open.pop()),
            TokenKind::MlBasicString | TokenKind::MlLiteralString => {
                if let Some(cut) = cut_of_unclosed(text, &token) {
                    token.place.end = cut;
                    found.push(token);
                    end = cut;
                    break;
                }
            }
            TokenKind::BasicString | TokenKind::LiteralString if token.is_unclosed(text) => {
                if let Some(close) = close_in_next_lines(text, &token) {
                    token.place.end = close;
                    coming = tokens(text, close);
                }
            }
            _ => {}
        }
        if token.is_significant() {
            before = token.kind;
        }
        found.push(token);
    }
    StatementText { place: from..end, tokens: found }
}

/// Whether the next line plainly begins something else, although brackets are open.
fn next_line_begins_statement(
    text: &str,
    at: usize,
    open: &[TokenKind],
    before: TokenKind,
) -> bool {
    let line = text[at..].lines().next().unwrap_or_default();
    let in_braces = open.last() == Some(&TokenKind::RightCurlyBracket);
    let goes_on = in_braces && matches!(before, TokenKind::Comma | TokenKind::LeftCurlyBracket);
    is_heading(line) || (is_assignment(line) && !goes_on)
}

/// Where a text in three quotes should have ended, if its end belongs to the next text.
fn cut_of_unclosed(text: &str, token: &Token) -> Option<usize> {
    let written = &text[token.place.clone()];
    let last = written.rsplit('\n').next().unwrap_or_default().trim_end_matches(['"', '\'']);
    let is_next = is_assignment(last) && last.trim_end().ends_with('=');
    let is_run_on = token.is_unclosed(text) || (is_next && written.contains('\n'));
    if !is_run_on {
        return None;
    }
    let mut at = token.place.start;
    for line in written.split_inclusive('\n') {
        if at > token.place.start && (is_assignment(line) || is_heading(line)) {
            return Some(at);
        }
        at += line.len();
    }
    Some(token.place.end)
}

/// Where a text in single quotes that goes on in the next lines is closed in the end.
fn close_in_next_lines(text: &str, token: &Token) -> Option<usize> {
    let quote = text[token.place.clone()].chars().next()?;
    let mut at = token.place.end;
    for (number, line) in
        text[token.place.end..].split_inclusive('\n').take(MAX_SPILL_LINES).enumerate()
    {
        let words = line.trim().trim_end_matches(',');
        let ends = words.is_empty() || is_assignment(line) || is_heading(line);
        if number > 0 && (ends || words.starts_with(quote)) {
            return None;
        }
        if number > 0
            && let Some(close) = line.find(quote)
        {
            let closes_the_line = words.find(quote) == Some(words.len() - 1);
            return closes_the_line.then_some(at + close + 1);
        }
        at += line.len();
    }
    None
}

/// `key =` at the beginning of a line.
pub(super) fn is_assignment(line: &str) -> bool {
    let Some((key, value)) = line.split_once('=') else { return false };
    let key = key.trim();
    let bare = |c: char| c.is_alphanumeric() || "_-.\"' ".contains(c);
    !value.starts_with('=')
        && key.starts_with(|c: char| c.is_alphanumeric() || c == '_' || c == '"')
        && key.chars().all(bare)
        && !key.contains(' ')
}

/// `[key]` or `[[key]]` alone on a line.
pub(super) fn is_heading(line: &str) -> bool {
    let line = line.split('#').next().unwrap_or_default().trim();
    let Some(name) = line.strip_prefix('[') else { return false };
    let name = name.strip_prefix('[').unwrap_or(name).trim_end_matches(']');
    name.len() < line.len() - 1
        && name.starts_with(|c: char| c.is_alphabetic() || c == '_')
        && name.chars().all(|c| c.is_alphanumeric() || "_-.\"' ".contains(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(text: &str) -> Vec<&str> {
        split_into_statements(text).iter().map(|s| &text[s.place.clone()]).collect()
    }

    #[test]
    fn a_text_falls_into_its_statements() {
        let text =
            "[a] # x\nb = [\n  1, # y\n  2 ]\n\nc = \"\"\"\nd = 1\n\"\"\"\ne = { f = 1,\n g = 2 }";
        assert_eq!(
            parts(text),
            [
                "[a] # x\n",
                "b = [\n  1, # y\n  2 ]\n",
                "\n",
                "c = \"\"\"\nd = 1\n\"\"\"\n",
                "e = { f = 1,\n g = 2 }"
            ]
        );
    }

    #[test]
    fn what_is_not_closed_ends_where_the_next_begins() {
        assert_eq!(parts("a = [\n 1,\nb = 2\n"), ["a = [\n 1,\n", "b = 2\n"]);
        assert_eq!(parts("a = { x = 1\n[b]\n"), ["a = { x = 1\n", "[b]\n"]);
        assert_eq!(
            parts("a = \"\"\"\none\n\nb = \"\"\"\ntwo\n\"\"\"\n"),
            ["a = \"\"\"\none\n\n", "b = \"\"\"\ntwo\n\"\"\"\n"]
        );
        assert_eq!(parts("a = '''\none\n[b]\nc = 1\n"), ["a = '''\none\n", "[b]\n", "c = 1\n"]);
        assert_eq!(parts("a = \"one\ntwo\"\nb = 1"), ["a = \"one\ntwo\"\n", "b = 1"]);
        assert_eq!(parts("a = \"one\nb = \"two\"\n"), ["a = \"one\n", "b = \"two\"\n"]);
        assert_eq!(parts("one two\nthree\n\na = 1"), ["one two\nthree\n", "\n", "a = 1"]);
    }
}
