//! The text of a charter as a tree with places. The only file that names `toml_edit`.
//!
//! The tree is read-only and knows where every key and value stands; edits are made in the text
//! itself (`edit.rs`), so that whatever an edit does not name stays as it is, byte for byte.

use std::ops::Range;

use toml_edit as te;

use crate::core::toml::recover::{SyntaxError, salvage, unexplained};

/// Where something stands in the text, in bytes.
pub type Span = Range<usize>;

/// A charter's text and what is in it.
#[derive(Clone, Debug)]
pub struct Document {
    text: String,
    root: Table,
    syntax_errors: Vec<SyntaxError>,
}

/// A value and where it stands.
#[derive(Clone, Debug)]
pub struct Node {
    /// What it is.
    pub value: Value,
    /// Where it stands: of a table with a header, the header.
    pub place: Span,
}

/// What can stand in a charter's text.
#[derive(Clone, Debug)]
pub enum Value {
    /// A string; line breaks are `\n` whatever the file has.
    Text(String),
    /// A local date, an offset or local date-time or a time, as written.
    Moment(String),
    /// A number or a truth value, as written.
    Plain(String),
    /// `[ … ]`
    Array(Vec<Node>),
    /// `[a]`, `a.b = …` or `{ … }`
    Table(Table),
    /// `[[a]]`
    Tables(Vec<Node>),
}

/// Keys and values in the order of the text.
#[derive(Clone, Debug)]
pub struct Table {
    /// How it is written.
    pub form: TableForm,
    /// What is in it.
    pub entries: Vec<Entry>,
    /// Whether that is all; not so where something in it could not be read.
    pub whole: bool,
}

/// A key and its value.
#[derive(Clone, Debug)]
pub struct Entry {
    /// The key, unquoted.
    pub key: String,
    /// Where the key stands (in the innermost dotted part).
    pub key_span: Span,
    /// What it has.
    pub node: Node,
}

/// How a table is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TableForm {
    /// Under a header of its own, or the root.
    Header,
    /// Only through the headers of its sub-tables.
    Implied,
    /// Through dotted keys.
    Dotted,
    /// In braces.
    Inline,
}

/// A text that is not TOML.
#[derive(Clone, Debug)]
pub struct Unreadable {
    /// What is wrong, in the order of the text; at least one thing.
    pub syntax_errors: Vec<SyntaxError>,
    /// What could be read all the same: to be looked at, never to be edited.
    pub rest: Document,
}

impl Document {
    /// Reads a text.
    ///
    /// # Errors
    /// Where the text is not TOML; what can be read of it comes along.
    pub fn parse(text: String) -> Result<Self, Box<Unreadable>> {
        match fragment(&text, 0) {
            Ok(root) => Ok(Self { text, root, syntax_errors: Vec::new() }),
            Err((message, place)) => {
                let (mut syntax_errors, root) = salvage(&text);
                if syntax_errors.is_empty() {
                    syntax_errors.push(unexplained(&message, place));
                }
                let rest = Self { text, root, syntax_errors: syntax_errors.clone() };
                Err(Box::new(Unreadable { syntax_errors, rest }))
            }
        }
    }

    /// What keeps the text from being TOML; none where it was read whole.
    #[must_use]
    pub fn syntax_errors(&self) -> &[SyntaxError] {
        &self.syntax_errors
    }

    /// The text as it stands.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The outermost table.
    #[must_use]
    pub fn root(&self) -> &Table {
        &self.root
    }

    /// What is written at this id, from its key or header to its end.
    #[must_use]
    pub fn written(&self, id: &str) -> Option<&str> {
        let (path, key) = id.rsplit_once('.').unwrap_or(("", id));
        let path: Vec<_> = path.split('.').filter(|part| !part.is_empty()).collect();
        let node = self.table(&path)?.get(key)?;
        self.text.get(node.start()..node.end())
    }

    /// The table at this path, if it is one.
    #[must_use]
    pub fn table(&self, path: &[&str]) -> Option<&Table> {
        path.iter().try_fold(&self.root, |table, key| match &table.get(key)?.value {
            Value::Table(inner) => Some(inner),
            _ => None,
        })
    }
}

impl Table {
    /// The value of a key.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Node> {
        self.entry(key).map(|e| &e.node)
    }

    /// The key and value of a key.
    #[must_use]
    pub fn entry(&self, key: &str) -> Option<&Entry> {
        self.entries.iter().find(|e| e.key == key)
    }
}

impl Node {
    /// What kind of thing it is, for a sentence: `a list`.
    #[must_use]
    pub fn described(&self) -> &'static str {
        match &self.value {
            Value::Text(_) => "a text",
            Value::Moment(_) => "a date or time",
            Value::Plain(p) if p == "true" || p == "false" => "a truth value",
            Value::Plain(_) => "a number",
            Value::Array(_) => "a list",
            Value::Table(_) => "a table",
            Value::Tables(_) => "a list of tables",
        }
    }

    /// Where it ends: of a table with a header, the end of what is written under it.
    #[must_use]
    pub fn end(&self) -> usize {
        let inner = match &self.value {
            Value::Table(table) => table.entries.iter().map(|e| e.node.end()).max(),
            Value::Tables(nodes) => nodes.iter().map(Node::end).max(),
            _ => None,
        };
        inner.unwrap_or(0).max(self.place.end)
    }

    /// Where it begins: of a table without a header, the first header or key within it.
    #[must_use]
    pub fn start(&self) -> usize {
        let inner = match &self.value {
            Value::Table(table) if table.form != TableForm::Inline => {
                table.entries.iter().map(|e| e.node.start()).min()
            }
            Value::Tables(nodes) => nodes.iter().map(Node::start).min(),
            _ => None,
        };
        match &self.value {
            Value::Table(table) if table.form == TableForm::Implied => {
                inner.unwrap_or(self.place.start)
            }
            _ => inner.unwrap_or(usize::MAX).min(self.place.start),
        }
    }
}

/// A part of a text that begins at this byte, read on its own; what is wrong and where if it is not
/// TOML.
pub(super) fn fragment(text: &str, start: usize) -> Result<Table, (String, Span)> {
    match te::Document::parse(text) {
        Ok(parsed) => {
            let mut root = table(parsed.as_table(), TableForm::Header, text);
            if start > 0 {
                move_on(&mut root, start);
            }
            Ok(root)
        }
        Err(error) => {
            let place = error.span().unwrap_or(0..0);
            Err((error.message().to_owned(), start + place.start..start + place.end))
        }
    }
}

/// Adds to every place in a table.
fn move_on(table: &mut Table, by: usize) {
    for entry in &mut table.entries {
        entry.key_span = entry.key_span.start + by..entry.key_span.end + by;
        move_node(&mut entry.node, by);
    }
}

fn move_node(node: &mut Node, by: usize) {
    node.place = node.place.start + by..node.place.end + by;
    match &mut node.value {
        Value::Table(inner) => move_on(inner, by),
        Value::Array(nodes) | Value::Tables(nodes) => {
            for node in nodes {
                move_node(node, by);
            }
        }
        Value::Text(_) | Value::Moment(_) | Value::Plain(_) => {}
    }
}

fn table(from: &te::Table, form: TableForm, text: &str) -> Table {
    let entries = from.iter().map(|(key, item)| {
        let key_span = from.key(key).and_then(te::Key::span).unwrap_or(0..0);
        Entry { key: key.to_owned(), node: item_node(item, &key_span, text), key_span }
    });
    Table { form, entries: entries.collect(), whole: true }
}

fn item_node(item: &te::Item, key_span: &Span, text: &str) -> Node {
    let place = item.span().unwrap_or_else(|| key_span.clone());
    match item {
        te::Item::Value(inner) => value_node(inner, key_span, text),
        te::Item::Table(inner) => table_node(inner, place, text),
        te::Item::ArrayOfTables(inner) => {
            let nodes = inner
                .iter()
                .map(|t| table_node(t, t.span().unwrap_or_else(|| place.clone()), text))
                .collect();
            Node { value: Value::Tables(nodes), place }
        }
        te::Item::None => Node { value: Value::Plain(String::new()), place },
    }
}

fn table_node(from: &te::Table, place: Span, text: &str) -> Node {
    let form = match (from.is_dotted(), from.is_implicit()) {
        (true, _) => TableForm::Dotted,
        (false, true) => TableForm::Implied,
        (false, false) => TableForm::Header,
    };
    Node { value: Value::Table(table(from, form, text)), place }
}

fn value_node(from: &te::Value, key_span: &Span, text: &str) -> Node {
    let place = from.span().unwrap_or_else(|| key_span.clone());
    let written = || text.get(place.clone()).unwrap_or_default().to_owned();
    let value = match from {
        te::Value::String(s) => Value::Text(s.value().replace("\r\n", "\n")),
        te::Value::Datetime(_) => Value::Moment(written()),
        te::Value::Integer(_) | te::Value::Float(_) | te::Value::Boolean(_) => {
            Value::Plain(written())
        }
        te::Value::Array(array) => {
            Value::Array(array.iter().map(|v| value_node(v, key_span, text)).collect())
        }
        te::Value::InlineTable(inner) => Value::Table(inline_table(inner, text)),
    };
    Node { value, place }
}

fn inline_table(from: &te::InlineTable, text: &str) -> Table {
    let form = if from.is_dotted() { TableForm::Dotted } else { TableForm::Inline };
    let entries = from.iter().map(|(key, value)| {
        let key_span = from.key(key).and_then(te::Key::span).unwrap_or(0..0);
        Entry { key: key.to_owned(), node: value_node(value, &key_span, text), key_span }
    });
    Table { form, entries: entries.collect(), whole: true }
}
