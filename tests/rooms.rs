//! Who may use what. The folders under `src` are the rooms; what each may import follows from its
//! name, every dependency has one door, and no two files import each other, however long the way.

#![allow(clippy::unwrap_used)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use copcharter::core::framework::Framework;
use proc_macro2::{TokenStream, TokenTree};
use quote::ToTokens;
use syn::{ImplItem, Item, UseTree};

/// What a room may import beside itself. Files beside the folders are glue: `session` and `commands`
/// take what they work with from there.
const ROOMS: &[(&str, &[&str])] = &[
    ("core", &[]),
    ("output", &["core"]),
    ("terminal", &["core"]),
    ("io", &["core"]),
    ("session", &["core", "output", "terminal", "io", "context", "exit", "failure"]),
    ("commands", &["core", "output", "terminal", "io", "session", "context", "exit", "failure"]),
];

/// The only files, or folders, that name a dependency.
const DOORS: &[(&str, &[&str])] = &[
    ("toml_parser", &["core/toml/parse/"]),
    ("toml_datetime", &["core/toml/parse/scalars.rs"]),
    ("toml_writer", &["core/toml/write.rs"]),
    ("toml", &["core/framework/load.rs"]),
    ("postcard", &["core/framework/built_in.rs"]),
    ("strsim", &["core/words/suggest.rs"]),
    ("percent_encoding", &["core/words/address.rs"]),
    ("similar", &["core/alignment.rs"]),
    ("unicode_normalization", &["core/words/composed.rs"]),
    ("jiff", &["core/calendar/mod.rs"]),
    ("tera", &["output/render/templates.rs"]),
    ("pulldown_cmark", &["output/render/markdown/"]),
    ("dialoguer", &["terminal/"]),
    ("ctrlc", &["terminal/signals.rs"]),
    ("signal_hook", &["terminal/signals.rs"]),
    ("rustix", &["terminal/", "io/store/", "io/sandbox/limits.rs"]),
    ("tempfile", &["io/store/atomic_write.rs", "terminal/editor.rs"]),
    ("notify", &["io/live/watch.rs"]),
    ("clap_complete", &["commands/completions.rs"]),
    ("clap_mangen", &["commands/man.rs"]),
];

/// A file under `src` without its tests.
struct Source {
    /// `core/toml/document.rs`
    name: String,
    /// `crate::core::toml::document`
    module: Vec<String>,
    /// The modules that it declares.
    children: BTreeSet<String>,
    /// The names that it hands on from elsewhere, with the path that each stands for.
    handed_on: BTreeMap<String, Vec<String>>,
    /// Every path in it, such as `super::Table` or `std::fs::read`, but for those it only hands on.
    paths: Vec<Vec<String>>,
    /// Every text in quotes.
    texts: Vec<String>,
    /// Whether it takes a text apart at its dots, as with `split_once('.')`.
    splits_at_dots: bool,
}

impl Source {
    fn read(path: &Path) -> Self {
        let name = path.strip_prefix("src").unwrap().to_str().unwrap().replace('\\', "/");
        let mut module = vec!["crate".to_owned()];
        let parts: Vec<_> = name.trim_end_matches(".rs").split('/').map(str::to_owned).collect();
        module.extend(parts.into_iter().filter(|p| !["mod", "lib", "main"].contains(&p.as_str())));
        let mut source = Self {
            name,
            module,
            children: BTreeSet::new(),
            handed_on: BTreeMap::new(),
            paths: Vec::new(),
            texts: Vec::new(),
            splits_at_dots: false,
        };
        let file = syn::parse_file(&fs::read_to_string(path).unwrap()).unwrap();
        file.items.into_iter().for_each(|item| source.take(item));
        source
    }

    fn take(&mut self, mut item: Item) {
        if is_for_tests(&item) {
            return;
        }
        match &mut item {
            Item::Mod(inner) => {
                let name = inner.ident.to_string();
                match inner.content.take() {
                    Some((_, items)) => items.into_iter().for_each(|item| self.take(item)),
                    None => drop(self.children.insert(name)),
                }
            }
            Item::Use(import) => {
                let hands_on = !matches!(import.vis, syn::Visibility::Inherited);
                for (path, name) in flat(&import.tree) {
                    if hands_on {
                        self.handed_on.insert(name, path);
                    } else {
                        self.paths.push(path);
                    }
                }
            }
            Item::Impl(block) => {
                block.items.retain(|item| !has_test_attribute(item));
                self.walk(block.to_token_stream());
            }
            other => self.walk(other.to_token_stream()),
        }
    }

    /// Collects paths and texts, inside macros as well.
    fn walk(&mut self, tokens: TokenStream) {
        let mut path: Vec<String> = Vec::new();
        let mut colons = 0;
        for token in tokens {
            match token {
                TokenTree::Ident(word) => {
                    if colons != 2 {
                        self.keep(&mut path);
                    }
                    path.push(word.to_string());
                    colons = 0;
                    continue;
                }
                TokenTree::Punct(mark) if mark.as_char() == ':' && !path.is_empty() => {
                    colons += 1;
                    continue;
                }
                TokenTree::Group(group) => {
                    let call = path.last().filter(|word| word.contains("split"));
                    self.splits_at_dots |= call.is_some() && group.to_string() == "('.')";
                    self.keep(&mut path);
                    self.walk(group.stream());
                }
                TokenTree::Literal(literal) => {
                    self.keep(&mut path);
                    self.texts.push(literal.to_string());
                }
                TokenTree::Punct(_) => self.keep(&mut path),
            }
            colons = 0;
        }
        self.keep(&mut path);
    }

    fn keep(&mut self, path: &mut Vec<String>) {
        if path.len() > 1 {
            self.paths.push(std::mem::take(path));
        }
        path.clear();
    }

    /// A path in this file as one from the crate's root; none for one of another crate.
    fn absolute(&self, path: &[String]) -> Option<Vec<String>> {
        let mut at = self.module.clone();
        let mut rest = path;
        match path.first()?.as_str() {
            "crate" => return Some(path.to_vec()),
            "self" => rest = &path[1..],
            "super" => {
                while rest.first().is_some_and(|part| part == "super") {
                    at.pop();
                    rest = &rest[1..];
                }
            }
            child if self.children.contains(child) => {}
            _ => return None,
        }
        at.extend(rest.iter().cloned());
        Some(at)
    }

    fn room(&self) -> &str {
        self.name.split_once('/').map_or("", |(room, _)| room)
    }
}

fn has_test_attribute(item: &ImplItem) -> bool {
    matches!(item, ImplItem::Fn(function) if function.attrs.iter().any(is_test))
}

fn is_for_tests(item: &Item) -> bool {
    let attributes = match item {
        Item::Mod(item) => &item.attrs,
        Item::Use(item) => &item.attrs,
        Item::Fn(item) => &item.attrs,
        Item::Impl(item) => &item.attrs,
        Item::Const(item) => &item.attrs,
        Item::Struct(item) => &item.attrs,
        _ => return false,
    };
    attributes.iter().any(is_test)
}

fn is_test(attribute: &syn::Attribute) -> bool {
    attribute.path().is_ident("cfg") && attribute.to_token_stream().to_string().contains("(test)")
}

/// Every path of a use, with the name that it has here.
fn flat(tree: &UseTree) -> Vec<(Vec<String>, String)> {
    let single = |name: String| vec![(vec![name.clone()], name)];
    match tree {
        UseTree::Name(name) => single(name.ident.to_string()),
        UseTree::Glob(_) => single("*".to_owned()),
        UseTree::Rename(name) => vec![(vec![name.ident.to_string()], name.rename.to_string())],
        UseTree::Group(group) => group.items.iter().flat_map(flat).collect(),
        UseTree::Path(step) => {
            let step_name = step.ident.to_string();
            let below = |(path, name): (Vec<String>, String)| match name.as_str() {
                "self" => (vec![step_name.clone()], step_name.clone()),
                _ => ([vec![step_name.clone()], path].concat(), name),
            };
            flat(&step.tree).into_iter().map(below).collect()
        }
    }
}

/// All of `src`.
struct House(Vec<Source>);

impl House {
    fn read() -> Self {
        let mut sources: Vec<_> = files(Path::new("src")).iter().map(|p| Source::read(p)).collect();
        sources.sort_by(|a, b| a.name.cmp(&b.name));
        Self(sources)
    }

    fn module(&self, path: &[String]) -> Option<usize> {
        self.0.iter().position(|source| source.module == path && source.name != "main.rs")
    }

    /// The file that defines what a path from the root leads to, through whoever hands it on.
    fn definer(&self, path: &[String]) -> Option<usize> {
        let (module, rest) = (1..=path.len())
            .rev()
            .find_map(|length| Some((self.module(&path[..length])?, &path[length..])))?;
        let Some(name) = rest.first() else { return Some(module) };
        let source = &self.0[module];
        match source.handed_on.get(name) {
            Some(next) => self.definer(&source.absolute(next)?),
            None => Some(module),
        }
    }

    /// For each file, those it imports from.
    fn imports(&self) -> Vec<BTreeSet<usize>> {
        let of = |at: usize| {
            let source = &self.0[at];
            let found = source.paths.iter().filter_map(|path| source.absolute(path));
            found.filter_map(|path| self.definer(&path)).filter(|to| *to != at).collect()
        };
        (0..self.0.len()).map(of).collect()
    }

    fn users(&self, dependency: &str) -> Vec<&str> {
        let names = |source: &&Source| {
            let handed_on = source.handed_on.values();
            source.paths.iter().chain(handed_on).any(|path| path[0] == dependency)
        };
        self.0.iter().filter(names).map(|source| source.name.as_str()).collect()
    }
}

fn files(folder: &Path) -> Vec<std::path::PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path));
        } else if path.extension().is_some_and(|e| e == "rs") && !path.ends_with("tests.rs") {
            found.push(path);
        }
    }
    found
}

#[test]
fn each_room_imports_only_what_it_may() {
    let house = House::read();
    let rooms: BTreeMap<_, _> = ROOMS.iter().copied().collect();
    for source in &house.0 {
        let Some(allowed) = rooms.get(source.room()) else {
            assert_eq!(source.room(), "", "{} is in a room without a rule", source.name);
            continue;
        };
        for path in source.paths.iter().chain(source.handed_on.values()) {
            let Some(path) = source.absolute(path).filter(|path| path.len() > 1) else { continue };
            let to = path[1].as_str();
            let is_fine = to == source.room() || allowed.contains(&to);
            assert!(is_fine, "{} imports {}", source.name, path.join("::"));
        }
    }
}

#[test]
fn no_files_import_each_other() {
    let house = House::read();
    let imports = house.imports();
    // From each file, every file that it reaches.
    let mut reached = imports.clone();
    for by in 0..imports.len() {
        let onward = reached[by].clone();
        for from in reached.iter_mut().filter(|from| from.contains(&by)) {
            from.extend(onward.iter().copied());
        }
    }
    let mut circles = Vec::new();
    for (from, to) in imports.iter().enumerate() {
        let back = to.iter().filter(|to| reached[**to].contains(&from));
        let back: Vec<_> = back.map(|at| house.0[*at].name.as_str()).collect();
        if !back.is_empty() {
            circles.push(format!("{} -> {}", house.0[from].name, back.join(", ")));
        }
    }
    assert!(circles.is_empty(), "these files import each other:\n{}", circles.join("\n"));
}

#[test]
fn each_dependency_has_one_door() {
    let house = House::read();
    for (dependency, doors) in DOORS {
        let users = house.users(dependency);
        assert!(!users.is_empty(), "nobody names {dependency}");
        for user in users {
            assert!(doors.iter().any(|door| user.starts_with(door)), "{user} names {dependency}");
        }
    }
}

#[test]
fn the_core_knows_no_files_terminals_or_clocks() {
    for source in House::read().0.iter().filter(|source| source.room() == "core") {
        for path in &source.paths {
            let [first, second, ..] = path.as_slice() else { continue };
            let is_edge = ["anyhow", "clap", "dialoguer", "tera"].contains(&first.as_str());
            let is_machine = first == "std"
                && ["fs", "env", "io", "net", "process", "thread"].contains(&second.as_str());
            assert!(!is_edge && !is_machine, "{} uses {}", source.name, path.join("::"));
        }
    }
}

#[test]
fn toml_knows_no_charter() {
    let house = House::read();
    for (source, imports) in house.0.iter().zip(house.imports()) {
        if source.name.starts_with("core/toml/") {
            for to in imports.iter().map(|at| house.0[*at].name.as_str()) {
                let is_fine = ["core/toml/", "core/text/", "core/words/", "core/calendar/"];
                let is_fine = is_fine.iter().any(|room| to.starts_with(room));
                assert!(is_fine, "{} imports {to}", source.name);
            }
        }
    }
}

#[test]
fn only_the_context_reads_the_environment_and_the_clock() {
    for source in &House::read().0 {
        // main hands over the arguments; a prompt waits for the rest of a key; a browser or a worker that
        // takes too long is not waited for.
        let may = ["context.rs", "main.rs"].contains(&source.name.as_str());
        for path in &source.paths {
            let words: Vec<_> = path.iter().map(String::as_str).collect();
            let reads =
                matches!(words.as_slice(), ["std", "env", ..] | ["SystemTime" | "Instant", "now"]);
            let is_prompt = source.room() == "terminal";
            let has_timeout = ["io/live/serve/", "io/sandbox/"];
            let is_stopwatch = words.first() == Some(&"Instant")
                && has_timeout.iter().any(|folder| source.name.starts_with(folder));
            assert!(
                may || is_prompt || is_stopwatch || !reads,
                "{} uses {}",
                source.name,
                path.join("::")
            );
        }
    }
}

#[test]
fn only_rules_name_a_question() {
    let framework = Framework::built_in();
    for source in &House::read().0 {
        if source.name.starts_with("core/check/rules/") {
            continue;
        }
        for question in &framework.questions {
            let named = format!("\"{}\"", question.id);
            assert!(!source.texts.contains(&named), "{} names {}", source.name, question.id);
        }
    }
}

#[test]
fn ids_are_taken_apart_in_one_place() {
    // Where a dot belongs to a path of TOML, a file's name, a host's or a version's.
    let others = [
        "toml/document.rs",
        "output_path.rs",
        "render/own.rs",
        "render/notes.rs",
        "render/addresses.rs",
        "review/outcome.rs",
    ];
    for source in House::read().0.iter().filter(|source| source.name != "core/framework/id.rs") {
        let is_other = others.iter().any(|other| source.name.ends_with(other));
        assert!(is_other || !source.splits_at_dots, "{} splits at dots", source.name);
    }
}

#[test]
fn every_template_is_a_document_or_part_of_one() {
    let house = House::read();
    let texts: Vec<_> = house.0.iter().filter(|s| s.name.starts_with("output/render/")).collect();
    // The table of documents is read when the program is built.
    let build = fs::read_to_string("build.rs").unwrap();
    for entry in fs::read_dir("templates").unwrap() {
        let name = format!("{:?}", entry.unwrap().file_name().into_string().unwrap());
        let is_used = texts.iter().any(|s| s.texts.contains(&name));
        assert!(is_used || build.contains(name.trim_matches('"')), "{name} is used nowhere");
    }
}
