//! Values as text for people and programs. Decides nothing.

mod changed_lines;
mod diff;
mod diff_json;
mod diff_markdown;
mod digest;
mod excerpt;
mod findings;
mod findings_github;
mod findings_json;
mod findings_sarif;
mod ledger;
mod questions;
mod remark;
mod review;
mod rules;
mod source;
mod status;
mod summary;

pub use changed_lines::changed_lines;
pub use diff::diff_human;
pub use diff_json::{answer_json, diff_json};
pub use diff_markdown::diff_markdown;
pub use digest::{digest, short};
pub use findings::{human, tally};
pub use findings_github::github;
pub use findings_json::json;
pub use findings_sarif::sarif;
pub use ledger::{pending_human, pending_json, reviews_human, reviews_json};
pub use questions::{area_listing, listing, overview, question_in_full};
pub use remark::slips;
pub use review::{agenda_human, agenda_json, present_answer, why};
pub use rules::{explain, rule_listing, rules_page};
pub use source::Source;
pub use status::status_text;
pub use summary::{closing, element_says};

/// `anyone may join` as `Anyone may join.`
fn sentence(phrase: &str) -> String {
    let mut letters = phrase.trim_end().chars();
    let first = letters.next().map(char::to_uppercase).into_iter().flatten();
    let whole: String = first.chain(letters).collect();
    if whole.ends_with(['.', '?', '…']) { whole } else { whole + "." }
}
