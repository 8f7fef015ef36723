//! What spoils a text wherever it stands: marks of an unsettled merge, lone carriage returns and
//! control characters. They are named and blanked out, so that the rest can be read.

use crate::core::toml::syntax_error::{MAX_SYNTAX_ERRORS, SyntaxError};
use crate::core::toml::tree::Span;

/// The text with blanks in place of what spoils it, as many bytes as before, and what that was.
pub(super) fn blanked_out(text: &str) -> (String, Vec<SyntaxError>) {
    let mut syntax_errors = Vec::new();
    let mut bytes = text.as_bytes().to_owned();
    explain_conflict_markers(text, &mut bytes, &mut syntax_errors);
    carriage_returns(text, &mut bytes, &mut syntax_errors);
    control_characters(text, &mut bytes, &mut syntax_errors);
    // Only whole characters were blanked out, so that it is text still.
    (String::from_utf8(bytes).unwrap_or_else(|_| text.to_owned()), syntax_errors)
}

fn blank_out(bytes: &mut [u8], place: Span) {
    for byte in &mut bytes[place] {
        if *byte != b'\n' {
            *byte = b' ';
        }
    }
}

/// Where git has left two versions of the same lines, the first is read and the second is not.
fn explain_conflict_markers(text: &str, bytes: &mut [u8], syntax_errors: &mut Vec<SyntaxError>) {
    let (mut begun, mut second): (Option<Span>, Option<usize>) = (None, None);
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let place = at..at + line.len();
        at = place.end;
        let mark = line.trim_end();
        let is_mark = |m: &str| {
            mark.strip_prefix(m).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
        };
        if is_mark("<<<<<<<") {
            (begun, second) = (Some(place), None);
        } else if begun.is_some() && second.is_none() && (is_mark("=======") || is_mark("|||||||"))
        {
            second = Some(place.start);
        } else if is_mark(">>>>>>>")
            && let (Some(first), Some(from)) = (begun.take(), second.take())
        {
            blank_out(bytes, first.clone());
            blank_out(bytes, from..place.end);
            syntax_errors.push(SyntaxError::new(
                first.start..place.end,
                "git has left two versions of these lines here",
                "Keep the lines that hold, and delete the others with the lines of <<<<<<<, \
                 ======= and >>>>>>>.",
            ));
        }
    }
}

fn carriage_returns(text: &str, bytes: &mut [u8], syntax_errors: &mut Vec<SyntaxError>) {
    let alone = |at: &usize| text.as_bytes().get(at + 1) != Some(&b'\n');
    let found: Vec<usize> = text.match_indices('\r').map(|(at, _)| at).filter(alone).collect();
    for at in &found {
        bytes[*at] = b'\n';
    }
    if let Some(first) = found.first() {
        let message = match found.len() {
            1 => "a carriage return stands here alone".to_owned(),
            n => format!("{n} carriage returns stand alone, the first here"),
        };
        let help = "Save the file with the usual line ends, LF or CRLF; an editor can do that.";
        syntax_errors.push(SyntaxError::new(*first..first + 1, message, help));
    }
}

/// One error for each line that has any.
fn control_characters(text: &str, bytes: &mut [u8], syntax_errors: &mut Vec<SyntaxError>) {
    let spoils = |c: char| c.is_ascii_control() && !matches!(c, '\t' | '\n' | '\r');
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let mut first = None;
        for (at, character) in line.char_indices().filter(|(_, c)| spoils(*c)) {
            bytes[start + at] = b' ';
            first = first.or(Some((start + at, u32::from(character))));
        }
        if let Some((at, code)) = first.filter(|_| syntax_errors.len() < MAX_SYNTAX_ERRORS) {
            syntax_errors.push(SyntaxError::new(
                at..at + 1,
                "a control character stands here, which cannot be seen",
                format!("Delete it; in a text in quotes it is written \\u{code:04X}."),
            ));
        }
        start += line.len();
    }
}
