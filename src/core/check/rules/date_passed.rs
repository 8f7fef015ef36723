//! The date of an objective or a first step has passed.

use crate::core::calendar::Day;
use crate::core::check::{CheckInput, Group, Notice, Rule, Severity};
use crate::core::words::quoted;

/// The questions with dates, and the field that names what is to be done by then.
const DATED: [(&str, &str, &str); 2] = [
    ("purpose.goals.objectives", "objective", "the objective"),
    ("practice.what.first_steps", "step", "the first step"),
];

pub(super) const RULE: Rule = Rule {
    code: "date-passed",
    group: Group::Freshness,
    severity: Severity::Warning,
    title: "a target date has passed",
    why: "A date that has gone by without a word tells readers that nobody looks here any more, \
        whether the goal was met or not.",
    help: "If it is done, say so and set the next one; if not, give it a new date or let it go.",
    explanation: "Objectives and first steps may carry a date. This speaks up on the day after it, \
        once for all that have passed. What was reached belongs in the note of a review.",
    trips: "[purpose.goals]\nobjectives = [{ objective = \"Repairs in days\", measure = \"Median\", \
        by = 2026-11-22 }]\n",
    passes: "[purpose.goals]\nobjectives = [{ objective = \"Repairs in days\", measure = \"Median\", \
        by = 2026-11-23 }]\n",
    find,
};

fn find(look: &CheckInput) -> Vec<Notice> {
    let mut spots = Vec::new();
    let mut passed = Vec::new();
    for (id, name, what) in DATED {
        for (n, record) in look.records(id).iter().enumerate() {
            let Some(day) = record.get("by").and_then(Day::parse) else { continue };
            if day < look.today {
                spots.push(look.part(id, n));
                passed.push((day, what, quoted(record.get(name).unwrap_or_default())));
            }
        }
    }
    let message = match passed.as_slice() {
        [] => return Vec::new(),
        [(day, what, name)] => format!("the date of {what} {name} passed on {day}"),
        [(_, what, name), others @ ..] => {
            let n = others.len();
            let more = if n == 1 { "another one".to_owned() } else { format!("{n} others") };
            format!("the dates of {what} {name} and {more} have passed")
        }
    };
    vec![Notice::new(spots, message)]
}
