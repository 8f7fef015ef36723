//! Dates as people write them, where TOML and the calendar want year, month and day.

use crate::core::calendar::Day;

const MONTHS: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// The days that may be meant, the likelier first; none in it where there is no such day, and
/// nothing at all where no date is meant.
#[must_use]
pub(crate) fn possible_days(written: &str) -> Option<Vec<Day>> {
    in_numbers(written).or_else(|| in_words(written).map(|day| vec![day]))
}

/// `30.6.2027`, `06/30/2027`, `2027-6-30`
fn in_numbers(written: &str) -> Option<Vec<Day>> {
    let separator = ['.', '/', '-'].into_iter().find(|c| written.matches(*c).count() == 2)?;
    let parts: Option<Vec<u16>> = written.split(separator).map(|p| p.trim().parse().ok()).collect();
    let [one, two, three] = parts?[..] else { return None };
    let day =
        |year: u16, month: u16, day: u16| Day::parse(&format!("{year:04}-{month:02}-{day:02}"));
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
    Some(readings.into_iter().flatten().collect())
}

/// `30 June 2027`, `June 30, 2027`
fn in_words(written: &str) -> Option<Day> {
    let words: Vec<&str> = written.split([' ', ',', '.']).filter(|word| !word.is_empty()).collect();
    let [one, two, year] = words[..] else { return None };
    let day_first = one.starts_with(|c: char| c.is_ascii_digit());
    let (day, name) = if day_first { (one, two) } else { (two, one) };
    let name = name.to_lowercase();
    let month = MONTHS.iter().position(|month| name.starts_with(month))? + 1;
    let day: u8 = day.trim_end_matches(|c: char| c.is_ascii_alphabetic()).parse().ok()?;
    Day::parse(&format!("{year}-{month:02}-{day:02}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_of_many_countries_are_understood() {
        let days = |written| {
            possible_days(written)
                .map(|days| days.iter().map(Day::to_string).collect::<Vec<_>>().join(" "))
        };
        for (written, expected) in [
            ("30.6.2027", Some("2027-06-30")),
            ("30-06-2027", Some("2027-06-30")),
            ("06/30/2027", Some("2027-06-30")),
            ("06/07/2027", Some("2027-07-06 2027-06-07")),
            ("7/7/2027", Some("2027-07-07")),
            ("2027-6-3", Some("2027-06-03")),
            ("30 June 2027", Some("2027-06-30")),
            ("June 30th, 2027", Some("2027-06-30")),
            ("31.2.2027", Some("")),
            ("0.3.1", None),
            ("1.2.3.4", None),
            ("soon", None),
            ("maybe 3 times", None),
        ] {
            assert_eq!(days(written).as_deref(), expected, "{written}");
        }
    }
}
