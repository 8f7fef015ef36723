//! `unset`: opens a question again.

use super::open::open_to_edit;
use super::target::find_question;
use crate::context::Context;
use crate::core::charter::{Answer, typing};
use crate::core::edit::Edit;
use crate::core::framework::Kind;
use crate::exit::Exit;
use crate::failure::Failure;

/// Open a question again: its answer is taken out of the charter, and what says that it does not apply
///
/// An area that was set aside as a whole is opened again by its own id.
#[derive(clap::Args)]
pub struct Args {
    /// The question: purpose.domain.subject, or an area that was set aside
    id: String,
}

/// Opens a question again.
///
/// # Errors
/// When there is no charter or no such question.
pub fn run(context: &Context, args: &Args) -> anyhow::Result<Exit> {
    let mut workspace = open_to_edit(context)?;
    let framework = workspace.framework.clone();
    if workspace.charter.not_applicable.iter().any(|mark| mark.id == args.id)
        && framework.area(&args.id).is_some()
    {
        workspace.edit(&Edit::Unmark(&args.id)).map_err(Failure::from)?;
        return Ok(Exit::Fine);
    }
    let question = find_question(&framework, &args.id)?;
    if question.kind == Kind::Text
        && let Err(misfit) = typing::typed_text(&framework, question, "")
    {
        return Err(Failure::new(misfit.message, misfit.help).into());
    }
    workspace.edit(&Edit::Note(question, "")).map_err(Failure::from)?;
    workspace.answer(question, &Answer::Text(String::new())).map_err(Failure::from)?;
    if let Some(aside) = workspace.charter.set_aside(&question.id) {
        let why = aside.because();
        context.screen.narrate(format!("`{}` stays set aside: {why}", question.id))?;
    }
    Ok(Exit::Fine)
}
