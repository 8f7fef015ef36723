//! What no question stands behind: single keys by their path, and the rows of lists of tables, such
//! as what is pending and the reviews.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use super::answers::one_sided;
use super::sequence::{self, Name, numbered};
use crate::core::charter::{RowList, SECTIONS};
use crate::core::toml::{Document, Entry, Node, Table, TableForm, Value, comments, write};
use crate::core::words::composed;

/// The tables and, last, the key.
pub(super) type Path = Vec<String>;

/// The list of tables at this path, if it is merged row by row however it is written.
fn row_list(path: &[String]) -> Option<&'static RowList> {
    let mut lists = SECTIONS.iter().flat_map(|section| section.row_lists);
    lists.find(|list| path == list.path)
}

/// A value by its meaning and as it is written.
#[derive(Clone, Debug)]
pub(super) struct Leaf {
    pub(super) means: String,
    pub(super) written: String,
    /// The items of a list of texts that has no comments.
    items: Option<Vec<String>>,
}

/// A row of a list of tables.
#[derive(Clone, Debug)]
pub(super) struct TableRow {
    pub(super) means: String,
    /// Its keys and their values as written.
    pub(super) fields: Vec<(String, String)>,
}

impl TableRow {
    /// In braces.
    pub(super) fn written(&self) -> String {
        let fields = self.fields.iter().map(|(key, value)| format!("{key} = {value}"));
        format!("{{ {} }}", fields.collect::<Vec<_>>().join(", "))
    }
}

/// All in a charter that no question stands behind.
#[derive(Clone, Debug, Default)]
pub(super) struct Untyped {
    pub(super) leaves: BTreeMap<Path, Leaf>,
    pub(super) lists: BTreeMap<Path, Vec<TableRow>>,
}

/// What of it the merged charter is to have, and what of theirs could not be taken.
#[derive(Clone, Debug, Default)]
pub(super) struct UntypedPlan {
    pub(super) values: Untyped,
    /// Where both have changed the same: the path, and theirs as written, none where it is gone.
    pub(super) conflicts: Vec<(Path, Option<String>)>,
}

impl Untyped {
    /// Collects it; `settled` says which paths are merged as answers.
    pub(super) fn of(document: &Document, settled: &dyn Fn(&str) -> bool) -> Self {
        let mut collector = Collector { document, settled, found: Self::default() };
        collector.table(document.root(), &mut Vec::new());
        collector.found
    }
}

struct Collector<'a> {
    document: &'a Document,
    settled: &'a dyn Fn(&str) -> bool,
    found: Untyped,
}

impl Collector<'_> {
    fn table(&mut self, table: &Table, path: &mut Path) {
        for entry in &table.entries {
            path.push(entry.key.clone());
            if !(self.settled)(&path.join(".")) {
                self.node(&entry.node, path);
            }
            path.pop();
        }
    }

    fn node(&mut self, node: &Node, path: &mut Path) {
        let listed = row_list(path).is_some();
        match &node.value {
            Value::Table(table) => self.table(table, path),
            Value::Tables(nodes) => self.list(nodes, path),
            Value::Array(nodes) if listed && nodes.iter().all(is_table) => self.list(nodes, path),
            _ => {
                let written = self.document.as_written(node);
                let leaf = Leaf { means: meaning(node), items: items(node, &written), written };
                self.found.leaves.insert(path.clone(), leaf);
            }
        }
    }

    fn list(&mut self, nodes: &[Node], path: &Path) {
        let row = |node: &Node| {
            let fields = node.as_table()?.entries.iter();
            let fields = fields.map(|e| (e.key.clone(), self.document.as_written(&e.node)));
            Some(TableRow { means: meaning(node), fields: fields.collect() })
        };
        let rows = nodes.iter().filter_map(row).collect();
        self.found.lists.insert(path.clone(), rows);
    }
}

fn items(node: &Node, written: &str) -> Option<Vec<String>> {
    let Value::Array(nodes) = &node.value else { return None };
    // What people wrote beside an item would be lost where the list is written anew.
    if comments(written).next().is_some() {
        return None;
    }
    let item = |node: &Node| match &node.value {
        Value::Text(text) => Some(text.clone()),
        _ => None,
    };
    nodes.iter().map(item).collect()
}

/// A list of which both sides have changed other items.
fn both(base: Option<&Leaf>, ours: Option<&Leaf>, theirs: Option<&Leaf>) -> Option<Leaf> {
    let names = |leaf: &Leaf| Some(numbered(leaf.items.as_ref()?.iter().map(String::as_str)));
    let base = base.map_or(Some(Vec::new()), names)?;
    let (ours, theirs) = (ours?, theirs?);
    let left = sequence::named(&base, &names(ours)?, &names(theirs)?)?;
    let items: Vec<_> = left.into_iter().map(|(item, _)| item).collect();
    let lines: Vec<_> = items.iter().map(|item| write::toml_string(item)).collect();
    let one_a_line = ours.written.contains('\n');
    let written =
        if one_a_line { write::toml_list(&lines) } else { format!("[{}]", lines.join(", ")) };
    let means: Vec<_> = items.iter().map(|item| format!("{item:?}")).collect();
    Some(Leaf { means: format!("[{}]", means.join(",")), written, items: Some(items) })
}

fn is_table(node: &Node) -> bool {
    matches!(&node.value, Value::Table(table) if table.form == TableForm::Inline)
}

/// What a value means, however it is written: the keys of a table in the order of the alphabet.
pub(super) fn meaning(node: &Node) -> String {
    match &node.value {
        Value::Text(text) => format!("{:?}", composed(text)),
        Value::Moment(written) | Value::Plain(written) => written.clone(),
        Value::Array(nodes) | Value::Tables(nodes) => {
            format!("[{}]", nodes.iter().map(meaning).collect::<Vec<_>>().join(","))
        }
        Value::Table(table) => {
            let pair = |e: &Entry| format!("{:?}={}", e.key, meaning(&e.node));
            let mut pairs: Vec<_> = table.entries.iter().map(pair).collect();
            pairs.sort();
            format!("{{{}}}", pairs.join(","))
        }
    }
}

/// What the merged charter is to have.
pub(super) fn settle(base: &Untyped, ours: &Untyped, theirs: &Untyped) -> UntypedPlan {
    let mut plan = UntypedPlan::default();
    let paths: BTreeSet<_> =
        [base, ours, theirs].iter().flat_map(|side| side.leaves.keys()).cloned().collect();
    for path in paths {
        let [b, o, t] = [base, ours, theirs].map(|side| side.leaves.get(&path));
        let means = |leaf: Option<&Leaf>| leaf.map(|l| l.means.clone());
        let (old, here, there) = (means(b), means(o), means(t));
        let chosen = match one_sided(&old, &here, &there) {
            Some(means) if *means == here => o.cloned(),
            Some(_) => t.cloned(),
            None => both(b, o, t).or_else(|| {
                plan.conflicts.push((path.clone(), t.map(|leaf| leaf.written.clone())));
                o.cloned()
            }),
        };
        if let Some(leaf) = chosen {
            plan.values.leaves.insert(path, leaf);
        }
    }
    let paths: BTreeSet<_> =
        [base, ours, theirs].iter().flat_map(|side| side.lists.keys()).cloned().collect();
    for path in paths {
        let [b, o, t] =
            [base, ours, theirs].map(|side| side.lists.get(&path).map_or(&[][..], Vec::as_slice));
        let rows = rows(&path, b, o, t, &mut plan.conflicts);
        plan.values.lists.insert(path, rows);
    }
    plan
}

/// The rows that are left when both sides' comings and goings are heeded, ours first.
fn rows(
    path: &Path,
    base: &[TableRow],
    ours: &[TableRow],
    theirs: &[TableRow],
    conflicts: &mut Vec<(Path, Option<String>)>,
) -> Vec<TableRow> {
    let key = row_list(path).and_then(|list| list.known_by);
    let name = |row: &TableRow| {
        let field = row.fields.iter().find(|(k, _)| Some(k.as_str()) == key);
        field.map(|(_, written)| written.clone())
    };
    let [b, o, t] = [base, ours, theirs]
        .map(|rows| -> Vec<Name> { numbered(rows.iter().map(|row| row.means.as_str())) });
    let [in_b, in_o, in_t] = [&b, &o, &t].map(|names| names.iter().collect::<HashSet<_>>());
    let stays = |at: &usize| !in_b.contains(&o[*at]) || in_t.contains(&o[*at]);
    let mut left: Vec<_> = (0..ours.len()).filter(stays).map(|at| ours[at].clone()).collect();
    let mut known: HashSet<_> = left.iter().filter_map(name).collect();
    let new = (0..theirs.len()).filter(|at| !in_b.contains(&t[*at]) && !in_o.contains(&t[*at]));
    for row in new.map(|at| &theirs[at]) {
        if name(row).is_none_or(|name| known.insert(name)) {
            left.push(row.clone());
        } else {
            conflicts.push((path.clone(), Some(row.written())));
        }
    }
    left
}
