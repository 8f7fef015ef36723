//! One element is far ahead of another.

use crate::core::check::{CheckInput, Group, Location, Notice, Rule, Severity};
use crate::core::framework::Element;
use crate::core::share::Share;
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
    explanation: "Of each element, the share of its core questions that are answered is taken; what \
        is set aside does not count. This speaks up when that share is under half of the share of \
        the element that is furthest, and only once the team has been through the element that is \
        behind: it has answered the last question there that is not core, or a later one. In a \
        draft, at least half of all core questions are answered as well; a charter that is agreed \
        is always looked at.",
    trips: "[charter]\nstatus = \"agreed\"\n\n[purpose.domain]\nsubject = \"Rural water supplies\"\n\
        level = \"mixed\"\n",
    passes: "[charter]\nstatus = \"draft\"\n\n[purpose.domain]\nsubject = \"Rural water supplies\"\n\
        level = \"mixed\"\n",
    find,
};

fn find(look: &CheckInput) -> Vec<Notice> {
    let core = look.framework.questions.iter().filter(|q| q.core);
    let all = Share::of(look.charter, core.clone());
    let share = |element: &Element| {
        Share::of(look.charter, core.clone().filter(|q| q.element() == element.id))
    };
    let shares: Vec<_> = look.framework.elements.iter().map(|e| (e, share(e))).collect();
    let Some(furthest) = shares.iter().max_by(|a, b| a.1.compare(b.1)) else {
        return Vec::new();
    };
    if !look.agreed() && all.answered * 2 < all.asked {
        return Vec::new();
    }
    let behind: Vec<_> = shares
        .iter()
        .filter(|(e, share)| share.is_under_half_of(furthest.1) && look.been_through(&e.id))
        .collect();
    let Some((first, _)) = behind.first() else { return Vec::new() };
    let count = |(element, share): &(&Element, Share)| {
        format!("{} ({} of {})", element.name, share.answered, share.asked)
    };
    let lagging: Vec<_> = behind.iter().map(|one| count(one)).collect();
    let verb = if behind.len() == 1 { "is" } else { "are" };
    let message = format!(
        "{} {verb} far behind {}, by answered core questions",
        and(&lagging),
        count(furthest)
    );
    let help = format!("Go on with `copcharter edit {}` before the other one grows.", first.id);
    let spots =
        behind.iter().map(|(e, _)| Location { question: Some(e.id.as_str().into()), place: None });
    vec![Notice::new(spots.collect(), message).with_help(help)]
}
