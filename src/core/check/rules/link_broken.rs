//! An answer links to a file that is not there.

use crate::core::check::{CheckInput, FileLink, Group, Notice, Rule, Severity};
use crate::core::words::quoted;

pub(super) const RULE: Rule = Rule {
    code: "link-broken",
    group: Group::Freshness,
    severity: Severity::Warning,
    title: "an answer links to a file that is not there",
    why: "A reader who follows a link to the rules and finds nothing will not look for them again.",
    help: "Put the file there, or correct the link; it is followed from the charter's folder.",
    explanation: "A link without a scheme, such as `[our rules](code_of_conduct.md)`, leads to a \
        file beside the charter, and documents in other folders are given the way back to it. \
        This speaks up for each that leads to no file or folder. What lies outside the charter's \
        folder, or behind a symbolic link, is not looked at, and no web address is.",
    trips: "# There is no code_of_conduct.md beside this file.\n\n[practice.how]\n\
        conduct = \"See [our rules](./code_of_conduct.md).\"\n",
    passes: "[practice.how]\nconduct = \"See [our rules](https://example.org/conduct).\"\n",
    find,
};

fn find(look: &CheckInput) -> Vec<Notice> {
    let notice = |link: &FileLink| {
        let message = format!("there is no file for the link to {}", quoted(&link.address));
        Notice::new(vec![look.part(&link.question, link.part)], message)
    };
    look.missing_links.iter().map(notice).collect()
}
