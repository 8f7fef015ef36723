//! Lines of input, read by a thread so that a Ctrl-C is heard while nothing is typed.
//!
//! The standard library goes on reading when a signal arrives, and cannot be told to stop. The
//! thread reads only what it is asked for: what follows belongs to whoever reads next.

use crate::core::limits::MAX_ANSWER_BYTES;
use std::io::{self, BufRead, Read};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::Duration;

use super::signals::{Signal, take_signal};

/// What came in.
#[derive(Debug)]
pub(super) enum Line {
    /// A line, without its end.
    Text(String),
    /// The beginning of a line, before the input ended.
    Unfinished(String),
    /// A line that is too long; it was read to its end and dropped.
    TooLong,
    /// A line that is no UTF-8.
    NoText,
    /// The end of the input.
    End,
    /// Ctrl-C, or another signal that ends the program.
    Stopped(Signal),
}

/// Where lines come from.
pub(super) struct Input {
    wanted: Sender<()>,
    lines: Receiver<io::Result<Line>>,
}

impl Input {
    pub(super) fn new(mut source: impl BufRead + Send + 'static) -> Self {
        let (wanted, requests) = channel();
        let (answers, lines) = channel();
        thread::spawn(move || {
            while requests.recv().is_ok() && answers.send(read_typed_line(&mut source)).is_ok() {}
        });
        Self { wanted, lines }
    }

    /// The next line.
    pub(super) fn next(&mut self) -> io::Result<Line> {
        if let Some(signal) = take_signal() {
            return Ok(Line::Stopped(signal));
        }
        if self.wanted.send(()).is_err() {
            return Ok(Line::End);
        }
        loop {
            match self.lines.recv_timeout(Duration::from_millis(50)) {
                Ok(line) => return line,
                Err(RecvTimeoutError::Disconnected) => return Ok(Line::End),
                Err(RecvTimeoutError::Timeout) => {
                    if let Some(signal) = take_signal() {
                        return Ok(Line::Stopped(signal));
                    }
                }
            }
        }
    }
}

fn read_typed_line(source: &mut impl BufRead) -> io::Result<Line> {
    let mut bytes = Vec::new();
    // Room for the end of the line, which may be two bytes.
    let limit = MAX_ANSWER_BYTES as u64 + 2;
    if source.take(limit).read_until(b'\n', &mut bytes)? == 0 {
        return Ok(Line::End);
    }
    let is_whole = bytes.ends_with(b"\n") || (bytes.len() as u64) < limit;
    let is_finished = bytes.ends_with(b"\n");
    while bytes.last().is_some_and(|byte| matches!(byte, b'\n' | b'\r')) {
        bytes.pop();
    }
    if !is_whole || bytes.len() > MAX_ANSWER_BYTES {
        if !is_whole {
            drop_typed_line(source)?;
        }
        return Ok(Line::TooLong);
    }
    let line = if is_finished { Line::Text } else { Line::Unfinished };
    Ok(String::from_utf8(bytes).map_or(Line::NoText, line))
}

/// Reads to the end of the line without keeping it.
fn drop_typed_line(source: &mut impl BufRead) -> io::Result<()> {
    loop {
        let bytes = source.fill_buf()?;
        let end = bytes.iter().position(|byte| *byte == b'\n');
        let length = end.map_or(bytes.len(), |at| at + 1);
        if length == 0 {
            return Ok(());
        }
        source.consume(length);
        if end.is_some() {
            return Ok(());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Cursor;

    fn lines(bytes: &[u8]) -> Vec<String> {
        let mut input = Input::new(Cursor::new(bytes.to_vec()));
        let next = || match input.next() {
            Ok(Line::End) | Err(_) => None,
            Ok(line) => Some(format!("{line:?}")),
        };
        std::iter::from_fn(next).collect()
    }

    #[test]
    fn lines_end_in_any_way() {
        assert_eq!(lines(b"a\r\n\nb"), [r#"Text("a")"#, r#"Text("")"#, r#"Unfinished("b")"#]);
        assert_eq!(lines(b"\xff\nb\n"), ["NoText", r#"Text("b")"#]);
        assert!(lines(b"").is_empty());
    }

    #[test]
    fn a_line_has_a_limit() {
        let line = |length: usize| [vec![b'a'; length], b"\nb\n".to_vec()].concat();
        assert!(lines(&line(MAX_ANSWER_BYTES))[0].starts_with("Text"));
        for length in
            [MAX_ANSWER_BYTES + 1, MAX_ANSWER_BYTES + 2, MAX_ANSWER_BYTES + 3, 3 * MAX_ANSWER_BYTES]
        {
            assert_eq!(lines(&line(length)), ["TooLong", r#"Text("b")"#], "{length}");
        }
        assert_eq!(lines(&vec![b'a'; MAX_ANSWER_BYTES + 9]), ["TooLong"]);
    }
}
