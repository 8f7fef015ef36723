//! Where the comments of a text stand. The tree of a text does not know them.

use super::Span;

/// Where the comments of a text that is TOML stand, each from its `#` to the end of its line.
#[must_use]
pub fn comments(text: &str) -> Vec<Span> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let rest = &text[at..];
        at += match rest.as_bytes()[0] {
            b'#' => {
                let length = rest.find('\n').unwrap_or(rest.len());
                found.push(at..at + rest[..length].trim_end().len());
                length
            }
            b'"' if rest.starts_with("\"\"\"") => string(rest, "\"\"\"", true),
            b'\'' if rest.starts_with("'''") => string(rest, "'''", false),
            b'"' => string(rest, "\"", true),
            b'\'' => string(rest, "'", false),
            _ => rest.chars().next().map_or(1, char::len_utf8),
        };
    }
    found
}

/// The length of the string that the text begins with.
fn string(text: &str, quote: &str, escapes: bool) -> usize {
    let mut at = quote.len();
    while at < text.len() {
        let rest = &text[at..];
        if escapes && rest.starts_with('\\') {
            at += 1 + rest[1..].chars().next().map_or(0, char::len_utf8);
        } else if rest.starts_with(quote) {
            at += quote.len();
            // Up to two quotes may stand right before the three that end it.
            let more = text[at..].bytes().take_while(|b| quote.as_bytes()[0] == *b).count();
            return at + if quote.len() == 3 { more.min(2) } else { 0 };
        } else {
            at += rest.chars().next().map_or(1, char::len_utf8);
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_are_told_from_strings() {
        let text = "# a\nx = \"no # \\\" here\" # b\ny = '''\n# no\n'''' # c\n\"k#\" = 'é#'#d";
        let found: Vec<_> = comments(text).into_iter().map(|place| &text[place]).collect();
        assert_eq!(found, ["# a", "# b", "# c", "#d"]);
    }
}
