//! Showing a document while it changes: watching files, serving pages on this machine, opening the
//! browser.

pub mod browser;
pub mod serve;
pub mod watch;
