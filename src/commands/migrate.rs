//! `migrate`: an older charter brought up to date.

use super::open::open_to_edit;
use crate::context::Context;
use crate::core::charter::FORMAT;
use crate::core::migrate::{Migrated, migrate};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::io::store;
use crate::output::report::changed_lines_human;
use crate::terminal::{Choice, Entry, Reply, Signal};

/// Bring an older charter up to date: keys that have another place today, and the format
///
/// Shows what it will change, and asks. Comments move along; what cannot be placed stays as it is.
#[derive(clap::Args)]
pub struct Args {
    /// Write nothing; end with 1 when there is something to change
    #[arg(long)]
    check: bool,

    /// Save without asking
    #[arg(long, conflicts_with = "check")]
    yes: bool,
}

/// Migrates.
///
/// # Errors
/// When there is no charter, it is newer than this program, or it cannot be saved.
pub fn run(context: &Context, args: &Args) -> anyhow::Result<Exit> {
    let workspace = open_to_edit(context)?;
    let path = context.shown(&workspace.path);
    let migrated = migrate(&workspace.framework, &workspace.document);
    let (old, new) = (workspace.document.text(), migrated.document.text());
    show_migration(context, &path, &migrated, old)?;
    if old == new {
        return Ok(Exit::Fine);
    }
    if args.check {
        return Ok(Exit::Found);
    }
    if !args.yes {
        match confirm_migration(context, &path)? {
            Ok(true) => {}
            refused => {
                context.screen.narrate("Nothing was changed.")?;
                return Ok(refused.err().map_or(Exit::Fine, Exit::Stopped));
            }
        }
    }
    store::replace(&workspace.path, old, new).map_err(Failure::from)?;
    context.screen.narrate(format!("{path} is saved."))?;
    Ok(Exit::Fine)
}

/// What is moved, every line that changes, and what stays.
fn show_migration(
    context: &Context,
    path: &str,
    migrated: &Migrated,
    old: &str,
) -> anyhow::Result<()> {
    let screen = &context.screen;
    for (from, to) in &migrated.moved {
        screen.result(format!("{from} becomes {to}"))?;
    }
    let changed = changed_lines_human(old, migrated.document.text());
    if !migrated.moved.is_empty() {
        screen.result("")?;
    }
    for line in &changed {
        screen.result(line.as_str())?;
    }
    for (key, why) in &migrated.kept {
        screen.warning(&format!("`{key}` stays as it is: {why}"))?;
    }
    if changed.is_empty() {
        let kept = if migrated.kept.is_empty() { "" } else { " else" };
        screen.narrate(format!("{path} has format {FORMAT}; nothing{kept} is to be changed."))?;
    }
    Ok(())
}

/// Whether the team wants it, or the signal that ended the question.
fn confirm_migration(context: &Context, path: &str) -> anyhow::Result<Result<bool, Signal>> {
    let entries = [
        Entry::new("Save it", "The file becomes as shown above."),
        Entry::new("Leave it", "The file stays as it is."),
    ];
    let choice = Choice {
        question: &format!("Change {path} as shown?"),
        entries: &entries,
        present: Some(0),
        interrupt: "leave it",
        ..Choice::default()
    };
    match context.prompter().confirm(&choice)? {
        Reply::Given(yes) => Ok(Ok(yes)),
        Reply::Stop { signal: Some(signal), .. } => Ok(Err(signal)),
        _ => {
            let help = "Run `copcharter migrate --yes` to save it without being asked.";
            Err(Failure::new("nobody has said yes, and nothing was changed", help).into())
        }
    }
}
