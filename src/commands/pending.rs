//! `pending`: what is agreed to be open.

use super::open::{open_charter, open_to_edit};
use super::target::find_question;
use crate::context::Context;
use crate::core::calendar::Day;
use crate::core::charter::{Pending, PendingState, Stance};
use crate::core::edit::Edit;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::io::workspace::Workspace;
use crate::output::report;

/// Note, list and settle what is agreed to be open
#[derive(clap::Args)]
pub struct Args {
    #[command(subcommand)]
    action: Action,
}

#[derive(clap::Subcommand)]
enum Action {
    /// Note that a question is not settled, or add a position to what is contested
    Add(Add),
    /// List what is not settled, each with its number
    List {
        /// Print it as JSON
        #[arg(long)]
        json: bool,
    },
    /// Take away what is settled now
    Resolve {
        /// The question, or the number in the list
        #[arg(value_name = "ID")]
        what: String,
    },
}

#[derive(clap::Args)]
struct Add {
    /// The question: purpose.domain.subject
    id: String,

    /// In what way it is open; without it, to do, or contested where there are positions
    #[arg(long)]
    state: Option<State>,

    /// Who sees to it
    #[arg(long, value_name = "NAME")]
    owner: Option<String>,

    /// Until when, as 2027-06-30
    #[arg(long, value_name = "DAY", value_parser = parse_day_argument)]
    by: Option<Day>,

    /// What is to be done or decided
    #[arg(long, value_name = "TEXT")]
    note: Option<String>,

    /// Who holds what about a contested question, as "Ana: Numbers."; as often as there are views
    #[arg(long, value_name = "WHO: WHAT", value_parser = parse_position_argument)]
    position: Vec<Stance>,
}

#[derive(Clone, Copy, clap::ValueEnum)]
enum State {
    /// Somebody is to see to it
    Todo,
    /// The team does not agree
    Contested,
    /// It is put off on purpose
    Parked,
}

fn parse_day_argument(text: &str) -> Result<Day, String> {
    Day::parse(text).ok_or_else(|| "write a day as 2027-06-30".to_owned())
}

fn parse_position_argument(text: &str) -> Result<Stance, String> {
    let parts = text.split_once(':').map(|(who, says)| (who.trim(), says.trim()));
    match parts.filter(|(who, says)| !who.is_empty() && !says.is_empty()) {
        Some((who, says)) => Ok(Stance { who: who.to_owned(), says: says.to_owned() }),
        None => Err("write who it is, a colon and what they say: \"Ana: Numbers.\"".to_owned()),
    }
}

/// Does it.
///
/// # Errors
/// When there is no charter, no such question or matter, or it cannot be saved.
pub fn run(context: &Context, args: Args) -> anyhow::Result<Exit> {
    match args.action {
        Action::Add(given) => add_pending(&mut open_to_edit(context)?, given)?,
        Action::List { json } => list_pending(context, &open_charter(context)?, json)?,
        Action::Resolve { what } => resolve_pending(&mut open_to_edit(context)?, &what)?,
    }
    Ok(Exit::Fine)
}

fn add_pending(workspace: &mut Workspace, given: Add) -> Result<(), Failure> {
    let written =
        |text: Option<String>| text.map(|t| t.trim().to_owned()).filter(|t| !t.is_empty());
    // Whoever says what they hold says that it is contested.
    let state = given.state.unwrap_or(match given.position.as_slice() {
        [] => State::Todo,
        _ => State::Contested,
    });
    if !given.position.is_empty() && !matches!(state, State::Contested) {
        return Err(Failure::new(
            "only what is contested has positions",
            "Leave out --state, or make it `contested`.",
        ));
    }
    let question = &find_question(&workspace.framework, &given.id)?.id;
    if let Some(at) = contested_already(workspace, question, &given) {
        let mut matter = workspace.charter.pending[at].value.clone();
        matter.positions.extend(given.position);
        return Ok(workspace.edit(&Edit::Amend(at, &matter))?);
    }
    let pending = Pending {
        question: question.clone(),
        state: match state {
            State::Todo => PendingState::Todo,
            State::Contested => PendingState::Contested,
            State::Parked => PendingState::Parked,
        },
        owner: written(given.owner),
        by: given.by,
        note: written(given.note),
        positions: given.position,
    };
    let note = pending.note.as_deref().unwrap_or_default();
    workspace.edit(&Edit::Pend(&pending)).map_err(|error| Failure::from(error).without(note))
}

/// The one contested matter about a question, where nothing but a position is to be added to it.
fn contested_already(workspace: &Workspace, question: &str, given: &Add) -> Option<usize> {
    let only_positions = !given.position.is_empty()
        && given.owner.is_none()
        && given.by.is_none()
        && given.note.is_none();
    let mut pending = workspace.charter.pending.iter();
    let at = pending.position(|m| m.question == question && m.state == PendingState::Contested);
    at.filter(|_| only_positions)
}

fn list_pending(context: &Context, workspace: &Workspace, json: bool) -> std::io::Result<()> {
    let (screen, pending) = (&context.screen, &workspace.charter.pending);
    if json {
        return screen.json(&report::pending_json(pending));
    }
    let lines = report::pending_human(&workspace.framework, pending, screen.result_width());
    screen.results(lines)?;
    if pending.is_empty() { screen.narrate("Nothing is pending.") } else { Ok(()) }
}

fn resolve_pending(workspace: &mut Workspace, what: &str) -> Result<(), Failure> {
    let at = pending_number(workspace, what)?;
    Ok(workspace.edit(&Edit::Settle(at))?)
}

/// The place in the list, from 0, of a number from 1 or of a question.
fn pending_number(workspace: &Workspace, what: &str) -> Result<usize, Failure> {
    let pending = &workspace.charter.pending;
    let help = "`copcharter pending list` shows what is pending, with its numbers.";
    if let Ok(number) = what.parse::<usize>() {
        let at = number.checked_sub(1).filter(|at| *at < pending.len());
        return at
            .ok_or_else(|| Failure::new(format!("nothing pending has the number {number}"), help));
    }
    let matches = pending.iter().enumerate().filter(|(_, matter)| matter.question == what);
    match matches.map(|(at, _)| at).collect::<Vec<_>>()[..] {
        [at] => Ok(at),
        [] => {
            let id = &find_question(&workspace.framework, what)?.id;
            Err(Failure::new(format!("nothing is pending about `{id}`"), help))
        }
        _ => Err(Failure::new(
            format!("several matters are pending about `{what}`"),
            format!("Name one by its number: {help}"),
        )),
    }
}
