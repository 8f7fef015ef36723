//! The options of a choice: `options = ["phone", "form"]`, or a table with a label, or more, for
//! each.

use super::limits::MAX_ENTRIES;
use super::part::{Part, text};
use super::problems::{Problems, near};
use super::{ids, wording};
use crate::core::framework::{Kind, Question, Word};
use crate::core::toml::{Entry, Node, Span, Value};
use crate::core::words::{did_you_mean, on_one_line};

/// How options are written.
const HOW: &str = "Write them like options = { phone = \"By phone\", form = \"With the form\" }.";

/// The options of a new question.
pub(super) fn read(kind: Kind, part: &mut Part) -> Vec<Word> {
    if kind != Kind::Choice {
        let help = "Leave the options out, or write kind = \"choice\".";
        part.refuse("options", "options go with kind = \"choice\" only", help);
        return Vec::new();
    }
    if !part.has("options") {
        part.wrong("a choice needs options", HOW);
    }
    let name = part.path("options");
    let problems = part.problems;
    part.node("options").map_or_else(Vec::new, |node| words(node, &name, problems))
}

/// The options in a node, in the order they are written.
pub(super) fn words(node: &Node, name: &str, problems: &Problems) -> Vec<Word> {
    let words: Vec<(Word, Span)> = match &node.value {
        Value::Array(items) => {
            let items = items.iter().take(MAX_ENTRIES);
            let key = |item: &Node| Some((text(item, name, problems)?, item.place.clone()));
            let word = |(key, place): (String, Span)| {
                let label = ids::spoken(&key).into();
                (Word { key, label, ..Word::default() }, place)
            };
            items.filter_map(key).map(word).collect()
        }
        Value::Table(table) => {
            let entries = table.entries.iter().take(MAX_ENTRIES);
            entries.map(|entry| (word(entry, name, problems), entry.key_span.clone())).collect()
        }
        _ => {
            problems.report(&node.place, format!("`{name}` is {}", node.described()), HOW);
            return Vec::new();
        }
    };
    if words.is_empty() {
        problems.report(&node.place, format!("`{name}` is empty"), HOW);
    }
    let mut kept: Vec<Word> = Vec::new();
    for (word, place) in words {
        if !ids::is_key(&word.key) {
            problems.report(
                &place,
                format!("`{}` cannot be the key of an option", word.key),
                "Use small letters, digits, _ and - for the key, and give it a label: by-phone = \"By phone\".",
            );
        } else if kept.iter().any(|k| k.key == word.key || same(&k.label, &word.label)) {
            problems.report(
                &place,
                format!("there are two options `{}`", word.label),
                "Give each a key and a label of its own.",
            );
        } else {
            kept.push(word);
        }
    }
    kept
}

/// Labels are taken in capitals or not.
fn same(one: &str, other: &str) -> bool {
    one.eq_ignore_ascii_case(other)
}

/// `phone = "By phone"`, or `phone = { label = "…", meaning = "…", sentence = "…" }`.
fn word(entry: &Entry, name: &str, problems: &Problems) -> Word {
    let mut word = Word { key: entry.key.clone(), ..Word::default() };
    say(&mut word, entry, name, problems);
    if word.label.is_empty() {
        word.label = ids::spoken(&word.key).into();
    }
    word
}

/// Reads the words of an option over those that it has.
fn say(word: &mut Word, entry: &Entry, name: &str, problems: &Problems) {
    let name = format!("{name}.{}", entry.key);
    if let Value::Text(_) = entry.node.value {
        let label = text(&entry.node, &name, problems);
        wording::put(&mut word.label, label.as_deref().map(on_one_line));
        return;
    }
    let Some(mut part) = Part::of(name, entry, problems) else { return };
    wording::put(&mut word.label, part.line("label"));
    wording::put(&mut word.meaning, part.line("meaning"));
    wording::put(&mut word.sentence, part.line("sentence"));
    part.finish();
}

/// Other words for the options that a question of the framework has.
pub(super) fn reword(question: &mut Question, part: &mut Part) {
    if question.kind != Kind::Choice {
        let message = format!("`{}` has no options", question.id);
        part.refuse("options", &message, "Leave them out.");
        return;
    }
    let name = part.path("options");
    let problems = part.problems;
    if let Some(node) = part.node("options") {
        relabel(&mut question.options, node, &name, problems);
    }
}

/// Other words for options that are there; there can be no others, since advice and documents
/// build on them.
pub(super) fn relabel(options: &mut [Word], node: &Node, name: &str, problems: &Problems) {
    let Value::Table(table) = &node.value else {
        let help = "Give the options that are there other words: basic = \"For beginners\".";
        problems.report(&node.place, format!("`{name}` is {}", node.described()), help);
        return;
    };
    for entry in &table.entries {
        if let Some(word) = options.iter_mut().find(|o| o.key == entry.key) {
            say(word, entry, name, problems);
            continue;
        }
        let known: Vec<_> = options.iter().map(|o| o.key.as_str()).collect();
        let help =
            format!("There are {}; for others, ask a question of your own.", known.join(", "));
        problems.report(
            &entry.key_span,
            format!("`{}` is not an option here, and none can be added", entry.key),
            did_you_mean(near(&entry.key, known), &help),
        );
    }
}
