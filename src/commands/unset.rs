//! `unset`: opens a question again.

use super::open::open_to_edit;
use super::target::find_question;
use crate::context::Context;
use crate::core::charter::{Answer, typing};
use crate::core::edit::Edit;
use crate::core::framework::Kind;
use crate::exit::Exit;
use crate::failure::Failure;

/// Open a question again: its answer is taken out of the charter
#[derive(clap::Args)]
pub struct Args {
    /// The question: purpose.domain.subject
    id: String,
}

/// Opens a question again.
///
/// # Errors
/// When there is no charter or no such question.
pub fn run(context: &Context, args: &Args) -> anyhow::Result<Exit> {
    let mut workspace = open_to_edit(context)?;
    let framework = workspace.framework.clone();
    let question = find_question(&framework, &args.id)?;
    if question.kind == Kind::Text
        && let Err(misfit) = typing::typed_text(&framework, question, "")
    {
        return Err(Failure::new(misfit.message, misfit.help).into());
    }
    workspace.edit(&Edit::Note(question, "")).map_err(Failure::from)?;
    workspace.answer(question, &Answer::Text(String::new())).map_err(Failure::from)?;
    Ok(Exit::Fine)
}
