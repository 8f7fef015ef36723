//! The charter: answers by id, typed against the kinds of their questions, with their places in the
//! text; and the sections beside them, each of which is a row of one table.
//!
//! Values in, values out: this room knows no files, no terminal and no clock.

mod answer;
mod blank;
mod fields;
mod located;
mod model;
mod problem;
mod read;
mod section;
mod sections;
mod set_aside;
pub mod typing;

pub use answer::{Answer, Record};
pub use blank::{Start, blank_charter_text, new_charter_text};
pub use located::Located;
pub use model::{
    Allowed, Charter, FORMAT, Facts, Given, NotApplicable, Output, Pending, PendingState, Publish,
    Review, ReviewInProgress, SetAside, Stance,
};
pub use problem::{Problem, Severity};
pub use read::read;
pub use section::{RowList, Section};
pub use sections::{
    AUDIENCE, CHECK, FACT_KEYS, FACTS, NOT_APPLICABLE, PENDING, PUBLISH, REVIEWING, REVIEWS,
    SECTIONS,
};
