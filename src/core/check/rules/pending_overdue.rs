//! A pending matter is past its date.

use crate::core::charter::{Pending, PendingState};
use crate::core::check::{CheckInput, Group, Location, Notice, Rule, Severity};

pub(super) const RULE: Rule = Rule {
    code: "pending-overdue",
    group: Group::Freshness,
    severity: Severity::Warning,
    title: "a pending matter is past its date",
    why: "What a team has agreed to leave open for a while becomes, unsettled past its day, what \
        everybody avoids.",
    help: "Settle it with whoever has it in hand, or agree on a new date and say why.",
    explanation: "A matter under `[[pending]]` may carry a date. This speaks up on the day after \
        it, once for each matter, whether it is to do, contested or parked.",
    trips: "[[pending]]\nquestion = \"purpose.goals.success\"\nstate = \"contested\"\nowner = \"Ana\"\n\
        by = 2026-11-22\n",
    passes: "[[pending]]\nquestion = \"purpose.goals.success\"\nstate = \"contested\"\nowner = \"Ana\"\n\
        by = 2026-11-23\n",
    find,
};

fn find(look: &CheckInput) -> Vec<Notice> {
    look.charter.pending.iter().filter_map(|pending| overdue(look, pending)).collect()
}

fn overdue(look: &CheckInput, pending: &Pending) -> Option<Notice> {
    let by = pending.by.filter(|by| *by < look.today)?;
    let label = look.framework.label(&pending.question);
    let state = match pending.state {
        PendingState::Todo => "was to be done",
        PendingState::Contested => "was to be settled",
        PendingState::Parked => "was parked",
    };
    let with = pending.owner.as_ref().map(|owner| format!(", with {owner}")).unwrap_or_default();
    let until = if pending.state == PendingState::Parked { "until" } else { "by" };
    let message = format!("{label} {state} {until} {by}{with}");
    let spot =
        Location { question: Some(pending.question.clone()), place: Some(pending.place.clone()) };
    Some(Notice::new(vec![spot], message))
}
