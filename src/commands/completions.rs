//! `completions`: for shells.

use crate::context::Context;
use crate::exit::Exit;

/// Print completions for a shell
#[derive(clap::Args)]
pub struct Args {
    /// The shell
    shell: clap_complete::Shell,
}

/// Prints the completions.
///
/// # Errors
/// When standard output cannot be written.
pub fn run(context: &Context, args: &Args) -> anyhow::Result<Exit> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut crate::cli::command(), "copcharter", &mut script);
    context.screen.data(&script)?;
    Ok(Exit::Fine)
}
