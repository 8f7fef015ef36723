//! Edits: one answer, remark, pending matter or review is put into the text, and nothing else in it
//! changes, not a comment, not a space.
//!
//! An edit is made by place in the text itself and then proved: the new text is read again, and
//! must hold what was asked for and everything else that it held before.

mod blocks;
mod graft;
mod items;
mod keys;
mod proof;
mod records;
mod text;

use super::document::{Document, Node, Value};
use super::sections::{Pending, Review};
use super::{Answer, Place, write};
use crate::framework::{Framework, Kind, Question};

pub use graft::{Graft, as_written, graft};
use items::Change;
use keys::NewKey;
use text::{Patch, patched};

/// A change to a charter.
#[derive(Clone, Debug)]
pub enum Edit<'a> {
    /// Answers a question or a fact; an empty answer leaves it open.
    Answer(&'a Question, &'a Answer),
    /// Puts a remark beside a choice; an empty one takes it away.
    Note(&'a Question, &'a str),
    /// Adds something that is not settled.
    Pend(&'a Pending),
    /// Takes away the pending matter with this number, from 0.
    Settle(usize),
    /// Adds a review.
    Review(&'a Review),
}

/// Why an edit cannot be made. The charter stays as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Uneditable {
    /// What should be a table, or a plain value, is something else.
    NotATable(String),
    /// What would change has no line of its own.
    TooDense(String),
    /// The new text would not have read back as it was meant.
    Unproved,
}

impl std::fmt::Display for Uneditable {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::NotATable(what) => write!(
                f,
                "`{what}` is written in a form that cannot be changed safely; change it by hand"
            ),
            Self::TooDense(what) => {
                write!(f, "`{what}` is written too densely to be changed safely; change it by hand")
            }
            Self::Unproved => {
                write!(
                    f,
                    "the file is written in a form that cannot be changed safely; change it by hand"
                )
            }
        }
    }
}

impl std::error::Error for Uneditable {}

/// The charter with one change made.
///
/// # Errors
/// When the text is written in a form in which the change cannot be made without touching more.
pub fn apply(
    document: &Document,
    framework: &Framework,
    edit: &Edit,
) -> Result<Document, Uneditable> {
    let editor = Editor { document, framework, sections: sections(framework) };
    let (patches, touched) = match edit {
        Edit::Answer(question, answer) => (editor.answer(question, answer)?, question.id.clone()),
        Edit::Note(question, note) => {
            (editor.note(question, note)?, format!("{}_note", question.id))
        }
        Edit::Pend(pending) => (editor.pend(pending)?, "pending".to_owned()),
        Edit::Settle(index) => (editor.settle(*index), "pending".to_owned()),
        Edit::Review(review) => (editor.review(review)?, "reviews".to_owned()),
    };
    if patches.is_empty() {
        return Ok(document.clone());
    }
    let text = patched(document.text(), patches);
    let edited = Document::parse(text).map_err(|_| Uneditable::Unproved)?;
    if proof::holds(document, &edited, framework, edit, &touched) {
        Ok(edited)
    } else {
        Err(Uneditable::Unproved)
    }
}

/// The headers of a charter in their standard order: facts, areas each with their records, the rest.
fn sections(framework: &Framework) -> Vec<String> {
    let mut sections = vec!["charter".to_owned()];
    for area in &framework.areas {
        sections.push(area.id.clone());
        let records = framework.questions_in(&area.id).filter(|q| q.kind == Kind::Records);
        sections.extend(records.map(|q| q.id.clone()));
    }
    sections.extend(["audience", "pending", "reviews", "publish", "check"].map(str::to_owned));
    sections
}

struct Editor<'a> {
    document: &'a Document,
    framework: &'a Framework,
    sections: Vec<String>,
}

/// `purpose`, `domain` and `subject`.
fn split(id: &str) -> (Vec<&str>, &str) {
    let mut path: Vec<_> = id.split('.').collect();
    let key = path.pop().unwrap_or_default();
    (path, key)
}

impl Editor<'_> {
    fn answer(&self, question: &Question, answer: &Answer) -> Result<Vec<Patch>, Uneditable> {
        let (path, key) = split(&question.id);
        let present = self.document.table(&path).and_then(|t| t.get(key));
        if answer.is_empty() {
            return Ok(keys::remove(self.document, &path, key));
        }
        match (answer, present) {
            (Answer::List(new), Some(node)) => Ok(self.list(node, new)),
            (Answer::Records(new), _) => records::change(self, question, present, new),
            (Answer::List(new), None) => self.put(&question.id, &write::list(&lines(new))),
            (Answer::Text(text), _) => {
                let written = match question.kind {
                    Kind::Paragraph => write::paragraph(text),
                    _ => write::line(text),
                };
                self.put(&question.id, &written)
            }
        }
    }

    fn list(&self, node: &Node, new: &[String]) -> Vec<Patch> {
        let written = lines(new);
        let Some(old) = texts(node) else {
            return vec![Patch::replace(node.place.clone(), write::list(&written))];
        };
        let Value::Array(nodes) = &node.value else { return Vec::new() };
        let change = Change::between(&old, new, |a, b| a.trim() == b);
        items::change(self.document.text(), node, nodes, &written, &change, |i, j| {
            vec![Patch::replace(nodes[i].place.clone(), written[j].clone())]
        })
    }

    fn note(&self, question: &Question, note: &str) -> Result<Vec<Patch>, Uneditable> {
        let id = format!("{}_note", question.id);
        if note.trim().is_empty() {
            let (path, key) = split(&id);
            return Ok(keys::remove(self.document, &path, key));
        }
        let written = if note.contains('\n') { write::paragraph(note) } else { write::line(note) };
        self.put(&id, &written)
    }

    fn put(&self, id: &str, value: &str) -> Result<Vec<Patch>, Uneditable> {
        let (path, key) = split(id);
        let order = self.order(&path);
        let new = NewKey { path: &path, key, value, order: &order, sections: &self.sections };
        keys::put(self.document, &new)
    }

    /// The keys of a table in their standard order.
    fn order(&self, path: &[&str]) -> Vec<&str> {
        if path == ["charter"] {
            return vec!["format", "name", "summary", "host", "language", "status", "version"];
        }
        let area = path.join(".");
        let known = self.framework.questions.iter().filter(|q| q.area() == area);
        known.map(Question::key).collect()
    }

    fn pend(&self, pending: &Pending) -> Result<Vec<Patch>, Uneditable> {
        let text = |value: &Option<String>| value.as_ref().map(|v| write::line(v));
        let positions: Vec<_> = (pending.positions.iter())
            .map(|p| {
                write::inline(&[
                    ("who".to_owned(), write::line(&p.who)),
                    ("says".to_owned(), write::line(&p.says)),
                ])
            })
            .collect();
        let rows = [
            ("question", Some(write::line(&pending.question))),
            ("state", Some(write::line(pending.state.key()))),
            ("owner", text(&pending.owner)),
            ("by", pending.by.map(|day| day.to_string())),
            ("note", text(&pending.note)),
            ("positions", (!positions.is_empty()).then(|| write::list(&positions))),
        ];
        records::append(self, &["pending"], &rows)
    }

    fn settle(&self, index: usize) -> Vec<Patch> {
        records::remove(self.document, &["pending"], index)
    }

    fn review(&self, review: &Review) -> Result<Vec<Patch>, Uneditable> {
        let text = |value: &Option<String>| value.as_ref().map(|v| write::line(v));
        let several = |values: &[String]| {
            let lines = lines(values);
            (!lines.is_empty()).then(|| format!("[{}]", lines.join(", ")))
        };
        let rows = [
            ("date", review.date.map(|day| day.to_string())),
            ("version", text(&review.version)),
            ("by", several(&review.by)),
            ("approved_by", text(&review.approved_by)),
            ("reviewed", several(&review.reviewed)),
            ("note", text(&review.note)),
        ];
        records::append(self, &["reviews"], &rows)
    }
}

fn lines(texts: &[String]) -> Vec<String> {
    texts.iter().map(|t| write::line(t)).collect()
}

/// The texts of an array of texts.
fn texts(node: &Node) -> Option<Vec<&str>> {
    let Value::Array(nodes) = &node.value else { return None };
    nodes
        .iter()
        .map(|n| match &n.value {
            Value::Text(text) => Some(text.as_str()),
            _ => None,
        })
        .collect()
}

/// Where a new answer would be typed in by hand: where it stands, or where its area does.
#[must_use]
pub fn place_of(document: &Document, id: &str) -> Option<Place> {
    let parts: Vec<_> = id.split('.').collect();
    (1..=parts.len()).rev().find_map(|depth| {
        let (key, path) = parts[..depth].split_last()?;
        let node = document.table(path)?.get(key)?;
        Some(node.start()..node.end())
    })
}
