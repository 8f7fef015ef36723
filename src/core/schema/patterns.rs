//! The regular expressions of the schema, in the part of the language that every validator shares.

/// Anything that is on one line once the space around it is gone; nothing at all is an open answer.
pub(crate) const ONE_LINE: &str = r"^\s*[^\n]*\s*$";

/// Something other than space.
pub(crate) const FILLED: &str = r"\S";

/// A colour, or nothing.
pub(crate) const COLOUR_OR_OPEN: &str = r"^\s*(?:#(?:[0-9A-Fa-f]{3}|[0-9A-Fa-f]{6}))?\s*$";

/// The letters that names of time zones are made of.
pub(crate) const TIME_ZONE: &str = r"^\s*[A-Za-z0-9_+/-]*\s*$";

/// The days of the calendar, leap years included.
const DAY: &str = concat!(
    "(?:[0-9]{4}-(?:",
    "(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])",
    "|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)",
    "|02-(?:0[1-9]|1[0-9]|2[0-8])",
    ")|(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)-02-29)",
);

/// A time of the day with minutes.
const TIME: &str = "(?:[01][0-9]|2[0-3]):[0-5][0-9](?::(?:[0-5][0-9]|60))?";

/// A day and nothing around it.
pub(crate) fn day_pattern() -> String {
    format!("^{DAY}$")
}

/// A day, or nothing.
pub(crate) fn day_or_open() -> String {
    or_open(DAY)
}

/// A day and a time, or nothing.
pub(crate) fn moment_or_open() -> String {
    or_open(&format!("{DAY}[Tt ]{TIME}"))
}

/// A web address, or nothing.
pub(crate) fn url_or_open() -> String {
    let starts = ["https://", "http://", "mailto:"].map(in_any_case);
    or_open(&format!(r"(?:{})\S+", starts.join("|")))
}

/// One of these as they are, or one of the others in capitals or not; or nothing.
pub(crate) fn words_or_open<'a>(
    exact: impl IntoIterator<Item = &'a str>,
    in_any_case_too: impl IntoIterator<Item = &'a str>,
) -> String {
    let exact = exact.into_iter().map(escaped_for_pattern);
    let others = in_any_case_too.into_iter().map(in_any_case);
    or_open(&format!("(?:{})", exact.chain(others).collect::<Vec<_>>().join("|")))
}

/// One of these words, with space around it or not.
pub(crate) fn words_pattern<'a>(exact: impl IntoIterator<Item = &'a str>) -> String {
    let exact: Vec<_> = exact.into_iter().map(escaped_for_pattern).collect();
    format!(r"^\s*(?:{})\s*$", exact.join("|"))
}

fn or_open(pattern: &str) -> String {
    format!(r"^\s*(?:{pattern})?\s*$")
}

fn escaped_for_pattern(text: &str) -> String {
    text.chars().map(letter_pattern).collect()
}

/// The text with its ASCII letters in both cases: a pattern has no other way to say so.
fn in_any_case(text: &str) -> String {
    text.chars()
        .map(|c| {
            if c.is_ascii_alphabetic() {
                format!("[{}{}]", c.to_ascii_uppercase(), c.to_ascii_lowercase())
            } else {
                letter_pattern(c)
            }
        })
        .collect()
}

fn letter_pattern(c: char) -> String {
    if r"^$\.*+?()[]{}|/".contains(c) { format!(r"\{c}") } else { c.to_string() }
}
