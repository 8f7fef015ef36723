//! Findings as a good compiler says them: what, where, why it matters, what to do. Calm, and whole
//! in a narrow window; without colour the words tell all.

use crate::core::words::{Count, and};
use std::collections::HashSet;

use super::source::Source;
use crate::core::check::{AllowedFinding, Finding, Report, Severity, UnusedAllow};
use crate::core::text::{Text, TextStyle};
use crate::output::report::diagnostic::{
    diagnostic_title_human, labelled_lines_human, located_snippet_human, severity_text_style,
};

/// Maximum number of places shown of one finding; the rest are counted.
const MAX_PLACES: usize = 4;

/// The report in lines of at most `width` columns; none when there is nothing to say.
#[must_use]
pub fn findings_human(source: &Source, report: &Report, width: usize) -> Vec<Text> {
    let mut explained = HashSet::new();
    let mut once = |finding: &Finding| explained.insert(finding.code);
    let mut blocks: Vec<Vec<Text>> =
        report.findings.iter().map(|f| finding_human(source, f, once(f), width)).collect();
    blocks.extend(report.allowed.iter().map(|a| allowed_finding_human(a, width)));
    blocks.extend(report.unused_allows.iter().map(|u| unused_allow_human(source, u, width)));
    blocks.join(&Text::new())
}

/// How many findings there are, in a sentence: `2 warnings and 1 piece of advice`.
#[must_use]
pub fn findings_tally_human(report: &Report) -> String {
    let words = [
        (Severity::Error, "error", "errors"),
        (Severity::Warning, "warning", "warnings"),
        (Severity::Advice, "piece of advice", "pieces of advice"),
    ];
    let counts =
        words.map(|(severity, one, many)| Count::with_plural(report.count(severity), one, many));
    let counts: Vec<_> =
        counts.iter().filter(|count| !count.is_zero()).map(ToString::to_string).collect();
    if counts.is_empty() { "nothing found".to_owned() } else { and(&counts) }
}

/// One finding; why it matters is said of the first of its sort only.
fn finding_human(source: &Source, finding: &Finding, with_why: bool, width: usize) -> Vec<Text> {
    let mut lines =
        diagnostic_title_human(finding.severity, finding.code, &finding.message).wrap(width);
    let (stands, open): (Vec<_>, Vec<_>) =
        finding.spots.iter().partition(|spot| spot.place.is_some());
    for spot in stands.iter().take(MAX_PLACES) {
        if let Some(place) = &spot.place {
            let style = severity_text_style(finding.severity);
            lines.extend(located_snippet_human(
                source,
                spot.question.as_deref(),
                place,
                style,
                width,
            ));
        }
    }
    if stands.len() > MAX_PLACES {
        let more = format!("and {} more places", stands.len() - MAX_PLACES);
        lines.extend(labelled_lines_human("", Text::of(TextStyle::Quiet, more), width));
    }
    // Where many are open and none stands anywhere, the message names them.
    if open.len() == 1 || (!open.is_empty() && !stands.is_empty()) {
        let ids: Vec<_> = open.iter().filter_map(|spot| spot.question.as_deref()).collect();
        lines.extend(labelled_lines_human(
            "open",
            Text::of(TextStyle::Plain, ids.join(", ")),
            width,
        ));
    }
    if with_why {
        lines.extend(labelled_lines_human("why", Text::from(finding.why), width));
    }
    lines.extend(labelled_lines_human("help", Text::from(&finding.help), width));
    lines
}

fn allowed_finding_human(allowed: &AllowedFinding, width: usize) -> Vec<Text> {
    let AllowedFinding { finding, because } = allowed;
    let head = Text::of(TextStyle::Quiet, format!("switched off[{}]: ", finding.code));
    let mut lines = head.and(TextStyle::Plain, &finding.message).wrap(width);
    lines.extend(labelled_lines_human("since", Text::from(because), width));
    lines
}

fn unused_allow_human(source: &Source, unused: &UnusedAllow, width: usize) -> Vec<Text> {
    let code = &unused.code;
    let help = match (unused.known, unused.near) {
        (true, _) => "It was not found; the line can go.".to_owned(),
        (false, Some(near)) => format!("There is no such code; did you mean `{near}`?"),
        (false, None) => {
            "There is no such code; `copcharter check --explain` lists them.".to_owned()
        }
    };
    let head = Text::of(TextStyle::Quiet, format!("switched off[{code}]: "));
    let mut lines = head.and(TextStyle::Plain, "to no effect").wrap(width);
    lines.extend(located_snippet_human(source, None, &unused.place, TextStyle::Quiet, width));
    lines.extend(labelled_lines_human("help", Text::from(help), width));
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::check::Location;

    fn report(message: &str) -> Report {
        let spot = |question: &str, place| Location { question: Some(question.into()), place };
        let finding = Finding {
            code: "no-platform",
            severity: Severity::Warning,
            spots: vec![
                spot("practice.where.format", Some(26..34)),
                spot("practice.where.platforms", None),
            ],
            message: message.to_owned(),
            why: "A new member who reads that the community meets online wants to know where the door is.",
            help: "Name at least one platform.".to_owned(),
        };
        Report { findings: vec![finding], ..Report::default() }
    }

    fn shown(report: &Report, width: usize) -> String {
        let source = Source::new("charter.toml", "[practice.where]\nformat = \"online\"\n");
        let lines = findings_human(&source, report, width);
        lines.iter().map(|line| line.words() + "\n").collect()
    }

    #[test]
    fn a_finding_says_what_where_why_and_what_to_do() {
        let expected = "\
warning[no-platform]: the community meets online, and no platform is named
  at    charter.toml:2:10  practice.where.format
        format = \"online\"
                 ^^^^^^^^
  open  practice.where.platforms
  why   A new member who reads that the community meets online wants to know
        where the door is.
  help  Name at least one platform.
";
        let report = report("the community meets online, and no platform is named");
        assert_eq!(shown(&report, 80), expected);
    }

    #[test]
    fn it_is_whole_in_a_narrow_window() {
        for width in [50, 60, 80] {
            let shown = shown(
                &report("a name of 名名名名名名名名名名名名名名名名名名 and more words"),
                width,
            );
            let widest = shown.lines().map(|line| Text::from(line).width()).max();
            assert!(widest <= Some(width), "{shown}");
            assert!(shown.contains("practice.where.platforms"), "{shown}");
        }
    }

    #[test]
    fn findings_are_counted_by_severity() {
        assert_eq!(findings_tally_human(&Report::default()), "nothing found");
        let mut two = report("a");
        two.findings.push(Finding { severity: Severity::Advice, ..two.findings[0].clone() });
        assert_eq!(findings_tally_human(&two), "1 warning and 1 piece of advice");
    }
}
