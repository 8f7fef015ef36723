//! Who is connected. When all places are taken the one who has kept us waiting longest gives up its own,
//! so that nobody can keep others out by being slow.

use std::io;
use std::net::{Shutdown, TcpStream};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// Maximum number of connections at a time.
const MAX_CONNECTIONS: usize = 32;

/// The open connections, the oldest first.
#[derive(Default)]
pub(super) struct Connections(Mutex<Open>);

#[derive(Default)]
struct Open {
    next: u64,
    places: Vec<Place>,
}

struct Place {
    number: u64,
    stream: TcpStream,
    /// Whether it has said what it wants.
    has_asked: bool,
}

impl Connections {
    /// Gives a new connection a place, if need be that of another one, which is closed: the oldest that has
    /// not asked for anything yet, or else the oldest. Returns the number of the place.
    ///
    /// # Errors
    /// When the system has no handle left for it.
    pub(super) fn enter(&self, stream: &TcpStream) -> io::Result<u64> {
        let stream = stream.try_clone()?;
        let mut open = self.lock();
        if open.places.len() >= MAX_CONNECTIONS {
            let idle = open.places.iter().position(|place| !place.has_asked);
            let gone = open.places.remove(idle.unwrap_or(0));
            let _closed_already = gone.stream.shutdown(Shutdown::Both);
        }
        let number = open.next;
        open.next += 1;
        open.places.push(Place { number, stream, has_asked: false });
        Ok(number)
    }

    /// The one at this place has said what it wants.
    pub(super) fn has_asked(&self, number: u64) {
        let mut open = self.lock();
        open.places.iter_mut().filter(|p| p.number == number).for_each(|p| p.has_asked = true);
    }

    /// Whether the one at this place was not sent away.
    pub(super) fn holds(&self, number: u64) -> bool {
        self.lock().places.iter().any(|place| place.number == number)
    }

    /// The place is free again.
    pub(super) fn leave(&self, number: u64) {
        self.lock().places.retain(|place| place.number != number);
    }

    fn lock(&self) -> MutexGuard<'_, Open> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
