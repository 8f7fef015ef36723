//! `render --watch` and `render --open`: the real program, real files, a real connection.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use crate::common::{MARKDOWN_MARK, Test};

/// Far longer than anything takes, for machines that are busy.
const PATIENCE: Duration = Duration::from_mins(1);

const CHARTER: &str = "[charter]\nformat = 1\nname = \"Stewards\"\n";

/// The program while it watches, and the lines that it says.
struct Watching {
    child: Child,
    said: Receiver<String>,
}

impl Watching {
    fn start(test: &Test, arguments: &str) -> Self {
        let mut command = test.command();
        command.arg("render").args(arguments.split(' '));
        Self::of(command)
    }

    fn of(mut command: Command) -> Self {
        let mut child = command.stdin(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap();
        let lines = BufReader::new(child.stderr.take().unwrap()).lines();
        let (tell, said) = channel();
        std::thread::spawn(move || {
            lines.map_while(Result::ok).for_each(|line| drop(tell.send(line)));
        });
        Self { child, said }
    }

    /// Waits until a line holds these words, and gives the line.
    #[track_caller]
    fn wait_for(&self, words: &str) -> String {
        let mut all = Vec::new();
        while let Ok(line) = self.said.recv_timeout(PATIENCE) {
            if line.contains(words) {
                return line;
            }
            all.push(line);
        }
        panic!("`{words}` was not said, but:\n{}", all.join("\n"));
    }

    /// Presses Ctrl-C and waits for the end.
    fn interrupt(mut self) -> i32 {
        let id = self.child.id().to_string();
        assert!(Command::new("kill").args(["-INT", &id]).status().unwrap().success());
        self.wait_for("Stopped.");
        self.child.wait().unwrap().code().unwrap()
    }
}

impl Drop for Watching {
    fn drop(&mut self) {
        let _ended_already = self.child.kill();
        let _as_well = self.child.wait();
    }
}

fn put(test: &Test, name: &str, text: &str) {
    fs::write(test.path(name), text).unwrap();
}

/// The Markdown page of which a template makes this.
fn page(made: &str) -> String {
    made.to_owned() + MARKDOWN_MARK
}

#[test]
fn every_change_is_written_and_mistakes_are_survived() {
    let test = Test::with_charter(CHARTER);
    let watching = Watching::start(&test, "--watch --format markdown");
    watching.wait_for("charter.md written");
    watching.wait_for("Watching charter.toml and what belongs to it. Ctrl-C stops.");

    put(&test, "charter.toml", &CHARTER.replace("Stewards", "Keepers"));
    watching.wait_for("charter.md written");
    assert!(test.read("charter.md").starts_with("# Keepers\n"));

    put(&test, "charter.toml", "[charter\n");
    watching.wait_for("error");
    watching.wait_for("Mend this and save it. Nothing was changed.");
    assert!(test.read("charter.md").starts_with("# Keepers\n"));
    put(&test, "charter.toml", &CHARTER.replace("Stewards", "Keepers"));
    watching.wait_for("charter.md unchanged");

    // As editors do it: a new file takes the place of the old one.
    put(&test, "new.toml", &CHARTER.replace("Stewards", "Menders"));
    fs::rename(test.path("new.toml"), test.path("charter.toml")).unwrap();
    watching.wait_for("charter.md written");
    assert!(test.read("charter.md").starts_with("# Menders\n"));

    fs::remove_file(test.path("charter.toml")).unwrap();
    watching.wait_for("there is no file");
    put(&test, "charter.toml", &CHARTER.replace("Stewards", "Returned"));
    watching.wait_for("charter.md written");
    assert!(test.read("charter.md").starts_with("# Returned\n"));

    assert_eq!(watching.interrupt(), 130);
}

#[test]
fn a_page_by_hand_is_not_replaced_while_watching() {
    let test = Test::with_charter(CHARTER).file("charter.md", "Mine\n");
    let watching = Watching::start(&test, "--watch --format markdown");
    watching.wait_for("`charter.md` was not made by `copcharter render`");
    watching.wait_for("Watching charter.toml");
    put(&test, "charter.toml", &CHARTER.replace("Stewards", "Keepers"));
    watching.wait_for("`charter.md` was not made by `copcharter render`");
    assert_eq!(test.read("charter.md"), "Mine\n");
    fs::rename(test.path("charter.md"), test.path("mine.md")).unwrap();
    put(&test, "charter.toml", &CHARTER.replace("Stewards", "Menders"));
    watching.wait_for("charter.md written");
    assert_eq!(watching.interrupt(), 130);

    put(&test, "charter.md", "Mine\n");
    let watching = Watching::start(&test, "--watch --force --format markdown");
    watching.wait_for("charter.md written");
    assert_eq!(watching.interrupt(), 130);
}

#[test]
fn templates_and_the_logo_are_watched_from_when_they_are_named() {
    let test = Test::with_charter(CHARTER);
    let watching = Watching::start(&test, "--watch");
    watching.wait_for("Watching");
    fs::create_dir_all(test.path("own/look/parts")).unwrap();
    put(&test, "own/look/charter.md", "{% include \"parts/a.md\" %}");
    put(&test, "own/look/parts/a.md", "One\n");
    put(
        &test,
        "charter.toml",
        &format!("{CHARTER}[publish]\ntemplates = \"own/look\"\nlogo = \"logo.svg\"\n"),
    );
    watching.wait_for("the logo");
    put(&test, "logo.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
    watching.wait_for("charter.html written");
    assert_eq!(test.read("charter.md"), page("One\n"));

    put(&test, "own/look/parts/a.md", "Two {{ nothing }}\n");
    watching.wait_for("`nothing` is not defined");
    put(&test, "own/look/parts/a.md", "Three\n");
    watching.wait_for("charter.md written");
    assert_eq!(test.read("charter.md"), page("Three\n"));

    // The folder goes and comes back.
    fs::rename(test.path("own"), test.path("away")).unwrap();
    watching.wait_for("cannot be read");
    put(&test, "away/look/parts/a.md", "Four\n");
    fs::rename(test.path("away"), test.path("own")).unwrap();
    watching.wait_for("charter.md written");
    assert_eq!(test.read("charter.md"), page("Four\n"));
    put(&test, "own/look/parts/a.md", "Five\n");
    watching.wait_for("charter.md written");
    assert_eq!(test.read("charter.md"), page("Five\n"));
    assert_eq!(watching.interrupt(), 130);
}

#[test]
fn without_a_charter_there_is_nothing_to_watch() {
    let (_, err) = Test::new().run_with("render --watch").status(2).whatever_it_says().output();
    assert!(err.contains("there is no charter.toml"), "{err}");
}

#[test]
fn ctrl_c_in_a_terminal_ends_it_and_leaves_the_cursor() {
    let test = Test::with_charter(CHARTER).run_with("render --watch");
    let mut terminal = crate::common::terminal::Terminal::start(test.command(), 12, 60);
    terminal.wait_for("Ctrl-C stops.").press(crate::common::terminal::Key::Ctrl('c'));
    assert_eq!(terminal.wait_exit().code(), Some(130));
    assert!(terminal.screen().contains("Stopped.") && terminal.is_cursor_visible());
}

/// A browser that notes what it was sent to.
fn with_browser(test: &Test, arguments: &str) -> Command {
    let mut command = test.command();
    command.arg("render").args(arguments.split(' '));
    put(test, "browser", "#!/bin/sh\nprintf '%s\\n' \"$@\" >> sent\n");
    let mut mode = fs::metadata(test.path("browser")).unwrap().permissions();
    std::os::unix::fs::PermissionsExt::set_mode(&mut mode, 0o755);
    fs::set_permissions(test.path("browser"), mode).unwrap();
    command.env("BROWSER", format!("'{}' --new %s", test.path("browser").display()));
    command
}

#[test]
fn open_shows_the_html() {
    let test = Test::with_charter(CHARTER);
    let output = with_browser(&test, "--open --out with#space").output().unwrap();
    assert_eq!(output.status.code(), Some(0), "{}", test.said(&output.stderr));
    assert!(test.said(&output.stderr).ends_with("charter.html opened\n"));
    let sent = test.said(test.read("sent").as_bytes());
    assert_eq!(sent, "--new\nfile://[FOLDER]/with%23space/charter.html\n");
    let mut command = with_browser(&test, "--open");
    let output = command.env("BROWSER", "/no/such/browser").env("PATH", "").output().unwrap();
    let said = test.said(&output.stderr);
    assert!(said.contains("warning: no browser could be started") && !said.contains("opened"));
    let output = with_browser(&test, "--open --format markdown").output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(test.said(&output.stderr).contains("there is no HTML document to open"));
}

/// Sends a request and reads all that comes back.
fn exchange(port: u16, request: &str) -> String {
    let mut stream = connect(port);
    stream.write_all(request.as_bytes()).unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    answer
}

fn connect(port: u16) -> TcpStream {
    let stream = TcpStream::connect(("127.0.0.1", port)).unwrap();
    stream.set_read_timeout(Some(PATIENCE)).unwrap();
    stream
}

fn get(port: u16, path: &str) -> String {
    exchange(port, &format!("GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n"))
}

#[track_caller]
fn status(answer: &str) -> &str {
    answer.split(' ').nth(1).unwrap_or_else(|| panic!("no answer: {answer}"))
}

fn serving(test: &Test, more: &str) -> (Watching, u16) {
    let watching = Watching::of(with_browser(test, &format!("--watch --open{more}")));
    let line = watching.wait_for("shows it, and follows the changes.");
    let port = line.trim_start_matches("http://127.0.0.1:").split('/').next().unwrap();
    watching.wait_for("Ctrl-C stops.");
    (watching, port.parse().unwrap())
}

/// The next piece of news from a connection to the changes.
fn news(lines: &mut impl Iterator<Item = String>) -> (String, String) {
    let mut event = String::new();
    let mut data = Vec::new();
    for line in lines {
        if let Some(name) = line.strip_prefix("event: ") {
            name.clone_into(&mut event);
        } else if let Some(text) = line.strip_prefix("data: ") {
            data.push(text.to_owned());
        } else if line.is_empty() && !event.is_empty() {
            break;
        }
    }
    (event, data.join("\n"))
}

#[test]
fn the_browser_is_served_and_follows() {
    let test = Test::with_charter(CHARTER);
    let (watching, port) = serving(&test, "");
    assert_eq!(test.read("sent"), format!("--new\nhttp://127.0.0.1:{port}/\n"));
    let page = get(port, "/");
    assert_eq!(status(&page), "200");
    assert!(page.contains("<h1>Stewards</h1>"), "{page}");
    // The script is in the served copy only, and its policy with it.
    assert!(page.contains("script-src 'sha256-") && page.contains("new EventSource"));
    assert!(!page.contains("<meta http-equiv=\"Content-Security-Policy\""));
    assert!(!test.read("charter.html").contains("<script"));
    assert!(test.read("charter.html").contains("Content-Security-Policy"));
    assert!(get(port, "/charter.html").ends_with(page.split("\r\n\r\n").nth(1).unwrap()));

    let number = page.split("data-number=\"").nth(1).unwrap().split('"').next().unwrap();
    let mut stream = connect(port);
    write!(stream, "GET /-/changes?after={number} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n")
        .unwrap();
    let mut lines = BufReader::new(stream).lines().map_while(Result::ok);
    assert_eq!(lines.next().unwrap(), "HTTP/1.1 200 OK");

    put(&test, "charter.toml", &CHARTER.replace("Stewards", "Keepers"));
    assert_eq!(news(&mut lines).0, "changed");
    assert!(get(port, "/").contains("<h1>Keepers</h1>"));

    put(&test, "charter.toml", "[charter\n");
    let (event, told) = news(&mut lines);
    assert_eq!(event, "trouble");
    assert!(told.contains("charter.toml:1"), "{told}");
    // The last good page is still there, and a browser that comes now hears of the trouble.
    assert!(get(port, "/").contains("<h1>Keepers</h1>"));
    put(&test, "charter.toml", &CHARTER.replace("name = ", "language = 3\nname = "));
    let (event, told) = news(&mut lines);
    assert_eq!(event, "trouble");
    assert!(told.contains("language = 3") && told.contains("cannot be read whole"), "{told}");
    put(&test, "charter.toml", CHARTER);
    assert_eq!(news(&mut lines).0, "changed");

    // A team's own questions count as well.
    put(&test, "questions.toml", "[questions\n");
    assert_eq!(news(&mut lines).0, "trouble");
    put(&test, "questions.toml", "");
    assert_eq!(news(&mut lines).0, "changed");

    assert_eq!(watching.interrupt(), 130);
    assert!(TcpStream::connect(("127.0.0.1", port)).is_err(), "the port is free again");
}

#[test]
fn nothing_else_is_served_and_to_nobody_else() {
    let outputs = "[publish]\noutputs = [{ path = \"docs/index.html\" }, { path = \"docs/für alle.html\", document = \"overview\" }, { path = \"a.md\" }]\n";
    let test = Test::with_charter(format!("{CHARTER}{outputs}"));
    let (watching, port) = serving(&test, "");
    let index = get(port, "/");
    assert!(index.contains("<a href=\"/docs/index.html\">docs/index.html</a>"), "{index}");
    assert!(index.contains("<a href=\"/docs/f%C3%BCr%20alle.html\">docs/für alle.html</a>"));
    assert_eq!(status(&get(port, "/docs/f%C3%BCr%20alle.html")), "200");
    for path in [
        "/charter.toml",
        "/a.md",
        "/docs/../charter.toml",
        "/docs/%2e%2e/charter.toml",
        "/..%2fcharter.toml",
        "//etc/passwd",
        "/%2Fetc%2Fpasswd",
        "/docs/",
        "/docs/index.html/",
        "/-/",
    ] {
        assert_eq!(status(&get(port, path)), "404", "{path}");
    }
    let host = format!("127.0.0.1:{port}");
    for (request, code) in [
        ("GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n".to_owned(), "403"),
        (format!("GET / HTTP/1.1\r\nHost: evil.example:{port}\r\n\r\n"), "403"),
        ("GET /-/changes HTTP/1.1\r\nHost: evil.example\r\n\r\n".to_owned(), "403"),
        ("GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".to_owned(), "403"),
        ("GET / HTTP/1.1\r\n\r\n".to_owned(), "400"),
        (format!("POST / HTTP/1.1\r\nHost: {host}\r\n\r\n"), "405"),
        (format!("GET http://{host}/ HTTP/1.1\r\nHost: {host}\r\n\r\n"), "400"),
        (format!("GET / HTTP/1.1\r\nHost: localhost:{port}\r\n\r\n"), "200"),
    ] {
        assert_eq!(status(&exchange(port, &request)), code, "{request}");
    }
    let long = format!("GET /{} HTTP/1.1\r\nHost: {host}\r\n\r\n", "a".repeat(16 * 1024));
    let mut stream = connect(port);
    let _cut_short = stream.write_all(long.as_bytes());
    let mut answer = Vec::new();
    let _reset = stream.read_to_end(&mut answer);
    assert!(answer.is_empty() || answer.starts_with(b"HTTP/1.1 431"));
    assert_eq!(status(&get(port, "/")), "200");
    assert_eq!(watching.interrupt(), 130);
}

#[test]
fn a_mistake_from_the_beginning_is_told_in_the_page() {
    let test = Test::with_charter("[charter\n");
    let (watching, port) = serving(&test, " --format html");
    let page = get(port, "/");
    assert!(page.contains("There is no HTML document yet."), "{page}");
    put(&test, "charter.toml", CHARTER);
    watching.wait_for("charter.html written");
    assert_eq!(watching.interrupt(), 130);
}

/// The hash in the policy is that of the script; a browser would not run it otherwise.
#[test]
fn the_policy_names_the_script() {
    let (program, arguments): (_, &[_]) =
        if cfg!(target_os = "macos") { ("shasum", &["-a", "256"]) } else { ("sha256sum", &[]) };
    let summed =
        Command::new(program).args(arguments).arg("src/io/live/serve/follow.js").output().unwrap();
    let summed = String::from_utf8(summed.stdout).unwrap();
    let source = fs::read_to_string("src/io/live/serve/mod.rs").unwrap();
    let named = source.split("\"sha256-").nth(1).unwrap().split('"').next().unwrap();
    let digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let bits: String = named
        .trim_end_matches('=')
        .chars()
        .map(|digit| format!("{:06b}", digits.find(digit).unwrap()))
        .collect();
    let hex: String = (0..64)
        .map(|n| format!("{:x}", u8::from_str_radix(&bits[4 * n..4 * n + 4], 2).unwrap()))
        .collect();
    assert_eq!(
        hex,
        summed.split(' ').next().unwrap(),
        "the hash in src/io/live/serve/mod.rs is old"
    );
}
