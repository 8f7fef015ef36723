//! Reads the tree of a charter's text against the framework, gathering every problem.

use super::answer::{Answer, Record};
use super::model::{Charter, FORMAT, Given};
use super::problem::Problems;
use super::section::SectionSource;
use super::sections::SECTIONS;
use super::set_aside::set_aside;
use super::typing;
use crate::core::framework::{Area, Framework, Kind, Question};
use crate::core::toml::{Document, Entry, Node, Span, Table, Value};

/// Reads a charter. What cannot be read is left out and named in `problems`.
#[must_use]
pub fn read(document: &Document, framework: &Framework) -> Charter {
    let problems = Problems::default();
    let mut charter =
        Charter { syntax_errors: document.syntax_errors().to_vec(), ..Charter::default() };
    let mut reader = Reader { framework, charter: &mut charter, problems: &problems };
    let root = document.root();
    let sections = || SECTIONS.iter().map(|section| section.key);
    for entry in &root.entries {
        if framework.element(&entry.key).is_some() {
            reader.element(entry);
        } else if !sections().any(|key| key == entry.key) {
            let known = framework.elements.iter().map(|e| e.id.as_str()).chain(sections());
            problems.unknown_key(entry, "a charter", known);
        }
    }
    let source = SectionSource { root, framework, problems: &problems };
    for section in SECTIONS {
        (section.read)(&source, &mut charter);
    }
    charter.set_aside = set_aside(framework, &charter);
    // Of a newer format, what is a mistake and what is new cannot be told apart.
    if charter.facts.format <= FORMAT {
        charter.problems = problems.sorted();
    }
    charter
}

struct Reader<'a> {
    framework: &'a Framework,
    charter: &'a mut Charter,
    problems: &'a Problems,
}

impl Reader<'_> {
    fn element(&mut self, element: &Entry) {
        let Some(table) = self.table(element, &element.key) else { return };
        for entry in &table.entries {
            let id = format!("{}.{}", element.key, entry.key);
            if self.framework.area(&id).is_some() || self.framework.has_retired(&id) {
                self.area(&id, entry);
            } else {
                let known = self.framework.areas_in(&element.key).map(Area::key);
                self.problems.unasked_key(entry, &format!("`{}`", element.key), known);
            }
        }
    }

    fn area(&mut self, area: &str, at: &Entry) {
        let Some(table) = self.table(at, area) else { return };
        for entry in &table.entries {
            let id = format!("{area}.{}", entry.key);
            if let Some(question) = self.framework.find(&id) {
                self.answer(question, table, &entry.node);
            } else if let Some(gone) = self.framework.retired(&id) {
                self.problems.retired_key(gone, &entry.key_span);
            } else if self.is_note(&id) {
                self.note(&id, &entry.node);
            } else {
                let known = self.framework.questions_in(area).map(Question::key);
                self.problems.unasked_key(entry, &format!("`{area}`"), known);
            }
        }
    }

    /// Whether this is the remark beside a choice.
    fn is_note(&self, id: &str) -> bool {
        let Some(id) = id.strip_suffix("_note") else { return false };
        let question = self.framework.find(id);
        question.is_some_and(Question::takes_a_note) || self.framework.retired(id).is_some()
    }

    /// Reports a remark that is no text: it would be lost in silence.
    fn note(&self, id: &str, node: &Node) {
        if !matches!(node.value, Value::Text(_)) {
            let message = format!("the remark `{id}` is {} here", node.described());
            self.problems.wrong_kind(&node.place, message, "Write it in quotes.");
        }
    }

    fn table<'n>(&self, entry: &'n Entry, id: &str) -> Option<&'n Table> {
        if let Value::Table(table) = &entry.node.value {
            return Some(table);
        }
        let message = format!("`{id}` is {}, not a table", entry.node.described());
        let help = format!("Give it a heading of its own: [{id}]");
        self.problems.wrong_kind(&entry.node.place, message, help);
        None
    }

    fn answer(&mut self, question: &Question, area: &Table, node: &Node) {
        let mut parts = Vec::new();
        let answer = match question.kind {
            Kind::List => self.list(question, node, &mut parts).map(Answer::List),
            Kind::Records => self.records(question, node, &mut parts).map(Answer::Records),
            _ => self.text(question, node).map(Answer::Text),
        };
        let Some(answer) = answer.filter(|a| !a.is_empty()) else { return };
        let note = area.get(&format!("{}_note", question.key())).and_then(|n| match &n.value {
            Value::Text(text) => Some(text.trim().to_owned()).filter(|t| !t.is_empty()),
            _ => None,
        });
        let given = Given { answer, note, place: Some(node.place.start..node.end()), parts };
        self.charter.answers.insert(question.id.clone(), given);
    }

    fn text(&self, question: &Question, node: &Node) -> Option<String> {
        let Value::Text(text) = &node.value else {
            self.wrong_kind(question, node);
            return None;
        };
        if text.trim().is_empty() {
            return None;
        }
        match typing::typed_text(self.framework, question, text) {
            Ok(text) => Some(text),
            Err(misfit) => {
                let message = format!("`{}`: {}", question.id, misfit.message);
                self.problems.wrong_kind(&node.place, message, misfit.help);
                None
            }
        }
    }

    /// The items, and in `parts` where each stands.
    fn list(&self, question: &Question, node: &Node, parts: &mut Vec<Span>) -> Option<Vec<String>> {
        let Value::Array(items) = &node.value else {
            self.wrong_kind(question, node);
            return None;
        };
        let mut texts = Vec::new();
        let mut misfits = Vec::new();
        for item in items {
            match &item.value {
                Value::Text(text) if text.trim().is_empty() => {}
                Value::Text(text) => {
                    texts.push(text.trim().to_owned());
                    parts.push(item.place.clone());
                }
                _ => misfits.push(item),
            }
        }
        self.wrong_items(question, &misfits);
        Some(texts)
    }

    /// The records that hold something, and in `parts` where each stands.
    fn records(
        &self,
        question: &Question,
        node: &Node,
        parts: &mut Vec<Span>,
    ) -> Option<Vec<Record>> {
        let Some(nodes) = node.rows() else {
            self.wrong_kind(question, node);
            return None;
        };
        let mut records = Vec::new();
        let mut misfits = Vec::new();
        for node in nodes {
            let Some(table) = node.as_table() else {
                misfits.push(node);
                continue;
            };
            let record = self.record(question, table);
            if !record.0.is_empty() {
                records.push(record);
                parts.push(node.start()..node.end());
            }
        }
        self.wrong_items(question, &misfits);
        Some(records)
    }

    fn record(&self, question: &Question, table: &Table) -> Record {
        let mut record = Record::default();
        for entry in &table.entries {
            let Some(field) = question.field(&entry.key) else {
                let known = question.fields.iter().map(|f| f.key.as_str());
                self.problems.unknown_key(entry, &format!("`{}`", question.id), known);
                continue;
            };
            let (Value::Text(value) | Value::Moment(value)) = &entry.node.value else {
                let what = entry.node.described();
                self.problems.wrong_kind(
                    &entry.node.place,
                    format!("`{}` of `{}` is {what}, not a text", field.key, question.id),
                    "Write it in quotes.",
                );
                continue;
            };
            match typing::typed_field(self.framework, field, value) {
                Ok(value) => record.put(&field.key, &value),
                Err(misfit) => {
                    let message =
                        format!("`{}` of `{}`: {}", field.key, question.id, misfit.message);
                    self.problems.wrong_kind(&entry.node.place, message, misfit.help);
                }
            }
        }
        record
    }

    fn wrong_kind(&self, question: &Question, node: &Node) {
        let message = format!("`{}` is {} here", question.id, node.described());
        self.problems.wrong_kind(
            &node.place,
            message,
            typing::expected_answer(self.framework, question),
        );
    }

    fn wrong_items(&self, question: &Question, misfits: &[&Node]) {
        let (id, many) = (&question.id, &question.item.many);
        self.problems.wrong_parts(misfits, &format!("`{id}`"), |node| {
            let message = format!("one of the {many} of `{id}` is {}", node.described());
            (message, typing::expected_answer(self.framework, question))
        });
    }
}
