//! Edits of files that people wrote: every folder of `tests/edit_cases` holds a charter before, the
//! commands, one a line, and the charter after, byte for byte. What the commands do not name stays.

use std::fs;
use std::path::PathBuf;

use crate::common::Test;
use crate::common::golden::Golden;
use crate::common::untouched::{comments, in_order};

fn cases() -> Vec<PathBuf> {
    let folder = fs::read_dir("tests/edit_cases").unwrap();
    let mut cases: Vec<_> = folder.map(|entry| entry.unwrap().path()).collect();
    cases.sort();
    cases
}

#[test]
fn every_case_comes_out_as_it_should() {
    let mut golden = Golden::default();
    for case in cases() {
        let before = fs::read_to_string(case.join("before.toml")).unwrap();
        let mut test = Test::with_charter(&before);
        for line in fs::read_to_string(case.join("edit")).unwrap().lines() {
            // What follows ` < ` is standard input, its line breaks written as \n.
            let (line, input) = line.split_once(" < ").unwrap_or((line, ""));
            let words = shell_words::split(line).unwrap();
            let words: Vec<_> = words.iter().map(String::as_str).collect();
            let input = input.trim_matches('"').replace("\\n", "\n");
            test = test.args(&words).stdin(input.as_bytes()).run();
        }
        let after = test.read("charter.toml");
        // A comment goes only together with the item that it was written for.
        let (old, new) = (comments(&before), comments(&after));
        assert!(in_order(&new, &old), "{}: the comments {new:?}", case.display());
        golden.compare(case.join("after.toml"), &after);
    }
    golden.finish();
}

#[test]
fn there_are_cases() {
    assert!(cases().len() >= 25);
}
