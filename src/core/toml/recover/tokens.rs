//! The marks and words that a TOML text is made of. The only file that names `toml_parser`.

use toml_parser::Source;
pub(super) use toml_parser::lexer::TokenKind as Kind;

use crate::core::toml::Span;

/// A mark or a word and where it stands.
#[derive(Clone, Debug)]
pub(super) struct Token {
    pub(super) kind: Kind,
    pub(super) place: Span,
}

impl Token {
    /// Whether it is a text in quotes of some sort.
    pub(super) fn is_quoted(&self) -> bool {
        use Kind::{BasicString, LiteralString, MlBasicString, MlLiteralString};
        matches!(self.kind, BasicString | LiteralString | MlBasicString | MlLiteralString)
    }

    /// Whether it can be a key or a part of one.
    pub(super) fn is_key(&self) -> bool {
        matches!(self.kind, Kind::Atom | Kind::BasicString | Kind::LiteralString)
    }

    /// Whether it is neither blank nor a remark.
    pub(super) fn counts(&self) -> bool {
        !matches!(self.kind, Kind::Whitespace | Kind::Comment | Kind::Newline | Kind::Eof)
    }

    /// Whether it is a text in quotes that ends without the quote it began with.
    pub(super) fn is_unclosed(&self, text: &str) -> bool {
        let written = &text[self.place.clone()];
        let quote = match self.kind {
            Kind::BasicString => "\"",
            Kind::LiteralString => "'",
            Kind::MlBasicString => "\"\"\"",
            Kind::MlLiteralString => "'''",
            _ => return false,
        };
        let Some(inside) = written.strip_suffix(quote) else { return true };
        let escaped = inside.len() - inside.trim_end_matches('\\').len();
        let is_basic = quote.starts_with('"');
        inside.len() < quote.len() || (is_basic && escaped % 2 == 1)
    }
}

/// The tokens of a text from a byte on, in the order they stand.
pub(super) fn tokens(text: &str, from: usize) -> impl Iterator<Item = Token> {
    Source::new(&text[from..]).lex().map(move |token| {
        let span = token.span();
        Token { kind: token.kind(), place: from + span.start()..from + span.end() }
    })
}
