//! The steps from one form of the file to the next, and how each is taken.

use super::misplaced::{Find, Misplaced};
use super::{by_hand, retired};
use crate::core::charter::{FACTS, FORMAT};
use crate::core::edit::{RawEdit, apply_raw, relocate, without_bare_header};
use crate::core::framework::Framework;
use crate::core::toml::{Document, Value};

/// The steps from one form of the file to the next: the form that each begins with, and what of a
/// charter of that form stands elsewhere in the next.
const STEPS: [(u32, Find); 1] = [(0, by_hand::find)];

/// A migrated charter.
#[derive(Clone, Debug)]
pub struct Migrated {
    /// The charter as it is to be.
    pub document: Document,
    /// The form that it had: 0 where it named none.
    pub from: u32,
    /// What was moved: the path before and after.
    pub moved: Vec<(String, String)>,
    /// What stays where it is though nobody reads it there: its path and why, a phrase.
    pub kept: Vec<(String, String)>,
}

/// Migrates a charter to the form that this program writes.
#[must_use]
pub fn migrate(framework: &Framework, document: &Document) -> Migrated {
    let from = stated_format(document).unwrap_or(0);
    let mut migrated =
        Migrated { document: document.clone(), from, moved: Vec::new(), kept: Vec::new() };
    for (_, find) in STEPS.iter().filter(|(format, _)| from <= *format) {
        migrated.take(framework, *find);
    }
    migrated.take(framework, retired::find);
    if from < FORMAT {
        let value = FORMAT.to_string();
        let edit = RawEdit::Put { path: &[FACTS.key, "format"], value: &value };
        if let Ok(edited) = apply_raw(&migrated.document, framework, edit) {
            migrated.document = edited;
        }
    }
    migrated
}

/// The form that a charter says it has.
fn stated_format(document: &Document) -> Option<u32> {
    let node = document.node(&[FACTS.key, "format"]);
    match &node.or_else(|| document.root().get("format"))?.value {
        Value::Plain(number) => number.parse().ok(),
        _ => None,
    }
}

impl Migrated {
    /// Moves what can be moved, one after the other, as each move may show the next.
    fn take(&mut self, framework: &Framework, find: Find) {
        let mut stuck: Vec<Vec<String>> = Vec::new();
        loop {
            let found = find(framework, &self.document);
            let next = found.iter().find(|m| m.to.is_ok() && !stuck.contains(&m.from));
            let Some(Misplaced { from, to: Ok(to) }) = next else {
                self.keep(found);
                return;
            };
            let (borrowed, target) = (borrowed_path(from), borrowed_path(to));
            match relocate(&self.document, framework, &borrowed, &target) {
                Ok(edited) => {
                    self.document = edited;
                    self.drop_bare_header(&borrowed[..borrowed.len() - 1]);
                    self.moved.push((from.join("."), to.join(".")));
                }
                Err(_) => stuck.push(from.clone()),
            }
        }
    }

    fn drop_bare_header(&mut self, path: &[&str]) {
        if let Ok(edited) = without_bare_header(&self.document, path) {
            self.document = edited;
        }
    }

    fn keep(&mut self, left: Vec<Misplaced>) {
        for Misplaced { from, to } in left {
            let why = match to {
                Err(why) => why,
                Ok(to) => {
                    let taken = self.document.node(&borrowed_path(&to));
                    let to = to.join(".");
                    match taken {
                        Some(_) => format!("it belongs to `{to}`, which has an answer already"),
                        None => {
                            format!("it belongs to `{to}`, and is written too densely to be moved")
                        }
                    }
                }
            };
            self.kept.push((from.join("."), why));
        }
    }
}

fn borrowed_path(path: &[String]) -> Vec<&str> {
    path.iter().map(String::as_str).collect()
}
