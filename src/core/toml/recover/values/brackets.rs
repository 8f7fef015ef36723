//! Lists and braces: their items, and the commas between them.

use super::{Kind, SyntaxError, Token, ValueParser};

impl ValueParser<'_> {
    pub(super) fn list(&mut self, syntax_errors: &mut Vec<SyntaxError>) {
        let Some(open) = self.next() else { return };
        let mut needs_comma = false;
        loop {
            self.skip_lines();
            let Some(token) = self.peek() else {
                let help = "Put ] behind its last item.";
                self.unclosed(open, "this list has no closing bracket", help, syntax_errors);
                return;
            };
            match token.kind {
                Kind::RightSquareBracket => {
                    self.next();
                    return;
                }
                Kind::Comma => {
                    self.comma(needs_comma, syntax_errors);
                    needs_comma = false;
                }
                _ => {
                    if needs_comma {
                        self.miss_comma(token, "item", syntax_errors);
                    }
                    let (before, item) = (syntax_errors.len(), self.at);
                    self.value("", false, syntax_errors);
                    // A text without its closing quote has taken the comma with it.
                    let took = self.text[..self.behind].trim_end().ends_with(',');
                    needs_comma = !(syntax_errors.len() > before && took);
                    if self.at == item {
                        self.next();
                    }
                }
            }
        }
    }

    pub(super) fn braces(&mut self, syntax_errors: &mut Vec<SyntaxError>) {
        let Some(open) = self.next() else { return };
        let mut needs_comma = false;
        loop {
            self.skip_lines();
            let Some(token) = self.peek() else {
                let help = "Put } behind the last value.";
                self.unclosed(open, "this { has no closing }", help, syntax_errors);
                return;
            };
            match token.kind {
                Kind::RightCurlyBracket => {
                    self.next();
                    return;
                }
                Kind::RightSquareBracket | Kind::LeftCurlyBracket => {
                    let help = "Put } behind the last value.";
                    syntax_errors.push(SyntaxError::new(
                        open.place.clone(),
                        "this { has no closing }",
                        help,
                    ));
                    return;
                }
                Kind::Comma => {
                    self.comma(needs_comma, syntax_errors);
                    needs_comma = false;
                }
                _ => {
                    if needs_comma {
                        self.miss_comma(token, "value", syntax_errors);
                    }
                    self.field(syntax_errors);
                    needs_comma = true;
                }
            }
        }
    }

    /// `key = value` between braces.
    fn field(&mut self, syntax_errors: &mut Vec<SyntaxError>) {
        let begin = self.at;
        while self.peek().is_some_and(|t| t.is_key() || t.kind == Kind::Dot) {
            self.next();
        }
        let Some(first) = self.tokens.get(begin).filter(|_| self.at > begin) else {
            if let Some(token) = self.next() {
                let message = format!("`{}` has no place here", self.written(token));
                syntax_errors.push(SyntaxError::new(
                    token.place.clone(),
                    message,
                    "Write a key, = and a value.",
                ));
            }
            return;
        };
        let key = self.text[first.place.start..self.behind].trim().to_owned();
        if self.peek().is_some_and(|token| token.kind == Kind::Equals) {
            self.next();
            if self.peek().is_some_and(|t| matches!(t.kind, Kind::Comma | Kind::RightCurlyBracket))
            {
                let place = self.behind..self.behind;
                let help = "Write a text in quotes there, or leave the key away.";
                syntax_errors.push(SyntaxError::new(place, format!("`{key}` has no value"), help));
                return;
            }
            self.value(&key, false, syntax_errors);
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
        syntax_errors.push(SyntaxError::new(place, what, format!("Write `{name} = …`.")));
        self.pass_item(false);
    }

    fn unclosed(
        &self,
        open: &Token,
        message: &str,
        help: &str,
        syntax_errors: &mut Vec<SyntaxError>,
    ) {
        if !self.given_up {
            syntax_errors.push(SyntaxError::new(open.place.clone(), message, help));
        }
    }

    fn miss_comma(&mut self, token: &Token, what: &str, syntax_errors: &mut Vec<SyntaxError>) {
        if self.written(token) == ";" {
            self.next();
            let message = "a comma separates, not a semicolon";
            syntax_errors.push(SyntaxError::new(token.place.clone(), message, "Write `,`."));
        } else {
            let place = self.behind..self.behind;
            let message = format!("there is no comma behind this {what}");
            syntax_errors.push(SyntaxError::new(place, message, "Write `,` here."));
        }
    }

    fn comma(&mut self, is_needed: bool, syntax_errors: &mut Vec<SyntaxError>) {
        if let Some(comma) = self.next().filter(|_| !is_needed) {
            let place = comma.place.clone();
            syntax_errors.push(SyntaxError::new(
                place,
                "there is one comma too many",
                "Delete it.",
            ));
        }
    }
}
