//! One element is far ahead of another.

use crate::core::check::balance::{Share, shares};
use crate::core::check::{CheckInput, Group, Location, Notice, Rule, Severity};
use crate::core::words::and;

pub(super) const RULE: Rule = Rule {
    code: "out-of-balance",
    group: Group::Balance,
    severity: Severity::Advice,
    title: "one element is far ahead of another",
    why: "Purpose, people and practice hold one another like the parts of a hanging mobile: purpose \
        without members has nobody behind it, people without a practice are a circle of friends, \
        and practice without a purpose is a tool that nobody uses.",
    help: "Go on with the element that is behind before the other one grows further.",
    explanation: "Of each element, the share of its questions that are answered is taken. This \
        speaks up when that share is under half of the share of the element that is furthest, and \
        only once the team has been through the element that is behind: it has answered the last \
        question there that is not core, or a later one. In a draft, the element that is ahead has \
        at least half of its answers as well; a charter that is agreed is always looked at.",
    trips: "[charter]\nstatus = \"agreed\"\n\n[purpose.domain]\nsubject = \"Rural water supplies\"\n\
        level = \"mixed\"\n",
    passes: "[charter]\nstatus = \"draft\"\n\n[purpose.domain]\nsubject = \"Rural water supplies\"\n\
        level = \"mixed\"\n",
    find,
};

fn find(look: &CheckInput) -> Vec<Notice> {
    let shares = shares(look.framework, look.charter);
    let Some(furthest) = shares.iter().max_by(|a, b| a.share().total_cmp(&b.share())) else {
        return Vec::new();
    };
    if !look.agreed() && furthest.share() < 0.5 {
        return Vec::new();
    }
    let is_behind = |s: &&Share| s.share() * 2.0 < furthest.share() && look.been_through(s.element);
    let behind: Vec<_> = shares.iter().filter(is_behind).collect();
    let Some(first) = behind.first() else { return Vec::new() };
    let count = |s: &Share| format!("{} ({} of {})", s.name, s.answered, s.asked);
    let lagging: Vec<_> = behind.iter().map(|s| count(s)).collect();
    let verb = if behind.len() == 1 { "is" } else { "are" };
    let message =
        format!("{} {verb} far behind {}, by answered questions", and(&lagging), count(furthest));
    let help =
        format!("Go on with `copcharter edit {}` before the other one grows.", first.element);
    let spots = behind.iter().map(|s| Location { question: Some(s.element.into()), place: None });
    vec![Notice::new(spots.collect(), message).with_help(help)]
}
