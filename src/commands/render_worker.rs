//! `render-worker`: what this program starts for own templates, see [`sandbox`]. It is not for people, and
//! so the command line does not show it.

use std::io;

use crate::exit::Exit;
use crate::io::sandbox;
use crate::output::render::{RenderError, RenderJob};
use crate::terminal::Screen;

/// Makes the document of the order on standard input. Without one, the number 1 says that what is
/// printed is the reason.
///
/// # Errors
/// When standard output cannot be written.
pub fn run(screen: &Screen) -> io::Result<Exit> {
    sandbox::limit_child_process();
    let order: Result<RenderJob, _> = serde_json::from_reader(io::stdin().lock());
    let made = order.map_err(|e| RenderError::Template(e.to_string())).and_then(RenderJob::make);
    match made {
        Ok(text) => screen.data(&text).map(|()| Exit::Fine),
        Err(error) => screen.data(&error.to_string()).map(|()| Exit::Found),
    }
}
