//! The options of a choice: `options = ["phone", "form"]`, or a table with a label, or more, for
//! each.

use super::part::{Part, safe_text};
use super::problems::Problems;
use super::{ids, wording};
use crate::core::framework::{Kind, Question, Word};
use crate::core::limits::MAX_CUSTOM_ENTRIES;
use crate::core::toml::{Entry, Node, Span, Value};
use crate::core::words::on_one_line;

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
    part.node("options").map_or_else(Vec::new, |node| custom_options(node, &name, problems))
}

/// The options in a node, in the order they are written.
pub(super) fn custom_options(node: &Node, name: &str, problems: &Problems) -> Vec<Word> {
    let words: Vec<(Word, Span)> = match &node.value {
        Value::Array(items) => {
            let items = items.iter().take(MAX_CUSTOM_ENTRIES);
            let key = |item: &Node| Some((safe_text(item, name, problems)?, item.place.clone()));
            let word = |(key, place): (String, Span)| {
                let label = ids::label_from_key(&key).into();
                (Word { key, label, ..Word::default() }, place)
            };
            items.filter_map(key).map(word).collect()
        }
        Value::Table(table) => {
            let entries = table.entries.iter().take(MAX_CUSTOM_ENTRIES);
            entries
                .map(|entry| (custom_option(entry, name, problems), entry.key_span.clone()))
                .collect()
        }
        _ => {
            problems.wrong_kind(node, name, HOW);
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
        } else if kept
            .iter()
            .any(|k| k.key == word.key || k.label.eq_ignore_ascii_case(&word.label))
        {
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

/// `phone = "By phone"`, or `phone = { label = "…", meaning = "…", sentence = "…" }`.
fn custom_option(entry: &Entry, name: &str, problems: &Problems) -> Word {
    let mut word = Word { key: entry.key.clone(), ..Word::default() };
    read_option_words(&mut word, entry, name, problems);
    if word.label.is_empty() {
        word.label = ids::label_from_key(&word.key).into();
    }
    word
}

/// Reads the words of an option over those that it has.
fn read_option_words(word: &mut Word, entry: &Entry, name: &str, problems: &Problems) {
    let name = format!("{name}.{}", entry.key);
    if let Value::Text(_) = entry.node.value {
        let label = safe_text(&entry.node, &name, problems);
        wording::replace_wording(&mut word.label, label.as_deref().map(on_one_line));
        return;
    }
    let Some(mut part) = Part::of(name, entry, problems) else { return };
    wording::replace_wording(&mut word.label, part.line("label"));
    wording::replace_wording(&mut word.meaning, part.line("meaning"));
    wording::replace_wording(&mut word.sentence, part.line("sentence"));
    part.finish();
}

/// Other words for the options that a question of the framework has.
pub(super) fn reword_options(question: &mut Question, part: &mut Part) {
    if question.kind != Kind::Choice {
        let message = format!("`{}` has no options", question.id);
        part.refuse("options", &message, "Leave them out.");
        return;
    }
    let name = part.path("options");
    let problems = part.problems;
    if let Some(node) = part.node("options") {
        relabel_options(&mut question.options, node, &name, problems);
    }
}

/// Other words for options that are there; there can be no others, since advice and documents
/// build on them.
pub(super) fn relabel_options(options: &mut [Word], node: &Node, name: &str, problems: &Problems) {
    let Value::Table(table) = &node.value else {
        let help = "Give the options that are there other words: basic = \"For beginners\".";
        problems.wrong_kind(node, name, help);
        return;
    };
    for entry in &table.entries {
        if let Some(word) = options.iter_mut().find(|o| o.key == entry.key) {
            read_option_words(word, entry, name, problems);
            continue;
        }
        let known: Vec<_> = options.iter().map(|o| o.key.as_str()).collect();
        problems.not_of_framework(entry, "an option", &known);
    }
}
