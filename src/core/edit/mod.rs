//! Edits: one answer, remark, pending matter or review is put into the text, and nothing else in it
//! changes, not a comment, not a space.
//!
//! An edit is made by place in the text itself and then proved: the new text is read again, and
//! must hold what was asked for and everything else that it held before.

mod blocks;
mod items;
mod keys;
mod plan;
mod raw_edit;
mod records;
mod relocate;
mod rows;
mod text;
mod verify;

use crate::core::charter::{Answer, read};
use crate::core::charter::{Pending, Review, ReviewInProgress};
use crate::core::framework::{Framework, Kind, Question};
use crate::core::toml::{Document, Node, Value};
use crate::core::toml::{Span, write};

use keys::NewKey;
use plan::plan;
pub use raw_edit::{RawEdit, apply_raw, as_written};
pub use relocate::{relocate, without_bare_header};
use text::{Patch, patched};

const PENDING: &str = "pending";
const REVIEWING: &str = "reviewing";
const REVIEWS: &str = "reviews";

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
    /// Makes the pending matter with this number, from 0, say this.
    Amend(usize, &'a Pending),
    /// Begins a review, or notes how far the one under way is.
    ReviewInProgress(&'a ReviewInProgress),
    /// Adds a review, with which the one under way has ended.
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
    if !document.syntax_errors().is_empty() {
        return Err(Uneditable::Unproved);
    }
    let editor = Editor { document, framework, sections: sections(framework) };
    let (patches, touched) = match edit {
        Edit::Answer(question, answer) => {
            (editor.answer(question, answer)?, vec![question.id.clone()])
        }
        Edit::Note(question, note) => {
            (editor.note(question, note)?, vec![format!("{}_note", question.id)])
        }
        Edit::Pend(pending) => (
            records::append(&editor, &[PENDING], &rows::pending(pending))?,
            vec![PENDING.to_owned()],
        ),
        Edit::Settle(index) => {
            let row = editor.row_of_matter(*index)?;
            (records::remove(document, &[PENDING], &[row]), vec![PENDING.to_owned()])
        }
        Edit::Amend(index, pending) => (editor.amend(*index, pending)?, vec![PENDING.to_owned()]),
        Edit::ReviewInProgress(under_way) => {
            (editor.under_way(under_way)?, vec![REVIEWING.to_owned()])
        }
        Edit::Review(review) => {
            let mut patches = keys::remove(document, &[], REVIEWING);
            patches.extend(records::append(&editor, &[REVIEWS], &rows::review(review))?);
            (patches, vec![REVIEWS.to_owned(), REVIEWING.to_owned()])
        }
    };
    if patches.is_empty() {
        return Ok(document.clone());
    }
    let text = patched(document.text(), patches);
    let edited = Document::parse(text).map_err(|_| Uneditable::Unproved)?;
    if verify::holds(document, &edited, framework, edit, &touched) {
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
    let behind = ["audience", PENDING, REVIEWING, REVIEWS, "publish", "check"];
    sections.extend(behind.map(str::to_owned));
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
        let old: Vec<_> = old.into_iter().map(str::trim).collect();
        let wanted: Vec<_> = new.iter().map(String::as_str).collect();
        let text = self.document.text();
        items::change(text, node, nodes, &written, &plan(&old, &wanted, |item| item), |i, j| {
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

    /// The row of the pending matter with this number.
    ///
    /// # Errors
    /// Where a row cannot be read: it has no number, and the others would not be theirs.
    fn row_of_matter(&self, index: usize) -> Result<usize, Uneditable> {
        let charter = read(self.document, self.framework);
        let rows = match self.document.root().get(PENDING).map(|node| &node.value) {
            Some(Value::Tables(nodes) | Value::Array(nodes)) => nodes.len(),
            _ => 0,
        };
        let is_clear = index < rows && rows == charter.pending.len();
        is_clear.then_some(index).ok_or_else(|| Uneditable::NotATable(PENDING.to_owned()))
    }

    fn amend(&self, index: usize, pending: &Pending) -> Result<Vec<Patch>, Uneditable> {
        let charter = read(self.document, self.framework);
        let unclear = || Uneditable::NotATable(PENDING.to_owned());
        let old = charter.pending.get(index).ok_or_else(unclear)?;
        let value = self.document.root().get(PENDING).map(|node| &node.value);
        let Some(Value::Tables(nodes) | Value::Array(nodes)) = value else {
            return Err(unclear());
        };
        // A matter that cannot be read is not counted, and so the numbers would not agree.
        if nodes.len() != charter.pending.len() {
            return Err(unclear());
        }
        rows::amend(
            self.document.text(),
            &nodes[index],
            &rows::pending(old),
            &rows::pending(pending),
        )
    }

    fn under_way(&self, new: &ReviewInProgress) -> Result<Vec<Patch>, Uneditable> {
        let new = rows::under_way(new);
        let Some(node) = self.document.root().get(REVIEWING) else {
            let lines = rows::block(&new);
            let section = blocks::new_section(self.document, REVIEWING, &lines, &self.sections);
            return Ok(vec![section]);
        };
        let old = read(self.document, self.framework).reviewing.unwrap_or_default();
        rows::amend(self.document.text(), node, &rows::under_way(&old), &new)
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
pub fn span_of(document: &Document, id: &str) -> Option<Span> {
    let parts: Vec<_> = id.split('.').collect();
    (1..=parts.len()).rev().find_map(|depth| {
        let (key, path) = parts[..depth].split_last()?;
        let node = document.table(path)?.get(key)?;
        Some(node.start()..node.end())
    })
}
