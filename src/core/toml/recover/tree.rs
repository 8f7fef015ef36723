//! The statements that can be read, put together to a tree; and what stands in it twice.

use std::collections::HashMap;
use std::collections::hash_map::Entry as Slot;

use super::SyntaxError;
use super::suggest::short;
use crate::core::toml::document::{Entry, Node, Span, Table, TableForm, Value};

/// A tree that grows statement by statement.
pub(super) struct Tree {
    branches: Vec<Branch>,
    by_key: HashMap<(usize, String), usize>,
    /// The table that the next key belongs to; none where that cannot be told.
    present: Option<usize>,
}

struct Branch {
    key: String,
    key_span: Span,
    place: Span,
    what: What,
}

enum What {
    Leaf(Value),
    Table {
        form: TableForm,
        children: Vec<usize>,
        whole: bool,
    },
    /// Tables, each a branch without a key.
    Tables(Vec<usize>),
}

/// What a heading says: its keys with their places, and whether it is in double brackets.
pub(super) struct Heading {
    pub(super) keys: Vec<(String, Span)>,
    pub(super) is_list: bool,
    pub(super) place: Span,
}

const ROOT: usize = 0;

impl Tree {
    pub(super) fn new() -> Self {
        let root = Branch {
            key: String::new(),
            key_span: 0..0,
            place: 0..0,
            what: What::Table { form: TableForm::Header, children: Vec::new(), whole: true },
        };
        Self { branches: vec![root], by_key: HashMap::new(), present: Some(ROOT) }
    }

    /// Notes that something in the present table could not be read.
    pub(super) fn miss(&mut self) {
        if let Some(present) = self.present
            && let What::Table { whole, .. } = &mut self.branches[present].what
        {
            *whole = false;
        }
    }

    /// Notes that a heading could not be read: what follows it belongs nowhere.
    pub(super) fn lose_the_way(&mut self) {
        self.miss();
        self.present = None;
    }

    /// Puts keys with their values under the present heading.
    pub(super) fn add(&mut self, entries: Vec<Entry>, syntax_errors: &mut Vec<SyntaxError>) {
        let Some(present) = self.present else { return };
        for entry in entries {
            self.put(present, entry, syntax_errors);
        }
    }

    fn put(&mut self, parent: usize, entry: Entry, syntax_errors: &mut Vec<SyntaxError>) {
        let Entry { key, key_span, node } = entry;
        let (value, inner) = match node.value {
            Value::Table(Table { form: TableForm::Dotted, entries, whole }) => {
                let form = TableForm::Dotted;
                (What::Table { form, children: Vec::new(), whole }, entries)
            }
            value => (What::Leaf(value), Vec::new()),
        };
        let is_table = matches!(value, What::Table { .. });
        let at = match self.find(parent, &key) {
            None => self.grow(parent, Branch { key, key_span, place: node.place, what: value }),
            Some(at) if is_table && matches!(self.branches[at].what, What::Table { .. }) => at,
            Some(at) => {
                syntax_errors.push(twice(
                    &format!("`{}`", short(&key)),
                    key_span,
                    &self.branches[at].key_span,
                ));
                return;
            }
        };
        for entry in inner {
            self.put(at, entry, syntax_errors);
        }
    }

    /// Goes to the table of a heading.
    pub(super) fn go_to(&mut self, heading: &Heading, syntax_errors: &mut Vec<SyntaxError>) {
        self.present = None;
        let Some(((name, name_place), above)) = heading.keys.split_last() else { return };
        let mut table = ROOT;
        for (key, place) in above {
            let next = match self.find(table, key) {
                None => Some(self.grow(table, header(key, place, place, TableForm::Implied))),
                Some(at) => self.inside(at),
            };
            let Some(next) = next else {
                syntax_errors.push(no_table(key, place, table, self));
                return;
            };
            table = next;
        }
        let found = self.find(table, name);
        let new = || header(name, name_place, &heading.place, TableForm::Header);
        self.present = match found {
            None if heading.is_list => {
                let branch = Branch { what: What::Tables(Vec::new()), ..new() };
                let list = self.grow(table, branch);
                Some(self.one_more(list, new()))
            }
            None => Some(self.grow(table, new())),
            Some(at) => self.again(at, heading, new(), syntax_errors),
        };
    }

    /// A heading whose name is known already.
    fn again(
        &mut self,
        at: usize,
        heading: &Heading,
        new: Branch,
        syntax_errors: &mut Vec<SyntaxError>,
    ) -> Option<usize> {
        let written = |list: bool| {
            let keys: Vec<_> = heading.keys.iter().map(|(key, _)| key.as_str()).collect();
            let name = short(&keys.join("."));
            if list { format!("[[{name}]]") } else { format!("[{name}]") }
        };
        let first = self.branches[at].place.clone();
        match &mut self.branches[at].what {
            What::Tables(_) => {
                if !heading.is_list {
                    syntax_errors.push(SyntaxError {
                        message: format!("`{}` is one of several here", written(false)),
                        help: format!("Write `{}`, as above.", written(true)),
                        place: heading.place.clone(),
                        also: Some(first),
                    });
                }
                Some(self.one_more(at, new))
            }
            What::Table { form, .. } if *form == TableForm::Implied && !heading.is_list => {
                *form = TableForm::Header;
                self.branches[at].place = heading.place.clone();
                Some(at)
            }
            What::Table { .. } => {
                let first_one = "Put the lines below it under the first one, and delete it.";
                let mut error = twice(
                    &format!("`{}`", written(heading.is_list)),
                    heading.place.clone(),
                    &first,
                );
                // An area stands once, and a part of it may be one of several.
                error.help = if heading.keys.len() == 2 {
                    first_one.to_owned()
                } else {
                    format!("{first_one} One of several is written `{}`.", written(true))
                };
                syntax_errors.push(error);
                Some(at)
            }
            What::Leaf(_) => {
                syntax_errors.push(twice(
                    &format!("`{}`", short(&new.key)),
                    heading.place.clone(),
                    &self.branches[at].key_span,
                ));
                None
            }
        }
    }

    fn one_more(&mut self, list: usize, branch: Branch) -> usize {
        let at = self.branches.len();
        self.branches.push(branch);
        if let What::Tables(tables) = &mut self.branches[list].what {
            tables.push(at);
        }
        at
    }

    fn grow(&mut self, parent: usize, branch: Branch) -> usize {
        let at = self.branches.len();
        if let Slot::Vacant(slot) = self.by_key.entry((parent, branch.key.clone())) {
            slot.insert(at);
        }
        self.branches.push(branch);
        if let What::Table { children, .. } = &mut self.branches[parent].what {
            children.push(at);
        }
        at
    }

    fn find(&self, parent: usize, key: &str) -> Option<usize> {
        self.by_key.get(&(parent, key.to_owned())).copied()
    }

    /// The table at a branch, or the last of its tables.
    fn inside(&self, at: usize) -> Option<usize> {
        match &self.branches[at].what {
            What::Table { .. } => Some(at),
            What::Tables(tables) => tables.last().copied(),
            What::Leaf(_) => None,
        }
    }

    /// What has grown.
    pub(super) fn into_table(mut self) -> Table {
        self.table(ROOT)
    }

    fn table(&mut self, at: usize) -> Table {
        let empty = What::Tables(Vec::new());
        let What::Table { form, children, whole } =
            std::mem::replace(&mut self.branches[at].what, empty)
        else {
            return Table { form: TableForm::Header, entries: Vec::new(), whole: false };
        };
        let entries = children.into_iter().map(|child| self.entry(child)).collect();
        Table { form, entries, whole }
    }

    fn entry(&mut self, at: usize) -> Entry {
        let empty = What::Tables(Vec::new());
        let value = match std::mem::replace(&mut self.branches[at].what, empty) {
            What::Leaf(value) => value,
            What::Tables(tables) => Value::Tables(
                tables
                    .into_iter()
                    .map(|table| Node {
                        place: self.branches[table].place.clone(),
                        value: Value::Table(self.table(table)),
                    })
                    .collect(),
            ),
            table @ What::Table { .. } => {
                self.branches[at].what = table;
                Value::Table(self.table(at))
            }
        };
        let branch = &mut self.branches[at];
        Entry {
            key: std::mem::take(&mut branch.key),
            key_span: branch.key_span.clone(),
            node: Node { value, place: branch.place.clone() },
        }
    }
}

fn header(key: &str, key_span: &Span, place: &Span, form: TableForm) -> Branch {
    Branch {
        key: key.to_owned(),
        key_span: key_span.clone(),
        place: place.clone(),
        what: What::Table { form, children: Vec::new(), whole: true },
    }
}

fn twice(what: &str, place: Span, first: &Span) -> SyntaxError {
    SyntaxError {
        message: format!("{what} stands here for the second time"),
        help: "Keep one of the two.".to_owned(),
        place,
        also: Some(first.clone()),
    }
}

fn no_table(key: &str, place: &Span, parent: usize, tree: &Tree) -> SyntaxError {
    let first = tree.find(parent, key).map(|at| tree.branches[at].key_span.clone());
    SyntaxError {
        message: format!(
            "`{}` has a value of its own, and so nothing can stand under it",
            short(key)
        ),
        help: "Correct one of the two keys.".to_owned(),
        place: place.clone(),
        also: first,
    }
}
