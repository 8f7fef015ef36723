//! A review in the room: an item after another, each decision kept at once, and the row of the
//! table of versions at the end.

mod actions;
mod ending;
mod state;
#[cfg(test)]
mod tests;
mod walk;

pub(crate) use state::ReviewSession;
