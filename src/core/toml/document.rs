//! A text that is read as TOML, whole or as far as it goes.
//!
//! The tree is read-only and knows where every key and value stands; edits are made in the text
//! itself, so that whatever an edit does not name stays as it is, byte for byte.

use super::builder::TreeBuilder;
use super::parse::parse;
use super::recover::recover;
use super::syntax_error::SyntaxError;
use super::tree::{Node, Table, TableForm, Value};
use super::write;

/// A text and what is in it.
#[derive(Clone, Debug)]
pub struct Document {
    text: String,
    root: Table,
    syntax_errors: Vec<SyntaxError>,
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
        let mut builder = TreeBuilder::new(TableForm::Header);
        let parsed = parse(&text, 0..text.len(), |statement| builder.add(statement));
        let (root, conflicts) = builder.finish();
        match parsed {
            Ok(()) if conflicts.is_empty() => Ok(Self { text, root, syntax_errors: Vec::new() }),
            parsed => {
                let (mut syntax_errors, root) = recover(&text);
                if syntax_errors.is_empty() {
                    syntax_errors = parsed.err().into_iter().chain(conflicts).collect();
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

    /// What is written under a key of the table at this path, from the key or header to its end.
    #[must_use]
    pub fn written(&self, id: &str) -> Option<&str> {
        let node = self.find(id)?;
        self.text.get(node.start()..node.end())
    }

    /// The value at this id, such as `purpose.domain.subject`.
    #[must_use]
    pub fn find(&self, id: &str) -> Option<&Node> {
        self.node(&id.split('.').collect::<Vec<_>>())
    }

    /// The value at this path.
    #[must_use]
    pub fn node(&self, path: &[&str]) -> Option<&Node> {
        let (key, tables) = path.split_last()?;
        self.table(tables)?.get(key)
    }

    /// The table at this path, if it is one.
    #[must_use]
    pub fn table(&self, path: &[&str]) -> Option<&Table> {
        path.iter().try_fold(&self.root, |table, key| match &table.get(key)?.value {
            Value::Table(inner) => Some(inner),
            _ => None,
        })
    }

    /// A value as it is written, with its comments, in a form that can stand behind any key.
    #[must_use]
    pub fn as_written(&self, node: &Node) -> String {
        match &node.value {
            Value::Table(table) if table.form != TableForm::Inline => {
                let fields = table.entries.iter();
                let fields = fields.map(|e| (e.key.clone(), self.as_written(&e.node)));
                write::toml_inline_table(&fields.collect::<Vec<_>>())
            }
            Value::Tables(nodes) => write::toml_list(
                &nodes.iter().map(|node| self.as_written(node)).collect::<Vec<_>>(),
            ),
            _ => self.text[node.place.clone()].replace("\r\n", "\n"),
        }
    }
}
