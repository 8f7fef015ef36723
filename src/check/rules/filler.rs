//! An answer that only holds its place: "TBD", a row of dots, a question mark.

use crate::charter::{Answer, Charter};
use crate::check::{Finding, Rule, Severity};
use crate::framework::Framework;

pub(super) const RULE: Rule = Rule { code: "filler", check };

/// What stands in for an answer, in lower case and without punctuation around it.
const FILLERS: [&str; 14] = [
    "",
    "tbd",
    "tba",
    "tbc",
    "tbdl",
    "todo",
    "to do",
    "to be decided",
    "to be defined",
    "to be determined",
    "to be discussed",
    "fixme",
    "xxx",
    "lorem ipsum",
];

fn check(framework: &Framework, charter: &Charter) -> Vec<Finding> {
    let mut findings = Vec::new();
    for question in framework.facts.iter().chain(&framework.questions) {
        let Some(given) = charter.answers.get(&question.id) else { continue };
        for text in texts(&given.answer).filter(|text| is_filler(text)) {
            findings.push(Finding {
                code: RULE.code,
                severity: Severity::Warning,
                message: format!("`{}` says \"{}\", which is no answer yet", question.id, text.trim()),
                why: "A filled-in blank looks settled, and nobody comes back to it; an open question is asked again.",
                help: format!("Answer it with `copcharter edit {0}`, or open it again with `copcharter unset {0}`.", question.id),
                questions: vec![question.id.clone()],
                places: vec![given.place.clone()],
            });
        }
    }
    findings
}

fn texts(answer: &Answer) -> Box<dyn Iterator<Item = &str> + '_> {
    match answer {
        Answer::Text(text) => Box::new(std::iter::once(text.as_str())),
        Answer::List(items) => Box::new(items.iter().map(String::as_str)),
        Answer::Records(records) => {
            Box::new(records.iter().flat_map(|r| r.0.iter().map(|(_, value)| value.as_str())))
        }
    }
}

fn is_filler(text: &str) -> bool {
    let core = text.trim().trim_matches(|c: char| c.is_ascii_punctuation() || "…–—¿ ".contains(c));
    FILLERS.contains(&core.to_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::is_filler;

    #[test]
    fn what_stands_in_for_an_answer_is_told_from_one() {
        for filler in ["TBD", "?", "…", "...", " todo: ", "To be decided.", "[tbd]", "???", "-"] {
            assert!(is_filler(filler), "{filler}");
        }
        for answer in ["5", "A to do list for every member", "名", "To be decided by vote", "é"] {
            assert!(!is_filler(answer), "{answer}");
        }
    }
}
