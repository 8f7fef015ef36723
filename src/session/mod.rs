//! Dialogues with people: a question of each kind, the interview, saving and its conflicts, the
//! review. They speak to a `Prompter`, whoever that is.

pub mod begin;
pub mod interview;
#[cfg(test)]
mod memory_saver;
pub mod previous;
pub mod question;
pub mod review;
pub mod save_conflict;
pub mod saver;
mod set_aside;
pub mod symptoms;
