//! The accent colour cannot be read well on the page.

use crate::core::check::{CheckInput, Group, Location, Notice, Rule, Severity};
use crate::core::colour::{DAY, NIGHT};

pub(super) const RULE: Rule = Rule {
    code: "contrast",
    group: Group::Readiness,
    severity: Severity::Warning,
    title: "the accent colour is hard to read",
    why: "Titles in a colour that hardly differs from the page are lost to many readers, on a \
        projector and in print to nearly all.",
    help: "Choose a colour whose contrast with the page is at least 4.5 to 1.",
    explanation: "`accent` under `[publish]` is compared with the page of the HTML documents by \
        day, and `accent_dark` with the page in the dark. The measure is the contrast ratio of \
        WCAG 2, which asks 4.5 to 1 of ordinary text. Without `accent_dark` a lighter form of \
        `accent` is used in the dark, which always passes. The page is that of the built-in style; \
        a style sheet of your own may have another.",
    trips: "[publish]\naccent = \"#7fb2e5\"\n",
    passes: "[publish]\naccent = \"#1f66a8\"\naccent_dark = \"#7fb2e5\"\n",
    find,
};

fn find(look: &CheckInput) -> Vec<Notice> {
    let publish = &look.charter.publish;
    let pages =
        [(&publish.accent, DAY, "the page"), (&publish.accent_dark, NIGHT, "the dark page")];
    let mut notices = Vec::new();
    for (accent, page, on) in pages {
        let Some((colour, place)) = accent else { continue };
        if colour.can_be_read(page) {
            continue;
        }
        // Rounded down, so that what fails never reads like what passes.
        let ratio = (colour.contrast(page) * 10.0).floor() / 10.0;
        let message = format!("{colour} on {on} has a contrast of {ratio:.1} to 1, under 4.5");
        let help = format!("The nearest that can be read is {}.", colour.readable(page));
        notices.push(Notice::new(vec![Location::at(place)], message).with_help(help));
    }
    notices
}
