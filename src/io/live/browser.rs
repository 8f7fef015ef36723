//! Opens an address in the reader's browser, without a shell.

use std::ffi::OsString;
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::Duration;

use crate::core::words::percent_encoded;

/// Number of times, and how far apart, a browser is looked at that may fail to start.
const MAX_LOOKS: u32 = 10;
const LOOK_INTERVAL: Duration = Duration::from_millis(30);

/// Opens an address. `wish` is the list of commands in `BROWSER`, separated by colons, in which `%s`
/// stands for the address; without one, the system knows the browser. Returns whether a command
/// could be started and did not fail at once.
#[must_use]
pub fn open_in_browser(address: &str, wish: Option<&str>) -> bool {
    let wished =
        wish.unwrap_or_default().split(':').filter_map(|words| browser_command(words, address));
    wished.chain(system_browser(address)).any(|mut command| start_detached(&mut command))
}

/// The command in some words, with the address in its place or at the end.
fn browser_command(words: &str, address: &str) -> Option<Command> {
    let words = shell_words::split(words).ok()?;
    let (program, arguments) = words.split_first()?;
    let mut command = Command::new(program);
    command.args(arguments.iter().map(|argument| argument.replace("%s", address)));
    if !arguments.iter().any(|argument| argument.contains("%s")) {
        command.arg(address);
    }
    Some(command)
}

fn system_browser(address: &str) -> Vec<Command> {
    let commands: &[&[&str]] = if cfg!(windows) {
        &[&["rundll32", "url.dll,FileProtocolHandler"]]
    } else if cfg!(target_os = "macos") {
        &[&["open"]]
    } else {
        &[&["xdg-open"], &["wslview"], &["gio", "open"]]
    };
    let with_address = |words: &&[&str]| {
        let mut command = Command::new(words[0]);
        command.args(&words[1..]).arg(address);
        command
    };
    commands.iter().map(with_address).collect()
}

/// Starts a command that may go on for as long as it likes.
fn start_detached(command: &mut Command) -> bool {
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    let Ok(mut child) = command.spawn() else { return false };
    for _ in 0..MAX_LOOKS {
        match child.try_wait() {
            Ok(Some(status)) => return status.success(),
            Ok(None) => sleep(LOOK_INTERVAL),
            Err(_) => return false,
        }
    }
    true
}

/// The address of a file, from its whole path.
#[must_use]
pub fn file_url(path: &Path) -> String {
    let path = OsString::from(path).to_string_lossy().replace('\\', "/");
    let slash = if path.starts_with('/') { "" } else { "/" };
    format!("file://{slash}{}", percent_encoded(&path))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(command: &Command) -> Vec<String> {
        let all = std::iter::once(command.get_program()).chain(command.get_args());
        all.map(|word| word.to_string_lossy().into_owned()).collect()
    }

    #[test]
    fn the_address_takes_its_place() {
        let put = |line: &str| words(&browser_command(line, "http://a/?b&c").expect("a command"));
        assert_eq!(put("firefox"), ["firefox", "http://a/?b&c"]);
        assert_eq!(put("'my browser' --new %s -x"), ["my browser", "--new", "http://a/?b&c", "-x"]);
        assert!(browser_command("", "a").is_none() && browser_command("'", "a").is_none());
    }

    #[test]
    fn addresses_of_files_are_whole() {
        let address = file_url(Path::new("/home/ana/my charter/é#1.html"));
        assert_eq!(address, "file:///home/ana/my%20charter/%C3%A9%231.html");
    }
}
