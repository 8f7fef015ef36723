//! The reviews and what is pending, for people and programs.

use serde_json::{Value, json};

use super::wrapping::indented_report_lines;
use crate::core::charter::{Located, Pending, Review};
use crate::core::framework::{Framework, QuestionId};
use crate::core::text::{Text, TextStyle};
use crate::output::render::unmarked;

/// The form of the JSON that `log --json` and `pending list --json` print, raised when it changes.
const FORM: u32 = 1;

/// A review, and the ids of the answers that changed with it, where that is known.
pub type Logged<'a> = (&'a Review, Option<Vec<QuestionId>>);

/// The reviews in lines of at most `width` columns.
#[must_use]
pub fn reviews_human(framework: &Framework, reviews: &[Logged], width: usize) -> Vec<Text> {
    let blocks: Vec<Vec<Text>> =
        reviews.iter().map(|logged| review_human(framework, logged, width)).collect();
    blocks.join(&Text::new())
}

fn review_human(framework: &Framework, (review, changed): &Logged, width: usize) -> Vec<Text> {
    let date = review.date.map_or("no date".to_owned(), |day| day.to_string());
    let mut head = Text::of(TextStyle::Strong, date);
    if let Some(version) = &review.version {
        head = head.and(TextStyle::Plain, format!("  {version}"));
    }
    if !review.by.is_empty() {
        head = head.and(TextStyle::Quiet, format!("  {}", review.by.join(", ")));
    }
    let mut lines = head.wrap(width);
    let looked_at = (!review.reviewed.is_empty()).then(|| review.reviewed.join(", "));
    let changed = changed.as_ref().map(|ids| changed_labels_human(framework, ids));
    let note = review.note.as_deref().map(unmarked);
    for (name, value) in [
        ("approved by ", review.approved_by.as_ref()),
        ("looked at ", looked_at.as_ref()),
        ("changed ", changed.as_ref()),
        ("", note.as_ref()),
    ] {
        if let Some(value) = value {
            let text = Text::of(TextStyle::Quiet, name).and(TextStyle::Plain, value);
            lines.extend(indented_report_lines(&text, 2, width));
        }
    }
    lines
}

fn changed_labels_human(framework: &Framework, ids: &[QuestionId]) -> String {
    // The version stands above.
    let ids = ids.iter().filter(|id| *id != "charter.version");
    let labels: Vec<_> = ids.map(|id| framework.label(id)).collect();
    if labels.is_empty() { "nothing".to_owned() } else { labels.join(", ") }
}

/// The reviews as
/// `{ form, reviews: [{ date, version, by, approved_by, reviewed, changed: [question], note }] }`,
/// `changed` null where git does not tell what changed since the review before.
#[must_use]
pub fn reviews_json(reviews: &[Logged]) -> Value {
    let each = reviews.iter().map(|(review, changed)| {
        json!({
            "date": review.date.map(|day| day.to_string()),
            "version": review.version,
            "by": review.by,
            "approved_by": review.approved_by,
            "reviewed": review.reviewed,
            "changed": changed,
            "note": review.note,
        })
    });
    json!({ "form": FORM, "reviews": each.collect::<Vec<_>>() })
}

/// What is pending, each with its number, in lines of at most `width` columns.
#[must_use]
pub fn pending_human(
    framework: &Framework,
    pending: &[Located<Pending>],
    width: usize,
) -> Vec<Text> {
    let mut lines = Vec::new();
    for (at, matter) in pending.iter().enumerate() {
        let id = &matter.question;
        let head = Text::from(format!("{:>2}  {:<9}  ", at + 1, matter.state.key()))
            .and(TextStyle::Strong, framework.label(id))
            .and(TextStyle::Quiet, format!("  {id}"));
        lines.extend(head.wrap(width));
        let by = matter.by.map(|day| format!("by {day}"));
        let details = [matter.owner.clone(), by, matter.note.as_deref().map(unmarked)];
        let details: Vec<_> = details.into_iter().flatten().collect();
        let positions =
            matter.positions.iter().map(|p| format!("{}: {}", p.who, unmarked(&p.says)));
        let details = Some(details.join(" · ")).filter(|d| !d.is_empty()).into_iter();
        for text in details.chain(positions) {
            lines.extend(indented_report_lines(&Text::from(text), 4, width));
        }
    }
    lines
}

/// What is pending as
/// `{ form, pending: [{ number, question, state, owner, by, note, positions: [{ who, says }] }] }`.
#[must_use]
pub fn pending_json(pending: &[Located<Pending>]) -> Value {
    let each = pending.iter().enumerate().map(|(at, matter)| {
        let positions = matter.positions.iter().map(|p| json!({ "who": p.who, "says": p.says }));
        json!({
            "number": at + 1,
            "question": matter.question,
            "state": matter.state.key(),
            "owner": matter.owner,
            "by": matter.by.map(|day| day.to_string()),
            "note": matter.note,
            "positions": positions.collect::<Vec<_>>(),
        })
    });
    json!({ "form": FORM, "pending": each.collect::<Vec<_>>() })
}
