//! The tests of the program as a whole, in one binary: linking is what takes longest. A module for
//! each command, and for what holds over all of them.

#![allow(clippy::unwrap_used)]

use std::collections::BTreeSet;
use std::fs;

mod comments_travel;
mod common;

mod bad_charters;
mod browser;
mod check_command;
mod check_reports;
mod check_rules;
mod completions_and_man;
#[cfg(unix)]
mod conflicts;
mod diagnose_command;
mod diff_command;
mod diff_values;
#[cfg(unix)]
mod disks;
mod edit_cases;
mod edit_command;
mod edits;
mod edits_beside;
mod examples;
mod framework;
mod get_set_unset;
#[cfg(unix)]
mod hostile;
mod init_command;
#[cfg(unix)]
mod interview_keys;
mod interview_piped;
#[cfg(unix)]
mod interview_terminal;
mod interview_whole;
#[cfg(unix)]
mod kills;
mod look;
#[cfg(unix)]
mod menu_keys;
mod merge_command;
mod merge_comments;
mod merge_identity;
mod merge_values;
mod migrate;
mod not_applicable;
mod own_questions;
mod own_templates;
mod pending_and_log;
mod questions_command;
mod readme;
#[cfg(unix)]
mod recipes;
mod render_armour;
mod render_audience;
mod render_briefs;
mod render_command;
mod render_destinations;
mod render_examples;
mod render_foreign;
mod render_markdown;
mod render_sameness;
mod render_state;
#[cfg(unix)]
mod render_watch;
mod review_command;
#[cfg(unix)]
mod review_terminal;
mod review_values;
#[cfg(unix)]
mod saving;
mod schema_agreement;
mod schema_command;
mod signals;
mod slips;
mod status_command;
mod status_values;
mod toml_agreement;

/// A file that no `mod` names is never compiled, and one beside `tests/rooms.rs`, which reads the
/// source alone, is another binary to link.
#[test]
fn every_file_of_tests_is_part_of_this_binary() {
    let files = |folder: &str| -> BTreeSet<String> {
        let entries = fs::read_dir(folder).unwrap();
        let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
        names.filter_map(|name| name.strip_suffix(".rs").map(str::to_owned)).collect()
    };
    for (folder, table) in [("tests/it", "main"), ("tests/it/common", "mod")] {
        let text = fs::read_to_string(format!("{folder}/{table}.rs")).unwrap();
        let named = |line: &str| {
            let line = line.strip_prefix("pub ").unwrap_or(line);
            line.strip_prefix("mod ")?.strip_suffix(';').map(str::to_owned)
        };
        let mut modules: BTreeSet<String> = text.lines().filter_map(named).collect();
        modules.remove("common");
        modules.insert(table.to_owned());
        assert_eq!(files(folder), modules, "{folder}");
    }
    assert_eq!(files("tests"), BTreeSet::from(["rooms".to_owned()]));
}
