//! Days and times as people write them, from the standard form of the charter.

use crate::core::framework::Framework;

/// `2027-06-30` as `30 June 2027`; what is no day is left as it is.
pub(super) fn day(framework: &Framework, iso: &str) -> String {
    let mut parts = iso.splitn(3, '-');
    let (Some(year), Some(month), Some(day)) = (parts.next(), parts.next(), parts.next()) else {
        return iso.to_owned();
    };
    let months = framework.word("months");
    let name = month.parse::<usize>().ok().and_then(|m| months.split(", ").nth(m.checked_sub(1)?));
    let Some(name) = name else { return iso.to_owned() };
    let pattern = framework.word("day").replace("{day}", day.trim_start_matches('0'));
    pattern.replace("{month}", name).replace("{year}", year)
}

/// `2026-09-01T10:00:00` as `1 September 2026, 10:00`; seconds only where there are some.
pub(super) fn moment(framework: &Framework, iso: &str) -> String {
    let Some((date, time)) = iso.split_once('T') else { return iso.to_owned() };
    let time = time.strip_suffix(":00").filter(|t| t.contains(':')).unwrap_or(time);
    framework.word("moment").replace("{day}", &day(framework, date)).replace("{time}", time)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_times_are_written_for_people() {
        let framework = Framework::built_in();
        assert_eq!(day(&framework, "2027-06-30"), "30 June 2027");
        assert_eq!(day(&framework, "2027-12-01"), "1 December 2027");
        assert_eq!(moment(&framework, "2026-09-01T10:00:00"), "1 September 2026, 10:00");
        assert_eq!(moment(&framework, "2026-09-01T10:00:30"), "1 September 2026, 10:00:30");
        assert_eq!(day(&framework, "soon"), "soon");
        assert_eq!(day(&framework, "2027-00-01"), "2027-00-01");
    }
}
