//! Puts headings and keys together to a tree, and notices what is defined twice.

use super::suggest::shortened_value;
use super::syntax_error::{MAX_SYNTAX_ERRORS, SyntaxError};
use super::tree::{Entry, Key, Node, Span, Table, TableForm, Value};

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

/// What a heading says: its keys, and whether it is in double brackets.
pub(super) struct Heading {
    pub(super) keys: Vec<Key>,
    pub(super) is_list: bool,
    pub(super) place: Span,
}

/// A tree that grows statement by statement.
pub(super) struct TreeBuilder {
    root: Table,
    /// The way to the table that the next key belongs to, by the numbers of the entries; none where
    /// that cannot be told.
    current: Option<Vec<usize>>,
    conflicts: Vec<SyntaxError>,
}

impl TreeBuilder {
    /// An empty tree, the root of which is written in this form.
    pub(super) fn new(form: TableForm) -> Self {
        Self { root: Table::new(form), current: Some(Vec::new()), conflicts: Vec::new() }
    }

    /// Notes that something in the current table could not be read.
    pub(super) fn mark_incomplete(&mut self) {
        if let Some(table) = self.current_table() {
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

    /// The tree, and what is at odds in it, in the order in which it was added.
    pub(super) fn finish(self) -> (Table, Vec<SyntaxError>) {
        (self.root, self.conflicts)
    }

    fn current_table(&mut self) -> Option<&mut Table> {
        let mut way = self.current.as_ref()?.iter();
        way.try_fold(&mut self.root, |table, at| open_table(&mut table.entries[*at].node))
    }

    /// Puts a key with its value into the current table.
    fn put(&mut self, mut path: Vec<Key>, node: Node) -> Result<(), SyntaxError> {
        let (Some(mut table), Some(key)) = (self.current_table(), path.pop()) else {
            return Ok(());
        };
        let parents = path.len();
        for (depth, key) in path.into_iter().enumerate() {
            let place = key.place.clone();
            let at = table.entry_or_insert(&key, || Node::table(TableForm::Dotted, place));
            let first = table.entries[at].key_span.clone();
            let node = &mut table.entries[at].node;
            // TOML would have no list of tables on the way; charters that have it stay valid.
            let is_list = matches!(node.value, Value::Tables(_)) && depth + 1 < parents;
            let inner = open_table(node).filter(|inner| is_list || inner.form != TableForm::Header);
            let Some(inner) = inner else {
                return Err(defined_twice(&shortened_value(&key.name), key.place, first));
            };
            if !is_list {
                inner.form = TableForm::Dotted;
            }
            table = inner;
        }
        if let Some(first) = table.entry(&key.name) {
            return Err(defined_twice(
                &shortened_value(&key.name),
                key.place,
                first.key_span.clone(),
            ));
        }
        table.entry_or_insert(&key, || node);
        Ok(())
    }

    /// Goes to the table of a heading.
    fn enter(&mut self, heading: Heading) -> Result<(), SyntaxError> {
        self.current = None;
        let Some((key, above)) = heading.keys.split_last() else { return Ok(()) };
        let mut way = Vec::new();
        let mut table = &mut self.root;
        for key in above {
            let place = key.place.clone();
            let at = table.entry_or_insert(key, || Node::table(TableForm::Implied, place));
            way.push(at);
            let entry = &mut table.entries[at];
            let first = &entry.key_span;
            table = open_table(&mut entry.node).ok_or_else(|| no_table(key, first.clone()))?;
        }
        let is_new = table.entry(&key.name).is_none();
        let at = table.entry_or_insert(key, || heading.node());
        way.push(at);
        let entered = if is_new { Ok(()) } else { heading.enter_again(&mut table.entries[at]) };
        if open_table(&mut table.entries[at].node).is_some() {
            self.current = Some(way);
        }
        entered
    }
}

/// The table that more can be put into, which of several is the last.
fn open_table(node: &mut Node) -> Option<&mut Table> {
    match &mut node.value {
        Value::Table(table) if table.form != TableForm::Inline => Some(table),
        Value::Tables(rows) => open_table(rows.last_mut()?),
        _ => None,
    }
}

impl Heading {
    /// The table below it, or the first of several.
    fn node(&self) -> Node {
        let table = Node::table(TableForm::Header, self.place.clone());
        let place = self.place.clone();
        if self.is_list { Node { value: Value::Tables(vec![table]), place } } else { table }
    }

    /// Goes on with what is known by its name already.
    fn enter_again(&self, entry: &mut Entry) -> Result<(), SyntaxError> {
        let place = self.place.clone();
        match &mut entry.node.value {
            Value::Tables(rows) => {
                let first = rows[0].place.clone();
                rows.push(Node::table(TableForm::Header, place));
                entry.node.place.end = self.place.end;
                if self.is_list { Ok(()) } else { Err(self.one_of_several(first)) }
            }
            Value::Table(table) if table.form == TableForm::Implied && !self.is_list => {
                table.form = TableForm::Header;
                entry.node.place = place;
                entry.key_span = self.keys[self.keys.len() - 1].place.clone();
                Ok(())
            }
            Value::Table(table) if table.form != TableForm::Inline => {
                Err(self.second(entry.node.place.clone()))
            }
            _ => Err(defined_twice(&shortened_value(&entry.key), place, entry.key_span.clone())),
        }
    }

    /// As it is written, alone or as one of several.
    fn written(&self, is_list: bool) -> String {
        let keys: Vec<_> = self.keys.iter().map(|key| key.name.as_str()).collect();
        let name = shortened_value(&keys.join("."));
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
        SyntaxError {
            help,
            ..defined_twice(&self.written(self.is_list), self.place.clone(), first)
        }
    }
}

fn no_table(key: &Key, first: Span) -> SyntaxError {
    let name = shortened_value(&key.name);
    let message = format!("`{name}` has a value of its own, and so nothing can stand under it");
    SyntaxError::new(key.place.clone(), message, "Correct one of the two keys.").at_odds_with(first)
}

fn defined_twice(what: &str, place: Span, first: Span) -> SyntaxError {
    let message = format!("`{what}` stands here for the second time");
    SyntaxError::new(place, message, "Keep one of the two.").at_odds_with(first)
}
