//! Questions: what is changed about those of the framework, and those of a team's own.

use super::part::Part;
use super::place::{New, Sort, insert_in_order};
use super::problems::{Problems, nearest_known};
use super::{examples, fields, ids, options, wording};
use crate::core::framework::{Audience, Example, Framework, Item, Kind, Need, Question, Wording};
use crate::core::toml::{Entry, Table};
use crate::core::words::did_you_mean;

/// The kinds by their words.
const KINDS: [(&str, Kind); 6] = [
    ("text", Kind::Text),
    ("paragraph", Kind::Paragraph),
    ("list", Kind::List),
    ("choice", Kind::Choice),
    ("records", Kind::Records),
    ("rhythm", Kind::Rhythm),
];

/// What a question may need, by its word.
const NEEDS: [(&str, Need); 1] = [("host", Need::Host)];

/// Changes the framework's questions, and adds those that are new.
pub(super) fn read(table: &Table, framework: &mut Framework, problems: &Problems) {
    let mut new = Vec::new();
    for entry in &table.entries {
        let name = format!("questions.\"{}\"", entry.key);
        let Some(mut part) = Part::of(name, entry, problems) else { continue };
        if let Some(mut question) = framework.find(&entry.key).cloned() {
            change_built_in_question(&mut question, &mut part, framework);
            let known = framework.questions.iter_mut().chain(&mut framework.facts);
            for one in known.filter(|q| q.id == question.id) {
                one.clone_from(&question);
            }
        } else if ids::is_question_id_in_order(entry, framework, problems) {
            new.push(begin_custom_question(entry, &mut part, framework));
        } else {
            continue;
        }
        part.finish();
    }
    let sort = Sort { what: "a question", id: |question: &Question| &question.id };
    insert_in_order(&mut framework.questions, new, &sort, problems);
    let areas: Vec<_> = framework.areas.iter().map(|a| a.id.clone()).collect();
    framework.questions.sort_by_key(|q| areas.iter().position(|id| id == q.area()));
}

/// Changes a question of the framework. How it is answered stays, since charters rely on it.
fn change_built_in_question(question: &mut Question, part: &mut Part, framework: &Framework) {
    part.refuse(
        "after",
        "a question of the framework stays where it is",
        "Leave `after` out; it is for questions of your own.",
    );
    if let Some(kind) = part.word("kind", &KINDS)
        && kind != question.kind
    {
        let message = format!("`{}` is answered in another way, and that stays", question.id);
        let help = "Leave `kind` out, or ask a question of your own under another id.";
        part.refuse("kind", &message, help);
    }
    let is_fact = framework.facts.iter().any(|fact| fact.id == question.id);
    if is_fact {
        let message = format!("`{}` is asked before all others, core or not", question.id);
        part.refuse("core", &message, "Leave `core` out.");
    } else if let Some(core) = part.truth("core") {
        question.core = core;
    }
    if let Some(audience) = custom_question_audience(part) {
        question.audience = audience;
    }
    wording::read(question, part);
    options::reword_options(question, part);
    fields::reword_fields(question, part);
    examples::read(question, part, framework);
}

/// A question of a team's own, with what goes without saying filled in.
fn begin_custom_question(entry: &Entry, part: &mut Part, framework: &Framework) -> New<Question> {
    let written = part.word("kind", &KINDS);
    let kind = written.unwrap_or(match (part.has("options"), part.has("fields")) {
        (true, _) => Kind::Choice,
        (_, true) => Kind::Records,
        _ => Kind::Paragraph,
    });
    let mut question = Question {
        id: entry.key.as_str().into(),
        kind,
        core: part.truth("core").unwrap_or(false),
        // Who may read it is for the team to say; until then, nobody else does.
        audience: custom_question_audience(part).unwrap_or(Audience::Team),
        needs: part.word("needs", &NEEDS),
        may_be_none: false,
        seed: Vec::new(),
        options: options::read(kind, part),
        fields: fields::read(kind, part),
        label: Wording::default(),
        heading: Wording::default(),
        question: Wording::default(),
        guidance: Wording::default(),
        help: Wording::default(),
        example: Example::Text(Wording::default()),
        item: Item { one: "item".into(), many: "items".into() },
        sentence: Wording::default(),
        never: Wording::default(),
    };
    wording::read(&mut question, part);
    complete_custom_question(&mut question, part, framework);
    examples::read(&mut question, part, framework);
    let after = part.id("after");
    New { thing: question, after }
}

/// What follows from the rest where it is not said; only the question itself must be.
fn complete_custom_question(question: &mut Question, part: &mut Part, framework: &Framework) {
    if question.label.is_empty() {
        question.label = ids::label_from_key(question.key()).into();
    }
    if question.heading.is_empty() {
        question.heading = question.label.clone();
    }
    if question.kind == Kind::Rhythm {
        let label = &question.label;
        if question.sentence.is_empty() {
            question.sentence = format!("{label}: {{rhythm}}.").into();
        }
        if question.never.is_empty() {
            question.never = format!("{label}: never.").into();
        }
    }
    if question.question.is_empty() {
        let area = question.area();
        let near = nearest_known(question.key(), framework.questions_in(area).map(Question::key));
        let near = near.map(|key| format!("{area}.{key}"));
        let help = "A question of your own needs a line like question = \"…?\".";
        part.wrong(
            format!("`{}` does not say what is asked", question.id),
            did_you_mean(near.as_deref(), help),
        );
    }
}

fn custom_question_audience(part: &mut Part) -> Option<Audience> {
    part.word("audience", &Audience::ALL.map(|audience| (audience.key(), audience)))
}
