//! Shows documents in a browser on this machine, and lets it follow their changes.
//!
//! Only what was made is served, from memory, to who asks for this very address: no other site can
//! reach it by a name of its own. The one script stands in the served copy only, and its policy
//! names that script by its hash.

mod connections;
mod http;

use std::io;
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

use crate::core::words::percent_encoded;
use connections::Connections;
use http::{Answer, Request};

/// The script that follows changes.
const SCRIPT: &str = include_str!("follow.js");
/// The hash of the script, as a policy names it.
const HASH: &str = "sha256-w3khdx1irTNQjI6BF8CNzdoetGUQCMYfaTGgTKs/tcQ=";
/// What the browser asks to hear of changes.
const CHANGES: &str = "/-/changes";
/// After so long a silence the listener is told that all is well, and one that is gone is noticed.
const KEEP_ALIVE_INTERVAL: Duration = Duration::from_secs(15);

/// A document to show.
#[derive(Clone, Debug)]
pub struct Page {
    /// Its path, such as `docs/index.html`.
    pub path: String,
    /// The path as HTML, for the list of the documents.
    pub label: String,
    /// The document, without a policy of its own: that comes with the answer, which no template can
    /// alter, and one in the document would forbid the script.
    pub html: String,
}

/// Serves until the program ends.
pub struct Server {
    shared: Arc<Shared>,
}

struct Shared {
    host: SocketAddr,
    state: Mutex<State>,
    changed: Condvar,
    connections: Connections,
}

#[derive(Default)]
struct State {
    /// Raised with every change.
    number: u64,
    pages: Vec<Page>,
    trouble: Option<String>,
}

impl Server {
    /// Begins to serve on a free port of this machine alone.
    ///
    /// # Errors
    /// When there is none.
    pub fn start() -> io::Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        let shared = Arc::new(Shared {
            host: listener.local_addr()?,
            state: Mutex::default(),
            changed: Condvar::new(),
            connections: Connections::default(),
        });
        let serving = Arc::clone(&shared);
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let shared = Arc::clone(&serving);
                let Ok(number) = shared.connections.enter(&stream) else { continue };
                thread::spawn(move || {
                    let _the_other_side_has_gone = shared.serve(stream, number);
                    shared.connections.leave(number);
                });
            }
        });
        Ok(Self { shared })
    }

    /// Where it is: `http://127.0.0.1:40123/`.
    #[must_use]
    pub fn address(&self) -> String {
        format!("http://{}/", self.shared.host)
    }

    /// Shows these documents from now on.
    pub fn show(&self, pages: Vec<Page>) {
        self.shared.change(|state| {
            state.pages = pages;
            state.trouble = None;
        });
    }

    /// Says over the documents what went wrong.
    pub fn trouble(&self, told: &str) {
        self.shared.change(|state| state.trouble = Some(told.to_owned()));
    }
}

impl Shared {
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn change(&self, change: impl FnOnce(&mut State)) {
        let mut state = self.lock();
        change(&mut state);
        state.number += 1;
        drop(state);
        self.changed.notify_all();
    }

    fn serve(&self, mut stream: TcpStream, number: u64) -> io::Result<()> {
        let request = match Request::read(&mut stream)? {
            Ok(request) => request,
            Err(answer) => return answer.send(&mut stream),
        };
        self.connections.has_asked(number);
        if !self.is_meant(&request.host) {
            return Answer::refusal(403, "This is not the address of these documents.")
                .send(&mut stream);
        }
        if request.path == CHANGES {
            return self.tell_changes(&mut stream, &request.query, number);
        }
        self.answer(&request.path).send(&mut stream)
    }

    /// Whether the browser was sent to this address, and not to a name that leads here.
    fn is_meant(&self, host: &str) -> bool {
        host == self.host.to_string() || host == format!("localhost:{}", self.host.port())
    }

    fn answer(&self, path: &str) -> Answer {
        let state = self.lock();
        let number = state.number;
        let found = match (path, state.pages.as_slice()) {
            ("/", []) => Some(index_page(&[])),
            ("/", [only]) => Some(only.html.clone()),
            ("/", several) => Some(index_page(several)),
            _ => state
                .pages
                .iter()
                .find(|p| path.strip_prefix('/') == Some(&p.path))
                .map(|p| p.html.clone()),
        };
        match found {
            Some(html) => Answer::page(&page_that_follows(&html, number), &served_policy()),
            None => Answer::refusal(404, "There is no such document."),
        }
    }

    /// Tells of every change after the one that the page was made of, until the page is left.
    fn tell_changes(&self, stream: &mut TcpStream, query: &str, place: u64) -> io::Result<()> {
        let mut seen: u64 = query.strip_prefix("after=").and_then(|n| n.parse().ok()).unwrap_or(0);
        http::begin_event_stream(stream)?;
        let mut told = None;
        while self.connections.holds(place) {
            let state = self.lock();
            let news = |state: &State| {
                state.number != seen || (told != Some(state.number) && state.trouble.is_some())
            };
            let (state, _) = self
                .changed
                .wait_timeout_while(state, KEEP_ALIVE_INTERVAL, |state| !news(state))
                .unwrap_or_else(PoisonError::into_inner);
            let (is_news, number, trouble) = (news(&state), state.number, state.trouble.clone());
            drop(state);
            match (is_news, trouble) {
                (false, _) => http::send_keep_alive(stream)?,
                (true, Some(trouble)) => http::send_event(stream, "trouble", &trouble)?,
                (true, None) => http::send_event(stream, "changed", &number.to_string())?,
            }
            if is_news {
                seen = number;
                told = Some(number);
            }
        }
        Ok(())
    }
}

/// The policy of the served copy: that of the documents, and the one script.
fn served_policy() -> String {
    format!(
        "default-src 'none'; style-src 'unsafe-inline'; img-src data:; script-src '{HASH}'; \
         connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
    )
}

/// The copy that follows changes.
fn page_that_follows(html: &str, number: u64) -> String {
    format!("{html}<script data-number=\"{number}\">{SCRIPT}</script>\n")
}

/// A list of the documents, or that there is none yet.
fn index_page(pages: &[Page]) -> String {
    let mut list = String::new();
    for page in pages {
        let address = percent_encoded(&page.path);
        list += &format!("<li><a href=\"/{address}\">{}</a></li>\n", page.label);
    }
    let body = if pages.is_empty() {
        "<p>There is no HTML document yet.</p>".to_owned()
    } else {
        format!("<ul>\n{list}</ul>")
    };
    format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n<title>Documents</title>\n</head>\n\
         <body style=\"font: 1.125rem/1.5 serif; max-width: 36rem; margin: 3rem auto; padding: 0 1rem\">\n\
         <main>\n<h1>Documents</h1>\n{body}\n</main>\n</body>\n</html>\n"
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::{Read as _, Write as _};

    fn ask(host: SocketAddr) -> String {
        let mut stream = TcpStream::connect(host).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(5))).unwrap();
        stream.write_all(format!("GET / HTTP/1.1\r\nHost: {host}\r\n\r\n").as_bytes()).unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        answer
    }

    #[test]
    fn slow_connections_keep_nobody_out() {
        let server = Server::start().unwrap();
        let host = server.shared.host;
        let mut listener = TcpStream::connect(host).unwrap();
        let request = format!("GET {CHANGES} HTTP/1.1\r\nHost: {host}\r\n\r\n");
        listener.write_all(request.as_bytes()).unwrap();
        listener.set_read_timeout(Some(Duration::from_secs(5))).unwrap();
        assert!(listener.read(&mut [0; 8]).unwrap() > 0);
        let slow: Vec<_> = (0..80)
            .map(|_| {
                let mut stream = TcpStream::connect(host).unwrap();
                let _it_may_have_been_sent_away = stream.write_all(b"GET / HT");
                stream
            })
            .collect();
        for _ in 0..3 {
            assert!(ask(host).starts_with("HTTP/1.1 200 OK"));
        }
        // A page that follows changes is not sent away for them.
        server.show(Vec::new());
        let mut heard = String::new();
        while !heard.contains("event: changed") {
            let mut some = [0; 256];
            let length = listener.read(&mut some).unwrap();
            assert!(length > 0, "{heard}");
            heard += &String::from_utf8_lossy(&some[..length]);
        }
        drop(slow);
    }
}
