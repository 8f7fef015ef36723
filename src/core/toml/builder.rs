//! Puts headings and keys together to a tree, and notices what is defined twice.

use std::collections::HashMap;

use super::suggest::short;
use super::syntax_error::{MAX_SYNTAX_ERRORS, SyntaxError};
use super::tree::{Entry, Node, Span, Table, TableForm, Value};

/// A heading, or a key with its value.
pub(super) enum Statement {
    /// `[a.b]`
    Heading(Heading),
    /// `a.b = 1`
    Pair {
        /// The dotted parts of the key; at least one.
        path: Vec<Key>,
        /// The value.
        node: Node,
    },
}

/// A key, or a part of a dotted one.
#[derive(Clone)]
pub(super) struct Key {
    /// Unquoted.
    pub(super) name: String,
    pub(super) place: Span,
}

/// What a heading says: its keys, and whether it is in double brackets.
pub(super) struct Heading {
    pub(super) keys: Vec<Key>,
    pub(super) is_list: bool,
    pub(super) place: Span,
}

/// A tree that grows statement by statement.
pub(super) struct TreeBuilder {
    branches: Vec<Branch>,
    /// The table that the next key belongs to; none where that cannot be told.
    current: Option<usize>,
    conflicts: Vec<SyntaxError>,
}

struct Branch {
    key: Key,
    place: Span,
    content: Content,
}

enum Content {
    Leaf(Value),
    Table(Branches),
    /// Tables, each a branch of its own.
    Tables(Vec<usize>),
}

/// The branches of a table.
struct Branches {
    form: TableForm,
    children: Vec<usize>,
    by_key: HashMap<String, usize>,
    is_complete: bool,
}

const ROOT: usize = 0;

impl TreeBuilder {
    /// An empty tree, the root of which is written in this form.
    pub(super) fn new(form: TableForm) -> Self {
        let key = Key { name: String::new(), place: 0..0 };
        let root = Branch { key, place: 0..0, content: Content::table(form) };
        Self { branches: vec![root], current: Some(ROOT), conflicts: Vec::new() }
    }

    /// Notes that something in the current table could not be read.
    pub(super) fn mark_incomplete(&mut self) {
        if let Some(table) = self.current.and_then(|at| self.table_mut(at)) {
            table.is_complete = false;
        }
    }

    /// Notes that a heading could not be read: what follows it belongs nowhere.
    pub(super) fn leave_table(&mut self) {
        self.mark_incomplete();
        self.current = None;
    }

    /// Takes up one statement more, or notes what it is at odds with.
    pub(super) fn add(&mut self, statement: Statement) {
        let conflict = match statement {
            Statement::Heading(heading) => self.enter(heading).err(),
            Statement::Pair { path, node } => self.put(path, node).err(),
        };
        if self.conflicts.len() < MAX_SYNTAX_ERRORS {
            self.conflicts.extend(conflict);
        }
    }

    /// How many conflicts there are so far.
    pub(super) fn conflicts(&self) -> usize {
        self.conflicts.len()
    }

    /// Puts a key with its value into the current table.
    fn put(&mut self, mut path: Vec<Key>, node: Node) -> Result<(), SyntaxError> {
        let (Some(mut table), Some(key)) = (self.current, path.pop()) else { return Ok(()) };
        let parents = path.len();
        for (depth, key) in path.into_iter().enumerate() {
            let Some(at) = self.find(table, &key.name) else {
                let place = key.place.clone();
                table = self.add_child(table, key, place, Content::table(TableForm::Dotted));
                continue;
            };
            let is_parent = depth + 1 == parents;
            table = match &mut self.branches[at].content {
                Content::Table(inner) if inner.form != TableForm::Header => {
                    inner.form = TableForm::Dotted;
                    at
                }
                // TOML would not have it; charters that have it stay valid.
                Content::Tables(tables) if !is_parent => tables.last().copied().unwrap_or(at),
                _ => return Err(self.defined_twice(&key, at)),
            };
        }
        if let Some(at) = self.find(table, &key.name) {
            return Err(self.defined_twice(&key, at));
        }
        self.add_child(table, key, node.place, Content::Leaf(node.value));
        Ok(())
    }

    /// Goes to the table of a heading.
    fn enter(&mut self, heading: Heading) -> Result<(), SyntaxError> {
        self.current = None;
        let Some((key, above)) = heading.keys.split_last() else { return Ok(()) };
        let mut table = ROOT;
        for key in above {
            table = match self.find(table, &key.name) {
                None => {
                    let content = Content::table(TableForm::Implied);
                    self.add_child(table, key.clone(), key.place.clone(), content)
                }
                Some(at) => self.table_at(at).ok_or_else(|| self.no_table(key, at))?,
            };
        }
        match self.find(table, &key.name) {
            None if heading.is_list => {
                let content = Content::Tables(Vec::new());
                let list = self.add_child(table, key.clone(), heading.place.clone(), content);
                self.current = Some(self.add_row(list, &heading));
            }
            None => {
                let content = Content::table(TableForm::Header);
                let place = heading.place.clone();
                self.current = Some(self.add_child(table, key.clone(), place, content));
            }
            Some(at) => return self.enter_again(at, key, &heading),
        }
        Ok(())
    }

    /// Goes to the table of a heading whose name is known already.
    fn enter_again(&mut self, at: usize, key: &Key, heading: &Heading) -> Result<(), SyntaxError> {
        let first = self.branches[at].place.clone();
        match &mut self.branches[at].content {
            Content::Tables(_) => {
                self.current = Some(self.add_row(at, heading));
                if heading.is_list { Ok(()) } else { Err(heading.one_of_several(first)) }
            }
            Content::Table(table) => {
                self.current = Some(at);
                if table.form != TableForm::Implied || heading.is_list {
                    return Err(heading.second(first));
                }
                table.form = TableForm::Header;
                let branch = &mut self.branches[at];
                branch.key.place = key.place.clone();
                branch.place = heading.place.clone();
                Ok(())
            }
            Content::Leaf(_) => {
                let first = self.branches[at].key.place.clone();
                Err(twice(&short(&key.name), heading.place.clone(), first))
            }
        }
    }

    fn add_child(&mut self, parent: usize, key: Key, place: Span, content: Content) -> usize {
        let at = self.branches.len();
        if let Some(table) = self.table_mut(parent) {
            table.by_key.insert(key.name.clone(), at);
            table.children.push(at);
        }
        self.branches.push(Branch { key, place, content });
        at
    }

    /// One more `[[a]]` in the list at a branch.
    fn add_row(&mut self, list: usize, heading: &Heading) -> usize {
        let at = self.branches.len();
        if let Content::Tables(tables) = &mut self.branches[list].content {
            tables.push(at);
        }
        let key = Key { name: String::new(), place: heading.place.clone() };
        let content = Content::table(TableForm::Header);
        self.branches.push(Branch { key, place: heading.place.clone(), content });
        at
    }

    fn find(&self, parent: usize, key: &str) -> Option<usize> {
        match &self.branches[parent].content {
            Content::Table(table) => table.by_key.get(key).copied(),
            _ => None,
        }
    }

    fn table_mut(&mut self, at: usize) -> Option<&mut Branches> {
        match &mut self.branches[at].content {
            Content::Table(table) => Some(table),
            _ => None,
        }
    }

    /// The table at a branch, or the last of its tables.
    fn table_at(&self, at: usize) -> Option<usize> {
        match &self.branches[at].content {
            Content::Table(_) => Some(at),
            Content::Tables(tables) => tables.last().copied(),
            Content::Leaf(_) => None,
        }
    }

    fn defined_twice(&self, key: &Key, first: usize) -> SyntaxError {
        let first = self.branches[first].key.place.clone();
        twice(&short(&key.name), key.place.clone(), first)
    }

    fn no_table(&self, key: &Key, first: usize) -> SyntaxError {
        let name = short(&key.name);
        let message = format!("`{name}` has a value of its own, and so nothing can stand under it");
        SyntaxError::new(key.place.clone(), message, "Correct one of the two keys.")
            .at_odds_with(self.branches[first].key.place.clone())
    }

    /// The tree, and what is at odds in it, in the order in which it was added.
    pub(super) fn finish(mut self) -> (Table, Vec<SyntaxError>) {
        let content = std::mem::replace(&mut self.branches[ROOT].content, Content::taken());
        let root = match content {
            Content::Table(table) => self.table(table),
            _ => Table { form: TableForm::Header, entries: Vec::new(), is_complete: false },
        };
        (root, self.conflicts)
    }

    fn table(&mut self, table: Branches) -> Table {
        let Branches { form, children, is_complete, .. } = table;
        let entries = children.into_iter().map(|at| self.entry(at)).collect();
        Table { form, entries, is_complete }
    }

    fn entry(&mut self, at: usize) -> Entry {
        let node = self.node(at);
        let Key { name, place } = &mut self.branches[at].key;
        Entry { key: std::mem::take(name), key_span: place.clone(), node }
    }

    fn node(&mut self, at: usize) -> Node {
        let branch = &mut self.branches[at];
        let mut place = branch.place.clone();
        let value = match std::mem::replace(&mut branch.content, Content::taken()) {
            Content::Leaf(value) => value,
            Content::Table(table) => Value::Table(self.table(table)),
            Content::Tables(tables) => {
                let nodes: Vec<_> = tables.into_iter().map(|at| self.node(at)).collect();
                place.end = nodes.last().map_or(place.end, |node| node.place.end);
                Value::Tables(nodes)
            }
        };
        Node { value, place }
    }
}

impl Content {
    fn table(form: TableForm) -> Self {
        let (children, by_key) = (Vec::new(), HashMap::new());
        Self::Table(Branches { form, children, by_key, is_complete: true })
    }

    /// What is left of a branch that has gone into the tree.
    const fn taken() -> Self {
        Self::Tables(Vec::new())
    }
}

impl Heading {
    /// As it is written, alone or as one of several.
    fn written(&self, is_list: bool) -> String {
        let keys: Vec<_> = self.keys.iter().map(|key| key.name.as_str()).collect();
        let name = short(&keys.join("."));
        if is_list { format!("[[{name}]]") } else { format!("[{name}]") }
    }

    fn one_of_several(&self, first: Span) -> SyntaxError {
        let message = format!("`{}` is one of several here", self.written(false));
        let help = format!("Write `{}`, as above.", self.written(true));
        SyntaxError::new(self.place.clone(), message, help).at_odds_with(first)
    }

    fn second(&self, first: Span) -> SyntaxError {
        let mut help = "Put the lines below it under the first one, and delete it.".to_owned();
        // A heading of two parts stands once; a shorter or longer one may be one of several.
        if self.keys.len() != 2 {
            help += &format!(" One of several is written `{}`.", self.written(true));
        }
        SyntaxError { help, ..twice(&self.written(self.is_list), self.place.clone(), first) }
    }
}

fn twice(what: &str, place: Span, first: Span) -> SyntaxError {
    let message = format!("`{what}` stands here for the second time");
    SyntaxError::new(place, message, "Keep one of the two.").at_odds_with(first)
}
