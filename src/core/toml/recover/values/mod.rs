//! A value that cannot be read: goes through it as TOML would, and names each error on the way.

mod brackets;

use super::{scalars, strings};
use crate::core::toml::parse::{Token, TokenKind};
use crate::core::toml::suggest::{quoted_toml, shortened_value, suggested_line};
use crate::core::toml::{Span, SyntaxError};

/// Goes through the tokens of a value and reports what is wrong.
pub(super) struct ValueParser<'t, 'e> {
    text: &'t str,
    tokens: &'t [Token],
    at: usize,
    /// Where the last token ended.
    behind: usize,
    /// How many brackets are open.
    depth: usize,
    /// Whether the rest of the value is not gone through.
    is_abandoned: bool,
    syntax_errors: &'e mut Vec<SyntaxError>,
}

/// Maximum number of brackets within brackets that are gone through.
const MAX_DEPTH: usize = 80;

impl<'t, 'e> ValueParser<'t, 'e> {
    /// The tokens behind the `=`, without blanks and comments.
    pub(super) fn new(
        text: &'t str,
        tokens: &'t [Token],
        behind: usize,
        syntax_errors: &'e mut Vec<SyntaxError>,
    ) -> Self {
        Self { text, tokens, at: 0, behind, depth: 0, is_abandoned: false, syntax_errors }
    }

    fn report(&mut self, place: Span, message: impl Into<String>, help: impl Into<String>) {
        self.syntax_errors.push(SyntaxError::new(place, message, help));
    }

    /// The value of a key, and what stands behind it on its line.
    pub(super) fn statement(mut self, key: &str) {
        while let Some(token) = self.peek().filter(|token| token.kind == TokenKind::Equals) {
            self.report(token.place.clone(), "there is one = too many", "Delete it.");
            self.next();
        }
        let first = self.peek().cloned();
        match first {
            Some(first) if first.kind != TokenKind::Newline => {
                self.value(key, true);
                self.rest(key, &first);
            }
            _ => {
                let place = self.behind..self.behind;
                let help =
                    "Write a text in quotes there, or put # before the line to leave it open.";
                let what = if key.is_empty() { "this key".to_owned() } else { format!("`{key}`") };
                self.report(place, format!("{what} has no value"), help);
            }
        }
    }

    fn peek(&self) -> Option<&'t Token> {
        self.tokens.get(self.at)
    }

    fn next(&mut self) -> Option<&'t Token> {
        let token = self.tokens.get(self.at)?;
        self.at += 1;
        self.behind = token.place.end;
        Some(token)
    }

    fn written(&self, token: &Token) -> &'t str {
        &self.text[token.place.clone()]
    }

    fn skip_lines(&mut self) {
        while self.peek().is_some_and(|token| token.kind == TokenKind::Newline) {
            self.at += 1;
        }
    }

    fn value(&mut self, key: &str, alone: bool) {
        let Some(token) = self.peek() else { return };
        match token.kind {
            TokenKind::LeftSquareBracket | TokenKind::LeftCurlyBracket
                if self.depth == MAX_DEPTH =>
            {
                let message = "the brackets are nested too deeply here";
                let help = "Write a list of texts, or records in braces.";
                self.report(token.place.clone(), message, help);
                self.at = self.tokens.len();
                self.is_abandoned = true;
            }
            TokenKind::LeftSquareBracket | TokenKind::LeftCurlyBracket => {
                self.depth += 1;
                self.brackets();
                self.depth -= 1;
            }
            _ if token.is_quoted() => self.string(key, alone),
            _ => self.scalar(key, alone),
        }
    }

    fn string(&mut self, key: &str, alone: bool) {
        let Some(token) = self.next() else { return };
        if let Some(error) = strings::explain_string(self.text, key, token) {
            self.syntax_errors.push(error);
        } else if let Some(error) = self.ended_early(key, alone, token) {
            self.syntax_errors.push(error);
            self.pass_item(alone);
        }
    }

    /// What is wrong where a text goes on behind the quote that ends it.
    fn ended_early(&self, key: &str, alone: bool, token: &Token) -> Option<SyntaxError> {
        let next = self.peek().filter(|next| {
            let is_word = matches!(next.kind, TokenKind::Atom | TokenKind::Dot);
            (is_word || next.is_quoted()) && !self.written(next).starts_with(';')
        })?;
        let quote = if self.written(token).starts_with('"') { '"' } else { '\'' };
        let line = line_at(self.text, token.place.start).trim_end().trim_end_matches(',');
        let reopened = line.ends_with(quote)
            && line.len() > token.place.len()
            && !line[token.place.len()..].contains(['=', ',']);
        let is_glued = next.place.start == self.behind;
        if !(is_glued || (alone && reopened && !next.is_quoted())) {
            return None;
        }
        let place = token.place.end - 1..token.place.end;
        let inside = line[1..].strip_suffix(quote).unwrap_or(&line[1..]);
        let ended = self.written(token)[1..].trim_end_matches([quote, ' ']);
        let in_quotes = || suggested_line(key, &quoted_toml(inside));
        Some(match quote {
            _ if ended.ends_with(',') => {
                let place = token.place.start..token.place.start + 1 + ended.len();
                let help = suggested_line(key, &quoted_toml(ended.trim_end_matches(',')));
                SyntaxError::new(place, "this text has no closing quote", help)
            }
            '\'' => SyntaxError::new(place, "the apostrophe ends the text here", in_quotes()),
            _ => {
                let is_short = line.len() <= 60 && alone;
                let escaped = || "Write a quote within a text as `\\\"`.".to_owned();
                let help = if is_short { in_quotes() } else { escaped() };
                SyntaxError::new(place, "the quote ends the text here", help)
            }
        })
    }

    /// Goes to the end of an item of a list, or of the line.
    fn pass_item(&mut self, alone: bool) {
        while let Some(token) = self.peek() {
            let ends = token.kind == TokenKind::Comma || token.is_closing_bracket();
            if token.kind == TokenKind::Newline || (ends && !alone) {
                break;
            }
            self.next();
        }
    }

    fn scalar(&mut self, key: &str, alone: bool) {
        let start = self.peek().map_or(self.behind, |token| token.place.start);
        if alone {
            self.scalar_alone(key, start);
            return;
        }
        while let Some(token) = self.peek() {
            let goes_on =
                matches!(token.kind, TokenKind::Atom | TokenKind::Dot | TokenKind::Equals);
            if !goes_on && !token.is_quoted() {
                break;
            }
            self.next();
        }
        let written = self.text.get(start..self.behind).unwrap_or_default().trim_end();
        if written.is_empty() {
            // Without the mark, the rest can be gone through.
            if let Some(token) = self.next() {
                let message = format!("`{}` has no place here", self.written(token));
                self.report(token.place.clone(), message, "Delete it.");
            }
        } else if !scalars::is_known(written) {
            self.syntax_errors.push(unquoted_value("", written, start));
        }
    }

    /// The only value of a key: whatever stands on the line belongs to it.
    fn scalar_alone(&mut self, key: &str, start: usize) {
        let line = line_at(self.text, start);
        // A comment stands behind a blank; `#` within a web address is none.
        let end = line.match_indices('#').find(|(at, _)| line[..*at].ends_with([' ', '\t']));
        let line = line[..end.map_or(line.len(), |(at, _)| at)].trim_end();
        let word_end = line.find([' ', '\t']).unwrap_or(line.len());
        let word = line[..word_end].trim_end_matches([',', ';']);
        if scalars::is_known(word)
            && (word.len() == line.len() || self.is_followed_by_statement(word.len()))
        {
            while self.peek().is_some_and(|token| token.place.start < start + word.len()) {
                self.next();
            }
            return;
        }
        self.pass_item(true);
        let written = line.trim_end_matches([',', ';', ' ']);
        self.syntax_errors.push(match written.chars().next() {
            Some(']' | '}') => {
                let message = format!("there is nothing that `{}` closes", &written[..1]);
                let help = "Delete it, or write the bracket that is missing.";
                SyntaxError::new(start..start + 1, message, help)
            }
            Some(',') | None => {
                SyntaxError::new(start..start + 1, "there is one comma too many", "Delete it.")
            }
            _ => unquoted_value(key, written, start),
        });
    }

    /// Whether, behind a value of so many bytes, the next key begins on the same line, or a comma.
    fn is_followed_by_statement(&self, length: usize) -> bool {
        let end = self.peek().map_or(0, |token| token.place.start) + length;
        let rest: Vec<_> = self.tokens[self.at..].iter().filter(|t| t.place.start >= end).collect();
        let rest: Vec<_> = rest.into_iter().take_while(|t| t.kind != TokenKind::Newline).collect();
        match rest.first() {
            Some(first) if first.is_key() => rest.iter().any(|t| t.kind == TokenKind::Equals),
            Some(first) => first.kind == TokenKind::Comma && rest.len() == 1,
            None => false,
        }
    }

    /// What stands behind a value on its line.
    fn rest(&mut self, key: &str, value: &Token) {
        let line = self.tokens[self.at..].iter();
        let line: Vec<_> = line.take_while(|token| token.kind != TokenKind::Newline).collect();
        let (Some(first), Some(last)) = (line.first(), line.last()) else { return };
        let place = first.place.clone();
        if let Some(list) = self.listed(value, &line) {
            let help = suggested_line(key, &format!("[{}]", shortened_value(&list)));
            self.report(place, "several values stand here, and only a list has several", help);
        } else if first.kind == TokenKind::Comma && line.len() == 1 {
            self.report(place, "there is no comma at the end of a line", "Delete it.");
        } else if self.written(first).starts_with(';') {
            let place = place.start..place.start + 1;
            self.report(place, "there is no semicolon at the end of a line", "Delete it.");
        } else if first.is_closing_bracket() {
            let message = format!("there is nothing that this {} closes", self.written(first));
            self.report(place, message, "Delete it, or write the bracket that is missing.");
        } else if is_pair(&line) {
            self.syntax_errors.push(no_line_of_its_own(self.text, first));
        } else {
            let help = "Put # before it if it is a remark; what belongs to a text stands between \
                        its quotes.";
            let place = place.start.max(self.behind)..last.place.end;
            self.report(place, "only a remark may stand behind a value", help);
        }
    }

    /// The items of the list that was meant, where texts stand one behind the other.
    fn listed(&self, value: &Token, line: &[&Token]) -> Option<String> {
        let last = line.last().filter(|_| value.is_quoted())?;
        let written = self.text[value.place.start..last.place.end].trim_end_matches(',');
        if let [only] = line {
            return only.is_quoted().then(|| written.replacen("\" ", "\", ", 1));
        }
        let is_item = |token: &&Token| token.is_quoted() || token.kind == TokenKind::Comma;
        line.iter().all(is_item).then(|| written.to_owned())
    }
}

/// A value that is neither in quotes nor a number, a date, `true` or `false`.
fn unquoted_value(key: &str, written: &str, start: usize) -> SyntaxError {
    let place = start..start + written.len();
    let written = written.trim_end_matches(',');
    let quote = written.chars().next_back().filter(|c| matches!(c, '"' | '\''));
    match quote {
        Some(quote) if written.matches(quote).count() == 1 => {
            let help = suggested_line(key, &quoted_toml(written.trim_end_matches(quote)));
            SyntaxError::new(place, "this text has no opening quote", help)
        }
        _ => scalars::explain_scalar(key, written, place),
    }
}

/// The text from a byte to the end of its line.
fn line_at(text: &str, start: usize) -> &str {
    text[start..].split('\n').next().unwrap_or_default()
}

/// Whether these tokens are a key with its value.
pub(super) fn is_pair(line: &[&Token]) -> bool {
    line.first().is_some_and(|first| first.is_key())
        && line.iter().any(|token| token.kind == TokenKind::Equals)
}

/// A key that stands behind something else.
pub(super) fn no_line_of_its_own(text: &str, key: &Token) -> SyntaxError {
    let name = &text[key.place.clone()];
    let message = format!("`{name}` has no line of its own");
    SyntaxError::new(key.place.clone(), message, format!("Begin a new line before `{name}`."))
}
