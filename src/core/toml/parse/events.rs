//! Puts what the parser meets, one event after the other, together to statements.

use std::borrow::Cow;
use std::ops::Range;

use toml_parser::decoder::Encoding;
use toml_parser::parser::{EventReceiver, RecursionGuard, ValidateWhitespace, parse_document};
use toml_parser::{ErrorSink, ParseError, Raw, Source, Span};

use super::scalars::{decode_scalar, unexplained_parse_error};
use crate::core::toml::builder::{Heading, Statement, TreeBuilder};
use crate::core::toml::syntax_error::SyntaxError;
use crate::core::toml::tree::{self, Key, Node, TableForm, Value};

/// Maximum number of brackets within brackets, and of the dotted parts above a key.
const MAX_DEPTH: u32 = 80;

/// Hands over the statements in a part of a text, one after the other.
///
/// # Errors
/// What is wrong first, where the part is not TOML: what was handed over is not all then. Whether
/// a statement is at odds with another is for whoever takes them.
pub(crate) fn parse(
    text: &str,
    part: Range<usize>,
    take: impl FnMut(Statement),
) -> Result<(), SyntaxError> {
    let start = part.start;
    let text = &text[part];
    let source = Source::new(text);
    let tokens = source.lex().into_vec();
    let mut receiver = Receiver {
        text,
        start,
        take,
        keys: Vec::new(),
        path: Vec::new(),
        heading: 0,
        open: Vec::new(),
        wrong: None,
        conflict: None,
    };
    let mut error: Option<ParseError> = None;
    let mut spaces = ValidateWhitespace::new(&mut receiver, source);
    let mut guard = RecursionGuard::new(&mut spaces, MAX_DEPTH);
    parse_document(&tokens, &mut guard, &mut error);
    let Receiver { wrong, conflict, .. } = receiver;
    let wrong = error.or(wrong).map(|error| unexplained_parse_error(&error, start));
    wrong.or(conflict).map_or(Ok(()), Err)
}

struct Receiver<'t, F> {
    text: &'t str,
    /// Where the text begins in the whole one.
    start: usize,
    take: F,
    /// The parts of the key or heading that is being read.
    keys: Vec<Key>,
    /// The key that waits for its value, outside of brackets.
    path: Vec<Key>,
    /// Where the heading begins that is being read.
    heading: usize,
    /// The brackets that are open.
    open: Vec<Open>,
    /// The first key or value that cannot be read.
    wrong: Option<ParseError>,
    /// The first key within braces that stands there twice.
    conflict: Option<SyntaxError>,
}

enum Open {
    Array { start: usize, items: Vec<Node> },
    Braces { start: usize, path: Vec<Key>, table: TreeBuilder },
}

impl<'t, F: FnMut(Statement)> Receiver<'t, F> {
    fn place(&self, span: Span) -> tree::Span {
        self.start + span.start()..self.start + span.end()
    }

    fn raw(&self, span: Span, encoding: Option<Encoding>) -> Raw<'t> {
        let written = self.text.get(span.start()..span.end()).unwrap_or_default();
        Raw::new_unchecked(written, encoding, span)
    }

    /// The parts of the key that has been read.
    fn take_keys(&mut self) -> Vec<Key> {
        let keys = std::mem::take(&mut self.keys);
        if keys.len() > MAX_DEPTH as usize {
            self.wrong.report_error(ParseError::new("recursion limit"));
        }
        keys
    }

    fn finish_heading(&mut self, span: Span, is_list: bool) {
        let place = self.start + self.heading..self.start + span.end();
        let keys = self.take_keys();
        (self.take)(Statement::Heading(Heading { keys, is_list, place }));
    }

    fn finish_value(&mut self, value: Value, place: tree::Span) {
        let node = Node { value, place };
        match self.open.last_mut() {
            None => {
                let path = std::mem::take(&mut self.path);
                (self.take)(Statement::Pair { path, node });
            }
            Some(Open::Array { items, .. }) => items.push(node),
            Some(Open::Braces { path, table, .. }) => {
                table.add(Statement::Pair { path: std::mem::take(path), node });
            }
        }
    }
}

impl<F: FnMut(Statement)> EventReceiver for Receiver<'_, F> {
    fn std_table_open(&mut self, span: Span, _: &mut dyn ErrorSink) {
        self.keys.clear();
        self.heading = span.start();
    }

    fn std_table_close(&mut self, span: Span, _: &mut dyn ErrorSink) {
        self.finish_heading(span, false);
    }

    fn array_table_open(&mut self, span: Span, error: &mut dyn ErrorSink) {
        self.std_table_open(span, error);
    }

    fn array_table_close(&mut self, span: Span, _: &mut dyn ErrorSink) {
        self.finish_heading(span, true);
    }

    fn simple_key(&mut self, span: Span, encoding: Option<Encoding>, _: &mut dyn ErrorSink) {
        let mut name = Cow::Borrowed("");
        self.raw(span, encoding).decode_key(&mut name, &mut self.wrong);
        self.keys.push(Key { name: name.into_owned(), place: self.place(span) });
    }

    fn key_val_sep(&mut self, _: Span, _: &mut dyn ErrorSink) {
        let keys = self.take_keys();
        match self.open.last_mut() {
            Some(Open::Braces { path, .. }) => *path = keys,
            _ => self.path = keys,
        }
    }

    fn scalar(&mut self, span: Span, encoding: Option<Encoding>, _: &mut dyn ErrorSink) {
        let value = decode_scalar(self.raw(span, encoding), span, &mut self.wrong);
        self.finish_value(value, self.place(span));
    }

    fn array_open(&mut self, span: Span, _: &mut dyn ErrorSink) -> bool {
        let start = self.place(span).start;
        self.open.push(Open::Array { start, items: Vec::new() });
        true
    }

    fn array_close(&mut self, span: Span, _: &mut dyn ErrorSink) {
        if let Some(Open::Array { start, items }) = self.open.pop() {
            self.finish_value(Value::Array(items), start..self.place(span).end);
        }
    }

    fn inline_table_open(&mut self, span: Span, _: &mut dyn ErrorSink) -> bool {
        let (start, path) = (self.place(span).start, Vec::new());
        self.open.push(Open::Braces { start, path, table: TreeBuilder::new(TableForm::Inline) });
        true
    }

    fn inline_table_close(&mut self, span: Span, _: &mut dyn ErrorSink) {
        if let Some(Open::Braces { start, table, .. }) = self.open.pop() {
            let (table, conflicts) = table.finish();
            self.conflict = self.conflict.take().or(conflicts.into_iter().next());
            self.finish_value(Value::Table(table), start..self.place(span).end);
        }
    }
}
