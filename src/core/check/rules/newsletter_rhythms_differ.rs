//! A newsletter has two rhythms.

use super::newsletter_without_rhythm::{CHANNELS, NEWSLETTER};
use crate::core::check::{CheckInput, Group, Notice, Rule, Severity};
use crate::core::framework::Rhythm;

pub(super) const RULE: Rule = Rule {
    code: "newsletter-rhythms-differ",
    group: Group::Fit,
    severity: Severity::Warning,
    title: "a newsletter with two rhythms",
    why: "Whoever reads the one waits for an issue that, by the other, nobody is writing.",
    help: "Settle how often it goes out, and write the same in both places.",
    explanation: "How often the newsletter goes out is said under the rhythms, and may be said again \
        beside the channel. This speaks up when none of the channels that are newsletters has the \
        rhythm that is said there. A newsletter that is never sent is `newsletter-without-rhythm`.",
    trips: "[practice.how]\ncommunication = [{ channel = \"newsletter\", rhythm = \"monthly\" }]\n\n\
        [practice.when]\nnewsletter = \"yearly\"\n",
    passes: "[practice.how]\ncommunication = [{ channel = \"newsletter\", rhythm = \"monthly\" }]\n\n\
        [practice.when]\nnewsletter = \"monthly\"\n",
    find,
};

fn find(look: &CheckInput) -> Vec<Notice> {
    let Some(rhythm) = look.text(NEWSLETTER).filter(|key| *key != Rhythm::Never.key()) else {
        return Vec::new();
    };
    let channels = look.records_with(CHANNELS, "channel", &["newsletter"]);
    let said: Vec<_> =
        channels.iter().filter_map(|(n, channel)| Some((*n, channel.get("rhythm")?))).collect();
    let Some((first, other)) = said.first() else { return Vec::new() };
    if said.iter().any(|(_, said)| *said == rhythm) {
        return Vec::new();
    }
    let word = |key: &str| match look.framework.rhythm(key) {
        Some(known) => known.phrase.to_string(),
        None => key.to_owned(),
    };
    let message =
        format!("the newsletter goes out {} here and {} there", word(rhythm), word(other));
    vec![Notice::new(vec![look.spot(NEWSLETTER), look.part(CHANNELS, *first)], message)]
}
