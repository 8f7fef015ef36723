//! The tree of a text: what is in it and where everything stands.

use std::collections::HashMap;
use std::ops::Range;

/// Where something stands in the text, in bytes.
pub type Span = Range<usize>;

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
    pub is_complete: bool,
    /// The numbers of the entries by their keys.
    by_key: HashMap<String, usize>,
}

/// A key and its value.
#[derive(Clone, Debug)]
pub struct Entry {
    /// The key, unquoted.
    pub key: String,
    /// Where the key stands (in the innermost dotted part), its quotes included.
    pub key_span: Span,
    /// What it has.
    pub node: Node,
}

/// A key, or a part of a dotted one, before it has a value.
#[derive(Clone, Debug)]
pub(super) struct Key {
    /// Unquoted.
    pub(super) name: String,
    pub(super) place: Span,
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

impl Table {
    /// An empty table.
    #[must_use]
    pub fn new(form: TableForm) -> Self {
        Self { form, entries: Vec::new(), is_complete: true, by_key: HashMap::new() }
    }

    /// The value of a key.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Node> {
        self.entry(key).map(|e| &e.node)
    }

    /// The key and value of a key.
    #[must_use]
    pub fn entry(&self, key: &str) -> Option<&Entry> {
        self.by_key.get(key).map(|at| &self.entries[*at])
    }

    /// The number of the entry with this key, which gets this value if it is new.
    pub(super) fn entry_or_insert(&mut self, key: &Key, node: impl FnOnce() -> Node) -> usize {
        if let Some(at) = self.by_key.get(&key.name) {
            return *at;
        }
        let at = self.entries.len();
        self.by_key.insert(key.name.clone(), at);
        self.entries.push(Entry {
            key: key.name.clone(),
            key_span: key.place.clone(),
            node: node(),
        });
        at
    }
}

impl Node {
    /// An empty table that stands here.
    pub(super) fn table(form: TableForm, place: Span) -> Self {
        Self { value: Value::Table(Table::new(form)), place }
    }

    /// The tables of a list of tables, or the items of an array.
    #[must_use]
    pub fn rows(&self) -> Option<&[Self]> {
        match &self.value {
            Value::Array(nodes) | Value::Tables(nodes) => Some(nodes),
            _ => None,
        }
    }

    /// The table, if it is one.
    #[must_use]
    pub fn as_table(&self) -> Option<&Table> {
        match &self.value {
            Value::Table(table) => Some(table),
            _ => None,
        }
    }

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
