//! The marks and words that a TOML text is made of.

use toml_parser::Source;
pub(crate) use toml_parser::lexer::TokenKind;

use crate::core::toml::tree::Span;

/// A mark or a word and where it stands.
#[derive(Clone, Debug)]
pub(crate) struct Token {
    pub(crate) kind: TokenKind,
    pub(crate) place: Span,
}

impl Token {
    /// Whether it is a text in quotes of some sort.
    pub(crate) fn is_quoted(&self) -> bool {
        use TokenKind::{BasicString, LiteralString, MlBasicString, MlLiteralString};
        matches!(self.kind, BasicString | LiteralString | MlBasicString | MlLiteralString)
    }

    /// Whether it can be a key or a part of one.
    pub(crate) fn is_key(&self) -> bool {
        use TokenKind::{Atom, BasicString, LiteralString};
        matches!(self.kind, Atom | BasicString | LiteralString)
    }

    /// Whether it is `]` or `}`.
    pub(crate) fn is_closing_bracket(&self) -> bool {
        matches!(self.kind, TokenKind::RightSquareBracket | TokenKind::RightCurlyBracket)
    }

    /// Whether it is neither blank nor a comment.
    pub(crate) fn is_significant(&self) -> bool {
        use TokenKind::{Comment, Eof, Newline, Whitespace};
        !matches!(self.kind, Whitespace | Comment | Newline | Eof)
    }

    /// Whether it is a text in quotes that ends without the quote it began with.
    pub(crate) fn is_unclosed(&self, text: &str) -> bool {
        let written = &text[self.place.clone()];
        let quote = match self.kind {
            TokenKind::BasicString => "\"",
            TokenKind::LiteralString => "'",
            TokenKind::MlBasicString => "\"\"\"",
            TokenKind::MlLiteralString => "'''",
            _ => return false,
        };
        let Some(inside) = written.strip_suffix(quote) else { return true };
        let escaped = inside.len() - inside.trim_end_matches('\\').len();
        let is_basic = quote.starts_with('"');
        inside.len() < quote.len() || (is_basic && escaped % 2 == 1)
    }
}

/// The tokens of a text from a byte on, in the order they stand.
pub(crate) fn tokens(text: &str, from: usize) -> impl Iterator<Item = Token> {
    Source::new(&text[from..]).lex().map(move |token| {
        let span = token.span();
        Token { kind: token.kind(), place: from + span.start()..from + span.end() }
    })
}

/// Where the comments of a text stand, each from its `#` to the end of its line. The text does not
/// begin within a string.
pub fn comments(text: &str) -> impl Iterator<Item = Span> {
    let comments = tokens(text, 0).filter(|token| token.kind == TokenKind::Comment);
    comments.map(|Token { place, .. }| place.start..place.start + text[place].trim_end().len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_are_told_from_strings() {
        let text = "# a\nx = \"no # \\\" here\" # b\ny = '''\n# no\n'''' # c\n\"k#\" = 'é#'#d\r\n\
                    z = \"\"\"\"#\"\\\"\"\"\"\"\" # e";
        let found: Vec<_> = comments(text).map(|place| &text[place]).collect();
        assert_eq!(found, ["# a", "# b", "# c", "#d", "# e"]);
    }
}
