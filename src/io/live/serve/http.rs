//! As much of HTTP as one browser on this machine needs: one request a connection, GET only.

use std::io::{self, Read, Write};
use std::net::TcpStream;
use std::time::{Duration, Instant};

use crate::core::words::percent_decoded;

/// Maximum size of a request's head in bytes.
const MAX_HEAD_BYTES: usize = 16 * 1024;
/// How long a request may take to come in, and an answer to go out.
const REQUEST_TIMEOUT: Duration = Duration::from_secs(10);

/// What is asked for.
pub(super) struct Request {
    /// The path, decoded: `/docs/index.html`.
    pub(super) path: String,
    /// What stands behind the question mark, as it is.
    pub(super) query: String,
    /// The address that the browser was sent to.
    pub(super) host: String,
}

/// What is answered.
pub(super) struct Answer {
    status: u16,
    headers: String,
    body: String,
}

impl Request {
    /// Reads a request; one that is not understood has its answer already.
    pub(super) fn read(stream: &mut TcpStream) -> io::Result<Result<Self, Answer>> {
        let deadline = Instant::now() + REQUEST_TIMEOUT;
        stream.set_write_timeout(Some(REQUEST_TIMEOUT))?;
        let mut head = Vec::new();
        let mut some = [0; 1024];
        while !head.windows(4).any(|four| four == b"\r\n\r\n") {
            if head.len() >= MAX_HEAD_BYTES {
                return Ok(Err(Answer::refusal(431, "The request is too long.")));
            }
            // One that sends a byte now and then does not get more time by it.
            let left = deadline.saturating_duration_since(Instant::now());
            stream.set_read_timeout(Some(left.max(Duration::from_millis(1))))?;
            match stream.read(&mut some)? {
                _ if left.is_zero() => return Err(io::ErrorKind::TimedOut.into()),
                0 => return Err(io::ErrorKind::UnexpectedEof.into()),
                n => head.extend_from_slice(&some[..n]),
            }
        }
        Ok(Self::parse(&head))
    }

    fn parse(head: &[u8]) -> Result<Self, Answer> {
        let wrong = || Answer::refusal(400, "The request is not understood.");
        let head = std::str::from_utf8(head).map_err(|_| wrong())?;
        let mut lines = head.split("\r\n");
        let mut words = lines.next().unwrap_or_default().split(' ');
        let (Some(method), Some(target), Some(version), None) =
            (words.next(), words.next(), words.next(), words.next())
        else {
            return Err(wrong());
        };
        if method != "GET" {
            return Err(Answer::refusal(405, "Documents can only be read."));
        }
        if !version.starts_with("HTTP/1.") || !target.starts_with('/') {
            return Err(wrong());
        }
        let hosts = lines.filter_map(|line| line.split_once(':'));
        let mut hosts = hosts.filter(|(name, _)| name.eq_ignore_ascii_case("host"));
        let (Some((_, host)), None) = (hosts.next(), hosts.next()) else { return Err(wrong()) };
        let (path, query) = target.split_once('?').unwrap_or((target, ""));
        let path = percent_decoded(path).ok_or_else(wrong)?;
        Ok(Self { path, query: query.to_owned(), host: host.trim().to_owned() })
    }
}

impl Answer {
    /// A page with a policy of its own.
    pub(super) fn page(html: &str, policy: &str) -> Self {
        let headers = format!(
            "Content-Type: text/html; charset=utf-8\r\nContent-Security-Policy: {policy}\r\n"
        );
        Self { status: 200, headers, body: html.to_owned() }
    }

    /// Why there is nothing.
    pub(super) fn refusal(status: u16, why: &str) -> Self {
        let headers = "Content-Type: text/plain; charset=utf-8\r\n".to_owned();
        Self { status, headers, body: format!("{why}\n") }
    }

    pub(super) fn send(&self, stream: &mut TcpStream) -> io::Result<()> {
        let reason = match self.status {
            200 => "OK",
            400 => "Bad Request",
            403 => "Forbidden",
            404 => "Not Found",
            405 => "Method Not Allowed",
            _ => "Refused",
        };
        let head = format!(
            "HTTP/1.1 {} {reason}\r\n{}Content-Length: {}\r\n{COMMON}\r\n",
            self.status,
            self.headers,
            self.body.len()
        );
        stream.write_all(head.as_bytes())?;
        stream.write_all(self.body.as_bytes())?;
        stream.flush()
    }
}

/// Nothing is kept, guessed, or shown to other sites.
const COMMON: &str = "Cache-Control: no-store\r\nX-Content-Type-Options: nosniff\r\n\
    Referrer-Policy: no-referrer\r\nCross-Origin-Resource-Policy: same-origin\r\n\
    Connection: close\r\n";

/// The beginning of an answer that goes on as long as there is news.
pub(super) fn begin_event_stream(stream: &mut TcpStream) -> io::Result<()> {
    let head =
        format!("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n{COMMON}\r\nretry: 500\n\n");
    stream.write_all(head.as_bytes())?;
    stream.flush()
}

/// One piece of news; every line of it is sent as such.
pub(super) fn send_event(stream: &mut TcpStream, name: &str, text: &str) -> io::Result<()> {
    let lines: String = text.lines().map(|line| format!("data: {line}\n")).collect();
    stream.write_all(format!("event: {name}\n{lines}\n").as_bytes())?;
    stream.flush()
}

/// Nothing, so that the other side is known to be there.
pub(super) fn send_keep_alive(stream: &mut TcpStream) -> io::Result<()> {
    stream.write_all(b":\n\n")?;
    stream.flush()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn status(head: &str) -> u16 {
        Request::parse(head.as_bytes()).map_or_else(|answer| answer.status, |_| 200)
    }

    #[test]
    fn requests_are_read() {
        let head = "GET /my%20docs/%C3%A9.html?after=3 HTTP/1.1\r\nhOst: 127.0.0.1:8000 \r\n\r\n";
        let Ok(request) = Request::parse(head.as_bytes()) else { panic!("it is a request") };
        assert_eq!(request.path, "/my docs/é.html");
        assert_eq!((request.query.as_str(), request.host.as_str()), ("after=3", "127.0.0.1:8000"));
    }

    #[test]
    fn what_is_no_request_is_refused() {
        for (head, code) in [
            ("POST / HTTP/1.1\r\nHost: a\r\n\r\n", 405),
            ("GET / HTTP/1.1\r\n\r\n", 400),
            ("GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", 400),
            ("GET http://a/ HTTP/1.1\r\nHost: a\r\n\r\n", 400),
            ("GET /%zz HTTP/1.1\r\nHost: a\r\n\r\n", 400),
            ("GET /%ff HTTP/1.1\r\nHost: a\r\n\r\n", 400),
            ("GET /a b HTTP/1.1\r\nHost: a\r\n\r\n", 400),
            ("\r\n\r\n", 400),
        ] {
            assert_eq!(status(head), code, "{head}");
        }
    }
}
