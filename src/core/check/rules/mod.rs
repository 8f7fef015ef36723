//! The table of rules. One rule is one file here and one row of the table; a test holds the two
//! against each other.

mod advanced_for_beginners;
mod agreed_unreviewed;
mod alignment_uncertain;
mod answered_not_applicable;
mod audience;
mod basics_for_experts;
mod contrast;
mod core_open;
mod core_team_of_one;
mod date_passed;
mod filler;
mod funding_ended;
mod funding_ends_first;
mod host_without_resources;
mod link_broken;
mod many_objectives;
mod member_goals_unserved;
mod neighbours_of_only_one;
mod neighbours_unnamed;
mod netiquette_without_enforcement;
mod newsletter_rhythms_differ;
mod newsletter_without_channel;
mod newsletter_without_rhythm;
mod no_contact;
mod no_lead;
mod no_measure;
mod no_platform;
mod no_sponsor;
mod no_venue;
mod not_applicable;
mod nothing_in_between;
mod one_holder;
mod one_sided_objectives;
mod open_but_private;
mod open_to_professionals;
mod out_of_balance;
mod output_stale;
mod own_questions;
mod pending_overdue;
mod restricted_without_storage;
mod review_due;
mod review_never;
mod role_unheld;
mod silent_to_stakeholders;
mod syntax;
mod unknown_holder;
mod unknown_key;
mod version_behind;
mod video_room_in_person;
mod within_and_across;
mod wrong_kind;

pub use core_team_of_one::core_team;
pub use review_due::{last_review, next_review};

use super::rule::Rule;

/// Every rule, in the order it is documented: by group.
pub const RULES: &[Rule] = &[
    // Reading
    syntax::RULE,
    wrong_kind::RULE,
    audience::RULE,
    not_applicable::RULE,
    answered_not_applicable::RULE,
    unknown_key::RULE,
    // Questions
    own_questions::RULE,
    // Readiness
    core_open::RULE,
    filler::RULE,
    no_measure::RULE,
    role_unheld::RULE,
    core_team_of_one::RULE,
    one_holder::RULE,
    no_sponsor::RULE,
    unknown_holder::RULE,
    contrast::RULE,
    // Fit
    advanced_for_beginners::RULE,
    basics_for_experts::RULE,
    open_but_private::RULE,
    within_and_across::RULE,
    restricted_without_storage::RULE,
    no_platform::RULE,
    no_venue::RULE,
    newsletter_without_rhythm::RULE,
    newsletter_without_channel::RULE,
    netiquette_without_enforcement::RULE,
    silent_to_stakeholders::RULE,
    alignment_uncertain::RULE,
    host_without_resources::RULE,
    neighbours_unnamed::RULE,
    member_goals_unserved::RULE,
    nothing_in_between::RULE,
    no_contact::RULE,
    open_to_professionals::RULE,
    funding_ends_first::RULE,
    newsletter_rhythms_differ::RULE,
    one_sided_objectives::RULE,
    many_objectives::RULE,
    neighbours_of_only_one::RULE,
    no_lead::RULE,
    video_room_in_person::RULE,
    // Balance
    out_of_balance::RULE,
    // Freshness
    review_due::RULE,
    agreed_unreviewed::RULE,
    review_never::RULE,
    version_behind::RULE,
    date_passed::RULE,
    funding_ended::RULE,
    pending_overdue::RULE,
    output_stale::RULE,
    link_broken::RULE,
];

/// The rule with this code.
#[must_use]
pub fn rule(code: &str) -> Option<&'static Rule> {
    RULES.iter().find(|rule| rule.code == code)
}
