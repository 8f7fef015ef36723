//! What a charter said before the user's own editor was opened on it: safe on disk until all is well.

use std::io;
use std::path::{Path, PathBuf};

use crate::context::Context;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::io::store::{self, Backup, Fingerprint, StoreError};

/// The text from before and the file that has it too.
pub(super) struct Before<'a> {
    path: &'a Path,
    text: &'a str,
    backup: Backup,
}

impl<'a> Before<'a> {
    /// Brings the text to the disk and tells where it is.
    pub(super) fn keep(context: &Context, path: &'a Path, text: &'a str) -> anyhow::Result<Self> {
        let backup = Backup::of(path, text).map_err(|error| {
            let message = format!("the charter could not be kept as it is: {error}");
            Failure::new(message, "The editor was not opened. Look whether the disk is full.")
        })?;
        let kept = context.shown(backup.path());
        let shown = context.shown(path);
        context
            .screen
            .narrate(format!("Until the editor is done, {kept} has what {shown} says now."))?;
        Ok(Self { path, text, backup })
    }

    /// Puts it back where the file is as it was `seen` behind the editor; else what was saved since stays.
    pub(super) fn take_back(
        self,
        context: &Context,
        seen: io::Result<Fingerprint>,
    ) -> anyhow::Result<Exit> {
        let failed = |source| StoreError::Io {
            action: store::FileAction::Read,
            path: self.path.to_owned(),
            source,
        };
        let back =
            seen.map_err(failed).and_then(|seen| store::put_back(self.path, seen, self.text));
        let Err(error) = back else {
            context.screen.narrate("It is as it was before.")?;
            return Ok(Exit::Fine);
        };
        let kept = kept(context, self.backup)?;
        let message = match error {
            StoreError::Changed(_) => {
                format!("{} was saved meanwhile and stays as it is now", context.shown(self.path))
            }
            other => other.to_string(),
        };
        Err(Failure::new(message, format!("What it said before is in `{kept}`.")).into())
    }

    /// Lets the file be as it is now. Where it says something else, the text from before stays beside it.
    pub(super) fn leave(self, context: &Context) -> anyhow::Result<()> {
        if store::says(self.path, self.text) == Some(true) {
            return Ok(());
        }
        let kept = kept(context, self.backup)?;
        let shown = context.shown(self.path);
        context.screen.narrate(format!("What {shown} said before is in {kept}."))?;
        Ok(())
    }
}

/// Where the text from before stays for good.
fn kept(context: &Context, backup: Backup) -> anyhow::Result<String> {
    let path: PathBuf = backup.keep()?;
    Ok(context.shown(&path))
}
