//! Keeps what is printed for people from being taken for orders. A CI reads the log of its steps:
//! `::error …` at the beginning of a line is a command to it, and `##vso[…]` or `##[…]` anywhere.

use std::borrow::Cow;

/// The text with a `\` in every workflow command, which then is one no more. Lines end at `\n`; our
/// own colours do not count.
#[must_use]
pub fn without_workflow_commands(text: &str) -> Cow<'_, str> {
    let beginnings = ["::", "##", ":\u{1b}", "#\u{1b}"];
    if !beginnings.iter().any(|beginning| text.contains(beginning)) {
        return Cow::Borrowed(text);
    }
    let lines = text.split_inclusive('\n').map(|line| {
        let start = line.len() - without_blanks_and_colours(line).len();
        let (before, rest) = line.split_at(start);
        let is_command =
            rest.strip_prefix(':').is_some_and(|r| without_colours(r).starts_with(':'));
        let mark = if is_command { "\\" } else { "" };
        format!("{before}{mark}{}", without_bracket_commands(rest, "\\#"))
    });
    Cow::Owned(lines.collect())
}

/// The text in which the second `#` of `##[`, `##vso[` and the like is written as `hash`.
pub(super) fn without_bracket_commands(text: &str, hash: &str) -> String {
    let mut written = String::with_capacity(text.len() + 8);
    let mut rest = text;
    while let Some(at) = rest.find('#') {
        let (before, after) = rest.split_at(at + 1);
        written.push_str(before);
        let second = without_colours(after);
        match second.strip_prefix('#') {
            Some(behind) if opens_bracket(behind) => {
                written.push_str(&after[..after.len() - second.len()]);
                written.push_str(hash);
                rest = behind;
            }
            _ => rest = after,
        }
    }
    written + rest
}

/// Whether a bracket follows behind a name, colours not counted.
fn opens_bracket(text: &str) -> bool {
    let mut rest = text;
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_ascii_alphanumeric());
        match without_colour(rest) {
            Some(after) => rest = after,
            None => return rest.starts_with('['),
        }
    }
}

/// What follows behind a code of colour, where the text begins with one.
fn without_colour(text: &str) -> Option<&str> {
    let codes = text.strip_prefix("\u{1b}[")?;
    codes.trim_start_matches(|c: char| c.is_ascii_digit() || c == ';').strip_prefix('m')
}

/// What follows behind all codes of colour at the beginning.
fn without_colours(text: &str) -> &str {
    let mut rest = text;
    while let Some(after) = without_colour(rest) {
        rest = after;
    }
    rest
}

/// What a runner looks at: blanks at the beginning do not count, nor what has no width.
fn without_blanks_and_colours(line: &str) -> &str {
    let is_blank = |c: char| {
        (c.is_whitespace() && c != '\n')
            || matches!(c, '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
    };
    let mut rest = line.trim_start_matches(is_blank);
    while let Some(after) = without_colour(rest) {
        rest = after.trim_start_matches(is_blank);
    }
    rest
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Whether a runner would act on a line: GitHub's trims it, and looks for `##[` anywhere, as that
    /// of Azure Pipelines does for `##vso[` and `TeamCity` for its own.
    fn acts(line: &str) -> bool {
        let mut plain = line.to_owned();
        while let Some(start) = plain.find("\u{1b}[") {
            let Some(length) = plain[start..].find('m') else { break };
            plain.replace_range(start..=start + length, "");
        }
        let bracketed = ["##[", "##vso[", "##teamcity["];
        plain.trim().starts_with("::") || bracketed.iter().any(|form| plain.contains(form))
    }

    #[test]
    fn commands_are_marked_and_all_else_is_as_it_was() {
        for (text, shown) in [
            ("::error file=a::b", "\\::error file=a::b"),
            ("one\n \t::error::b\n", "one\n \t\\::error::b\n"),
            ("\u{3000}::x", "\u{3000}\\::x"),
            ("\u{1b}[1m \u{1b}[31m::x\u{1b}[0m", "\u{1b}[1m \u{1b}[31m\\::x\u{1b}[0m"),
            ("see ##[error]x", "see #\\#[error]x"),
            ("###vso[task.complete]", "##\\#vso[task.complete]"),
            ("a::b, ## c [d], ::", "a::b, ## c [d], ::"),
            ("#### Heading\n: a", "#### Heading\n: a"),
            ("", ""),
        ] {
            assert_eq!(without_workflow_commands(text), shown);
        }
    }

    proptest! {
        #[test]
        fn no_line_acts_and_nothing_is_lost(
            text in "([a-z:#\\[\\] \t\n\u{a0}\u{200b}]|::|##\\[|##vso\\[|\u{1b}\\[31m){0,24}",
        ) {
            let shown = without_workflow_commands(&text).into_owned();
            prop_assert!(!shown.split('\n').any(acts), "{shown:?}");
            prop_assert_eq!(shown.replace('\\', ""), text.clone());
            prop_assert_eq!(without_workflow_commands(&shown), shown.as_str());
        }
    }
}
