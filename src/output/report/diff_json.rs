//! What differs between two charters, for programs.

use serde_json::{Map, Value, json};

use crate::core::charter::{Answer, Given, Record};
use crate::core::diff::{Change, Diff};

/// The form of the JSON that `diff --format json` prints, raised when it changes.
const FORM: u32 = 1;

/// The differences as
///
/// ```text
/// { form, from, to,
///   changes: [{ question, change, before, after, note_before, note_after, reordered }],
///   pulls: [{ changed: [question], look_at: [question], because }],
///   besides: [{ section, what, change, before, after }] }
/// ```
///
/// `change` is `added`, `removed` or `changed`. `before` and `after` are the answers as `get --json`
/// prints them, null where the question is open. `besides` is what differs beside the answers, such as
/// what is pending; there they are a few words.
#[must_use]
pub fn diff_json(from: &str, to: &str, diff: &Diff) -> Value {
    let pulls = diff.pulls.iter().map(
        |pull| json!({ "changed": pull.changed, "look_at": pull.look_at, "because": pull.because }),
    );
    let besides = diff.sections.iter().map(|beside| {
        json!({
            "section": beside.section,
            "what": beside.what,
            "change": beside.kind().key(),
            "before": beside.before,
            "after": beside.after,
        })
    });
    json!({
        "form": FORM,
        "from": from,
        "to": to,
        "changes": diff.changes.iter().map(change_json).collect::<Vec<_>>(),
        "pulls": pulls.collect::<Vec<_>>(),
        "besides": besides.collect::<Vec<_>>(),
    })
}

fn change_json(change: &Change) -> Value {
    let answer = |given: &Option<Given>| given.as_ref().map(|given| answer_json(&given.answer));
    let note = |given: &Option<Given>| given.as_ref().and_then(|given| given.note.clone());
    json!({
        "question": change.id,
        "change": change.kind().key(),
        "before": answer(&change.before),
        "after": answer(&change.after),
        "note_before": note(&change.before),
        "note_after": note(&change.after),
        "reordered": change.reordered,
    })
}

/// An answer: a text, a list of texts, or a list of objects.
#[must_use]
pub fn answer_json(answer: &Answer) -> Value {
    let record = |record: &Record| {
        record.0.iter().map(|(k, v)| (k.clone(), json!(v))).collect::<Map<_, _>>()
    };
    match answer {
        Answer::Text(text) => json!(text),
        Answer::List(items) => json!(items),
        Answer::Records(records) => records.iter().map(record).collect(),
    }
}
