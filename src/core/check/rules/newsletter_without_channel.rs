//! A newsletter has a rhythm, and is not one of the channels.

use super::newsletter_without_rhythm::{CHANNELS, NEWSLETTER};
use crate::core::check::{CheckInput, Group, Notice, Rule, Severity};

pub(super) const RULE: Rule = Rule {
    code: "newsletter-without-channel",
    group: Group::Fit,
    severity: Severity::Warning,
    title: "a rhythm for a newsletter that is no channel",
    why: "Members are promised a newsletter that the community does not count among the ways it \
        keeps in touch, so nobody looks after it.",
    help: "Add the newsletter to the channels with what it is for, or set its rhythm to `never`.",
    explanation: "When a newsletter goes out, it should be among the channels of communication. \
        Nothing is said while no channels are named at all.",
    trips: "[practice.how]\ncommunication = [{ channel = \"email\" }]\n\n\
        [practice.when]\nnewsletter = \"quarterly\"\n",
    passes: "[practice.how]\ncommunication = [{ channel = \"email\" }]\n\n\
        [practice.when]\nnewsletter = \"never\"\n",
    find,
};

fn find(look: &CheckInput) -> Vec<Notice> {
    let goes_out = look.answered(NEWSLETTER) && !look.is(NEWSLETTER, &["never"]);
    let channels = look.records_with(CHANNELS, "channel", &["newsletter"]);
    let holds = goes_out && look.answered(CHANNELS) && channels.is_empty();
    look.notice_if(
        holds,
        &[NEWSLETTER, CHANNELS],
        "a newsletter goes out, and it is not one of the channels",
    )
}
