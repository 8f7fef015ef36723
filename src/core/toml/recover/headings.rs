//! A heading that cannot be read, and what it most likely names.

use super::values::{is_pair, no_line_of_its_own};
use crate::core::toml::SyntaxError;
use crate::core::toml::builder::Heading;
use crate::core::toml::parse::{Token, TokenKind};
use crate::core::toml::suggest::shortened_value;
use crate::core::toml::tree::Key;

/// Says what is wrong with a heading such as `[purpose domain]`. Gives back what it names, if
/// anything.
pub(super) fn explain_heading(
    text: &str,
    tokens: &[Token],
    syntax_errors: &mut Vec<SyntaxError>,
) -> Option<Heading> {
    let line: Vec<&Token> = tokens.iter().take_while(|t| t.kind != TokenKind::Newline).collect();
    let opened = line.iter().take(2).filter(|t| t.kind == TokenKind::LeftSquareBracket).count();
    let is_name = |token: &&Token| token.is_key() || token.kind == TokenKind::Dot;
    let name: Vec<&Token> = line[opened..].iter().copied().take_while(is_name).collect();
    let behind = &line[opened + name.len()..];
    let closed =
        behind.iter().take(2).take_while(|t| t.kind == TokenKind::RightSquareBracket).count();
    let begin = line[0].place.start;
    let end = behind.get(closed.saturating_sub(1)).map_or(begin + 1, |t| t.place.end);
    let keys =
        name.iter().filter(|token| token.is_key()).map(|token| heading_key(text, token)).collect();
    let heading = Heading { keys, is_list: opened == 2 || closed == 2, place: begin..end };
    let written: Vec<_> = heading.keys.iter().map(|key| &text[key.place.clone()]).collect();
    let written = shortened_value(&written.join("."));
    let proper = if heading.is_list { format!("[[{written}]]") } else { format!("[{written}]") };
    let write = format!("Write `{proper}`.");
    let place = begin..name.last().or(line.get(opened - 1)).map_or(begin + 1, |t| t.place.end);
    let dots = name.iter().filter(|t| t.kind == TokenKind::Dot).count();
    let error = |message: &str| SyntaxError::new(place.clone(), message, write.as_str());
    if heading.keys.is_empty() {
        let help = "Write it between the brackets: `[purpose.domain]`.";
        syntax_errors.push(SyntaxError::new(place, "this heading has no name", help));
        return None;
    }
    syntax_errors.push(match behind[closed..] {
        _ if dots + 1 != heading.keys.len() => {
            error("the parts of a heading are joined by single dots")
        }
        [] if closed < opened => error("this heading has no closing bracket"),
        _ if closed != opened => error("the brackets of this heading do not match"),
        [] => return None,
        [first, ..] => behind_heading(text, first, &behind[closed..]),
    });
    Some(heading)
}

fn heading_key(text: &str, token: &Token) -> Key {
    let name = text[token.place.clone()].trim_matches(['"', '\'']).to_owned();
    Key { name, place: token.place.clone() }
}

/// What stands on the line of a heading, behind it.
fn behind_heading(text: &str, first: &Token, line: &[&Token]) -> SyntaxError {
    if is_pair(line) {
        return no_line_of_its_own(text, first);
    }
    let end = line.last().map_or(first.place.end, |token| token.place.end);
    let help = "Put # before it if it is a remark, or else delete it.";
    let message = "only a remark may stand behind a heading";
    SyntaxError::new(first.place.start..end, message, help)
}
