//! The named values of one table, each read as what it must be; what is wrong is gathered.

use super::problem::Problems;
use super::typing;
use crate::core::calendar::Day;
use crate::core::colour::Colour;
use crate::core::toml::{Node, Span, Table, Value};

/// A table that is being read. Ask for each key that is known, then `finish`.
pub(super) struct Fields<'t> {
    name: &'static str,
    pub(super) table: &'t Table,
    pub(super) place: Span,
    known: Vec<&'static str>,
    pub(super) problems: &'t Problems,
}

impl<'t> Fields<'t> {
    /// The table `name` of `parent`, if there is one.
    pub(super) fn of(
        parent: &'t Table,
        name: &'static str,
        problems: &'t Problems,
    ) -> Option<Self> {
        let node = parent.get(name)?;
        let fields = Self::new(name, node, problems);
        if fields.is_none() {
            let message = format!("`{name}` is {}, not a table", node.described());
            let help = format!("Give it a heading of its own: [{name}].");
            problems.wrong_kind(&node.place, message, help);
        }
        fields
    }

    /// This node as a table that is called `name` in messages.
    pub(super) fn new(name: &'static str, node: &'t Node, problems: &'t Problems) -> Option<Self> {
        let table = node.as_table()?;
        let place = node.start()..node.end();
        Some(Self { name, table, place, known: Vec::new(), problems })
    }

    fn node(&mut self, key: &'static str) -> Option<&'t Node> {
        self.known.push(key);
        self.table.get(key)
    }

    /// A text that is not empty.
    pub(super) fn text(&mut self, key: &'static str) -> Option<String> {
        let node = self.node(key)?;
        if let Value::Text(text) = &node.value {
            return Some(text.trim().to_owned()).filter(|t| !t.is_empty());
        }
        self.wrong_value(key, node, "a text in quotes");
        None
    }

    /// A list of texts.
    pub(super) fn texts(&mut self, key: &'static str) -> Vec<String> {
        let Some(node) = self.node(key) else { return Vec::new() };
        let items = match &node.value {
            Value::Array(items) => items.as_slice(),
            _ => std::slice::from_ref(node),
        };
        let mut texts = Vec::new();
        let mut misfits = Vec::new();
        for item in items {
            match &item.value {
                Value::Text(text) => texts.push(text.trim().to_owned()),
                _ => misfits.push(item),
            }
        }
        let home = format!("`{key}` of `{}`", self.name);
        self.problems
            .wrong_parts(&misfits, &home, |item| self.misfit(key, item, "a list of texts"));
        texts.retain(|t| !t.is_empty());
        texts
    }

    /// One of these, by the word for it.
    pub(super) fn one_of<T: Copy>(
        &mut self,
        key: &'static str,
        all: &[T],
        word: fn(T) -> &'static str,
    ) -> Option<T> {
        let text = self.text(key)?;
        let found = all.iter().copied().find(|one| word(*one) == text);
        if found.is_none() {
            let words: Vec<_> = all.iter().map(|one| word(*one)).collect();
            let help = format!("It takes one of {}.", words.join(", "));
            self.wrong(key, format!("`{text}` is not one of the options of `{key}`"), help);
        }
        found
    }

    /// A day.
    pub(super) fn day(&mut self, key: &'static str) -> Option<Day> {
        let node = self.node(key)?;
        let day = match &node.value {
            Value::Text(text) | Value::Moment(text) => Day::parse(text),
            _ => None,
        };
        if let (None, Value::Text(text) | Value::Moment(text)) = (day, &node.value) {
            let message = format!("`{key}` of `{}`: `{text}` is not a day", self.name);
            self.wrong(key, message, typing::day_instead(text));
        } else if day.is_none() {
            self.wrong_value(key, node, "a day like 2027-06-30");
        }
        day
    }

    /// A colour, and where it stands; an empty text is none.
    pub(super) fn colour(&mut self, key: &'static str) -> Option<(Colour, Span)> {
        let text = self.text(key)?;
        let colour = Colour::parse(&text);
        if colour.is_none() {
            self.wrong(key, format!("`{text}` is not a colour"), "Write one like \"#0b5fa5\".");
        }
        Some((colour?, self.table.get(key)?.place.clone()))
    }

    /// A whole number from 0.
    pub(super) fn number(&mut self, key: &'static str) -> Option<u32> {
        self.plain(key, "a whole number")
    }

    /// `true` or `false`.
    pub(super) fn truth(&mut self, key: &'static str) -> Option<bool> {
        self.plain(key, "true or false")
    }

    fn plain<T: std::str::FromStr>(&mut self, key: &'static str, takes: &str) -> Option<T> {
        let node = self.node(key)?;
        let value = match &node.value {
            Value::Plain(text) => text.parse().ok(),
            _ => None,
        };
        if value.is_none() {
            self.wrong_value(key, node, takes);
        }
        value
    }

    /// The tables of a list of tables.
    pub(super) fn inner(&mut self, key: &'static str) -> Vec<Self> {
        self.known.push(key);
        Self::each(self.table, key, self.problems)
    }

    /// The tables of `[[name]]` in `parent`, or of a list of tables in braces.
    pub(super) fn each(parent: &'t Table, name: &'static str, problems: &'t Problems) -> Vec<Self> {
        let Some(node) = parent.get(name) else { return Vec::new() };
        let nodes = node.rows().unwrap_or(std::slice::from_ref(node));
        let mut tables = Vec::new();
        let mut misfits = Vec::new();
        for inner in nodes {
            match Self::new(name, inner, problems) {
                Some(table) if nodes.len() != 1 || !std::ptr::eq(inner, node) => tables.push(table),
                _ => misfits.push(inner),
            }
        }
        problems.wrong_parts(&misfits, &format!("`{name}`"), |inner| {
            let message = format!("`{name}` takes tables, and this is {}", inner.described());
            (message, "Write each as { … } in the list, or under a [[…]] heading.".to_owned())
        });
        tables
    }

    /// Reports a problem with the value of a key.
    pub(super) fn wrong(&self, key: &str, message: String, help: impl Into<String>) {
        let place = self.table.get(key).map_or(&self.place, |node| &node.place);
        self.problems.wrong_kind(place, message, help);
    }

    /// Reports that something is missing in the table, unless it may be in what could not be read.
    pub(super) fn missing(&self, message: &str, help: &str) {
        if self.table.is_complete {
            self.wrong("", message.to_owned(), help);
        }
    }

    /// Reports the keys that nobody asked for.
    pub(super) fn finish(self) {
        let unknown = self.table.entries.iter();
        for entry in unknown.filter(|entry| !self.known.contains(&entry.key.as_str())) {
            let home = format!("`{}`", self.name);
            self.problems.unknown_key(entry, &home, self.known.iter().copied());
        }
    }

    fn wrong_value(&self, key: &str, node: &Node, takes: &str) {
        let (message, help) = self.misfit(key, node, takes);
        self.problems.wrong_kind(&node.place, message, help);
    }

    /// What is wrong with a value, and what would not be.
    fn misfit(&self, key: &str, node: &Node, takes: &str) -> (String, String) {
        let message = format!("`{key}` of `{}` is {}", self.name, node.described());
        (message, format!("It takes {takes}."))
    }
}
