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
mod wording;
mod wrapping;

pub use answer::answer_passages;
pub use answer_summary::{answer_summary, shortened_answer};
pub use changed_lines::changed_lines;
pub use diagnosis::{
    diagnosis_human, diagnosis_json, edit_command_human, symptoms_human, symptoms_json,
};
pub use diagnostic::syntax_errors_human;
pub use diff::diff_human;
pub use diff_json::{answer_json, diff_json};
pub use diff_markdown::diff_markdown;
pub use findings::{findings_human, findings_tally};
pub use findings_github::findings_github;
pub use findings_json::findings_json;
pub use findings_sarif::findings_sarif;
pub use history::{pending_human, pending_json, reviews_human, reviews_json};
pub use questions::{area_listing, framework_overview, question_in_full, question_listing};
pub use review::{agenda_human, agenda_json, answer_under_review, review_reasons};
pub use rules::{rule_explanation, rule_listing, rules_page};
pub use source::Source;
pub use status::status_human;
pub use summary::{charter_summary, element_summary};
