//! `log`: the reviews.

use super::opening::open;
use crate::context::Context;
use crate::exit::Exit;
use crate::report;

/// Show the reviews of the charter, the newest first
#[derive(clap::Args)]
pub struct Args {
    /// Print them as JSON
    #[arg(long)]
    json: bool,
}

/// Shows the reviews.
///
/// # Errors
/// When there is no charter, or it is not TOML.
pub fn run(context: &Context, args: &Args) -> anyhow::Result<Exit> {
    let workspace = open(context)?;
    // They are appended, so of two on one day the later is the newer.
    let mut reviews: Vec<_> = workspace.charter.reviews.iter().collect();
    reviews.sort_by_key(|review| review.date);
    reviews.reverse();
    let screen = &context.screen;
    if args.json {
        screen.data(format!("{:#}\n", report::reviews_json(&reviews)).as_bytes())?;
        return Ok(Exit::Fine);
    }
    screen.results(report::reviews_human(&reviews, screen.result_width()))?;
    if reviews.is_empty() {
        screen.narrate("The charter has not been reviewed yet.")?;
    }
    Ok(Exit::Fine)
}
