//! `questions`: the framework itself.

use super::open::{asked_framework, charter_path, load_charter_at};
use super::target::find_questions;
use crate::context::Context;
use crate::core::custom_questions::STARTER;
use crate::core::framework::Question;
use crate::exit::Exit;
use crate::output::report::{
    area_listing_human, framework_overview_human, question_in_full_human, question_listing_human,
};

/// Show what is asked, why, and how it is answered
#[derive(clap::Args)]
pub struct Args {
    /// An element, an area, or a question to show in full
    id: Option<String>,

    /// Print a questions.toml to begin with, for questions of your own beside the charter
    #[arg(long, conflicts_with = "id")]
    own: bool,
}

/// Shows the framework, an area, or one question.
///
/// # Errors
/// When there is no such question, area or element.
pub fn run(context: &Context, args: &Args) -> anyhow::Result<Exit> {
    if args.own {
        context.screen.data(STARTER)?;
        return Ok(Exit::Fine);
    }
    let framework = asked_framework(context)?;
    let text = match &args.id {
        None => framework_overview_human(&framework),
        Some(id) => {
            let found = find_questions(&framework, id)?;
            match found.as_slice() {
                [one] => question_in_full_human(&framework, one) + &set_aside_here(context, one),
                facts if id == "charter" => question_listing_human(facts.iter().copied()),
                _ => framework
                    .areas_in(id)
                    .map(|a| area_listing_human(&framework, &a.id))
                    .collect::<Vec<_>>()
                    .join("\n"),
            }
        }
    };
    for line in crate::core::text::wrap(text.trim_end(), context.screen.result_width()) {
        context.screen.result(line)?;
    }
    Ok(Exit::Fine)
}

/// Why the charter that is here, if there is one, sets a question aside.
fn set_aside_here(context: &Context, question: &Question) -> String {
    let path = charter_path(context).ok();
    let seen = path.and_then(|path| load_charter_at(context, &path).ok());
    let aside = seen.as_ref().and_then(|seen| seen.charter.set_aside(&question.id));
    aside.map_or_else(String::new, |aside| format!("\nSet aside here: {}\n", aside.because()))
}
