//! The framework: what a charter must hold, as data.
//!
//! Three elements, each in areas, each area with questions. Structure comes from `questions.toml`,
//! wording from `text/LANGUAGE.toml`; `load.rs` joins the two. This room knows no answers, and
//! nothing outside it: the build script compiles it too, so that a mistake in the data is a build
//! error and the program starts with the joined result.
//!
//! After "A Framework for Communities of Practice: Purpose-People-Practice", World Bank Group
//! Communities of Practice Toolkit, CC BY 4.0.

mod built_in;
mod id;
mod kinds;
mod labels;
mod load;
mod problems;
mod question;
mod shapes;
mod symptoms;
mod wording;

pub use id::{IdPath, QuestionId};
pub use kinds::{Audience, CharterStatus, FieldKind, Kind, Need, Rhythm};
pub use load::join;
pub use question::{
    Area, Element, Example, Field, Framework, Item, LookAt, NamedRhythm, Pull, Question, Retired,
    Symptom, Word, Words,
};
pub use wording::Wording;
