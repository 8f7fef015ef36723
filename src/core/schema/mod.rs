//! The JSON Schema (draft 2020-12) of a charter, built from the framework: for editors, so that they
//! complete and check as one types.
//!
//! It takes what the program reads without an error and refuses what the program calls an error.
//! Keys that nobody knows are allowed, because the program keeps them with a warning; an empty text
//! is an open question. A schema speaks of JSON, in which the dates of TOML are texts, and so a few
//! differences remain:
//!
//! - A date without quotes where a text is due: the program refuses it, the schema sees a text.
//! - The name of a time zone: the program knows them all, the schema looks at the letters only.
//! - The number of the format: `1.0` is a whole number to JSON and not to the program; the program
//!   takes neither `0x1` nor `1_0`, which look like any number in JSON.
//! - A time without colons, such as `2027-06-30 10`: the program takes some, the schema none.
//! - What counts as space at the ends of a text: validators disagree on U+0085 and U+FEFF.

mod charter;
pub(crate) mod forms;
pub(crate) mod patterns;
mod questions;

pub use charter::{FILE_NAME, schema};
pub use questions::{QUESTIONS_FILE_NAME, questions_schema};
