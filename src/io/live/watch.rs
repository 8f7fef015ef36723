//! Waits for files to change.
//!
//! Editors replace files, move them away and back, and write in several steps, so the folders of the
//! files are watched and not the files, and what comes in quick succession counts once. Where the
//! system cannot tell of changes, the folders are looked at from time to time.

use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::Duration;

use notify::{Config, Event, EventKind, PollWatcher, RecommendedWatcher, RecursiveMode, Watcher};

/// As long as changes follow one another as closely as this, they are one.
const SETTLE_TIME: Duration = Duration::from_millis(60);
/// Maximum number of times that further changes are waited for.
const MAX_SETTLE_ROUNDS: usize = 30;
/// How often folders are looked at where the system tells of nothing.
const POLL_INTERVAL: Duration = Duration::from_secs(1);

/// What ends the waiting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Woken {
    /// A file that is followed was changed, made or taken away.
    Changed,
    /// Somebody has rung the [`WakeHandle`].
    Rung,
}

/// What is watched: files, and folders with all that is in them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sources {
    /// Files, there or not.
    pub files: Vec<PathBuf>,
    /// Folders, there or not.
    pub folders: Vec<PathBuf>,
}

/// Follows files.
pub struct Watch {
    watcher: Box<dyn Watcher>,
    sender: Sender<Told>,
    told: Receiver<Told>,
    folders: BTreeSet<(PathBuf, bool)>,
    wanted: Vec<PathBuf>,
}

/// Ends the waiting of a [`Watch`] from anywhere.
pub struct WakeHandle(Sender<Told>);

enum Told {
    Touched(Vec<PathBuf>),
    Unsure,
    Rung,
}

impl Watch {
    /// Follows nothing yet.
    ///
    /// # Errors
    /// When neither way of watching is to be had.
    pub fn new() -> io::Result<Self> {
        let (sender, told) = channel();
        let recommended = RecommendedWatcher::new(event_sender(&sender), Config::default());
        let watcher: Box<dyn Watcher> = match recommended {
            Ok(watcher) => Box::new(watcher),
            Err(_) => polling_watcher(&sender)?,
        };
        Ok(Self { watcher, sender, told, folders: BTreeSet::new(), wanted: Vec::new() })
    }

    /// What ends the waiting.
    #[must_use]
    pub fn bell(&self) -> WakeHandle {
        WakeHandle(self.sender.clone())
    }

    /// Follows these from now on, and nothing else. To be called again after every change: what was
    /// gone and is back would not be followed else.
    ///
    /// # Errors
    /// When the system does not let a folder be watched, in either way.
    pub fn follow(&mut self, sources: &Sources) -> io::Result<()> {
        let mut folders = BTreeSet::new();
        self.wanted.clear();
        for file in &sources.files {
            self.want(file, &mut folders);
            // Behind a link, the file itself is what changes.
            if let Ok(target) = file.canonicalize() {
                self.want(&target, &mut folders);
            }
        }
        for folder in &sources.folders {
            self.want(folder, &mut folders);
            if let Ok(whole) = folder.canonicalize() {
                folders.insert((whole, true));
            }
        }
        for (gone, _) in self.folders.difference(&folders) {
            let _not_there_any_more = self.watcher.unwatch(gone);
        }
        self.folders = folders;
        if self.watch_all().is_err() {
            // Too many are watched on this machine, or the disk is another machine's.
            self.watcher = polling_watcher(&self.sender)?;
            self.watch_all()?;
        }
        Ok(())
    }

    /// Wants a path, and watches the nearest folder over it that is there.
    fn want(&mut self, path: &Path, folders: &mut BTreeSet<(PathBuf, bool)>) {
        for above in path.ancestors().skip(1) {
            // The system tells of whole paths without links.
            if let Ok(whole) = above.canonicalize()
                && let Ok(below) = path.strip_prefix(above)
            {
                self.wanted.push(whole.join(below));
                folders.insert((whole, false));
                return;
            }
        }
    }

    fn watch_all(&mut self) -> io::Result<()> {
        // A folder that is wanted with all that is in it comes last, and wins.
        for (folder, whole) in &self.folders {
            let mode = if *whole { RecursiveMode::Recursive } else { RecursiveMode::NonRecursive };
            match self.watcher.watch(folder, mode) {
                Err(error) if folder.is_dir() => return Err(io::Error::other(error)),
                _ => {}
            }
        }
        Ok(())
    }

    /// Waits until something that is followed changes and then calms down.
    #[must_use]
    pub fn wait(&self) -> Woken {
        loop {
            match self.told.recv() {
                Ok(Told::Rung) | Err(_) => return Woken::Rung,
                Ok(told) if self.matters(&told) => break,
                Ok(_) => {}
            }
        }
        for _ in 0..MAX_SETTLE_ROUNDS {
            match self.told.recv_timeout(SETTLE_TIME) {
                Ok(Told::Rung) => return Woken::Rung,
                Ok(_) => {}
                Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => break,
            }
        }
        Woken::Changed
    }

    /// Whether it is about what is wanted: that itself, something in it, or a folder over it.
    fn matters(&self, told: &Told) -> bool {
        let near = |path: &PathBuf| {
            self.wanted.iter().any(|wanted| path.starts_with(wanted) || wanted.starts_with(path))
        };
        match told {
            Told::Touched(paths) => paths.iter().any(near),
            Told::Unsure | Told::Rung => true,
        }
    }
}

impl WakeHandle {
    /// Ends the waiting.
    pub fn ring(&self) {
        let _nobody_waits_any_more = self.0.send(Told::Rung);
    }
}

fn polling_watcher(sender: &Sender<Told>) -> io::Result<Box<dyn Watcher>> {
    let config = Config::default().with_poll_interval(POLL_INTERVAL).with_compare_contents(true);
    let watcher = PollWatcher::new(event_sender(sender), config).map_err(io::Error::other)?;
    Ok(Box::new(watcher))
}

/// Passes on what the system tells. That a file was read is no change, and we read them ourselves.
fn event_sender(sender: &Sender<Told>) -> impl Fn(notify::Result<Event>) + Send + 'static {
    let sender = sender.clone();
    move |event| {
        let told = match event {
            Ok(event) if matches!(event.kind, EventKind::Access(_)) => return,
            Ok(event) if event.need_rescan() => Told::Unsure,
            Ok(event) => Told::Touched(event.paths),
            Err(_) => Told::Unsure,
        };
        let _nobody_waits_any_more = sender.send(told);
    }
}
