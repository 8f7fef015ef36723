//! `completions`: for shells.

use crate::context::Context;
use crate::exit::Exit;

/// Print completions for a shell
#[derive(clap::Args)]
pub struct Args {
    /// The shell
    shell: clap_complete::Shell,
}

/// Prints the completions of the whole command line.
///
/// # Errors
/// When standard output cannot be written.
pub fn run(context: &Context, args: &Args, mut whole: clap::Command) -> anyhow::Result<Exit> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut whole, "copcharter", &mut script);
    context.screen.data(&String::from_utf8(script)?)?;
    Ok(Exit::Fine)
}
