//! The keys of a real terminal, one at a time.
//!
//! On Unix the bytes are read here rather than by `console`: it switches the terminal back to its
//! ordinary mode after every key, where what is typed meanwhile is echoed and a Ctrl-C is lost,
//! and it takes a character that arrives in two parts for two. Elsewhere `console` reads.

use std::time::Duration;

use super::keys::Key;

/// What came from the keyboard.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Event {
    Key(Key),
    /// Nothing, for as long as was waited; time to see whether the window has changed.
    Idle,
    /// The terminal is gone.
    Ended,
}

/// How long to wait before looking at the window's size.
pub(super) const RESIZE_INTERVAL: Duration = Duration::from_millis(100);

#[cfg(unix)]
pub(super) use unix::Keyboard;

#[cfg(not(unix))]
pub(super) use portable::Keyboard;

#[cfg(unix)]
mod unix {
    use std::io;
    use std::os::fd::AsFd;
    use std::time::{Duration, Instant};

    use rustix::event::{PollFd, PollFlags, Timespec, poll};
    use rustix::io::Errno;
    use rustix::termios::{self, OptionalActions, Termios};

    use super::Event;
    use crate::core::limits::MAX_ANSWER_BYTES;
    use crate::terminal::keys::{Decoder, Key};
    use crate::terminal::rescue;

    /// How long the rest of a sequence may take, over a slow link too. An Escape alone does
    /// nothing, so nobody waits for it.
    const SLOWEST: Duration = Duration::from_millis(500);

    /// Standard input as a keyboard.
    #[derive(Default)]
    pub struct Keyboard {
        decoder: Decoder,
        /// How the terminal was, while it is raw.
        ordinary: Option<Termios>,
        /// Since when a part of a key has been waiting for its rest.
        waiting: Option<Instant>,
    }

    impl Keyboard {
        /// Hands every key to us, and shows none by itself. Output stays as it is.
        pub fn enter_raw(&mut self) -> io::Result<()> {
            if self.ordinary.is_none() {
                let stdin = io::stdin();
                let ordinary = termios::tcgetattr(&stdin)?;
                rescue::remember_terminal_mode(&ordinary);
                self.ordinary = Some(ordinary);
                self.resume_raw()?;
            }
            Ok(())
        }

        /// Takes the keys again after the shell had the terminal, which it may have made ordinary.
        pub fn resume_raw(&self) -> io::Result<()> {
            let Some(ordinary) = &self.ordinary else { return Ok(()) };
            let mut raw = ordinary.clone();
            raw.make_raw();
            raw.output_modes = ordinary.output_modes;
            Ok(termios::tcsetattr(io::stdin(), OptionalActions::Now, &raw)?)
        }

        /// Gives the terminal back as it was.
        pub fn leave_raw(&mut self) {
            if let Some(ordinary) = self.ordinary.take() {
                // If the terminal is gone there is nobody to give it back to.
                let _ = termios::tcsetattr(io::stdin(), OptionalActions::Now, &ordinary);
                rescue::forget_terminal_mode();
            }
        }

        /// Forgets what was typed ahead; `true` when a Ctrl-C was among it.
        pub fn discard(&mut self) -> io::Result<bool> {
            let mut interrupted = false;
            // Not for ever, should something type without end.
            for _ in 0..MAX_ANSWER_BYTES {
                match self.next(Duration::ZERO)? {
                    Event::Key(key) => interrupted |= key == Key::Interrupt,
                    Event::Idle | Event::Ended => break,
                }
            }
            self.decoder.clear();
            Ok(interrupted)
        }

        /// The next key, or `Idle` when none came for that long.
        pub fn next(&mut self, wait: Duration) -> io::Result<Event> {
            let deadline = Instant::now() + wait;
            loop {
                if let Some(key) = self.decoder.next() {
                    return Ok(Event::Key(key));
                }
                let left = deadline.saturating_duration_since(Instant::now());
                match ready(left)? {
                    Ready::Bytes if !self.read()? => return Ok(Event::Ended),
                    Ready::Bytes => {}
                    Ready::Gone => return Ok(Event::Ended),
                    Ready::Nothing => {
                        self.give_up_waiting();
                        return Ok(self.decoder.next().map_or(Event::Idle, Event::Key));
                    }
                }
            }
        }

        /// Reads what is there; `false` at the end of the input.
        fn read(&mut self) -> io::Result<bool> {
            let mut bytes = [0; 4096];
            let length = match rustix::io::read(io::stdin(), &mut bytes) {
                Err(Errno::INTR | Errno::AGAIN) => return Ok(true),
                Err(Errno::IO) => 0,
                other => other?,
            };
            self.decoder.feed(&bytes[..length]);
            self.waiting = Some(Instant::now());
            Ok(length > 0)
        }

        fn give_up_waiting(&mut self) {
            if self.decoder.is_empty() {
                self.waiting = None;
            } else if self.waiting.is_some_and(|since| since.elapsed() > SLOWEST) {
                self.decoder.give_up_waiting();
            }
        }
    }

    enum Ready {
        Bytes,
        Nothing,
        Gone,
    }

    fn ready(wait: Duration) -> io::Result<Ready> {
        let stdin = io::stdin();
        let fd = stdin.as_fd();
        let mut fds = [PollFd::new(&fd, PollFlags::IN)];
        let wait = Timespec::try_from(wait).map_err(io::Error::other)?;
        match poll(&mut fds, Some(&wait)) {
            Ok(0) | Err(Errno::INTR) => return Ok(Ready::Nothing),
            other => other?,
        };
        let events = fds[0].revents();
        Ok(match () {
            () if events.contains(PollFlags::IN) => Ready::Bytes,
            () if events.intersects(PollFlags::HUP | PollFlags::ERR) => Ready::Gone,
            // Some systems cannot poll a terminal: then the read waits.
            () => Ready::Bytes,
        })
    }
}

#[cfg(not(unix))]
mod portable {
    use std::io;
    use std::time::Duration;

    use super::Event;
    use crate::terminal::keys::Key;
    use dialoguer::console;

    /// The keyboard as `console` reads it: without pastes and without looking at the window.
    #[derive(Default)]
    pub struct Keyboard;

    impl Keyboard {
        #[allow(clippy::unnecessary_wraps, clippy::unused_self)]
        pub fn enter_raw(&mut self) -> io::Result<()> {
            Ok(())
        }

        #[allow(clippy::unnecessary_wraps, clippy::unused_self)]
        pub fn resume_raw(&self) -> io::Result<()> {
            Ok(())
        }

        #[allow(clippy::unused_self)]
        pub fn leave_raw(&mut self) {}

        #[allow(clippy::unnecessary_wraps, clippy::unused_self)]
        pub fn discard(&mut self) -> io::Result<bool> {
            Ok(false)
        }

        #[allow(clippy::unused_self)]
        pub fn next(&mut self, _wait: Duration) -> io::Result<Event> {
            match console::Term::stderr().read_key_raw() {
                Ok(key) => Ok(known(&key).map_or(Event::Idle, Event::Key)),
                Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => Ok(Event::Ended),
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {
                    Ok(Event::Key(Key::Interrupt))
                }
                Err(error) => Err(error),
            }
        }
    }

    fn known(key: &console::Key) -> Option<Key> {
        Some(match key {
            console::Key::Char('\u{3}') | console::Key::CtrlC => Key::Interrupt,
            console::Key::Char('\u{4}') => Key::ControlD,
            console::Key::Char('\u{b}') => Key::KillToEnd,
            console::Key::Char('\u{c}') => Key::Repaint,
            console::Key::Char('\u{e}') => Key::NewLine,
            console::Key::Char('\u{f}') => Key::Editor,
            console::Key::Char('\u{15}') => Key::Clear,
            console::Key::Char('\u{17}') => Key::DeleteWord,
            console::Key::Char(character) if !character.is_control() => Key::Char(*character),
            console::Key::Enter => Key::Enter,
            console::Key::Backspace => Key::Backspace,
            console::Key::Del => Key::Delete,
            console::Key::ArrowLeft => Key::Left,
            console::Key::ArrowRight => Key::Right,
            console::Key::ArrowUp => Key::Up,
            console::Key::ArrowDown => Key::Down,
            console::Key::Home => Key::Home,
            console::Key::End => Key::End,
            _ => return None,
        })
    }
}
