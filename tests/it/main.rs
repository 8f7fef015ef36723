//! The tests of the program as a whole, in one binary: linking is what takes longest. A module for
//! each command, and for what holds over all of them.

#![allow(clippy::unwrap_used)]

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
mod merge_command;
mod merge_values;
mod migrate;
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
mod render_sameness;
mod render_state;
#[cfg(unix)]
mod render_watch;
mod review_command;
#[cfg(unix)]
mod review_terminal;
mod review_values;
mod schema_agreement;
mod schema_command;
mod slips;
mod status_command;
mod status_values;

/// A file that no `mod` names is never compiled.
#[test]
fn every_file_here_is_part_of_this_binary() {
    for (folder, table) in [("tests/it", "main.rs"), ("tests/it/common", "mod.rs")] {
        let table_text = std::fs::read_to_string(format!("{folder}/{table}")).unwrap();
        let mut files = 0;
        for entry in std::fs::read_dir(folder).unwrap() {
            let name = entry.unwrap().file_name().into_string().unwrap();
            let module = name.trim_end_matches(".rs");
            if name == table {
                continue;
            }
            assert!(
                table_text
                    .lines()
                    .any(|line| line.trim_start_matches("pub ") == format!("mod {module};")),
                "{folder}/{name} is missing from {folder}/{table}"
            );
            files += 1;
        }
        assert!(files > 0, "{folder} is empty");
    }
}
