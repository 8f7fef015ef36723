//! One table of the file, read key by key.

use super::problems::{Problems, nearest_known};
use crate::core::limits::MAX_CUSTOM_ENTRIES;
use crate::core::toml::{Entry, Node, Span, Table, Value};
use crate::core::words::{did_you_mean, is_dangerous, on_one_line};

/// A table that is being read. Ask for each key that is known, then `finish`.
pub(super) struct Part<'t, 'p> {
    /// As a person would name it: `questions."practice.how.reporting"`; empty for the whole file.
    pub(super) name: String,
    /// Where to point when something is missing.
    pub(super) place: Span,
    pub(super) problems: &'p Problems,
    table: &'t Table,
    known: Vec<&'static str>,
}

impl<'t, 'p> Part<'t, 'p> {
    /// The whole file.
    pub(super) fn root(table: &'t Table, problems: &'p Problems) -> Self {
        Self { name: String::new(), table, place: 0..0, known: Vec::new(), problems }
    }

    /// What stands under a key, if it is a table.
    pub(super) fn of(name: String, entry: &'t Entry, problems: &'p Problems) -> Option<Self> {
        if let Value::Table(table) = &entry.node.value {
            let place = entry.key_span.clone();
            return Some(Self { name, table, place, known: Vec::new(), problems });
        }
        problems.report(
            &entry.node.place,
            format!("`{name}` is {}, not a table", entry.node.described()),
            format!("Give it a heading of its own, [{name}], and write its keys below."),
        );
        None
    }

    /// The value of a key that is known here.
    pub(super) fn node(&mut self, key: &'static str) -> Option<&'t Node> {
        if !self.known.contains(&key) {
            self.known.push(key);
        }
        self.table.get(key)
    }

    /// Whether the key is there, known or not.
    pub(super) fn has(&self, key: &str) -> bool {
        self.table.get(key).is_some()
    }

    /// The table under a key, with a number of entries that can be asked.
    pub(super) fn section(&mut self, key: &'static str) -> Option<&'t Table> {
        let node = self.node(key)?;
        let name = self.path(key);
        let Value::Table(table) = &node.value else {
            self.problems.report(
                &node.place,
                format!("`{name}` is {}, not a table", node.described()),
                format!("Write [{name}.…] headings, one for each."),
            );
            return None;
        };
        if let Some(entry) = table.entries.get(MAX_CUSTOM_ENTRIES) {
            self.problems.report(
                &entry.key_span,
                format!("`{name}` has more than {MAX_CUSTOM_ENTRIES} entries"),
                format!(
                    "Leave out what nobody needs; {MAX_CUSTOM_ENTRIES} is the most that is read."
                ),
            );
            return None;
        }
        Some(table)
    }

    /// A text on one line: line breaks in it are spaces.
    pub(super) fn line(&mut self, key: &'static str) -> Option<String> {
        self.prose(key).as_deref().map(on_one_line)
    }

    /// A text of one or more lines; an empty one counts as none.
    pub(super) fn prose(&mut self, key: &'static str) -> Option<String> {
        let node = self.node(key)?;
        let name = self.path(key);
        safe_text(node, &name, self.problems)
    }

    /// `true` or `false`.
    pub(super) fn truth(&mut self, key: &'static str) -> Option<bool> {
        let node = self.node(key)?;
        match &node.value {
            Value::Plain(plain) if plain == "true" => Some(true),
            Value::Plain(plain) if plain == "false" => Some(false),
            _ => {
                self.misfit(key, node, "true or false, without quotes");
                None
            }
        }
    }

    /// One of these words, with what it means.
    pub(super) fn word<T: Copy>(
        &mut self,
        key: &'static str,
        words: &[(&'static str, T)],
    ) -> Option<T> {
        let node = self.node(key)?;
        let listed = || words.iter().map(|(word, _)| *word).collect::<Vec<_>>().join(", ");
        let Value::Text(text) = &node.value else {
            self.misfit(key, node, &format!("one of {}, in quotes", listed()));
            return None;
        };
        let text = text.trim();
        if let Some((_, meant)) = words.iter().find(|(word, _)| *word == text) {
            return Some(*meant);
        }
        let near = nearest_known(text, words.iter().map(|(word, _)| *word));
        self.problems.report(
            &node.place,
            format!("`{text}` is not one of the words that `{key}` takes"),
            did_you_mean(near, &format!("It takes one of {}.", listed())),
        );
        None
    }

    /// A text on one line, with its place.
    pub(super) fn id(&mut self, key: &'static str) -> Option<(String, Span)> {
        let place = self.table.get(key)?.place.clone();
        Some((self.line(key)?, place))
    }

    /// Texts in brackets, each with its place.
    pub(super) fn texts(&mut self, key: &'static str) -> Vec<(String, Span)> {
        let Some(node) = self.node(key) else { return Vec::new() };
        let name = self.path(key);
        let Value::Array(items) = &node.value else {
            self.misfit(key, node, "a list of texts, like [\"…\", \"…\"]");
            return Vec::new();
        };
        let texts = items.iter().take(MAX_CUSTOM_ENTRIES);
        texts.filter_map(|n| Some((safe_text(n, &name, self.problems)?, n.place.clone()))).collect()
    }

    /// Reports that a key is there which does not go with the rest.
    pub(super) fn refuse(&mut self, key: &'static str, message: &str, help: &str) {
        if let Some(node) = self.node(key) {
            self.problems.report(&node.place, message, help);
        }
    }

    /// Reports something that is missing in the table as a whole.
    pub(super) fn wrong(&self, message: impl Into<String>, help: impl Into<String>) {
        self.problems.report(&self.place, message, help);
    }

    /// Reports the keys that nobody asked for.
    pub(super) fn finish(self) {
        let home = if self.name.is_empty() { "this file" } else { &self.name };
        for entry in &self.table.entries {
            if self.known.contains(&entry.key.as_str()) {
                continue;
            }
            let help = match nearest_known(&entry.key, self.known.iter().copied()) {
                None => format!("It takes {}.", self.known.join(", ")),
                near => did_you_mean(near, ""),
            };
            let message = format!("`{}` is not a key of {}", entry.key, quoted_home(home));
            self.problems.report(&entry.key_span, message, help);
        }
    }

    /// How a key of this table is named in full.
    pub(super) fn path(&self, key: &str) -> String {
        if self.name.is_empty() { key.to_owned() } else { format!("{}.{key}", self.name) }
    }

    fn misfit(&self, key: &str, node: &Node, takes: &str) {
        let message = format!("`{}` is {}", self.path(key), node.described());
        self.problems.report(&node.place, message, format!("It takes {takes}."));
    }
}

fn quoted_home(home: &str) -> String {
    if home == "this file" { home.to_owned() } else { format!("`{home}`") }
}

/// A text without anything that could work on a terminal or turn the text around it.
pub(super) fn safe_text(node: &Node, name: &str, problems: &Problems) -> Option<String> {
    let Value::Text(text) = &node.value else {
        let message = format!("`{name}` is {}", node.described());
        problems.report(&node.place, message, "It takes a text in quotes.");
        return None;
    };
    if let Some(found) = text.chars().find(|c| is_dangerous(*c)) {
        problems.report(
            &node.place,
            format!("`{name}` has a character that cannot be seen (U+{:04X})", u32::from(found)),
            "Type the text anew; only line breaks and spaces may be unseen.",
        );
        return None;
    }
    Some(text.trim().to_owned()).filter(|text| !text.is_empty())
}
