//! A question is set aside and answered.

use crate::core::check::{CheckInput, Group, Location, Notice, Rule, Severity};
use crate::core::words::and;

pub(super) const RULE: Rule = Rule {
    code: "answered-not-applicable",
    group: Group::Reading,
    severity: Severity::Warning,
    title: "an answer to what is set aside",
    why: "Readers see the answer, and the team believes that there is none.",
    help: "Take the mark out of `[not_applicable]` if the answer holds, or else the answer.",
    explanation: "A question that is set aside in `[not_applicable]`, itself or with its area, has an \
        answer all the same. The answer wins: it is shown in every document and counted. What only \
        needs a host is not meant: a community that has none may still answer it.",
    trips: "[people.stakeholders]\nfunding = [{ source = \"Member fees\" }]\n\
        [not_applicable]\n\"people.stakeholders.funding\" = \"We are volunteers.\"\n",
    passes: "[people.stakeholders]\nfunding = [{ source = \"Member fees\" }]\n\
        [not_applicable]\n\"people.stakeholders.accountable_to\" = \"We are volunteers.\"\n",
    find,
};

fn find(look: &CheckInput) -> Vec<Notice> {
    let mut notices = Vec::new();
    for mark in &look.charter.not_applicable {
        let covered = look.framework.questions.iter().filter(|q| mark.covers(q));
        let answered: Vec<_> = covered.filter(|q| look.answered(&q.id)).collect();
        if answered.is_empty() {
            continue;
        }
        let labels: Vec<_> = answered.iter().map(|q| q.label.as_str()).collect();
        let mut spots: Vec<_> = answered.iter().map(|q| look.spot(&q.id)).collect();
        spots.push(Location::at(&mark.place));
        let message = format!("`{}` is set aside, and answered: {}", mark.id, and(&labels));
        notices.push(Notice::new(spots, message));
    }
    notices
}
