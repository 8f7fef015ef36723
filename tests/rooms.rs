//! Who may use what: one door for each dependency, and question ids only where they belong.

#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::{Path, PathBuf};

use copcharter::framework::Framework;

fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(sources(&path));
        } else if path.extension().is_some_and(|e| e == "rs") && !path.ends_with("tests.rs") {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// The source without comments and without its tests.
fn code(path: &Path) -> String {
    let text = fs::read_to_string(path).unwrap();
    let own = text.split("#[cfg(test)]").next().unwrap_or_default();
    let lines = own.lines().filter(|l| !l.trim_start().starts_with("//"));
    lines.collect::<Vec<_>>().join("\n")
}

fn users(word: &str) -> Vec<String> {
    let names = |text: &str| {
        text.match_indices(word).any(|(at, _)| {
            let before = text[..at].chars().next_back();
            let after = &text[at + word.len()..];
            !before.is_some_and(|c| c.is_alphanumeric() || c == '_' || c == ':')
                && (after.starts_with("::") || after.starts_with(" as "))
        })
    };
    sources(Path::new("src"))
        .into_iter()
        .filter(|path| names(&code(path)))
        .map(|path| path.strip_prefix("src").unwrap().display().to_string())
        .collect()
}

#[test]
fn each_dependency_has_one_door() {
    for (dependency, doors) in [
        ("toml_edit", &["charter/document.rs"][..]),
        ("toml_parser", &["charter/salvage/tokens.rs"]),
        ("toml_writer", &["charter/write.rs"]),
        ("toml", &["framework/load.rs"]),
        ("tera", &["render/templates.rs"]),
        ("jiff", &["calendar.rs"]),
        ("tempfile", &["store/beside.rs", "terminal/editor.rs"]),
        ("postcard", &["framework/built_in.rs"]),
        ("strsim", &["charter/problem.rs"]),
        ("similar", &["alignment.rs"]),
        ("unicode_normalization", &["output_path.rs"]),
        ("notify", &["watch.rs"]),
        ("ctrlc", &["terminal/interrupts.rs"]),
        ("clap_complete", &["commands/completions.rs"]),
        ("clap_mangen", &["commands/man.rs"]),
    ] {
        assert_eq!(users(dependency), doors, "{dependency}");
    }
    for (dependency, rooms) in [
        ("dialoguer", &["terminal/"][..]),
        // What a process may use is asked of the system too.
        ("rustix", &["terminal/", "store/beside.rs", "apart/limits.rs"]),
        ("pulldown_cmark", &["render/markdown"]),
    ] {
        let users = users(dependency);
        assert!(!users.is_empty(), "{dependency}");
        let at_home = |user: &String| rooms.iter().any(|room| user.starts_with(room));
        assert!(users.iter().all(at_home), "{dependency}: {users:?}");
    }
}

#[test]
fn the_core_knows_no_files_terminals_or_clocks() {
    let core = [
        "framework/",
        "charter/",
        "own_questions/",
        "check/",
        "interview.rs",
        "status.rs",
        "diff",
        "review",
        "timeline.rs",
        "diagnose.rs",
        "merge/",
        "migrate/",
        "schema",
        "alignment.rs",
        "calendar.rs",
        "colour.rs",
        "output_path.rs",
    ];
    let kept_out = [
        "anyhow",
        "clap",
        "dialoguer",
        "tera",
        "crate::terminal",
        "crate::store",
        "crate::context",
        "std::fs",
        "std::env",
        "std::io",
        "SystemTime",
    ];
    for path in sources(Path::new("src")) {
        let name = path.strip_prefix("src").unwrap().display().to_string();
        if core.iter().any(|c| name.starts_with(c)) {
            let code = code(&path);
            for word in kept_out {
                assert!(!code.contains(&format!("{word}::")), "{name} uses {word}");
            }
        }
    }
}

#[test]
fn only_the_context_reads_the_environment_and_the_clock() {
    for word in ["std::env", "SystemTime::now", "Instant::now"] {
        for path in sources(Path::new("src")) {
            let name = path.strip_prefix("src").unwrap().display().to_string();
            // main hands over the arguments; a prompt waits for the rest of a key.
            let may = name == "context.rs" || name == "main.rs" || name.starts_with("terminal/");
            assert!(may || !code(&path).contains(word), "{name} uses {word}");
        }
    }
}

#[test]
fn only_rules_name_a_question() {
    let framework = Framework::built_in();
    for path in sources(Path::new("src")) {
        let name = path.strip_prefix("src").unwrap().display().to_string();
        if name.starts_with("check/rules/") {
            continue;
        }
        let code = code(&path);
        for question in &framework.questions {
            // The help of commands shows ids as examples, in doc comments.
            assert!(!code.contains(&format!("\"{}\"", question.id)), "{name}: {}", question.id);
        }
    }
}

#[test]
fn every_template_is_a_document_or_part_of_one() {
    let templates = fs::read_to_string("src/render/templates.rs").unwrap()
        + &fs::read_to_string("src/render/documents.rs").unwrap();
    for entry in fs::read_dir("templates").unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        assert!(templates.contains(&name), "{name} is used nowhere");
    }
}
