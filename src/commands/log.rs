//! `log`: the reviews, and what they changed.

use super::open::open_charter;
use crate::context::Context;
use crate::core::timeline::Timeline;
use crate::exit::Exit;
use crate::io::git::HistoryError;
use crate::output::report;
use crate::session::previous;

/// Show the reviews of the charter, the newest first
///
/// In a git repository, each with the answers that changed since the one before it.
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
    let workspace = open_charter(context)?;
    let reviews = &workspace.charter.reviews;
    // With one review there is nothing that it could be compared with.
    let timeline = match reviews.len() {
        0 | 1 => Timeline::default(),
        _ => match previous::read_timeline(&workspace) {
            Err(error @ HistoryError::Incomplete) => {
                let sentence = format!("what changed with each review is not known: {error}");
                context.screen.warning(&sentence)?;
                context.screen.narrate("`git log -p` fetches them while it shows them.")?;
                Timeline::default()
            }
            looked => looked.unwrap_or_default(),
        },
    };
    let changed = timeline.changed_by_reviews(&workspace.framework, &workspace.charter);
    let mut logged: Vec<_> = reviews.iter().map(|review| &review.value).zip(changed).collect();
    // They are appended, so of two on one day the later is the newer.
    logged.sort_by_key(|(review, _)| review.date);
    logged.reverse();
    let screen = &context.screen;
    if args.json {
        screen.json(&report::reviews_json(&logged))?;
        return Ok(Exit::Fine);
    }
    screen.results(report::reviews_human(&workspace.framework, &logged, screen.result_width()))?;
    if logged.is_empty() {
        screen.narrate("The charter has not been reviewed yet.")?;
    }
    Ok(Exit::Fine)
}
