//! Ids as a team writes them: what they must look like, and what they may have meant.

use super::problems::{Problems, nearest_known};
use crate::core::framework::{Framework, IdPath};
use crate::core::toml::{Entry, Value};
use crate::core::words::did_you_mean;

/// The end of the keys that hold remarks in a charter.
const NOTE: &str = "_note";

/// Maximum length of a key in letters.
const MAX_KEY_LETTERS: usize = 60;

/// Whether a key can stand in a charter, in an address and on the command line.
pub(super) fn is_key(key: &str) -> bool {
    let letter = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_' || c == '-';
    key.len() <= MAX_KEY_LETTERS
        && key.starts_with(|c: char| c.is_ascii_lowercase() || c.is_ascii_digit())
        && key.chars().all(letter)
}

/// `emergency_contacts` as `Emergency contacts`.
pub(super) fn label_from_key(key: &str) -> String {
    let words = key.replace(['_', '-'], " ");
    let mut letters = words.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
}

/// Whether a pull or a symptom of a team's own (`what`) may have this name; reports where not.
pub(super) fn is_name_in_order(
    entry: &Entry,
    what: &str,
    is_taken: bool,
    problems: &Problems,
) -> bool {
    let is_free = is_key(&entry.key) && !is_taken;
    if !is_free {
        problems.report(
            &entry.key_span,
            format!("`{}` cannot be the name of a {what} of your own", entry.key),
            "Take another: small letters, digits, _ and -, and none that the framework has.",
        );
    }
    is_free
}

/// Whether the id of a new area is in order; reports what is not.
pub(super) fn is_area_id_in_order(
    entry: &Entry,
    framework: &Framework,
    problems: &Problems,
) -> bool {
    well_formed(entry, &Form::AREA, framework, problems)
}

/// Whether the id of a new question is in order and in a known area; reports what is not.
pub(super) fn is_question_id_in_order(
    entry: &Entry,
    framework: &Framework,
    problems: &Problems,
) -> bool {
    if !well_formed(entry, &Form::QUESTION, framework, problems) {
        return false;
    }
    let id = &entry.key;
    let area = IdPath(id).parent();
    if framework.area(area).is_none() {
        let near = nearest_known(area, framework.areas.iter().map(|a| a.id.as_str()));
        problems.report(
            &entry.key_span,
            format!("there is no area `{area}`"),
            did_you_mean(near, &format!("An area of your own begins with [areas.\"{area}\"].")),
        );
        return false;
    }
    if framework.retired(id).is_some() {
        problems.report(
            &entry.key_span,
            format!(
                "`{id}` was a question of the framework once, and charters may still answer it"
            ),
            "Choose another id.",
        );
        return false;
    }
    if id.ends_with(NOTE) {
        problems.report(
            &entry.key_span,
            format!("`{id}` ends like the remark beside a choice"),
            "Choose an id that does not end in _note.",
        );
        return false;
    }
    true
}

/// What sort of id is meant.
struct Form {
    what: &'static str,
    section: &'static str,
    parts: usize,
    shape: &'static str,
    example: &'static str,
}

impl Form {
    const AREA: Self = Self {
        what: "an area",
        section: "areas",
        parts: 2,
        shape: "two parts, an element and a key of your own",
        example: "practice.safety",
    };
    const QUESTION: Self = Self {
        what: "a question",
        section: "questions",
        parts: 3,
        shape: "three parts, an element, an area and a key of your own",
        example: "practice.how.reporting",
    };
}

fn well_formed(entry: &Entry, form: &Form, framework: &Framework, problems: &Problems) -> bool {
    let id = &entry.key;
    let parts: Vec<_> = IdPath(id).keys().collect();
    let Form { what, section, shape, example, .. } = form;
    let (message, help) = if parts.len() != form.parts {
        (
            format!("`{id}` is not the id of {what}"),
            match id_without_quotes(entry, form.parts) {
                Some(meant) => format!("Write the whole id in quotes: [{section}.\"{meant}\"]."),
                None => format!("An id has {shape}, like [{section}.\"{example}\"]."),
            },
        )
    } else if let Some(part) = parts.iter().find(|part| !is_key(part)) {
        (
            format!("`{part}` cannot be part of an id"),
            format!(
                "Use at most {MAX_KEY_LETTERS} small letters from a to z and digits, with _ or - between."
            ),
        )
    } else if framework.element(parts[0]).is_none() {
        let names: Vec<_> = framework.elements.iter().map(|e| e.id.as_str()).collect();
        (
            format!("there is no element `{}`", parts[0]),
            format!("The elements are {}.", names.join(", ")),
        )
    } else {
        return true;
    };
    problems.report(&entry.key_span, message, help);
    false
}

/// The id that `[questions.practice.how.reporting]` was to be, which TOML takes for four tables.
fn id_without_quotes(entry: &Entry, parts: usize) -> Option<String> {
    let mut id = entry.key.clone();
    let mut at = entry;
    while IdPath(&id).keys().count() < parts {
        let Value::Table(table) = &at.node.value else { return None };
        at = table.entries.first()?;
        id = format!("{id}.{}", at.key);
    }
    matches!(at.node.value, Value::Table(_)).then_some(id)
}
