//! Values as text for people and programs. Decides nothing.

use crate::core::text::{Text, sentence};

mod answer;
pub(crate) mod answer_summary;
mod changed_lines;
mod diagnosis;
mod diagnostic;
mod diff;
mod diff_json;
mod diff_markdown;
mod findings;
mod findings_github;
mod findings_json;
mod findings_sarif;
mod history;
mod questions;
mod review;
mod rules;
mod snippet;
mod source;
mod status;
mod summary;

pub use answer::present;
pub use answer_summary::{digest, short};
pub use changed_lines::changed_lines;
pub use diagnosis::{diagnosis_human, diagnosis_json, long_command, symptoms_human, symptoms_json};
pub use diagnostic::syntax_errors;
pub use diff::diff_human;
pub use diff_json::{answer_json, diff_json};
pub use diff_markdown::diff_markdown;
pub use findings::{human, tally};
pub use findings_github::github;
pub use findings_json::json;
pub use findings_sarif::sarif;
pub use history::{pending_human, pending_json, reviews_human, reviews_json};
pub use questions::{area_listing, listing, overview, question_in_full};
pub use review::{agenda_human, agenda_json, present_answer, why};
pub use rules::{explain, rule_listing, rules_page};
pub use source::Source;
pub use status::status_text;
pub use summary::{closing, element_says};

/// A text behind a lead, its further rows below its first word, in lines of at most `width` columns.
fn hung(lead: Text, text: &Text, width: usize) -> Vec<Text> {
    let margin = lead.width();
    let mut leads = Some(lead).into_iter();
    let rows = text.wrap(width.saturating_sub(margin).max(1)).into_iter();
    rows.map(|row| leads.next().unwrap_or_else(|| " ".repeat(margin).into()).join(row)).collect()
}
