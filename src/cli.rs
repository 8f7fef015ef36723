//! The command line: global flags, one flat list of commands, and how the program ends.

use std::ffi::OsString;
use std::io;
use std::mem::ManuallyDrop;
use std::path::PathBuf;

use clap::{CommandFactory, FromArgMatches, Parser, Subcommand};

use crate::commands::{
    check, completions, diagnose, diff, edit, get, init, log, man, merge, migrate, pending,
    questions, render, render_worker, review, schema, set, status, templates, unset,
};
use crate::context::{ColourChoice, Context};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::io::sandbox;
use crate::terminal::Colour;
use crate::terminal::{Screen, is_closed_pipe};

/// Builds, publishes and keeps alive the charter of a community of practice.
///
/// `copcharter init` walks the core team through Purpose, People and Practice; the answers live in
/// charter.toml, to be read, edited by hand and committed; `copcharter render` publishes them.
#[derive(Parser)]
#[command(version, max_term_width = 80, disable_help_subcommand = true)]
pub struct Cli {
    /// The charter, if not the charter.toml here or in the nearest folder above
    #[arg(long, global = true, value_name = "FILE", display_order = 900)]
    charter: Option<PathBuf>,

    /// Ask line by line with numbered menus: for screen readers and simple terminals
    #[arg(long, global = true, display_order = 901)]
    plain: bool,

    /// When to use colours
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto", display_order = 902)]
    color: ColourChoice,

    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    Init(init::Args),
    Edit(edit::Args),
    Get(get::Args),
    Set(set::Args),
    Unset(unset::Args),
    Questions(questions::Args),
    Render(render::Args),
    Templates(templates::Args),
    Check(check::Args),
    Status(status::Args),
    Diff(diff::Args),
    Diagnose(diagnose::Args),
    Review(review::Args),
    Log(log::Args),
    Pending(pending::Args),
    Merge(merge::Args),
    Migrate(migrate::Args),
    Schema(schema::Args),
    Completions(completions::Args),
    Man(man::Args),
}

/// The arguments by name. What describes them is kept until the program ends: to take it apart would
/// be a tenth of a short run.
fn parse(arguments: Vec<OsString>) -> Result<Cli, clap::Error> {
    let mut command = ManuallyDrop::new(Cli::command());
    let mut matches = command.try_get_matches_from_mut(arguments)?;
    Cli::from_arg_matches_mut(&mut matches).map_err(|error| error.format(&mut command))
}

/// Runs the program with these arguments, the first being its name.
#[must_use]
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> Exit {
    let arguments: Vec<_> = arguments.into_iter().collect();
    if arguments.get(1).is_some_and(|first| first == sandbox::COMMAND) {
        let screen = Screen::new(Colour::Unwanted, Colour::Unwanted);
        return render_worker::run(&screen).unwrap_or(Exit::Failed);
    }
    let cli = match parse(arguments) {
        Ok(cli) => cli,
        Err(error) => return print_usage(&error),
    };
    let context = match Context::new(cli.charter, cli.plain, cli.color) {
        Ok(context) => context,
        Err(error) => {
            return report_before_start(&format!("cannot tell the present folder: {error}"));
        }
    };
    match dispatch(&context, cli.command) {
        Ok(exit) => exit,
        Err(error) => report_failure(&context, &error),
    }
}

/// Prints help, the version, or what is wrong with the arguments. Help and version are results; a
/// closed pipe there is as quiet as anywhere.
fn print_usage(error: &clap::Error) -> Exit {
    match error.print() {
        Err(failed) if !is_closed_pipe(&failed) => {
            report_before_start(&format!("cannot print: {failed}"))
        }
        _ if error.use_stderr() => Exit::Failed,
        _ => Exit::Fine,
    }
}

/// Says what went wrong before there was a context.
fn report_before_start(sentence: &str) -> Exit {
    let _nobody_to_tell = Screen::new(Colour::Unwanted, Colour::Unwanted).error(sentence);
    Exit::Failed
}

fn dispatch(context: &Context, command: Command) -> anyhow::Result<Exit> {
    match command {
        Command::Init(args) => init::run(context, args),
        Command::Edit(args) => edit::run(context, &args),
        Command::Get(args) => get::run(context, &args),
        Command::Set(args) => set::run(context, &args),
        Command::Unset(args) => unset::run(context, &args),
        Command::Questions(args) => questions::run(context, &args),
        Command::Render(args) => render::run(context, &args),
        Command::Templates(args) => templates::run(context, &args),
        Command::Check(args) => check::run(context, &args),
        Command::Status(args) => status::run(context, &args),
        Command::Diff(args) => diff::run(context, &args),
        Command::Diagnose(args) => diagnose::run(context, &args),
        Command::Review(args) => review::run(context, &args),
        Command::Log(args) => log::run(context, &args),
        Command::Pending(args) => pending::run(context, args),
        Command::Merge(args) => merge::run(context, &args),
        Command::Migrate(args) => migrate::run(context, &args),
        Command::Schema(args) => schema::run(context, &args),
        Command::Completions(args) => completions::run(context, &args, Cli::command()),
        Command::Man(args) => man::run(context, &args, Cli::command()),
    }
}

/// Says what went wrong and how to go on. A reader that has gone away is a quiet end.
fn report_failure(context: &Context, error: &anyhow::Error) -> Exit {
    if error.chain().filter_map(|e| e.downcast_ref::<io::Error>()).any(is_closed_pipe) {
        return Exit::Fine;
    }
    let told = match error.downcast_ref::<Failure>() {
        Some(failure) => failure.tell(&context.screen),
        None => context.screen.error(&format!("{error:#}")),
    };
    // Where standard error is gone there is nobody to tell, and the exit number says it.
    told.map_or(Exit::Failed, |()| Exit::Failed)
}
