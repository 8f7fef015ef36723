//! Lists and braces: their items, and the commas between them.

use super::{Token, TokenKind, ValueParser};

impl ValueParser<'_, '_> {
    pub(super) fn list(&mut self) {
        let Some(open) = self.next() else { return };
        let mut needs_comma = false;
        loop {
            self.skip_lines();
            let Some(token) = self.peek() else {
                let help = "Put ] behind its last item.";
                self.unclosed(open, "this list has no closing bracket", help);
                return;
            };
            match token.kind {
                TokenKind::RightSquareBracket => {
                    self.next();
                    return;
                }
                TokenKind::Comma => {
                    self.comma(needs_comma);
                    needs_comma = false;
                }
                _ => {
                    if needs_comma {
                        self.missing_comma(token, "item");
                    }
                    let (before, item) = (self.syntax_errors.len(), self.at);
                    self.value("", false);
                    // A text without its closing quote has taken the comma with it.
                    let took = self.text[..self.behind].trim_end().ends_with(',');
                    needs_comma = !(self.syntax_errors.len() > before && took);
                    if self.at == item {
                        self.next();
                    }
                }
            }
        }
    }

    pub(super) fn braces(&mut self) {
        let Some(open) = self.next() else { return };
        let mut needs_comma = false;
        loop {
            self.skip_lines();
            let Some(token) = self.peek() else {
                let help = "Put } behind the last value.";
                self.unclosed(open, "this { has no closing }", help);
                return;
            };
            match token.kind {
                TokenKind::RightCurlyBracket => {
                    self.next();
                    return;
                }
                TokenKind::RightSquareBracket | TokenKind::LeftCurlyBracket => {
                    let help = "Put } behind the last value.";
                    self.report(open.place.clone(), "this { has no closing }", help);
                    return;
                }
                TokenKind::Comma => {
                    self.comma(needs_comma);
                    needs_comma = false;
                }
                _ => {
                    if needs_comma {
                        self.missing_comma(token, "value");
                    }
                    self.field();
                    needs_comma = true;
                }
            }
        }
    }

    /// `key = value` between braces.
    fn field(&mut self) {
        let begin = self.at;
        while self.peek().is_some_and(|t| t.is_key() || t.kind == TokenKind::Dot) {
            self.next();
        }
        let Some(first) = self.tokens.get(begin).filter(|_| self.at > begin) else {
            if let Some(token) = self.next() {
                let message = format!("`{}` has no place here", self.written(token));
                self.report(token.place.clone(), message, "Write a key, = and a value.");
            }
            return;
        };
        let key = self.text[first.place.start..self.behind].trim().to_owned();
        if self.peek().is_some_and(|token| token.kind == TokenKind::Equals) {
            self.next();
            if self
                .peek()
                .is_some_and(|t| matches!(t.kind, TokenKind::Comma | TokenKind::RightCurlyBracket))
            {
                let place = self.behind..self.behind;
                let help = "Write a text in quotes there, or leave the key away.";
                self.report(place, format!("`{key}` has no value"), help);
                return;
            }
            self.value(&key, false);
            return;
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
    }

    fn unclosed(&mut self, open: &Token, message: &str, help: &str) {
        if !self.is_abandoned {
            self.report(open.place.clone(), message, help);
        }
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
