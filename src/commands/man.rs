//! `man`: the manual page.

use clap_mangen::Man;

use crate::context::Context;
use crate::exit::Exit;

/// Print the manual page
///
/// Read it with `copcharter man | man -l -`.
#[derive(clap::Args)]
pub struct Args {
    /// The command to print it for; without one, the whole program
    command: Option<String>,
}

/// Prints a manual page, of the whole command line or a part of it.
///
/// # Errors
/// When there is no such command.
pub fn run(context: &Context, args: &Args, whole: clap::Command) -> anyhow::Result<Exit> {
    let mut command = whole;
    command.build();
    if let Some(name) = &args.command {
        command = command.find_subcommand(name).cloned().ok_or_else(|| {
            crate::failure::Failure::new(
                format!("there is no command `{name}`"),
                "See `copcharter --help`.",
            )
        })?;
    }
    let mut page = Vec::new();
    Man::new(command).render(&mut page)?;
    context.screen.data(&String::from_utf8(page)?)?;
    Ok(Exit::Fine)
}
