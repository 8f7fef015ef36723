//! Values as text for people and programs. Decides nothing.

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
mod wrapping;

pub use answer::answer_passages_human;
pub use answer_summary::{answer_summary_human, shortened_answer_human};
pub use changed_lines::changed_lines_human;
pub use diagnosis::{
    diagnosis_human, diagnosis_json, edit_command_human, symptoms_human, symptoms_json,
};
pub use diagnostic::syntax_errors_human;
pub use diff::diff_human;
pub use diff_json::{answer_json, diff_json};
pub use diff_markdown::diff_markdown;
pub use findings::{findings_human, findings_tally_human};
pub use findings_github::findings_github;
pub use findings_json::findings_json;
pub use findings_sarif::findings_sarif;
pub use history::{pending_human, pending_json, reviews_human, reviews_json};
pub use questions::{
    area_listing_human, framework_overview_human, question_in_full_human, question_listing_human,
};
pub use review::{agenda_human, agenda_json, answer_under_review_human, review_reasons_human};
pub use rules::{rule_explanation_human, rule_listing_human, rules_reference_page};
pub use source::Source;
pub use status::status_human;
pub use summary::{charter_summary_human, element_summary_human};
