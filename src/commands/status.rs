//! `status`: how far the charter is.

use super::open::{open_charter, warn_of_problems};
use crate::context::Context;
use crate::core::status::status;
use crate::exit::Exit;
use crate::output::report::status_human;

/// Show what is answered and what is open
#[derive(clap::Args)]
pub struct Args {
    /// Print it as JSON
    #[arg(long)]
    json: bool,
}

/// Shows how far the charter is.
///
/// # Errors
/// When there is no charter, or it is not TOML.
pub fn run(context: &Context, args: &Args) -> anyhow::Result<Exit> {
    let workspace = open_charter(context)?;
    let status = status(&workspace.framework, &workspace.charter, context.today);
    if args.json {
        context.screen.json(&status)?;
        return Ok(Exit::Fine);
    }
    warn_of_problems(context, &workspace)?;
    let width = context.screen.result_width();
    context.screen.results(status_human(
        &workspace.framework,
        &status,
        width,
        context.line_style(),
    ))?;
    Ok(Exit::Fine)
}
