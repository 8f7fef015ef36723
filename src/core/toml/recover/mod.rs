//! What can still be read of a text that is not TOML, and in plain words why the rest cannot.
//!
//! The text is taken apart into statements; each that can be read is, and each that cannot is
//! explained with what to write instead. What comes out is to be looked at and never to be edited.

mod blemishes;
mod lookalikes;
mod scalars;
mod statements;
mod strings;
mod suggest;
mod tokens;
mod tree;
mod values;
mod words;

use super::Span;
use super::document::{Table, fragment};
use statements::{Statement, statements};
use tokens::Kind;
use tree::{Heading, Tree};

/// So many slips are named; what follows is looked at once these are mended.
const MOST: usize = 100;

/// Something that keeps a text from being TOML.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SyntaxError {
    /// What is wrong, a sentence without a full stop.
    pub message: String,
    /// What to write instead, a sentence.
    pub help: String,
    /// Where.
    pub place: Span,
    /// What it is at odds with, such as the first of two keys.
    pub also: Option<Span>,
}

impl SyntaxError {
    fn new(place: Span, message: impl Into<String>, help: impl Into<String>) -> Self {
        Self { message: message.into(), help: help.into(), place, also: None }
    }
}

/// The slips in a text that is not TOML, in the order of the text, and what can be read of it.
pub(super) fn salvage(text: &str) -> (Vec<SyntaxError>, Table) {
    let (text, mut syntax_errors) = blemishes::lifted(text);
    let mut tree = Tree::new();
    for statement in statements(&text) {
        if syntax_errors.len() >= MOST {
            break;
        }
        if !statement.is_empty() {
            read(&text, &statement, &mut tree, &mut syntax_errors);
        }
    }
    syntax_errors.sort_by_key(|error| error.place.start);
    if syntax_errors.len() > MOST {
        syntax_errors.truncate(MOST);
    }
    if syntax_errors.len() == MOST
        && let Some(last) = syntax_errors.last_mut()
    {
        last.help += " What follows is looked at once all this is mended.";
    }
    (syntax_errors, tree.into_table())
}

/// Reads one statement into the tree, or explains what is wrong with it.
fn read(text: &str, statement: &Statement, tree: &mut Tree, syntax_errors: &mut Vec<SyntaxError>) {
    let written = &text[statement.place.clone()];
    let is_heading = statement
        .tokens
        .iter()
        .find(|t| t.counts())
        .is_some_and(|t| t.kind == Kind::LeftSquareBracket);
    match fragment(written, statement.place.start) {
        Ok(table) if is_heading => {
            if let Some(heading) = heading_of(&table) {
                tree.go_to(&heading, syntax_errors);
            }
        }
        Ok(table) => tree.add(table.entries, syntax_errors),
        Err((message, place)) => {
            let before = syntax_errors.len();
            let meant = words::explain(text, statement, syntax_errors);
            match meant.filter(|_| is_heading) {
                Some(heading) => tree.go_to(&heading, syntax_errors),
                None if is_heading => tree.lose_the_way(),
                None => tree.miss(),
            }
            if syntax_errors.len() == before {
                syntax_errors.push(unexplained(&message, place));
            }
        }
    }
}

/// What the parser says, where nothing plainer is known.
pub(super) fn unexplained(message: &str, place: Span) -> SyntaxError {
    let message = message.lines().next().unwrap_or_default();
    SyntaxError::new(
        place,
        format!("this is not TOML: {message}"),
        "A line is a heading in brackets, or a key with = and its value, or a remark behind #.",
    )
}

/// The heading that is all there is in a table.
fn heading_of(table: &Table) -> Option<Heading> {
    use super::document::{TableForm, Value};
    let mut keys = Vec::new();
    let mut table = table;
    loop {
        let entry = table.entries.first()?;
        keys.push((entry.key.clone(), entry.key_span.clone()));
        match &entry.node.value {
            Value::Table(inner) if inner.form == TableForm::Implied => table = inner,
            Value::Tables(tables) => {
                let place = tables.first()?.place.clone();
                return Some(Heading { keys, is_list: true, place });
            }
            _ => return Some(Heading { keys, is_list: false, place: entry.node.place.clone() }),
        }
    }
}
