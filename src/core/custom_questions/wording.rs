//! What a question says, key by key.

use super::part::{Part, safe_text};
use super::problems::Problems;
use crate::core::framework::{Item, Kind, Question, Wording};
use crate::core::toml::Value;

/// Where the rhythm goes in a sentence.
const RHYTHM: &str = "{rhythm}";

/// Takes what was written, and leaves what is there where nothing was.
pub(super) fn replace_wording(words: &mut Wording, written: Option<String>) {
    if let Some(written) = written {
        *words = written.into();
    }
}

/// Reads the words of a question over those that it has.
pub(super) fn read(question: &mut Question, part: &mut Part) {
    replace_wording(&mut question.label, part.line("label"));
    replace_wording(&mut question.heading, part.line("heading"));
    replace_wording(&mut question.question, part.line("question"));
    replace_wording(&mut question.guidance, part.line("guidance"));
    replace_wording(&mut question.help, part.prose("help"));
    if matches!(question.kind, Kind::List | Kind::Records) {
        reword_item(&mut question.item, part);
    } else {
        part.refuse("item", "`item` goes with lists and records only", "Leave it out.");
    }
    if question.kind == Kind::Rhythm {
        replace_wording(&mut question.never, part.line("never"));
        if let Some(sentence) = part.line("sentence") {
            if sentence.contains(RHYTHM) {
                question.sentence = sentence.into();
            } else {
                part.refuse(
                    "sentence",
                    "this sentence has no place for the rhythm",
                    "Write {rhythm} where `every two weeks` would stand: \"We meet {rhythm}.\"",
                );
            }
        }
    } else {
        for key in ["sentence", "never"] {
            let message = format!("`{key}` goes with kind = \"rhythm\" only");
            part.refuse(key, &message, "The sentence of a choice stands with its option.");
        }
    }
}

/// What one and several are called: `item = { one = "…", many = "…" }`.
fn reword_item(item: &mut Item, part: &mut Part) {
    let name = part.path("item");
    let problems: &Problems = part.problems;
    let Some(node) = part.node("item") else { return };
    let words = match &node.value {
        Value::Table(table) => {
            let word =
                |key| table.get(key).and_then(|n| safe_text(n, &format!("{name}.{key}"), problems));
            word("one").zip(word("many"))
        }
        _ => None,
    };
    match words {
        Some((one, many)) => *item = Item { one: one.into(), many: many.into() },
        None => problems.report(
            &node.place,
            format!("`{name}` is to say what one and several are called"),
            "Write it like { one = \"visit\", many = \"visits\" }.",
        ),
    }
}
