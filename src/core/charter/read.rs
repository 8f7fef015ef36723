//! Reads the tree of a charter's text against the framework, gathering every problem.

use super::problem::{Problem, Severity, retired, told, unasked, unknown};
use super::section_reader::read_sections;
use super::{Answer, Charter, FORMAT, Given, Record, typing};
use crate::core::framework::{Framework, Kind, Question};
use crate::core::toml::Span;
use crate::core::toml::{Document, Entry, Node, Table, Value};

/// The keys at the top of a charter beside the elements.
const SECTIONS: [&str; 7] =
    ["charter", "audience", "pending", "reviewing", "reviews", "publish", "check"];

/// Reads a charter. What cannot be read is left out and named in `problems`.
#[must_use]
pub fn read(document: &Document, framework: &Framework) -> Charter {
    let mut reader = Reader { framework, charter: Charter::default() };
    let root = document.root();
    for entry in &root.entries {
        if framework.element(&entry.key).is_some() {
            reader.element(entry);
        } else if !SECTIONS.contains(&entry.key.as_str()) {
            let known = framework.elements.iter().map(|e| e.id.as_str()).chain(SECTIONS);
            let said = reader.charter.problems.len();
            let problem = unknown(said, &entry.key, "a charter", known, &entry.key_span);
            reader.charter.problems.push(problem);
        }
    }
    let mut charter = reader.charter;
    charter.syntax_errors = document.syntax_errors().to_vec();
    read_sections(root, framework, &mut charter);
    if charter.facts.format > FORMAT {
        // What is a mistake and what is new cannot be told apart here.
        charter.problems.clear();
    }
    charter.problems.sort_by_key(|p| p.place.start);
    charter
}

struct Reader<'a> {
    framework: &'a Framework,
    charter: Charter,
}

impl Reader<'_> {
    fn element(&mut self, element: &Entry) {
        let Some(table) = self.table(element, &element.key) else { return };
        for entry in &table.entries {
            let id = format!("{}.{}", element.key, entry.key);
            if self.framework.area(&id).is_some() || self.framework.has_retired(&id) {
                self.area(&id, entry);
            } else {
                let known = self.framework.areas_in(&element.key).filter_map(|a| last(&a.id));
                let (said, home) = (self.charter.problems.len(), format!("`{}`", element.key));
                let problem = unasked(said, &entry.key, &home, known, &entry.key_span);
                self.charter.problems.push(problem);
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
                self.charter.problems.push(retired(gone, &entry.key_span));
            } else if !self.is_note(&id) {
                let known = self.framework.questions_in(area).map(Question::key);
                let (said, home) = (self.charter.problems.len(), format!("`{area}`"));
                let problem = unasked(said, &entry.key, &home, known, &entry.key_span);
                self.charter.problems.push(problem);
            }
        }
    }

    /// Whether this is the remark beside a choice.
    fn is_note(&self, id: &str) -> bool {
        let Some(id) = id.strip_suffix("_note") else { return false };
        let question = self.framework.find(id);
        question.is_some_and(Question::takes_a_note) || self.framework.retired(id).is_some()
    }

    fn table<'n>(&mut self, entry: &'n Entry, id: &str) -> Option<&'n Table> {
        if let Value::Table(table) = &entry.node.value {
            return Some(table);
        }
        self.wrong(
            &entry.node.place,
            format!("`{id}` is {}, not a table", entry.node.described()),
            format!("Give it a heading of its own: [{id}]"),
        );
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
        let given = Given { answer, note, place: node.place.start..node.end(), parts };
        self.charter.answers.insert(question.id.clone(), given);
    }

    fn text(&mut self, question: &Question, node: &Node) -> Option<String> {
        let Value::Text(text) = &node.value else {
            self.wrong_kind(question, node);
            return None;
        };
        if text.trim().is_empty() {
            return None;
        }
        match typing::text(self.framework, question, text) {
            Ok(text) => Some(text),
            Err(misfit) => {
                let message = format!("`{}`: {}", question.id, misfit.message);
                self.wrong(&node.place, message, misfit.help);
                None
            }
        }
    }

    /// The items, and in `parts` where each stands.
    fn list(
        &mut self,
        question: &Question,
        node: &Node,
        parts: &mut Vec<Span>,
    ) -> Option<Vec<String>> {
        let Value::Array(items) = &node.value else {
            self.wrong_kind(question, node);
            return None;
        };
        let mut texts = Vec::new();
        let mut odd = Vec::new();
        for item in items {
            match &item.value {
                Value::Text(text) if text.trim().is_empty() => {}
                Value::Text(text) => {
                    texts.push(text.trim().to_owned());
                    parts.push(item.place.clone());
                }
                _ => odd.push(item),
            }
        }
        self.wrong_items(question, &odd);
        Some(texts)
    }

    /// The records that hold something, and in `parts` where each stands.
    fn records(
        &mut self,
        question: &Question,
        node: &Node,
        parts: &mut Vec<Span>,
    ) -> Option<Vec<Record>> {
        let (Value::Array(nodes) | Value::Tables(nodes)) = &node.value else {
            self.wrong_kind(question, node);
            return None;
        };
        let mut records = Vec::new();
        let mut odd = Vec::new();
        for node in nodes {
            let Value::Table(table) = &node.value else {
                odd.push(node);
                continue;
            };
            let record = self.record(question, table);
            if !record.0.is_empty() {
                records.push(record);
                parts.push(node.start()..node.end());
            }
        }
        self.wrong_items(question, &odd);
        Some(records)
    }

    fn record(&mut self, question: &Question, table: &Table) -> Record {
        let mut record = Record::default();
        for entry in &table.entries {
            let Some(field) = question.field(&entry.key) else {
                let known = question.fields.iter().map(|f| f.key.as_str());
                let (said, home) = (self.charter.problems.len(), format!("`{}`", question.id));
                let problem = unknown(said, &entry.key, &home, known, &entry.key_span);
                self.charter.problems.push(problem);
                continue;
            };
            let (Value::Text(value) | Value::Moment(value)) = &entry.node.value else {
                let what = entry.node.described();
                self.wrong(
                    &entry.node.place,
                    format!("`{}` of `{}` is {what}, not a text", field.key, question.id),
                    "Write it in quotes.".to_owned(),
                );
                continue;
            };
            match typing::field(self.framework, field, value) {
                Ok(value) => record.put(&field.key, &value),
                Err(misfit) => {
                    let message =
                        format!("`{}` of `{}`: {}", field.key, question.id, misfit.message);
                    self.wrong(&entry.node.place, message, misfit.help);
                }
            }
        }
        record
    }

    fn wrong_kind(&mut self, question: &Question, node: &Node) {
        self.wrong(
            &node.place,
            format!("`{}` is {} here", question.id, node.described()),
            typing::takes(self.framework, question),
        );
    }

    fn wrong_items(&mut self, question: &Question, odd: &[&Node]) {
        let (id, many) = (&question.id, &question.item.many);
        let problems = told(odd.iter().copied(), &format!("`{id}`"), |node| {
            let message = format!("one of the {many} of `{id}` is {}", node.described());
            wrong(&node.place, message, typing::takes(self.framework, question))
        });
        self.charter.problems.extend(problems);
    }

    fn wrong(&mut self, place: &Span, message: String, help: String) {
        self.charter.problems.push(wrong(place, message, help));
    }
}

fn wrong(place: &Span, message: String, help: String) -> Problem {
    let (code, severity) = ("wrong-kind", Severity::Error);
    Problem { code, severity, message, help, place: place.clone() }
}

fn last(id: &str) -> Option<&str> {
    id.rsplit('.').next()
}
