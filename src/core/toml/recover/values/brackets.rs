//! Lists and braces: their items, and the commas between them.

use super::{Token, TokenKind, ValueParser};

impl ValueParser<'_, '_> {
    /// Goes through a list, or through braces.
    pub(super) fn brackets(&mut self) {
        let Some(open) = self.next() else { return };
        let is_list = open.kind == TokenKind::LeftSquareBracket;
        let closing =
            if is_list { TokenKind::RightSquareBracket } else { TokenKind::RightCurlyBracket };
        let (item, message, help) = if is_list {
            ("item", "this list has no closing bracket", "Put ] behind its last item.")
        } else {
            ("value", "this { has no closing }", "Put } behind the last value.")
        };
        let mut needs_comma = false;
        loop {
            self.skip_lines();
            let next = self.peek().filter(|token| is_list || !ends_braces(token.kind));
            match next.map(|token| (token, token.kind)) {
                None if self.is_abandoned => return,
                None => return self.report(open.place.clone(), message, help),
                Some((_, TokenKind::Comma)) => {
                    self.comma(needs_comma);
                    needs_comma = false;
                }
                Some((_, kind)) if kind == closing => {
                    self.next();
                    return;
                }
                Some((token, _)) => {
                    if needs_comma {
                        self.missing_comma(token, item);
                    }
                    needs_comma = if is_list { self.item() } else { self.field() };
                }
            }
        }
    }

    /// An item of a list. Gives back whether a comma has to follow.
    fn item(&mut self) -> bool {
        let (before, item) = (self.syntax_errors.len(), self.at);
        self.value("", false);
        // A text without its closing quote has taken the comma with it.
        let took = self.text[..self.behind].trim_end().ends_with(',');
        if self.at == item {
            self.next();
        }
        !(self.syntax_errors.len() > before && took)
    }

    /// `key = value` between braces, behind which a comma has to follow.
    fn field(&mut self) -> bool {
        let begin = self.at;
        while self.peek().is_some_and(|t| t.is_key() || t.kind == TokenKind::Dot) {
            self.next();
        }
        let Some(first) = self.tokens.get(begin).filter(|_| self.at > begin) else {
            if let Some(token) = self.next() {
                let message = format!("`{}` has no place here", self.written(token));
                self.report(token.place.clone(), message, "Write a key, = and a value.");
            }
            return true;
        };
        let key = self.text[first.place.start..self.behind].trim().to_owned();
        if self.peek().is_some_and(|token| token.kind == TokenKind::Equals) {
            self.next();
            let is_over =
                |t: &Token| t.kind == TokenKind::Comma || t.kind == TokenKind::RightCurlyBracket;
            if self.peek().is_some_and(is_over) {
                let place = self.behind..self.behind;
                let help = "Write a text in quotes there, or leave the key away.";
                self.report(place, format!("`{key}` has no value"), help);
            } else {
                self.value(&key, false);
            }
            return true;
        }
        let name: String =
            key.chars().take_while(|c| c.is_alphanumeric() || "_-".contains(*c)).collect();
        let colon = key[name.len()..].trim_start().starts_with(':');
        let what = if colon {
            "between a key and its value stands =, not a colon"
        } else {
            "there is no = behind this key"
        };
        let place = first.place.start..self.behind;
        self.report(place, what, format!("Write `{name} = …`."));
        self.pass_item(false);
        true
    }

    fn missing_comma(&mut self, token: &Token, what: &str) {
        if self.written(token) == ";" {
            self.next();
            let message = "a comma separates, not a semicolon";
            self.report(token.place.clone(), message, "Write `,`.");
        } else {
            let place = self.behind..self.behind;
            let message = format!("there is no comma behind this {what}");
            self.report(place, message, "Write `,` here.");
        }
    }

    fn comma(&mut self, is_needed: bool) {
        if let Some(comma) = self.next().filter(|_| !is_needed) {
            let place = comma.place.clone();
            self.report(place, "there is one comma too many", "Delete it.");
        }
    }
}

/// Whether braces cannot go on with this, whatever closes them.
fn ends_braces(kind: TokenKind) -> bool {
    matches!(kind, TokenKind::RightSquareBracket | TokenKind::LeftCurlyBracket)
}
