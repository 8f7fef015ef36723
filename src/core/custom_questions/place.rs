//! Where a team's own things stand among the others.

use super::problems::{Problems, nearest_known};
use crate::core::framework::IdPath;
use crate::core::toml::Span;
use crate::core::words::did_you_mean;

/// Something new, and what it is to stand behind; without that, at the end of its group.
pub(super) struct New<T> {
    pub(super) thing: T,
    pub(super) after: Option<(String, Span)>,
}

/// How things of a sort are told apart.
pub(super) struct Sort<T> {
    /// `a question`
    pub(super) what: &'static str,
    /// The id of a thing.
    pub(super) id: fn(&T) -> &str,
}

/// What things stay within: an area for a question, an element for an area.
fn group_of_id(id: &str) -> &str {
    IdPath(id).parent()
}

/// Puts new things among the others, those behind the same one in the order they are written.
pub(super) fn insert_in_order<T>(
    all: &mut Vec<T>,
    new: Vec<New<T>>,
    sort: &Sort<T>,
    problems: &Problems,
) {
    let id = sort.id;
    let known: Vec<String> =
        all.iter().chain(new.iter().map(|n| &n.thing)).map(|t| id(t).to_owned()).collect();
    let mut waiting = Vec::new();
    for mut one in new {
        if let Some((after, place)) = &one.after
            && !can_follow(id(&one.thing), after, place, &known, sort.what, problems)
        {
            one.after = None;
        }
        match one.after {
            None => all.push(one.thing),
            Some((after, place)) => waiting.push((one.thing, after, place)),
        }
    }
    // The last first, since each goes directly behind what it follows.
    loop {
        let found = waiting.iter().enumerate().rev().find_map(|(at, (_, after, _))| {
            let before = all.iter().position(|t| id(t) == after)?;
            Some((at, before))
        });
        let Some((at, before)) = found else { break };
        let (thing, ..) = waiting.remove(at);
        all.insert(before + 1, thing);
    }
    for (thing, after, place) in waiting {
        let help = "Leave out one `after`; without it, it stands at the end.";
        problems.report(&place, format!("`after` leads from `{after}` back to itself"), help);
        all.push(thing);
    }
}

fn can_follow(
    id: &str,
    after: &str,
    place: &Span,
    known: &[String],
    what: &str,
    problems: &Problems,
) -> bool {
    let meant = || {
        let same = known.iter().filter(|k| group_of_id(k) == group_of_id(id) && *k != id);
        nearest_known(after, same.map(String::as_str))
    };
    if !known.iter().any(|k| k == after) {
        let help = meant().map_or_else(
            || format!("Write the whole id of {what} in `{}`.", group_of_id(id)),
            |near| did_you_mean(Some(near), ""),
        );
        problems.report(place, format!("there is no `{after}` to stand after"), help);
        return false;
    }
    if group_of_id(after) != group_of_id(id) {
        let help = format!("Name {what} in `{}`, or leave `after` out.", group_of_id(id));
        problems.report(place, format!("`{after}` is not in `{}`", group_of_id(id)), help);
        return false;
    }
    true
}
