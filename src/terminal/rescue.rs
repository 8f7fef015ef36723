//! Gives the terminal back when the program panics.
//!
//! A guard is not enough: where a panic ends the program at once, as it does in a release, nothing
//! is dropped, and the shell would be left with a terminal that shows nothing of what is typed.

use std::io::{self, Write};
use std::panic::{set_hook, take_hook};
use std::sync::{Mutex, Once, PoisonError};

use super::canvas::RESTORE;
use rustix::termios::{OptionalActions, Termios, tcsetattr};

/// How the terminal was before it was made raw.
static ORDINARY: Mutex<Option<Termios>> = Mutex::new(None);
static INSTALLED: Once = Once::new();

/// From now on a panic gives the terminal back like this.
pub(super) fn remember_terminal_mode(ordinary: &Termios) {
    *ORDINARY.lock().unwrap_or_else(PoisonError::into_inner) = Some(ordinary.clone());
    INSTALLED.call_once(|| {
        let report = take_hook();
        set_hook(Box::new(move |panic| {
            restore_terminal_mode();
            report(panic);
        }));
    });
}

/// The terminal has been given back already.
pub(super) fn forget_terminal_mode() {
    *ORDINARY.lock().unwrap_or_else(PoisonError::into_inner) = None;
}

fn restore_terminal_mode() {
    let ordinary = ORDINARY.lock().unwrap_or_else(PoisonError::into_inner).take();
    if let Some(ordinary) = ordinary {
        // Not by way of the screen, which may be in the middle of something.
        let _ = io::stderr().write_all(RESTORE.as_bytes());
        let _ = tcsetattr(io::stdin(), OptionalActions::Now, &ordinary);
    }
}
