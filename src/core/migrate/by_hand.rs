//! From no form to form 1: charters that were written by hand before there was a program. Keys may
//! stand outside their area, areas may be written otherwise, and labels may stand for keys.

use std::collections::{BTreeSet, HashMap};

use super::misplaced::{Misplaced, fits};
use crate::core::charter::{FACTS, SECTIONS};
use crate::core::framework::{Framework, IdPath, Question};
use crate::core::toml::{Document, Entry, Table, TableForm, Value};

/// What does not stand where it is read.
pub(super) fn find(framework: &Framework, document: &Document) -> Vec<Misplaced> {
    let (names, headings) = (question_names(framework), heading_names(framework));
    let mut search = Search { framework, document, names, headings, found: Vec::new() };
    search.root();
    search.found
}

/// What goes by a name, which is in letters and digits.
type Names<T> = HashMap<String, Vec<T>>;

struct Search<'a> {
    framework: &'a Framework,
    document: &'a Document,
    names: Names<&'a Question>,
    headings: Names<&'a str>,
    found: Vec<Misplaced>,
}

impl<'a> Search<'a> {
    fn root(&mut self) {
        for entry in &self.document.root().entries {
            let key = entry.key.as_str();
            match &entry.node.value {
                Value::Table(table) if self.framework.element(key).is_some() => {
                    self.element(key, table);
                }
                Value::Table(table) if key == FACTS.key => self.area(key, table),
                _ if key != FACTS.key && SECTIONS.iter().any(|section| section.key == key) => {}
                Value::Table(table) => self.place(&[], entry, table),
                Value::Plain(_) if key == "format" => {
                    self.found.push(misplaced_to(
                        &[key],
                        ["charter", "format"].map(str::to_owned).to_vec(),
                    ));
                }
                _ => self.value(&[], entry, &|_| true),
            }
        }
    }

    fn element(&mut self, element: &str, table: &'a Table) {
        for entry in &table.entries {
            let id = format!("{element}.{}", entry.key);
            match &entry.node.value {
                Value::Table(area) if self.framework.area(&id).is_some() => self.area(&id, area),
                Value::Table(area) if self.framework.has_retired(&id) => self.area(&id, area),
                Value::Table(area) => self.place(&[element], entry, area),
                _ if self.framework.area(&id).is_some() => {}
                _ => self.value(&[element], entry, &|q| q.element() == element),
            }
        }
    }

    fn area(&mut self, area: &str, table: &'a Table) {
        let path: Vec<_> = IdPath(area).keys().collect();
        for entry in &table.entries {
            let id = format!("{area}.{}", entry.key);
            let note = id.strip_suffix("_note").and_then(|id| self.framework.find(id));
            let known = self.framework.find(&id).is_some()
                || note.is_some_and(Question::takes_a_note)
                || self.framework.retired(&id).is_some()
                || id == "charter.format";
            if !known {
                self.value(&path, entry, &|q| q.area() == area);
            }
        }
    }

    /// A table that is no element and no area as it is written.
    fn place(&mut self, path: &[&str], entry: &'a Entry, table: &'a Table) {
        let from: Vec<_> = path.iter().copied().chain([entry.key.as_str()]).collect();
        match only_candidate(self.places(path, &entry.key)) {
            Err(why) => self.found.push(Misplaced { from: owned_path(&from), to: Err(why) }),
            Ok(id) => {
                let to: Vec<_> = IdPath(&id).keys().collect();
                let taken =
                    (self.document.table(&to)).is_some_and(|t| t.form != TableForm::Implied);
                if matches!(table.form, TableForm::Header | TableForm::Implied) && !taken {
                    self.found.push(misplaced_to(&from, owned_path(&to)));
                    return;
                }
                for inner in &table.entries {
                    let key = inner.key.as_str();
                    let from: Vec<_> = from.iter().copied().chain([key]).collect();
                    let to = to.iter().copied().chain([key]).collect::<Vec<_>>();
                    self.found.push(misplaced_to(&from, owned_path(&to)));
                }
            }
        }
    }

    /// The elements and areas that a heading may mean: by their path however it is written, by
    /// their last key, or by their name.
    fn places(&self, path: &[&str], key: &str) -> Vec<String> {
        let within = |id: &str| path.iter().all(|element| IdPath(id).element() == *element);
        let meant = self.headings.get(&letters_and_digits(key)).map_or(&[][..], Vec::as_slice);
        let fits = |id: &&&str| if id.contains('.') { within(id) } else { path.is_empty() };
        meant.iter().filter(fits).map(|&id| id.to_owned()).collect()
    }

    /// A value under a key that is not known where it stands.
    fn value(&mut self, path: &[&str], entry: &Entry, may_be: &dyn Fn(&Question) -> bool) {
        let from: Vec<_> = path.iter().copied().chain([entry.key.as_str()]).collect();
        let fitting = |questions: Vec<&Question>| -> Vec<String> {
            let fitting =
                questions.into_iter().filter(|q| fits(self.framework, q, &entry.node.value));
            fitting.map(|q| q.id.to_string()).collect()
        };
        let mut ids = fitting(self.called(&entry.key, may_be));
        if let Some(key) = entry.key.strip_suffix("_note")
            && matches!(entry.node.value, Value::Text(_))
        {
            let called = self.called(key, may_be);
            let noted = called.into_iter().filter(|q| q.takes_a_note());
            ids.extend(noted.map(|q| format!("{}_note", q.id)));
        }
        let to = only_candidate(ids).map(|id| IdPath(&id).keys().map(str::to_owned).collect());
        self.found.push(Misplaced { from: owned_path(&from), to });
    }

    /// The questions that a key may mean: by their own key, else by their path, label or heading
    /// however it is written.
    fn called(&self, key: &str, may_be: &dyn Fn(&Question) -> bool) -> Vec<&'a Question> {
        let named = self.names.get(&letters_and_digits(key)).map_or(&[][..], Vec::as_slice);
        let meant: Vec<_> = named.iter().copied().filter(|q| may_be(q)).collect();
        let exact: Vec<_> = meant.iter().copied().filter(|q| q.key() == key).collect();
        if exact.is_empty() { meant } else { exact }
    }
}

/// What each question and fact may be called.
fn question_names(framework: &Framework) -> Names<&Question> {
    let mut names = Names::new();
    for question in framework.questions.iter().chain(&framework.facts) {
        let area_and_key = question.id.path().below_element();
        let label = question.label.as_ref();
        let all = [&question.id, area_and_key, question.key(), label, question.heading.as_ref()];
        add_names(&mut names, &all, question);
    }
    names
}

/// What the heading of each element and area may be.
fn heading_names(framework: &Framework) -> Names<&str> {
    let mut headings = Names::new();
    for element in &framework.elements {
        add_names(&mut headings, &[&element.id, element.name.as_ref()], element.id.as_str());
    }
    for area in &framework.areas {
        let all = [area.id.as_str(), area.key(), area.name.as_ref(), area.heading.as_ref()];
        add_names(&mut headings, &all, area.id.as_str());
    }
    headings
}

fn add_names<T: Copy>(names: &mut Names<T>, all: &[&str], what: T) {
    for name in all.iter().map(|name| letters_and_digits(name)).collect::<BTreeSet<_>>() {
        names.entry(name).or_default().push(what);
    }
}

/// The only one, or why there is none.
fn only_candidate(mut ids: Vec<String>) -> Result<String, String> {
    match ids.len() {
        0 => Err("nothing is known of it".to_owned()),
        1 => Ok(ids.remove(0)),
        _ => Err(format!("it could be any of {}", ids.join(", "))),
    }
}

/// The letters and digits of a name, in lower case.
fn letters_and_digits(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

fn misplaced_to(from: &[&str], to: Vec<String>) -> Misplaced {
    Misplaced { from: owned_path(from), to: Ok(to) }
}

fn owned_path(path: &[&str]) -> Vec<String> {
    path.iter().map(|&key| key.to_owned()).collect()
}
