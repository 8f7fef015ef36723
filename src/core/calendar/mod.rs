//! Days, times and time zones. The only file that names `jiff`.

pub(crate) mod written_dates;

use jiff::civil;

use crate::core::framework::Rhythm;

/// A day of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(civil::Date);

impl Day {
    /// Reads `2027-06-30`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let plain = text.len() == 10 && text.bytes().all(|b| b.is_ascii_digit() || b == b'-');
        if plain { text.parse().ok().map(Self) } else { None }
    }

    /// The day of a number of seconds since 1970-01-01T00:00:00Z, in UTC.
    #[must_use]
    pub fn from_unix_seconds(seconds: i64) -> Option<Self> {
        let moment = jiff::Timestamp::from_second(seconds).ok()?;
        Some(Self(moment.to_zoned(jiff::tz::TimeZone::UTC).date()))
    }

    /// The day of a number of seconds since 1970-01-01T00:00:00Z where the computer is: by TZ, else as
    /// the system is set up.
    #[must_use]
    pub fn local_from_unix_seconds(seconds: i64) -> Option<Self> {
        let moment = jiff::Timestamp::from_second(seconds).ok()?;
        Some(Self(moment.to_zoned(jiff::tz::TimeZone::system()).date()))
    }

    /// The day on which something of this rhythm comes round again; none for what has no day, as
    /// needed and never. A month after the 31st of January is the last day of February.
    #[must_use]
    pub fn after(self, rhythm: Rhythm) -> Option<Self> {
        let span = jiff::Span::new();
        let span = match rhythm {
            Rhythm::Weekly => span.weeks(1),
            Rhythm::Biweekly => span.weeks(2),
            Rhythm::Monthly => span.months(1),
            Rhythm::Quarterly => span.months(3),
            Rhythm::HalfYearly => span.months(6),
            Rhythm::Yearly => span.years(1),
            Rhythm::AsNeeded | Rhythm::Never => return None,
        };
        self.0.checked_add(span).ok().map(Self)
    }

    /// How many days from here to another day; negative when that is earlier.
    #[must_use]
    pub fn days_until(self, other: Self) -> i32 {
        self.0.until(other.0).map_or(0, |span| span.get_days())
    }
}

impl Default for Day {
    /// 1970-01-01
    fn default() -> Self {
        Self(civil::date(1970, 1, 1))
    }
}

impl std::fmt::Display for Day {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

/// A local day and time as `2027-06-30T10:00:00`, read with `T` or a space between, with or without
/// seconds.
#[must_use]
pub fn local_moment(text: &str) -> Option<String> {
    let (day, time) = text.split_once(['T', 't', ' '])?;
    let day = Day::parse(day)?;
    let plain = time.bytes().all(|b| b.is_ascii_digit() || b == b':');
    let time: civil::Time = if plain { time.parse().ok()? } else { return None };
    Some(format!("{day}T{time}"))
}

/// Whether this is the name of an IANA time zone, such as `Europe/Lisbon`.
#[must_use]
pub fn is_time_zone(name: &str) -> bool {
    jiff::tz::TimeZone::get(name).is_ok()
}

/// The names of the time zones that there are, in order.
#[must_use]
pub fn time_zones() -> Vec<String> {
    let mut names: Vec<String> = jiff::tz::db().available().map(|name| name.to_string()).collect();
    names.sort();
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_ten_characters_of_a_real_calendar() {
        assert_eq!(Day::parse("2027-06-30").unwrap().to_string(), "2027-06-30");
        for not in ["2027-6-30", "2027-02-30", "20270630", "30-06-2027", "2027-06-30T10:00", ""] {
            assert_eq!(Day::parse(not), None, "{not}");
        }
    }

    #[test]
    fn a_rhythm_comes_round_again() {
        let after = |day, rhythm| {
            let rhythm = Rhythm::from_key(rhythm).unwrap();
            Day::parse(day).unwrap().after(rhythm).map(|d| d.to_string())
        };
        for (day, rhythm, next) in [
            ("2026-11-23", "weekly", "2026-11-30"),
            ("2026-12-28", "biweekly", "2027-01-11"),
            ("2027-01-31", "monthly", "2027-02-28"),
            ("2026-11-30", "quarterly", "2027-02-28"),
            ("2026-08-31", "half-yearly", "2027-02-28"),
            ("2028-02-29", "yearly", "2029-02-28"),
        ] {
            assert_eq!(after(day, rhythm).as_deref(), Some(next), "{day} {rhythm}");
        }
        assert_eq!(after("2026-11-23", "as-needed"), None);
        assert_eq!(after("2026-11-23", "never"), None);
        assert_eq!(after("9999-12-31", "weekly"), None);
    }

    #[test]
    fn days_are_counted_both_ways() {
        let day = |text| Day::parse(text).unwrap();
        assert_eq!(day("2026-11-23").days_until(day("2027-11-23")), 365);
        assert_eq!(day("2026-11-23").days_until(day("2026-11-22")), -1);
    }

    #[test]
    fn a_local_moment_has_no_zone() {
        assert_eq!(local_moment("2027-06-30 10:00").as_deref(), Some("2027-06-30T10:00:00"));
        assert_eq!(local_moment("2027-06-30T10:00:30").as_deref(), Some("2027-06-30T10:00:30"));
        assert_eq!(local_moment("2027-06-30T10:00:00Z"), None);
        assert_eq!(local_moment("2027-06-30"), None);
    }

    #[test]
    fn time_zones_are_those_of_iana() {
        assert!(is_time_zone("Europe/Lisbon"));
        assert!(!is_time_zone("Europe/Lisbone"));
    }
}
