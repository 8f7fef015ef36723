//! A slip in the team's own questions.

use crate::core::check::{Group, Rule, Severity};

pub(super) const RULE: Rule = Rule {
    code: "own-questions",
    group: Group::Questions,
    severity: Severity::Error,
    title: "something in questions.toml cannot be read as it is meant",
    why: "Until it is mended nobody can tell which questions there are, so no answer is read, \
        changed or published.",
    help: "Mend the line; `copcharter questions --own` shows how questions are written.",
    explanation: "A team's own questions stand in questions.toml beside the charter: new ones, \
        areas, other words, others that are core. A key that does not exist, an id that is in no \
        area, an option too many for a question of the framework: each is found with its place. \
        Nothing else is checked meanwhile, and no command touches the charter.",
    trips: "[questions.\"practice.how.reporting\"]\nquestoin = \"Whom does one tell?\"\n",
    passes: "[questions.\"practice.how.reporting\"]\nquestion = \"Whom does one tell?\"\n",
    // These problems are found before there is a charter to look at: `check_questions`.
    find: |_| Vec::new(),
};
