//! The check: what in a charter deserves a second look, as findings.
//!
//! Pure: framework, charter and today's date in, findings out. Every rule is one file in `rules/`
//! and one row in its table; its documentation, an example that trips it and one that does not are
//! its tests. The files in `rules/` are the only Rust that names a question by its id.
//!
//! Incompleteness is one finding, not fifty. A rule that misses an answer speaks up only once the
//! team has come past its question; see [`CheckInput::left_open`].

mod allow;
mod files;
mod filler_words;
mod finding;
mod holders;
mod input;
mod outputs;
mod problems;
mod rule;
mod rules;
mod run;
mod severity;

pub use files::{FileLink, FilesSeen};
pub use finding::{AllowedFinding, Finding, Location, Notice, Report, UnusedAllow};
pub use input::CheckInput;
pub use outputs::{Stale, State};
pub use rule::{Group, Rule};
pub use rules::{RULES, core_team, last_review, next_review, rule};
pub use run::{check, check_beside, check_questions};
pub use severity::Severity;
