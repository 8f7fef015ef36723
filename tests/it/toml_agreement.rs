//! Our tree of a TOML text against that of `toml_edit`: the same texts are TOML, and what is in them,
//! how it is written and where it stands is the same.

use std::collections::BTreeMap;
use std::fs;

use copcharter::core::toml::{self, Document, Node, Span, TableForm, Value};
use proptest::prelude::*;
use toml_edit as te;

/// A tree without the order of its keys.
#[derive(Debug, PartialEq)]
enum Tree {
    Text(String),
    Moment(String),
    Plain(String),
    Array(Vec<(Tree, Span)>),
    Tables(Vec<(Tree, Span)>),
    /// The key with its place, and the value with its own.
    Table(TableForm, BTreeMap<String, (Span, Tree, Span)>),
}

/// The tree of a text as `toml_edit` reads it.
fn expected(text: &str) -> Option<Tree> {
    let parsed = te::Document::parse(text).ok()?;
    Some(table(parsed.as_table(), TableForm::Header, text))
}

fn table(from: &te::Table, form: TableForm, text: &str) -> Tree {
    let entries = from.iter().map(|(key, item)| {
        let (tree, place) = of_item(item, text);
        (key.to_owned(), (from.key(key).unwrap().span().unwrap(), tree, place))
    });
    Tree::Table(form, entries.collect())
}

fn of_item(item: &te::Item, text: &str) -> (Tree, Span) {
    match item {
        te::Item::Value(value) => of_value(value, text),
        te::Item::Table(table) => of_table(table, text),
        te::Item::ArrayOfTables(list) => {
            let tables = list.iter().map(|table| of_table(table, text)).collect();
            (Tree::Tables(tables), list.span().unwrap())
        }
        te::Item::None => unreachable!(),
    }
}

fn of_table(from: &te::Table, text: &str) -> (Tree, Span) {
    let form = match (from.is_dotted(), from.is_implicit()) {
        (true, _) => TableForm::Dotted,
        (false, true) => TableForm::Implied,
        (false, false) => TableForm::Header,
    };
    (table(from, form, text), from.span().unwrap())
}

fn of_value(from: &te::Value, text: &str) -> (Tree, Span) {
    let place = from.span().unwrap();
    let written = || text[place.clone()].to_owned();
    let tree = match from {
        te::Value::String(s) => Tree::Text(s.value().replace("\r\n", "\n")),
        te::Value::Datetime(_) => Tree::Moment(written()),
        te::Value::Integer(_) | te::Value::Float(_) | te::Value::Boolean(_) => {
            Tree::Plain(written())
        }
        te::Value::Array(array) => Tree::Array(array.iter().map(|v| of_value(v, text)).collect()),
        te::Value::InlineTable(table) => {
            let form = if table.is_dotted() { TableForm::Dotted } else { TableForm::Inline };
            let entries = table.iter().map(|(key, value)| {
                let (tree, place) = of_value(value, text);
                (key.to_owned(), (table.key(key).unwrap().span().unwrap(), tree, place))
            });
            Tree::Table(form, entries.collect())
        }
    };
    (tree, place)
}

/// Our tree.
fn ours(table: &toml::Table) -> Tree {
    assert!(table.is_complete);
    let entries = table.entries.iter().map(|entry| {
        let (tree, place) = of_node(&entry.node);
        (entry.key.clone(), (entry.key_span.clone(), tree, place))
    });
    let entries: BTreeMap<_, _> = entries.collect();
    assert_eq!(entries.len(), table.entries.len());
    Tree::Table(table.form, entries)
}

fn of_node(node: &Node) -> (Tree, Span) {
    let all = |nodes: &[Node]| nodes.iter().map(of_node).collect();
    let tree = match &node.value {
        Value::Text(text) => Tree::Text(text.clone()),
        Value::Moment(text) => Tree::Moment(text.clone()),
        Value::Plain(text) => Tree::Plain(text.clone()),
        Value::Table(table) => ours(table),
        Value::Array(nodes) => Tree::Array(all(nodes)),
        Value::Tables(nodes) => Tree::Tables(all(nodes)),
    };
    (tree, node.place.clone())
}

/// Both trees of a text; none where it is not TOML.
fn both(text: &str) -> (Option<Tree>, Option<Tree>) {
    let read = Document::parse(text.to_owned());
    if let Err(unreadable) = &read {
        assert!(!unreadable.syntax_errors.is_empty(), "{text}");
    }
    (read.ok().map(|document| ours(document.root())), expected(text))
}

const VALID: &[&str] = &[
    "",
    "\u{feff}a = 1",
    "a.b = 1\na.c = 2\n",
    "[a]\n[a.b]\n[c]\n",
    "[a.b]\n[a]\nx = 1\n",
    "[a.b.c]\n[a]\nb.d = 1\n",
    "[[a]]\n[a.b]\n[[a]]\n[a.b]\n[[a.c]]\n",
    "[fruit]\napple.color = 1\n[fruit.apple.taste]\n",
    "a = { b.c = 1, b.d = { e = [1, { f = 2 }] } }\n",
    "a = [1, 'x', \"y\", [], {}, 1979-05-27T07:32:00Z, # why\n]\n",
    "\"a b\" . 'c' = 1\n[ x . \"y z\" ]\n",
    "a = 0x1F\nb = 0o17\nc = 0b11\nd = 1_000\ne = -0\nf = +1.5e-3\ng = inf\nh = -nan\n",
    "a = 1979-05-27 07:32:00.5+01:00\nb = 07:32:00\nc = 2000-02-29\n",
    "a = \"\\u00e9\\U0001F600\\t\\\"\"\nb = \"\"\"\\\n  x\r\n  \"\" \"\"\"\"\nc = '''\n'''''\n",
    "a = 1 # x\r\n\r\n[b] # y\r\n",
    // What is taken beside what TOML 1.0 takes.
    "[[a.b]]\n[a]\nb.c.d = 1\n",
    "a = {\n  b = 1, # why\n}\n",
];

const INVALID: &[&str] = &[
    "a = 1\na = 2\n",
    "a = 1\n\"a\" = 2\n",
    "[a]\n[a]\n",
    "[a]\nb = 1\n[a.b]\n",
    "[a.b]\nc = 1\n[a]\nb.d = 2\n",
    "a.b = 1\n[a]\n",
    "[a]\nb.c = 1\n[a.b]\n",
    "[a.b.c]\n[a]\nb.d = 1\n[a.b]\n",
    "[[a]]\n[a]\n",
    "[a]\n[[a]]\n",
    "a = []\n[[a]]\n",
    "[a.b]\n[[a]]\n",
    "[[a.b]]\n[a]\nb.c = 1\n",
    "a = {}\n[a.b]\n",
    "a = {}\na.b = 1\n",
    "a = { b = 1, b = 2 }\n",
    "a = { b = 1, b.c = 2 }\n",
    "a = { b.c = 1, b = 2 }\n",
    "a = { b = { c = 1 }, b.d = 2 }\n",
    "a = 9223372036854775808\n",
    "a = 1e999\n",
    "a = 01\n",
    "a = 1__0\n",
    "a = .5\n",
    "a = 2001-02-29\n",
    "a = 2000-13-01\n",
    "a = 25:00:00\n",
    "a = 2000-01-01T00:00:00+25:00\n",
    "a = \"\\q\"\n",
    "a = \"\\ud800\"\n",
    "a = \"\u{1}\"\n",
    "a = 1 # \u{7f}\n",
    "a = 1\rb = 2\n",
    "a = \"\"\"x\n",
    "\"\"\"a\"\"\" = 1\n",
    "a. = 1\n",
    "[]\n",
    "[a\n",
    "a = [1 2]\n",
    "a = 1 b = 2\n",
    "a = true1\n",
];

#[test]
fn what_is_toml_and_what_is_not_is_known() {
    for text in VALID {
        let (ours, theirs) = both(text);
        assert!(ours.is_some(), "{text}");
        assert_eq!(ours, theirs, "{text}");
    }
    for text in INVALID {
        assert_eq!(both(text), (None, None), "{text}");
    }
}

#[test]
fn nothing_is_nested_beyond_the_same_depth() {
    for depth in [79, 80, 81, 82] {
        let text = |open: &str, inner: &str, close: &str| {
            format!("a = {}{inner}{}\n", open.repeat(depth), close.repeat(depth))
        };
        let keys = vec!["a"; depth].join(".");
        for text in [
            text("[", "", "]"),
            text("{ a = ", "1", " }"),
            format!("{keys} = 1\n"),
            format!("[{keys}]\n"),
            format!("[[{keys}]]\n"),
            format!("a = {{ {keys} = 1 }}\n"),
        ] {
            let (ours, theirs) = both(&text);
            assert_eq!(ours, theirs, "{text}");
        }
    }
}

#[test]
fn every_example_is_read_alike_and_in_order() {
    let mut count = 0;
    for entry in fs::read_dir("examples").unwrap() {
        let path = entry.unwrap().path().join("charter.toml");
        let Ok(text) = fs::read_to_string(&path) else { continue };
        let (ours, theirs) = both(&text);
        assert!(ours.is_some() && ours == theirs, "{}", path.display());
        let document = Document::parse(text).unwrap();
        let starts = document.root().entries.iter().map(|entry| entry.node.start());
        assert!(starts.is_sorted(), "{}", path.display());
        count += 1;
    }
    assert!(count > 2, "{count}");
}

fn key() -> impl Strategy<Value = String> {
    let part = prop::sample::select(vec!["a", "b", "c", "\"a\"", "'b'", "\"é#\"", "1"]);
    prop::collection::vec(part, 1..4).prop_map(|parts| parts.join("."))
}

fn value() -> impl Strategy<Value = String> {
    let scalars = [
        "1",
        "-1",
        "0x1f",
        "1_0",
        "01",
        "1.5",
        "1e5",
        "1e999",
        "inf",
        "-nan",
        "true",
        "True",
        "2027-06-30",
        "2027-02-30",
        "10:00",
        "10:00:00",
        "2027-06-30 10:00:00Z",
        "\"x\"",
        "'x'",
        "\"\\u00e9\\q\"",
        "\"\\\"#\"",
        "\"\"\"\nx # y\r\n\"\"\"",
        "'''\n''''",
        "\"x",
        "x y",
        "",
        "99999999999999999999",
    ];
    let scalar = prop::sample::select(scalars.to_vec()).prop_map(str::to_owned);
    scalar.prop_recursive(3, 12, 3, |inner| {
        let field = (key(), inner.clone()).prop_map(|(key, value)| format!("{key} = {value}"));
        prop_oneof![
            prop::collection::vec(inner, 0..3).prop_map(|items| format!("[{}]", items.join(", "))),
            prop::collection::vec(field, 0..3).prop_map(|all| format!("{{ {} }}", all.join(", "))),
        ]
    })
}

fn line() -> impl Strategy<Value = String> {
    prop_oneof![
        2 => key().prop_map(|key| format!("[{key}]")),
        2 => key().prop_map(|key| format!("[[{key}]]")),
        4 => key().prop_map(|key| format!("{key} = 1")),
        4 => (key(), value()).prop_map(|(key, value)| format!("{key} = {value} # why")),
        1 => Just("# why".to_owned()),
    ]
}

fn mutated() -> impl Strategy<Value = String> {
    let texts: Vec<String> = ["statistics-office", "reading-circle"]
        .iter()
        .filter_map(|name| fs::read_to_string(format!("examples/{name}/charter.toml")).ok())
        .chain(VALID.iter().map(|text| (*text).to_owned()))
        .collect();
    let marks = "\"'[]{}=,.#\\\n\r\t \u{1}\u{feff}é0_-:TZab".chars().collect::<Vec<_>>();
    let change = (
        any::<prop::sample::Index>(),
        0usize..4,
        prop::collection::vec(prop::sample::select(marks), 0..3),
    );
    (prop::sample::select(texts), prop::collection::vec(change, 1..3)).prop_map(
        |(text, changes)| {
            let mut text: Vec<char> = text.chars().take(3000).collect();
            for (at, gone, new) in changes {
                let at = at.index(text.len() + 1);
                text.splice(at..(at + gone).min(text.len()), new);
            }
            text.into_iter().collect()
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 3000, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_written_is_read_alike(
        text in prop_oneof![
            prop::collection::vec(line(), 0..8).prop_map(|lines| lines.join("\n")),
            mutated(),
            "[\\[\\]{}\"'=,#a.1\n \\\\-]{0,24}",
        ],
    ) {
        let (ours, theirs) = both(&text);
        prop_assert_eq!(ours, theirs);
    }
}
