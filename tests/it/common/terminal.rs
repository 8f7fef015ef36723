//! A terminal for tests: a program runs in a real pseudo-terminal, keys go in, a screen comes out.
//!
//! The screen is what a person would see, as a terminal emulator makes it of the bytes. Waiting is
//! always for something to be there, never for a time to pass.

use std::fs::File;
use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::os::fd::{AsFd, OwnedFd};
use std::process::{Child, Command, ExitStatus};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use pty_process::Size;
use pty_process::blocking::{Pty, open};

/// Far longer than anything takes, for machines that are busy.
const PATIENCE: Duration = Duration::from_secs(20);

/// How long a screen must be unchanged to count as calm.
const CALM: Duration = Duration::from_millis(150);

/// A key that is not a character.
#[derive(Clone, Copy, Debug)]
pub enum Key {
    Enter,
    AltEnter,
    Backspace,
    Delete,
    Down,
    Left,
    Right,
    Home,
    End,
    /// Ctrl with a letter.
    Ctrl(char),
    /// Alt with a character.
    Alt(char),
}

impl Key {
    fn bytes(self) -> Vec<u8> {
        match self {
            Self::Enter => b"\r".to_vec(),
            Self::AltEnter => b"\x1b\r".to_vec(),
            Self::Backspace => b"\x7f".to_vec(),
            Self::Delete => b"\x1b[3~".to_vec(),
            Self::Down => b"\x1b[B".to_vec(),
            Self::Right => b"\x1b[C".to_vec(),
            Self::Left => b"\x1b[D".to_vec(),
            Self::Home => b"\x1b[H".to_vec(),
            Self::End => b"\x1b[F".to_vec(),
            Self::Ctrl(letter) => vec![letter.to_ascii_lowercase() as u8 & 0x1f],
            Self::Alt(character) => format!("\x1b{character}").into_bytes(),
        }
    }
}

/// A program and the terminal that it runs in.
pub struct Terminal {
    child: Child,
    input: File,
    pty: Arc<Pty>,
    received: Arc<Received>,
}

/// What the program has written, filled by a thread that never stops reading: a program whose
/// terminal is not read would wait for ever.
struct Received {
    state: Mutex<State>,
    changed: Condvar,
}

struct State {
    parser: vt100::Parser,
    bytes: Vec<u8>,
    last: Instant,
    ended: bool,
}

impl Received {
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn take(&self, bytes: &[u8]) {
        let mut state = self.lock();
        state.parser.process(bytes);
        state.bytes.extend_from_slice(bytes);
        state.last = Instant::now();
        state.ended |= bytes.is_empty();
        self.changed.notify_all();
    }
}

impl Terminal {
    /// Starts a program in a terminal of so many rows and columns. Its three streams are the
    /// terminal, unless the command has set them to something else by way of a shell.
    pub fn start(command: Command, rows: u16, columns: u16) -> Self {
        let (pty, pts) = open().expect("a pseudo-terminal can be opened");
        pty.resize(Size::new(rows, columns)).expect("it can be resized");
        let child = pty_process::blocking::Command::from(command)
            .spawn(pts)
            .expect("the program can be started");
        let state = State {
            parser: vt100::Parser::new(positive(rows), positive(columns), 1000),
            bytes: Vec::new(),
            last: Instant::now(),
            ended: false,
        };
        let received = Arc::new(Received { state: Mutex::new(state), changed: Condvar::new() });
        let pty = Arc::new(pty);
        let reading = (Arc::clone(&pty), Arc::clone(&received));
        thread::spawn(move || read_all(&reading.0, &reading.1));
        let input = pty.as_fd().try_clone_to_owned();
        let input: OwnedFd = input.expect("the pseudo-terminal can be shared");
        Self { child, input: input.into(), pty, received }
    }

    /// Types a text, as fast as nobody can.
    pub fn type_text(&mut self, text: &str) -> &mut Self {
        self.send(text.as_bytes())
    }

    /// Presses a key.
    pub fn press(&mut self, key: Key) -> &mut Self {
        self.send(&key.bytes())
    }

    /// Pastes a text, as a terminal does it: between marks if the program has asked for them,
    /// line breaks as Enter.
    pub fn paste(&mut self, text: &str) -> &mut Self {
        // A person pastes into a field that is there.
        self.wait_calm();
        let marked = self.received.lock().parser.screen().bracketed_paste();
        let text = text.replace('\n', "\r");
        let text = if marked { format!("\x1b[200~{text}\x1b[201~") } else { text };
        self.send(text.as_bytes())
    }

    /// Sends bytes as they are.
    pub fn send(&mut self, bytes: &[u8]) -> &mut Self {
        self.input.write_all(bytes).expect("the program takes input");
        self
    }

    /// Sends a signal to the program, by its name: `TERM`.
    pub fn signal(&mut self, name: &str) -> &mut Self {
        let id = self.child.id().to_string();
        let sent = Command::new("kill").args([format!("-{name}"), id]).status();
        assert!(sent.expect("kill can be run").success());
        self
    }

    /// Changes the size of the window.
    pub fn resize(&mut self, rows: u16, columns: u16) -> &mut Self {
        self.pty.resize(Size::new(rows, columns)).expect("it can be resized");
        self.received.lock().parser.screen_mut().set_size(positive(rows), positive(columns));
        self
    }

    /// Waits until the screen contains a text.
    #[track_caller]
    pub fn wait_for(&mut self, text: &str) -> &mut Self {
        self.wait_until(&format!("`{text}` to be seen"), |screen| screen.contents().contains(text))
    }

    /// Waits until the screen does not contain a text any more.
    #[track_caller]
    pub fn wait_gone(&mut self, text: &str) -> &mut Self {
        self.wait_until(&format!("`{text}` to be gone"), |screen| !screen.contents().contains(text))
    }

    /// Waits until nothing has been written for a moment: for what has no text to wait for.
    #[track_caller]
    pub fn wait_calm(&mut self) -> &mut Self {
        let start = Instant::now();
        while self.received.lock().last.elapsed() < CALM || start.elapsed() < CALM {
            assert!(start.elapsed() < PATIENCE, "the screen never rests:\n{}", self.screen());
            thread::sleep(CALM / 5);
        }
        self
    }

    /// Waits until the screen is as it should be.
    #[track_caller]
    pub fn wait_until(&mut self, what: &str, is_so: impl Fn(&vt100::Screen) -> bool) -> &mut Self {
        let deadline = Instant::now() + PATIENCE;
        let mut state = self.received.lock();
        while !is_so(state.parser.screen()) {
            let left = deadline.saturating_duration_since(Instant::now());
            let shown = state.parser.screen().contents();
            assert!(!left.is_zero(), "waited in vain for {what}; the screen:\n{shown}");
            assert!(!state.ended, "the program ended before {what}; the screen:\n{shown}");
            let waited = self.received.changed.wait_timeout(state, left);
            state = waited.unwrap_or_else(PoisonError::into_inner).0;
        }
        drop(state);
        self
    }

    /// The rows of the screen, without the blanks at their ends.
    pub fn rows(&self) -> Vec<String> {
        let state = self.received.lock();
        let screen = state.parser.screen();
        let rows = screen.rows(0, screen.size().1.get());
        rows.map(|row| row.trim_end().to_owned()).collect()
    }

    /// The screen as one text, without the blank rows at its end.
    pub fn screen(&self) -> String {
        self.rows().join("\n").trim_end().to_owned()
    }

    /// The row and the column of the cursor, from zero.
    pub fn cursor(&self) -> (u16, u16) {
        self.received.lock().parser.screen().cursor_position()
    }

    /// Whether the cursor can be seen.
    pub fn is_cursor_visible(&self) -> bool {
        !self.received.lock().parser.screen().hide_cursor()
    }

    /// Whether the program has asked for pastes to be marked, and not taken it back.
    pub fn marks_pastes(&self) -> bool {
        self.received.lock().parser.screen().bracketed_paste()
    }

    /// Every byte that the program has written.
    pub fn bytes(&self) -> Vec<u8> {
        self.received.lock().bytes.clone()
    }

    /// Waits until the program has ended and all that it wrote is on the screen.
    #[track_caller]
    pub fn wait_exit(&mut self) -> ExitStatus {
        let deadline = Instant::now() + PATIENCE;
        loop {
            let status = self.child.try_wait().expect("the program can be waited for");
            if let Some(status) = status {
                while !self.received.lock().ended && Instant::now() < deadline {
                    thread::sleep(Duration::from_millis(5));
                }
                return status;
            }
            assert!(Instant::now() < deadline, "the program does not end:\n{}", self.screen());
            thread::sleep(Duration::from_millis(5));
        }
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn positive(number: u16) -> NonZeroU16 {
    NonZeroU16::new(number).expect("a window has rows and columns")
}

/// Reads until the last program has closed the terminal.
fn read_all(pty: &Pty, received: &Received) {
    let mut pty = pty;
    let mut bytes = [0; 4096];
    loop {
        match pty.read(&mut bytes) {
            Ok(0) | Err(_) => return received.take(&[]),
            Ok(length) => received.take(&bytes[..length]),
        }
    }
}
