//! What to write instead of a time zone, a rhythm or an address that people know by another name.

use crate::core::calendar;
use crate::core::words::{did_you_mean, nearest};

/// Names of time zones in everyday use, and the zones that they may stand for. Some mean several: an
/// abbreviation is no name of one place.
const EVERYDAY_ZONES: &[(&[&str], &[&str])] = &[
    (&["pt", "pst", "pdt", "pacific"], &["America/Los_Angeles"]),
    (&["mt", "mdt", "mountain"], &["America/Denver"]),
    (&["ct", "cdt", "central"], &["America/Chicago"]),
    (&["cst"], &["America/Chicago", "Asia/Shanghai"]),
    (&["et", "edt", "eastern"], &["America/New_York"]),
    (&["akst", "akdt", "alaska"], &["America/Anchorage"]),
    (&["hawaii"], &["Pacific/Honolulu"]),
    (&["ast", "adt", "atlantic"], &["America/Halifax"]),
    (&["brt", "brasilia"], &["America/Sao_Paulo"]),
    (&["british", "uk"], &["Europe/London"]),
    (&["bst"], &["Europe/London", "Asia/Dhaka"]),
    (&["irish"], &["Europe/Dublin"]),
    (&["ist"], &["Asia/Kolkata", "Europe/Dublin", "Asia/Jerusalem"]),
    (&["indian", "india"], &["Asia/Kolkata"]),
    (&["israel"], &["Asia/Jerusalem"]),
    (&["cest", "central european", "mez", "mesz"], &["Europe/Berlin"]),
    (&["eest", "eastern european"], &["Europe/Athens"]),
    (&["west", "western european"], &["Europe/Lisbon"]),
    (&["msk", "moscow"], &["Europe/Moscow"]),
    (&["sast", "south african"], &["Africa/Johannesburg"]),
    (&["eat", "east africa"], &["Africa/Nairobi"]),
    (&["wat", "west africa"], &["Africa/Lagos"]),
    (&["cat", "central africa"], &["Africa/Maputo"]),
    (&["gst", "gulf"], &["Asia/Dubai"]),
    (&["pkt", "pakistan"], &["Asia/Karachi"]),
    (&["sgt", "singapore"], &["Asia/Singapore"]),
    (&["hkt", "hong kong"], &["Asia/Hong_Kong"]),
    (&["jst", "japan"], &["Asia/Tokyo"]),
    (&["kst", "korea"], &["Asia/Seoul"]),
    (&["aest", "aedt"], &["Australia/Sydney"]),
    (&["awst"], &["Australia/Perth"]),
    (&["nzst", "nzdt", "new zealand"], &["Pacific/Auckland"]),
];

/// Words for a rhythm, and the key of the rhythm that they mean.
const EVERYDAY_RHYTHMS: &[(&[&str], &str)] = &[
    (&["every week", "each week", "once a week"], "weekly"),
    (&["fortnightly", "every fortnight", "every other week", "every 2 weeks"], "biweekly"),
    (&["each month", "once a month", "every four weeks"], "monthly"),
    (&["every quarter", "each quarter", "every 3 months", "four times a year"], "quarterly"),
    (
        &[
            "biannual",
            "biannually",
            "semiannual",
            "semi-annual",
            "semiannually",
            "semi-annually",
            "half yearly",
            "halfyearly",
            "every six months",
            "every 6 months",
        ],
        "half-yearly",
    ),
    (&["annual", "annually", "every year", "each year", "every twelve months"], "yearly"),
    (&["ad hoc", "when needed", "on demand", "irregular", "irregularly"], "as-needed"),
];

/// The time zone that is meant: by a name of everyday life, as a distance from UTC, as that of a city,
/// or the one with the nearest name.
pub(super) fn zone_instead(value: &str) -> String {
    if let Some(help) = everyday_zone(value).or_else(|| distance_from_utc(value)) {
        return help;
    }
    let zones = calendar::time_zones();
    let city = value.rsplit('/').next().unwrap_or_default().trim().replace(' ', "_");
    let of_city = |zone: &&String| {
        zone.rsplit_once('/').is_some_and(|(_, name)| name.eq_ignore_ascii_case(&city))
    };
    let found = zones.iter().find(of_city).map(String::as_str);
    // Hardly anybody mistypes the first letter, and there are hundreds of zones.
    let begins_alike = |zone: &&String| {
        let first = |text: &str| text.chars().next().map(|c| c.to_ascii_lowercase());
        let is_place = !zone.starts_with("Etc/");
        is_place && zone.rsplit_once('/').is_some_and(|(_, name)| first(name) == first(&city))
    };
    let alike = || zones.iter().filter(begins_alike).map(String::as_str);
    match found.or_else(|| nearest(value, alike())) {
        zone @ Some(_) => did_you_mean(zone, "It is written as a region and a city."),
        None => "Write it as a region and a city, like Europe/Lisbon.".to_owned(),
    }
}

fn everyday_zone(value: &str) -> Option<String> {
    let lower = value.to_lowercase();
    let unimportant = ["time", "standard", "daylight", "summer", "zone"];
    let words = lower.split_whitespace().filter(|word| !unimportant.contains(word));
    let name = words.collect::<Vec<_>>().join(" ");
    let (_, zones) = EVERYDAY_ZONES.iter().find(|(names, _)| names.contains(&name.as_str()))?;
    Some(match zones {
        [zone] => format!("Write {zone}, or the city that you go by."),
        [others @ .., last] => {
            format!("Write {} or {last}, whichever is meant.", others.join(", "))
        }
        [] => return None,
    })
}

/// `UTC+2`, `GMT-05:00` or `+02:00`: such a name has its sign the other way round.
fn distance_from_utc(value: &str) -> Option<String> {
    let upper = value.trim().to_uppercase().replace(' ', "");
    let unnamed = upper.strip_prefix("UTC").or_else(|| upper.strip_prefix("GMT"));
    let distance = unnamed.unwrap_or(&upper);
    let sign = distance.chars().next().filter(|c| ['+', '-', '\u{2212}'].contains(c))?;
    let (hours, minutes) = match distance[sign.len_utf8()..].split_once(':') {
        Some((hours, minutes)) => (hours, minutes),
        None => (&distance[sign.len_utf8()..], "0"),
    };
    let hours: u8 = hours.parse().ok().filter(|hours| *hours <= 14)?;
    let minutes: u8 = minutes.parse().ok().filter(|minutes| *minutes < 60)?;
    let advice = "Write a region and a city, like Europe/Lisbon: a distance from UTC knows no \
                  summer time.";
    let (side, other) = if sign == '+' { ("ahead of", '-') } else { ("behind", '+') };
    Some(match (hours, minutes) {
        (0, 0) => format!("{advice} UTC itself is written UTC."),
        (1, 0) => format!("{advice} One hour {side} UTC all the year is Etc/GMT{other}1."),
        (_, 0) => {
            format!("{advice} {hours} hours {side} UTC all the year is Etc/GMT{other}{hours}.")
        }
        _ => advice.to_owned(),
    })
}

/// The rhythm that is meant by a word of everyday life.
pub(super) fn rhythm_instead(value: &str) -> Option<String> {
    let lower = value.trim().to_lowercase();
    if ["bimonthly", "bi-monthly", "every two months", "every 2 months"].contains(&lower.as_str()) {
        let twice = if lower.starts_with("bi") { "Some mean twice a month by it: " } else { "" };
        return Some(format!(
            "{twice}write biweekly for every two weeks, monthly for every month, or quarterly for every \
             three months; there is nothing in between."
        ));
    }
    let said = |(words, _): &&(&[&str], &str)| words.contains(&lower.as_str());
    EVERYDAY_RHYTHMS.iter().find(said).map(|(_, key)| format!("Write {key}."))
}

/// Whether it looks like the name of a computer in the net: `example.org`.
fn is_host_name(text: &str) -> bool {
    let is_part = |c: char| c.is_alphanumeric() || matches!(c, '-' | '.');
    let has_empty_part = text.starts_with('.') || text.ends_with('.') || text.contains("..");
    text.contains('.') && !has_empty_part && text.chars().all(is_part)
}

/// How an address is written in full.
pub(super) fn address_instead(value: &str) -> String {
    let value = value.trim();
    let host = value.split(['/', '?', '#']).next().unwrap_or_default();
    let is_mail =
        value.split_once('@').is_some_and(|(name, host)| !name.is_empty() && is_host_name(host));
    if value.contains(char::is_whitespace) {
        "Write it in full and without blanks, like https://example.org/group.".to_owned()
    } else if is_host_name(host) {
        format!("Write https://{value}.")
    } else if is_mail {
        format!("Write mailto:{value}.")
    } else {
        "Write it in full, like https://example.org/group.".to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_zone_by_its_everyday_name_gets_the_place_that_is_meant() {
        for (given, expected) in [
            ("PST", "Write America/Los_Angeles, or"),
            ("Pacific Time", "Write America/Los_Angeles, or"),
            ("Eastern Daylight Time", "Write America/New_York, or"),
            ("IST", "Write Asia/Kolkata, Europe/Dublin or Asia/Jerusalem, whichever is meant."),
            ("Central European Summer Time", "Write Europe/Berlin, or"),
            ("vienna", "Did you mean `Europe/Vienna`?"),
        ] {
            let help = zone_instead(given);
            assert!(help.starts_with(expected), "{given}: {help}");
        }
    }

    #[test]
    fn a_distance_from_utc_has_its_sign_the_other_way_round() {
        for (given, expected) in [
            ("UTC+2", "2 hours ahead of UTC all the year is Etc/GMT-2."),
            ("GMT+2", "2 hours ahead of UTC all the year is Etc/GMT-2."),
            ("utc -5", "5 hours behind UTC all the year is Etc/GMT+5."),
            ("+02:00", "2 hours ahead of UTC all the year is Etc/GMT-2."),
            ("UTC+1", "One hour ahead of UTC all the year is Etc/GMT-1."),
            ("UTC+0", "UTC itself is written UTC."),
            ("GMT+05:30", "a distance from UTC knows no summer time."),
        ] {
            let help = zone_instead(given);
            assert!(help.ends_with(expected), "{given}: {help}");
        }
    }

    #[test]
    fn every_zone_that_is_advised_is_one_and_says_the_same() {
        for zone in EVERYDAY_ZONES.iter().flat_map(|(_, zones)| *zones) {
            assert!(calendar::is_time_zone(zone), "{zone}");
        }
        for hours in 1..=12 {
            assert!(calendar::is_time_zone(&format!("Etc/GMT-{hours}")));
        }
    }

    #[test]
    fn every_rhythm_that_is_advised_is_one() {
        let framework = crate::core::framework::Framework::built_in();
        for (words, key) in EVERYDAY_RHYTHMS {
            assert!(framework.rhythms.iter().any(|rhythm| rhythm.key == *key), "{key}");
            assert_eq!(rhythm_instead(words[0]), Some(format!("Write {key}.")));
        }
        assert!(rhythm_instead("Bimonthly").is_some_and(|help| help.contains("twice a month")));
        assert_eq!(rhythm_instead("ANNUALLY").as_deref(), Some("Write yearly."));
        assert_eq!(rhythm_instead("now and then"), None);
    }

    #[test]
    fn an_address_is_completed() {
        assert_eq!(address_instead("example.org/a"), "Write https://example.org/a.");
        assert_eq!(address_instead("ana@example.org"), "Write mailto:ana@example.org.");
        assert!(address_instead("the wiki").contains("without blanks"));
        assert!(address_instead("wiki").starts_with("Write it in full, like"));
    }
}
