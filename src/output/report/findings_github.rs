//! Findings as GitHub shows them beside the lines of a pull request: workflow commands.

use super::source::Source;
use crate::core::check::{Finding, Report, Severity};
use crate::core::text::sentence;
use crate::core::text::visible;

/// One line for each finding, `::warning file=…,line=…::message`. What is switched off is left out.
#[must_use]
pub fn findings_github(source: &Source, report: &Report) -> String {
    report.findings.iter().map(|finding| github_annotation(source, finding)).collect()
}

fn github_annotation(source: &Source, finding: &Finding) -> String {
    let level = match finding.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Advice => "notice",
    };
    let mut properties = format!("file={}", escaped_github_property(source.path));
    if let Some(place) = finding.spots.iter().find_map(|spot| spot.place.as_ref()) {
        let place = source.first_line(place);
        let (start, end) = (source.start(&place), source.end(&place));
        properties += &format!(
            ",line={},endLine={},col={},endColumn={}",
            start.line, end.line, start.column, end.column
        );
    }
    let message = format!("{}\n{}\n{}", sentence(&finding.message), finding.why, finding.help);
    format!(
        "::{level} {properties},title={}::{}\n",
        escaped_github_property(finding.code),
        escaped_github_data(&message)
    )
}

/// The text of a command: control characters are made visible, and a line break cannot end it.
fn escaped_github_data(text: &str) -> String {
    let lines: Vec<_> = text.split('\n').map(|line| escaped_github_text(&visible(line))).collect();
    lines.join("%0A")
}

fn escaped_github_text(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// The value of a property, which neither `:` nor `,` may end.
fn escaped_github_property(text: &str) -> String {
    escaped_github_text(&visible(text)).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::check::Location;

    #[test]
    fn nothing_in_a_charter_ends_a_command() {
        let finding = Finding {
            code: "filler",
            severity: Severity::Warning,
            spots: vec![Location::at(&(0..7))],
            message: "100 %\n::error::x\u{1b}[0m".to_owned(),
            why: "Why.",
            help: "Help.".to_owned(),
        };
        let report = Report { findings: vec![finding], ..Report::default() };
        let source = Source::new("a,b:c/charter.toml", "a = \"?\"\n");
        assert_eq!(
            findings_github(&source, &report),
            "::warning file=a%2Cb%3Ac/charter.toml,line=1,endLine=1,col=1,endColumn=8,title=filler\
             ::100 %25%0A::error::x␛[0m.%0AWhy.%0AHelp.\n"
        );
    }
}
