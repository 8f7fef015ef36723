//! `make-apart`: what this program starts for own templates, see [`apart`]. It is not for people, and
//! so the command line does not show it.

use std::io;

use crate::apart;
use crate::exit::Exit;
use crate::terminal::Screen;

/// Makes the document of the order on standard input. Without one, the number 1 says that what is
/// printed is the reason.
///
/// # Errors
/// When standard output cannot be written.
pub fn run(screen: &Screen) -> io::Result<Exit> {
    match apart::work(io::stdin().lock()) {
        Ok(text) => screen.data(&text).map(|()| Exit::Fine),
        Err(error) => screen.data(&error.to_string()).map(|()| Exit::Found),
    }
}
