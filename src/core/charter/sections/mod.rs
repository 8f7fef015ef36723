//! The sections of a charter beside the answers, one file each. A new section is a file and its row
//! here.

mod audience;
mod check;
mod facts;
mod not_applicable;
mod pending;
mod publish;
mod reviews;

pub use audience::AUDIENCE;
pub use check::CHECK;
pub use facts::{FACT_KEYS, FACTS};
pub use not_applicable::NOT_APPLICABLE;
pub use pending::PENDING;
pub use publish::PUBLISH;
pub use reviews::{REVIEWING, REVIEWS};

use super::section::Section;

/// Every section in the order in which they are written: the first above the answers, the others
/// below.
pub const SECTIONS: [&Section; 8] =
    [&FACTS, &NOT_APPLICABLE, &AUDIENCE, &PENDING, &REVIEWING, &REVIEWS, &PUBLISH, &CHECK];
