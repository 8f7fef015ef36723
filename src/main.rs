//! Asks and publishes the charter of a community of practice.

use std::process::ExitCode;

fn main() -> ExitCode {
    copcharter::cli::run(std::env::args_os()).into()
}
