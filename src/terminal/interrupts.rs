//! Ctrl-C, heard by the prompts instead of killing the program.
//!
//! Everything that was answered is saved already; what Ctrl-C should not do is leave the terminal
//! with a hidden cursor, or the program without its last words.

use std::io;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};

/// A Ctrl-C that no prompt has heard yet.
static UNHEARD: AtomicBool = AtomicBool::new(false);
static INSTALLED: Mutex<bool> = Mutex::new(false);

/// Makes Ctrl-C something that the prompts hear, from now on. Only the first call installs anything;
/// prompters do so themselves.
///
/// # Errors
/// When the handler cannot be installed.
pub(super) fn catch_interrupts() -> io::Result<()> {
    install_interrupt_handler(|| UNHEARD.store(true, Ordering::SeqCst))
}

/// Calls `act` at every Ctrl-C from now on, for a program that does not prompt.
///
/// # Errors
/// When the handler cannot be installed.
pub fn on_interrupt(act: impl FnMut() + Send + 'static) -> io::Result<()> {
    install_interrupt_handler(act)
}

fn install_interrupt_handler(handler: impl FnMut() + Send + 'static) -> io::Result<()> {
    let mut installed = INSTALLED.lock().unwrap_or_else(PoisonError::into_inner);
    if !*installed {
        ctrlc::set_handler(handler).map_err(io::Error::other)?;
        *installed = true;
    }
    Ok(())
}

/// Whether Ctrl-C was pressed since this was last asked.
pub(super) fn was_interrupt_pressed() -> bool {
    UNHEARD.swap(false, Ordering::SeqCst)
}
