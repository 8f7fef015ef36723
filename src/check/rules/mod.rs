//! The table of rules. One rule is one file here and one row of the table; a test holds the two
//! against each other.

mod audience;
mod core_open;
mod filler;
mod unknown_key;
mod wrong_kind;

use super::Rule;

/// Every rule, in the order it is documented.
pub const RULES: &[Rule] = &[
    // Reading
    wrong_kind::RULE,
    audience::RULE,
    unknown_key::RULE,
    // Readiness
    core_open::RULE,
    filler::RULE,
];

/// The rule with this code.
#[must_use]
pub fn rule(code: &str) -> Option<&'static Rule> {
    RULES.iter().find(|rule| rule.code == code)
}
