//! What deserves another look and why, for people and programs.

use super::answer::field_in_words;
use crate::core::words::and;
use serde_json::{Value, json};

use crate::core::calendar::Day;
use crate::core::charter::{Answer, Charter, Pending, PendingState};
use crate::core::framework::{Framework, Question};
use crate::core::review::{Item, Reason, is_looked_at};
use crate::core::text::sentence;
use crate::core::text::{Text, TextStyle};
use crate::core::timeline::{Since, Timeline};
use crate::output::render::unmarked;

/// The form of the JSON that `review --list --json` prints, raised when it changes.
const FORM: u32 = 1;

/// Why something is looked at again: a passage for each reason.
#[must_use]
pub fn review_reasons_human(
    framework: &Framework,
    charter: &Charter,
    timeline: &Timeline,
    today: Day,
    item: &Item,
) -> Vec<String> {
    let when = if charter.reviews.is_empty() { "in this review" } else { "since the last review" };
    let passage = |reason: &Reason| match reason {
        Reason::Pending(at) => charter.pending.get(*at).map_or(String::new(), |matter| {
            pending_reason_human(framework, timeline, today, matter)
        }),
        Reason::Pulled { changed, because } => {
            let labels: Vec<_> = changed.iter().map(|id| framework.label(id)).collect();
            let has = if labels.len() == 1 { "has" } else { "have" };
            format!("{} {has} changed {when}. {because}", and(&labels))
        }
        Reason::Stale(found) => sentence(found),
    };
    item.reasons.iter().map(passage).collect()
}

/// `Contested since 2026-03-24, with Ana, by 2027-01-15: Numbers or stories?`, and who says what.
fn pending_reason_human(
    framework: &Framework,
    timeline: &Timeline,
    today: Day,
    matter: &Pending,
) -> String {
    let mut head = framework.word(matter.state.key()).to_owned();
    match timeline.pending_since(matter) {
        Some(Since::Day(day)) => head += &format!(" since {day}"),
        Some(Since::AtLeast(day)) => head += &format!(" since {day} or longer"),
        Some(Since::New) | None => {}
    }
    if let Some(owner) = &matter.owner {
        head += &format!(", with {owner}");
    }
    if let Some(by) = matter.by {
        let until = if matter.state == PendingState::Parked { "until" } else { "by" };
        let passed = if by < today { ", which has passed" } else { "" };
        head += &format!(", {until} {by}{passed}");
    }
    let mut lines = vec![match &matter.note {
        Some(note) => format!("{head}: {note}"),
        None => format!("{head}."),
    }];
    lines.extend(matter.positions.iter().map(|p| format!("  {}: {}", p.who, p.says)));
    lines.join("\n")
}

/// The present answer in full, and since when it stands.
#[must_use]
pub fn answer_under_review_human(
    framework: &Framework,
    charter: &Charter,
    timeline: &Timeline,
    question: &Question,
) -> String {
    let Some(given) = charter.answers.get(&*question.id) else {
        return "It is open.".to_owned();
    };
    let mut lines = vec![match timeline.since(charter, &question.id) {
        Some(Since::Day(day)) => format!("Since {day} it says:"),
        Some(Since::AtLeast(day)) => format!("Since {day} or longer it says:"),
        Some(Since::New) => "It says, and is not committed yet:".to_owned(),
        None => "It says:".to_owned(),
    }];
    match &given.answer {
        Answer::Text(text) => {
            let text = unmarked(framework.answer_label(question, text));
            lines.extend(text.trim().lines().map(|line| format!("  {line}").trim_end().to_owned()));
        }
        Answer::List(items) => {
            lines.extend(items.iter().map(|item| format!("  - {}", unmarked(item))));
        }
        Answer::Records(records) => {
            for record in records {
                let mut fields = question.fields.iter();
                let first = fields.next().and_then(|f| record.get(&f.key)).unwrap_or("(unnamed)");
                let key = question.fields.first().map_or("", |field| field.key.as_str());
                lines.push(format!("  - {}", field_in_words(question, key, first)));
                let filled = fields.filter_map(|f| Some((f, record.get(&f.key)?)));
                lines.extend(filled.map(|(f, value)| {
                    let value = framework.field_label(f, value);
                    format!("      {}: {}", f.label, field_in_words(question, &f.key, value))
                }));
            }
        }
    }
    if let Some(note) = &given.note {
        lines.push(format!("  ({})", unmarked(note)));
    }
    lines.join("\n")
}

/// What would be looked at, in lines of at most `width` columns; `looked_at` is left out.
#[must_use]
pub fn agenda_human(
    framework: &Framework,
    items: &[(&Item, Vec<String>)],
    width: usize,
) -> Vec<Text> {
    let block = |(item, why): &(&Item, Vec<String>)| {
        let head = Text::of(TextStyle::Strong, framework.label(&item.question))
            .and(TextStyle::Quiet, format!("  {}", item.question));
        let mut lines = head.wrap(width);
        for passage in why.iter().flat_map(|passage| passage.lines()) {
            lines.extend(Text::from(format!("  {passage}")).wrap(width));
        }
        lines
    };
    items.iter().map(block).collect::<Vec<_>>().join(&Text::new())
}

/// What would be looked at as
///
/// ```text
/// { form, items: [{ question, looked_at, since, reasons: [
///     { kind: "pending", number } or { kind: "pulled", changed: [question], because }
///     or { kind: "stale", message } ] }] }
/// ```
///
/// `number` is that of `pending list`; `since` is a day, or null where it is not known.
#[must_use]
pub fn agenda_json(charter: &Charter, timeline: &Timeline, items: &[&Item]) -> Value {
    let looked_at = charter.reviewing.as_ref().map_or(&[][..], |reviewing| &reviewing.reviewed);
    let reason = |reason: &Reason| match reason {
        Reason::Pending(at) => json!({ "kind": "pending", "number": at + 1 }),
        Reason::Pulled { changed, because } => {
            json!({ "kind": "pulled", "changed": changed, "because": because })
        }
        Reason::Stale(message) => json!({ "kind": "stale", "message": message }),
    };
    let each = items.iter().map(|item| {
        let since = match timeline.since(charter, &item.question) {
            Some(Since::Day(day)) => Some(day.to_string()),
            _ => None,
        };
        json!({
            "question": item.question,
            "looked_at": is_looked_at(looked_at, &item.question),
            "since": since,
            "reasons": item.reasons.iter().map(reason).collect::<Vec<_>>(),
        })
    });
    json!({ "form": FORM, "items": each.collect::<Vec<_>>() })
}
