//! The signals that would end the program, heard by the prompts instead.
//!
//! Everything that was answered is saved already; what a signal should not do is leave the terminal
//! with a hidden cursor, or the program without its last words.

use std::io;
use std::sync::atomic::{AtomicBool, AtomicU8, Ordering};
use std::sync::{Mutex, PoisonError};

/// A signal that asks the program to end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Signal {
    /// The terminal is gone: SIGHUP.
    Hangup,
    /// Ctrl-C: SIGINT.
    Interrupt,
    /// Somebody ends the program: SIGTERM.
    Terminate,
}

impl Signal {
    const ALL: [Self; 3] = [Self::Hangup, Self::Interrupt, Self::Terminate];

    /// Its number, which makes the exit code together with 128.
    #[must_use]
    pub fn number(self) -> u8 {
        match self {
            Self::Hangup => 1,
            Self::Interrupt => 2,
            Self::Terminate => 15,
        }
    }
}

/// The number of the last signal that nobody has heard yet; 0 is none.
static UNHEARD: AtomicU8 = AtomicU8::new(0);
/// Whether the program goes on after it was suspended, and nobody has heard of it yet.
static CONTINUED: AtomicBool = AtomicBool::new(false);
static INSTALLED: Mutex<bool> = Mutex::new(false);

/// Makes signals something that the prompts hear, from now on. Only the first call installs anything;
/// prompters do so themselves.
///
/// # Errors
/// When the handler cannot be installed.
pub(super) fn catch_signals() -> io::Result<()> {
    on_signal(|| ())
}

/// Also calls `act` at every signal from now on, for a program that does not prompt.
///
/// # Errors
/// When the handler cannot be installed.
pub fn on_signal(act: impl FnMut() + Send + 'static) -> io::Result<()> {
    let mut installed = INSTALLED.lock().unwrap_or_else(PoisonError::into_inner);
    if !*installed {
        install_signal_handler(act)?;
        *installed = true;
    }
    Ok(())
}

/// The signal that came since this was last asked.
pub fn take_signal() -> Option<Signal> {
    let number = UNHEARD.swap(0, Ordering::SeqCst);
    Signal::ALL.into_iter().find(|signal| signal.number() == number)
}

/// Whether the program was suspended and goes on, since this was last asked.
pub(super) fn take_continued() -> bool {
    CONTINUED.swap(false, Ordering::SeqCst)
}

#[cfg(unix)]
fn install_signal_handler(mut act: impl FnMut() + Send + 'static) -> io::Result<()> {
    use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGTERM};
    let mut signals = signal_hook::iterator::Signals::new([SIGHUP, SIGINT, SIGTERM, SIGCONT])?;
    std::thread::Builder::new().name("signals".to_owned()).spawn(move || {
        for number in signals.forever() {
            if number == SIGCONT {
                CONTINUED.store(true, Ordering::SeqCst);
            } else {
                UNHEARD.store(u8::try_from(number).unwrap_or_default(), Ordering::SeqCst);
                act();
            }
        }
    })?;
    Ok(())
}

#[cfg(not(unix))]
fn install_signal_handler(mut act: impl FnMut() + Send + 'static) -> io::Result<()> {
    let handler = move || {
        UNHEARD.store(Signal::Interrupt.number(), Ordering::SeqCst);
        act();
    };
    ctrlc::set_handler(handler).map_err(io::Error::other)
}

/// Suspends the program and all that was started with it, as Ctrl-Z does, until it is continued.
#[cfg(unix)]
pub(super) fn suspend() -> io::Result<()> {
    use rustix::process::{Signal, kill_current_process_group};
    Ok(kill_current_process_group(Signal::TSTP)?)
}

/// There is no suspending here.
#[cfg(not(unix))]
#[allow(clippy::unnecessary_wraps)]
pub(super) fn suspend() -> io::Result<()> {
    Ok(())
}
