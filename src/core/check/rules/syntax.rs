//! The text of the file is not TOML.

use crate::core::check::{CheckInput, Group, Location, Notice, Rule, Severity};

pub(super) const RULE: Rule = Rule {
    code: "syntax",
    group: Group::Reading,
    severity: Severity::Error,
    title: "a line that is not TOML",
    why: "A file that is not TOML from end to end is neither published nor changed, so that nothing \
        in it is lost.",
    help: "Write a heading in brackets, a key with = and its value, or a remark behind #.",
    explanation: "A charter is a TOML file: a missing quote, bracket or comma keeps all of it from \
        being read. Each such place is named, with what to write instead. Meanwhile only what is \
        written in the other lines is checked, and nothing that may be missing.",
    trips: "[purpose.domain]\nsubject = \"Shared data\n",
    passes: "[purpose.domain]\nsubject = \"Shared data\"\n",
    find,
};

fn find(look: &CheckInput) -> Vec<Notice> {
    let notice = |slip: &crate::core::toml::SyntaxError| {
        let mut spots = vec![Location::at(&slip.place)];
        spots.extend(slip.also.as_ref().map(Location::at));
        Notice::new(spots, slip.message.clone()).with_help(slip.help.clone())
    };
    look.charter.syntax_errors.iter().map(notice).collect()
}
