//! A newsletter is a channel, and nothing says how often it goes out.

use crate::core::check::{CheckInput, Group, Notice, Rule, Severity};

pub(super) const CHANNELS: &str = "practice.how.communication";
pub(super) const NEWSLETTER: &str = "practice.when.newsletter";

pub(super) const RULE: Rule = Rule {
    code: "newsletter-without-rhythm",
    group: Group::Fit,
    severity: Severity::Warning,
    title: "a newsletter without a rhythm",
    why: "A newsletter without a date is written when there is time, which soon means not at all.",
    help: "Say how often it goes out, or take it out of the channels.",
    explanation: "When one of the channels is a newsletter, the question how often it goes out \
        should have an answer other than `never`. While that question is open, nothing is said \
        before the team has come past it.",
    trips: "[practice.how]\ncommunication = [{ channel = \"newsletter\" }]\n\n\
        [practice.when]\nnewsletter = \"never\"\n",
    passes: "[practice.how]\ncommunication = [{ channel = \"newsletter\" }]\n\n\
        [practice.when]\nnewsletter = \"quarterly\"\n",
    find,
};

fn find(look: &CheckInput) -> Vec<Notice> {
    let channels = look.records_with(CHANNELS, "channel", &["newsletter"]);
    let Some((n, _)) = channels.first() else { return Vec::new() };
    let spots = vec![look.part(CHANNELS, *n), look.spot(NEWSLETTER)];
    if look.is(NEWSLETTER, &["never"]) {
        vec![Notice::new(spots, "a newsletter is one of the channels, and it never goes out")]
    } else if look.left_open(NEWSLETTER) {
        let message = "a newsletter is one of the channels, and nothing says how often it goes out";
        vec![Notice::new(spots, message)]
    } else {
        Vec::new()
    }
}
