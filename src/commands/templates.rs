//! `templates`: the built-in documents.

use crate::context::Context;
use crate::exit::Exit;
use crate::render::{DOCUMENTS, Format};

/// Show the built-in documents
#[derive(clap::Args)]
pub struct Args {
    #[command(subcommand)]
    action: Action,
}

#[derive(clap::Subcommand)]
enum Action {
    /// List the documents that `render --document` can write
    List,
}

/// Lists the documents.
///
/// # Errors
/// When standard output cannot be written.
pub fn run(context: &Context, args: &Args) -> anyhow::Result<Exit> {
    match args.action {
        Action::List => {
            let formats: Vec<_> = Format::ALL.iter().map(|f| f.key()).collect();
            for document in DOCUMENTS {
                context.screen.result(format!(
                    "{}  {} ({})",
                    document.key,
                    document.about,
                    formats.join(", ")
                ))?;
            }
        }
    }
    Ok(Exit::Fine)
}
