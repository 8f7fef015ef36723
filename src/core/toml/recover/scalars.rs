//! A value without quotes that TOML does not know: what was meant, and how it is written.

use super::lookalikes::is_quote;
use crate::core::calendar::written_dates;
use crate::core::toml::Span;
use crate::core::toml::SyntaxError;
use crate::core::toml::parse::parse;
use crate::core::toml::suggest::{quoted_toml, suggested_line};

/// Whether it is a number, a date, `true` or `false`.
pub(super) fn is_known(written: &str) -> bool {
    let line = format!("k = {written}");
    let mut statements = 0;
    parse(&line, 0..line.len(), |_| statements += 1).is_ok() && statements == 1
}

/// What is wrong with a value that is not known. `key` is empty in a list.
pub(super) fn explain_scalar(key: &str, written: &str, place: Span) -> SyntaxError {
    if let Some(inside) = in_other_quotes(written) {
        return SyntaxError::new(
            place,
            "these quotes are not the straight ones",
            suggested_line(key, &quoted_toml(inside)),
        );
    }
    if let Some(error) = explain_date(key, written, &place) {
        return error;
    }
    let small = written.to_lowercase();
    match small.as_str() {
        "true" | "false" => {
            let message = format!("`{small}` is written in small letters");
            SyntaxError::new(place, message, suggested_line(key, &small))
        }
        "yes" | "no" | "on" | "off" => {
            let truth = if matches!(small.as_str(), "yes" | "on") { "true" } else { "false" };
            let help = format!(
                "Write `{truth}` where true or false is asked, and else a text in quotes: `{}`.",
                quoted_toml(written)
            );
            SyntaxError::new(place, format!("`{written}` is not a value"), help)
        }
        "null" | "nil" | "none" | "undefined" | "~" => {
            let help = "Delete the line or put # before it: without its key, a question is open.";
            SyntaxError::new(place, format!("`{written}` is not a value"), help)
        }
        _ => SyntaxError::new(
            place,
            "this text has no quotes",
            suggested_line(key, &quoted_toml(written)),
        ),
    }
}

/// What stands between quotes that TOML does not know.
fn in_other_quotes(written: &str) -> Option<&str> {
    let inside = written.strip_prefix(is_quote)?;
    let inside = inside.trim_end_matches([',', ';', ' ']);
    Some(inside.strip_suffix(|c| is_quote(c) || c == '"' || c == '\'').unwrap_or(inside))
}

/// A day as people write it in many countries.
fn explain_date(key: &str, written: &str, place: &Span) -> Option<SyntaxError> {
    let place = place.clone();
    let message = "a date is written as year, month and day";
    Some(match written_dates::possible_days(written)?[..] {
        [] => SyntaxError::new(
            place,
            "there is no such day in the calendar",
            "Write year, month and day, like `2027-06-30`.",
        ),
        [day] => SyntaxError::new(place, message, suggested_line(key, &day.to_string())),
        [day, other, ..] => SyntaxError::new(
            place,
            message,
            format!("Write `{day}` or `{other}`, whichever is meant."),
        ),
    })
}
