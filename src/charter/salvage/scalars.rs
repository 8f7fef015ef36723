//! A value without quotes that TOML does not know: what was meant, and how it is written.

use super::Slip;
use super::lookalikes::is_quote;
use super::suggest::{quoted, write};
use crate::calendar::Day;
use crate::charter::Place;
use crate::charter::document::fragment;

/// Whether it is a number, a date, `true` or `false`.
pub(super) fn is_known(written: &str) -> bool {
    fragment(&format!("k = {written}"), 0).is_ok_and(|table| table.entries.len() == 1)
}

/// What is wrong with a value that is not known. `key` is empty in a list.
pub(super) fn explain(key: &str, written: &str, place: Place) -> Slip {
    if let Some(inside) = in_other_quotes(written) {
        return Slip::new(
            place,
            "these quotes are not the straight ones",
            write(key, &quoted(inside)),
        );
    }
    let in_words = || date_in_words(key, written, &place);
    if let Some(slip) = date(key, written, &place).or_else(in_words) {
        return slip;
    }
    let small = written.to_lowercase();
    match small.as_str() {
        "true" | "false" => {
            let message = format!("`{small}` is written in small letters");
            Slip::new(place, message, write(key, &small))
        }
        "yes" | "no" | "on" | "off" => {
            let truth = if matches!(small.as_str(), "yes" | "on") { "true" } else { "false" };
            let help = format!(
                "Write `{truth}` where true or false is asked, and else a text in quotes: `{}`.",
                quoted(written)
            );
            Slip::new(place, format!("`{written}` is not a value"), help)
        }
        "null" | "nil" | "none" | "undefined" | "~" => {
            let help = "Delete the line or put # before it: without its key, a question is open.";
            Slip::new(place, format!("`{written}` is not a value"), help)
        }
        _ => Slip::new(place, "this text has no quotes", write(key, &quoted(written))),
    }
}

/// What stands between quotes that TOML does not know.
fn in_other_quotes(written: &str) -> Option<&str> {
    let inside = written.strip_prefix(is_quote)?;
    let inside = inside.trim_end_matches([',', ';', ' ']);
    Some(inside.strip_suffix(|c| is_quote(c) || c == '"' || c == '\'').unwrap_or(inside))
}

/// `30 June 2027`, `June 30, 2027`
fn date_in_words(key: &str, written: &str, place: &Place) -> Option<Slip> {
    const MONTHS: [&str; 12] =
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let words: Vec<&str> = written.split([' ', ',', '.']).filter(|word| !word.is_empty()).collect();
    let [one, two, year] = words[..] else { return None };
    let (day, name) =
        if one.starts_with(|c: char| c.is_ascii_digit()) { (one, two) } else { (two, one) };
    let month = MONTHS.iter().position(|month| name.to_lowercase().starts_with(month))? + 1;
    let day: u8 = day.trim_end_matches(|c: char| c.is_ascii_alphabetic()).parse().ok()?;
    let day = Day::parse(&format!("{year:0>4}-{month:02}-{day:02}"))?;
    let message = "a date is written as year, month and day";
    Some(Slip::new(place.clone(), message, write(key, &day.to_string())))
}

/// A day as people write it in many countries.
fn date(key: &str, written: &str, place: &Place) -> Option<Slip> {
    let separator = ['.', '/', '-'].into_iter().find(|c| written.matches(*c).count() == 2)?;
    let parts: Vec<u16> = written
        .trim_end_matches('.')
        .split(separator)
        .map(|part| part.trim().parse().ok())
        .collect::<Option<_>>()?;
    let [one, two, three] = parts[..] else { return None };
    let day = |year: u16, month, day| Day::parse(&format!("{year:04}-{month:02}-{day:02}"));
    let year_first = one > 31;
    let year = if year_first { one } else { three };
    if !(1000..=9999).contains(&year) {
        return None;
    }
    let readings = if year_first {
        [day(one, two, three), None]
    } else {
        // Days come first in most countries, months in some.
        [day(three, two, one), day(three, one, two).filter(|_| separator == '/' && one != two)]
    };
    let readings: Vec<_> = readings.into_iter().flatten().collect();
    Some(match readings[..] {
        [] => Slip::new(
            place.clone(),
            "there is no such day in the calendar",
            "Write year, month and day, like `2027-06-30`.",
        ),
        [day] => Slip::new(
            place.clone(),
            "a date is written as year, month and day",
            write(key, &day.to_string()),
        ),
        [day, other, ..] => Slip::new(
            place.clone(),
            "a date is written as year, month and day",
            format!("Write `{day}` or `{other}`, whichever is meant."),
        ),
    })
}
