//! `[[pending]]`: what is not settled.

use crate::core::words::did_you_mean;
use serde_json::{Value, json};

use crate::core::charter::fields::Fields;
use crate::core::charter::located::Located;
use crate::core::charter::model::{Charter, Pending, PendingState, Stance};
use crate::core::charter::section::{RowList, Section, SectionSource};
use crate::core::framework::Framework;
use crate::core::schema::{forms, patterns};

/// What is not settled.
pub const PENDING: Section = Section {
    key: "pending",
    read,
    schema,
    comparable,
    row_lists: &[RowList { path: &["pending"], known_by: None }],
};

fn read(source: &SectionSource, charter: &mut Charter) {
    for mut fields in source.rows(PENDING.key) {
        charter.pending.extend(read_pending(&mut fields, source.framework));
        fields.finish();
    }
}

fn read_pending(fields: &mut Fields, framework: &Framework) -> Option<Located<Pending>> {
    let state = fields.one_of("state", &PendingState::ALL, PendingState::key);
    let question = fields.text("question");
    if let Some(id) = &question
        && framework.find(id).is_none()
    {
        let ids = framework.questions.iter().map(|q| q.id.as_str());
        let near = fields.problems.nearest(id, ids);
        let next = framework.retired(id).and_then(|r| r.replaced_by.as_ref());
        let help = match next {
            Some(next) => format!("It is retired; write `{next}`, which has taken its place."),
            None => did_you_mean(near, ""),
        };
        fields.wrong("question", format!("there is no question `{id}`"), help);
    }
    let mut positions = Vec::new();
    for mut inner in fields.inner("positions") {
        let who = inner.text("who").unwrap_or_default();
        let says = inner.text("says").unwrap_or_default();
        inner.finish();
        positions.push(Stance { who, says });
    }
    let pending = Pending {
        question: question.unwrap_or_default().into(),
        state: state.unwrap_or(PendingState::Todo),
        owner: fields.text("owner"),
        by: fields.day("by"),
        note: fields.text("note"),
        positions,
    };
    if pending.question.is_empty() {
        fields.missing("a pending matter names no question", "Add question = \"…\" with its id.");
        return None;
    }
    Some(Located { value: pending, place: fields.place.clone() })
}

fn comparable(charter: &Charter) -> Vec<(String, String)> {
    charter.pending.iter().map(|matter| (matter.question.to_string(), in_words(matter))).collect()
}

/// `contested, with Ana, by 2027-01-15: Numbers or stories? (Ana: Numbers.)`
fn in_words(matter: &Pending) -> String {
    let owner = matter.owner.iter().map(|owner| format!("with {owner}"));
    let by = matter.by.iter().map(|day| format!("by {day}"));
    let head: Vec<_> = [matter.state.key().to_owned()].into_iter().chain(owner).chain(by).collect();
    let note = matter.note.as_ref().map(|note| format!(": {note}")).unwrap_or_default();
    let positions: Vec<_> =
        matter.positions.iter().map(|p| format!("{}: {}", p.who, p.says)).collect();
    let positions =
        if positions.is_empty() { String::new() } else { format!(" ({})", positions.join(" · ")) };
    head.join(", ") + &note + &positions
}

fn schema(framework: &Framework) -> Value {
    let ids = || framework.questions.iter().chain(&framework.facts).map(|q| q.id.as_str());
    let question = json!({
        "description": "The id of the question that is not settled.",
        "type": "string",
        "anyOf": [
            { "enum": ids().collect::<Vec<_>>() },
            { "pattern": patterns::words_pattern(ids()) },
        ],
    });
    let positions = json!({
        "who": forms::text_schema("Who holds it."),
        "says": forms::text_schema("What they say."),
    });
    let properties = json!({
        "question": question,
        "state": forms::word_schema("In what way it is open.", &PendingState::ALL.map(PendingState::key)),
        "owner": forms::text_schema("Who sees to it."),
        "by": forms::day_schema("Until when."),
        "note": forms::text_schema("What is to be done or decided."),
        "positions": forms::table_list_schema("Who holds what, where it is contested.", positions, &[]),
    });
    forms::table_list_schema("What is not settled.", properties, &["question"])
}
