//! `review`: walks the team through what deserves another look, and notes the review.

use super::open::{open_charter, open_to_edit, warn_of_problems};
use super::target::find_questions;
use crate::context::Context;
use crate::core::framework::QuestionId;
use crate::core::review::{Item, agenda};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::io::workspace::Workspace;
use crate::output::report;
use crate::session::interview::Interview;
use crate::session::previous::ReviewBaseline;

use crate::session::review::ReviewSession;

/// Go through what deserves another look, and note the review
///
/// First what is contested or pending, then what a change since the last review pulls on, then
/// what has gone stale, and the rest if you like. Every decision is saved at once; stop at any time
/// and go on later, also on another computer.
#[derive(clap::Args)]
pub struct Args {
    /// Only these questions, areas or elements: purpose.goals.success, people.members
    #[arg(value_name = "ID")]
    ids: Vec<String>,

    /// Only list what would be looked at, and why
    #[arg(long)]
    list: bool,

    /// With --list: print it as JSON
    #[arg(long, requires = "list")]
    json: bool,
}

/// Walks through it.
///
/// # Errors
/// When there is no charter, no such question, or the terminal cannot be used.
pub fn run(context: &Context, args: &Args) -> anyhow::Result<Exit> {
    let mut workspace = if args.list { open_charter(context)? } else { open_to_edit(context)? };
    let chosen = chosen_questions(&workspace, &args.ids)?;
    warn_of_problems(context, &workspace)?;
    let before = ReviewBaseline::look(context, &workspace);
    if args.list {
        list_agenda(context, &workspace, &before, chosen.as_deref(), args.json)?;
        return Ok(Exit::Fine);
    }
    let mut prompter = context.prompter();
    let interview = Interview { context, saver: &mut workspace, prompter: &mut *prompter };
    ReviewSession::new(interview, before, chosen).walk()
}

/// The ids of the questions that were named; none when it is about everything.
fn chosen_questions(
    workspace: &Workspace,
    ids: &[String],
) -> Result<Option<Vec<QuestionId>>, Failure> {
    let mut chosen = Vec::new();
    for id in ids {
        let named = find_questions(&workspace.framework, id)?;
        chosen.extend(named.into_iter().map(|question| question.id.clone()));
    }
    Ok((!ids.is_empty()).then_some(chosen))
}

/// Prints what would be looked at: what was chosen, or else what deserves another look.
fn list_agenda(
    context: &Context,
    workspace: &Workspace,
    before: &ReviewBaseline,
    chosen: Option<&[QuestionId]>,
    json: bool,
) -> std::io::Result<()> {
    let (framework, charter) = (&workspace.framework, &workspace.charter);
    let all = agenda(framework, charter, before.charter.as_ref(), context.today);
    let wanted = |item: &&Item| match chosen {
        Some(ids) => ids.contains(&item.question),
        None => !item.reasons.is_empty(),
    };
    let items: Vec<&Item> = all.iter().filter(wanted).collect();
    let screen = &context.screen;
    if json {
        let value = report::agenda_json(charter, &before.timeline, &items);
        return screen.json(&value);
    }
    let why = |item: &Item| {
        report::review_reasons_human(framework, charter, &before.timeline, context.today, item)
    };
    let items: Vec<_> = items.into_iter().map(|item| (item, why(item))).collect();
    for line in report::agenda_human(framework, &items, screen.result_width()) {
        screen.result(line)?;
    }
    if let Some(unknown) = &before.unknown {
        screen.narrate(unknown.as_str())?;
    }
    if items.is_empty() {
        screen.narrate("Nothing deserves another look just now.")?;
    }
    Ok(())
}
