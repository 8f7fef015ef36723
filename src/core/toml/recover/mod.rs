//! What can still be read of a text that is not TOML, and in plain words why the rest cannot.
//!
//! The text is taken apart into statements; each that can be read is, and each that cannot is
//! explained with what to write instead. What comes out is to be looked at and never to be edited.

mod headings;
mod invalid_characters;
mod lookalikes;
mod scalars;
mod statements;
mod strings;
mod values;
mod words;

use super::builder::{Statement, TreeBuilder};
use super::parse::{TokenKind, parse};
use super::syntax_error::{MAX_SYNTAX_ERRORS, SyntaxError};
use super::tree::{Table, TableForm};
use statements::{StatementText, split_into_statements};

/// The syntax errors in a text that is not TOML, in the order of the text, and what can be read of it.
pub(super) fn recover(text: &str) -> (Vec<SyntaxError>, Table) {
    let (text, mut syntax_errors) = invalid_characters::blanked_out(text);
    let mut tree = TreeBuilder::new(TableForm::Header);
    for statement in split_into_statements(&text) {
        if syntax_errors.len() + tree.conflicts() >= MAX_SYNTAX_ERRORS {
            break;
        }
        if !statement.is_empty() {
            read(&text, &statement, &mut tree, &mut syntax_errors);
        }
    }
    let (table, conflicts) = tree.finish();
    syntax_errors.extend(conflicts);
    syntax_errors.sort_by_key(|error| error.place.start);
    syntax_errors.truncate(MAX_SYNTAX_ERRORS);
    if syntax_errors.len() == MAX_SYNTAX_ERRORS
        && let Some(last) = syntax_errors.last_mut()
    {
        last.help += " What follows is looked at once all this is mended.";
    }
    (syntax_errors, table)
}

/// Reads one statement into the tree, or explains what is wrong with it.
fn read(
    text: &str,
    statement: &StatementText,
    tree: &mut TreeBuilder,
    syntax_errors: &mut Vec<SyntaxError>,
) {
    let mut read = Vec::new();
    let Err(error) = parse(text, statement.place.clone(), |statement| read.push(statement)) else {
        return read.into_iter().for_each(|statement| tree.add(statement));
    };
    let before = syntax_errors.len();
    let heading = words::explain_statement(text, statement, syntax_errors);
    if syntax_errors.len() == before {
        syntax_errors.push(error);
    }
    let first = statement.tokens.iter().find(|token| token.is_significant());
    let is_heading = first.is_some_and(|token| token.kind == TokenKind::LeftSquareBracket);
    match heading {
        Some(heading) => tree.add(Statement::Heading(heading)),
        None if is_heading => tree.leave_table(),
        None => tree.mark_incomplete(),
    }
}
