//! Keys that a newer framework has retired: their answers go to what has taken their place.

use super::misplaced::{Misplaced, fits};
use crate::core::framework::{Framework, IdPath, Retired};
use crate::core::toml::{Document, Value};

/// The answers, and the remarks beside them, that stand under retired keys.
pub(super) fn find(framework: &Framework, document: &Document) -> Vec<Misplaced> {
    framework
        .retired
        .iter()
        .flat_map(|retired| retired_in_charter(framework, document, retired))
        .collect()
}

fn retired_in_charter(
    framework: &Framework,
    document: &Document,
    retired: &Retired,
) -> Vec<Misplaced> {
    let from: Vec<String> = IdPath(&retired.id).keys().map(str::to_owned).collect();
    let names: Vec<&str> = from.iter().map(String::as_str).collect();
    let Some((key, path)) = names.split_last() else { return Vec::new() };
    let Some(table) = document.table(path) else { return Vec::new() };
    let mut found = Vec::new();
    if let Some(node) = table.get(key) {
        found.push(Misplaced {
            from: from.clone(),
            to: successor_answer(framework, retired, &node.value),
        });
    }
    let note = format!("{key}_note");
    if table.get(&note).is_some() {
        let noted = |id: &str| {
            let question = framework.find(id)?;
            let note = format!("{id}_note");
            question.takes_a_note().then(|| IdPath(&note).keys().map(str::to_owned).collect())
        };
        let to = retired.replaced_by.as_deref().and_then(noted);
        let mut from = from;
        from.pop();
        from.push(note);
        let to = to.ok_or_else(|| "what has taken its place has no remark".to_owned());
        found.push(Misplaced { from, to });
    }
    found
}

fn successor_answer(
    framework: &Framework,
    retired: &Retired,
    value: &Value,
) -> Result<Vec<String>, String> {
    let id =
        retired.replaced_by.as_deref().ok_or("it is retired, and nothing has taken its place")?;
    let question = framework.find(id).ok_or("it is retired, and nothing has taken its place")?;
    if fits(framework, question, value) {
        Ok(IdPath(id).keys().map(str::to_owned).collect())
    } else {
        Err(format!("`{id}` has taken its place and is answered in another form"))
    }
}
