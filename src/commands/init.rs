//! `init`: begins a charter, or goes on with one.

use crate::core::words::Count;
use std::path::PathBuf;

use super::open::{
    asked_framework_in, create_charter, new_charter_path, open_charter_at, open_to_edit_at,
    refuse_link_outside, warn_of_newer_format, warn_of_problems,
};
use crate::context::Context;
use crate::core::charter::{Start, typing};
use crate::core::edit::Edit;
use crate::core::interview::Depth;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::io::store;
use crate::io::workspace::{LoadedCharter, Workspace, read_questions_file};
use crate::session::begin::{CharterMeant, ask_name, ask_open_questions, ask_which_charter};
use crate::session::interview::Interview;
use crate::terminal::Prompter;

const NOTHING_MADE: &str = "Nothing was made. Begin with `copcharter init`.";

/// Begin a charter, or go on with what is open
///
/// Asks for the community's name, then walks through Purpose, People and Practice. Every answer is
/// saved in charter.toml before the next question; stop at any time with Ctrl-C, and run it again
/// to go on. Answers can also come from a pipe, a line each.
#[derive(clap::Args)]
pub struct Args {
    /// How far to go: the core questions, about a quarter of an hour, or all
    #[arg(long, value_name = "DEPTH")]
    depth: Option<DepthChoice>,

    /// Write every question as a comment over a commented-out key, to be filled in by hand
    #[arg(long)]
    blank: bool,

    /// Take the answers of another charter
    #[arg(long, value_name = "FILE")]
    from: Option<PathBuf>,

    /// Put charter.schema.json beside the charter, and a first line that names it to editors
    #[arg(long)]
    schema: bool,

    /// Ask nothing: make the charter with what the flags say
    #[arg(long)]
    no_input: bool,

    /// What the community is called
    #[arg(long)]
    name: Option<String>,

    /// Where it has its home
    #[arg(long)]
    host: Option<String>,

    /// One sentence on what it is
    #[arg(long)]
    summary: Option<String>,
}

#[derive(Clone, Copy, clap::ValueEnum)]
enum DepthChoice {
    Core,
    All,
}

/// Begins or goes on.
///
/// # Errors
/// When the charter cannot be made, read or saved, or the terminal cannot be used.
pub fn run(context: &Context, args: Args) -> anyhow::Result<Exit> {
    let mut prompter = context.prompter();
    let context = &match charter_meant(context, &args, &mut *prompter)? {
        Ok(context) => context,
        Err(exit) => {
            context.screen.narrate(NOTHING_MADE)?;
            return Ok(exit);
        }
    };
    let path = new_charter_path(context);
    let other = args.from.as_ref().map(|from| open_source_charter(context, from)).transpose()?;
    let exists = path.symlink_metadata().is_ok();
    refuse_link_outside(context, &path)?;
    if exists && args.blank {
        let shown = context.shown(&path);
        let help = "Fill in what is open with `copcharter init`, or write the blank one elsewhere with `--charter FILE`.";
        return Err(Failure::new(format!("`{shown}` is there already"), help).into());
    }
    let mut workspace = if exists {
        open_to_edit_at(context, &path)?
    } else {
        match begin_charter(context, &args, other.as_ref(), &mut *prompter)? {
            Ok(workspace) => workspace,
            Err(exit) => return Ok(exit),
        }
    };
    if exists {
        refuse_other_facts(&workspace, &args)?;
    }
    if args.schema {
        workspace = super::schema::attach_schema(context, workspace)?;
    }
    warn_of_problems(context, &workspace)?;
    set_flags(&mut workspace, &args)?;
    if let Some(other) = &other {
        let taken = take_answers_from(&mut workspace, other)?;
        let answers = Count::new(taken, "answer");
        let (answers, were) = (answers.in_words(), answers.pick("was", "were"));
        let from = context.shown(&other.path);
        context.screen.narrate(format!("{answers} {were} taken from {from}."))?;
        mention_left_behind(context, &workspace, other)?;
    }
    if args.no_input || args.blank {
        let path = context.shown(&workspace.path);
        context.screen.narrate(format!("{path} is there. Go on with `copcharter init`."))?;
        return Ok(Exit::Fine);
    }
    let depth = args.depth.map(|depth| match depth {
        DepthChoice::Core => Depth::Core,
        DepthChoice::All => Depth::All,
    });
    let (saver, prompter) = (&mut workspace, &mut *prompter);
    ask_open_questions(&mut Interview { context, saver, prompter }, depth)
}

/// Where a folder above has a charter and this one has none: one here would stand before it, and
/// whoever did not know of it should. The inner error is an early stop.
fn charter_meant(
    context: &Context,
    args: &Args,
    prompter: &mut dyn Prompter,
) -> anyhow::Result<Result<Context, Exit>> {
    let here = context.folder.join(store::FILE_NAME);
    let above = store::find(&context.folder).ok().filter(|found| *found != here);
    let Some(above) = above.filter(|_| context.charter.is_none()) else {
        return Ok(Ok(context.clone()));
    };
    let shown = context.shown(&above);
    if args.no_input || args.blank {
        let help = format!(
            "Make one here with `--charter {}`, or go on with that one with `--charter {shown}`.",
            store::FILE_NAME
        );
        let message = format!("a folder above has a charter: `{shown}`");
        return Err(Failure::new(message, help).into());
    }
    let name = LoadedCharter::open(&above).map(|found| found.charter.facts.name.clone());
    let chosen = ask_which_charter(prompter, &shown, &name.unwrap_or_default())?;
    Ok(chosen.map(|which| match which {
        CharterMeant::Above => context.with_charter(above),
        CharterMeant::New => context.with_charter(here),
    }))
}

/// Refuses what would put one fact in the place of another: which is meant is not for us to say.
fn refuse_other_facts(workspace: &Workspace, args: &Args) -> Result<(), Failure> {
    for (id, given) in facts_given(args) {
        let Some(question) = workspace.framework.find(id) else { continue };
        let stands = workspace.charter.answers.get(&question.id).map(|it| it.answer.in_words());
        let stands = stands.unwrap_or_default();
        if given.trim() != stands.trim() && !stands.trim().is_empty() {
            let label = question.label.to_lowercase();
            let message = format!("the {label} in this charter is `{stands}`, not `{given}`");
            let help = format!("To change it, use `copcharter set {id}`. Nothing was changed.");
            return Err(Failure::new(message, help));
        }
    }
    Ok(())
}

/// What the flags say, by the id of the fact.
fn facts_given(args: &Args) -> impl Iterator<Item = (&'static str, &str)> {
    let given = [
        ("charter.name", &args.name),
        ("charter.host", &args.host),
        ("charter.summary", &args.summary),
    ];
    given.into_iter().filter_map(|(id, value)| Some((id, value.as_deref()?)))
}

fn open_source_charter(context: &Context, from: &std::path::Path) -> Result<Workspace, Failure> {
    let path = context.folder.join(from);
    let path = if path.is_dir() { path.join(crate::io::store::FILE_NAME) } else { path };
    let other = open_charter_at(context, &path)?;
    let _nobody_to_tell = warn_of_newer_format(context, &context.shown(&path), &other.charter);
    if let Some(problem) = other.charter.errors().next() {
        return Err(Failure::new(
            format!("`{}` cannot be read whole: {}", context.shown(&path), problem.message),
            "See `copcharter check` on it. Nothing was changed.",
        ));
    }
    Ok(other)
}

/// Makes the file, asking for the name where no flag says it. The inner error is an early stop.
fn begin_charter(
    context: &Context,
    args: &Args,
    other: Option<&Workspace>,
    prompter: &mut dyn Prompter,
) -> anyhow::Result<Result<Workspace, Exit>> {
    let folder = context.folder.file_name().map(|name| name.to_string_lossy().into_owned());
    let silent = args.no_input || args.blank;
    let given = args.name.clone().or_else(|| other.map(|o| o.charter.facts.name.clone()));
    let given =
        given.or_else(|| silent.then(|| folder.unwrap_or_else(|| "Our community".to_owned())));
    let name = match given.filter(|name| !name.trim().is_empty()) {
        Some(name) => name,
        None => {
            match ask_name(&asked_framework_in(context, &new_charter_path(context))?, prompter)? {
                Ok(name) => name,
                Err(exit) => {
                    context.screen.narrate(NOTHING_MADE)?;
                    return Ok(Err(exit));
                }
            }
        }
    };
    if let Some(other) = other {
        take_questions_file(context, other)?;
    }
    let facts = other.map(|o| &o.charter.facts);
    let start = Start {
        name: name.trim(),
        summary: facts.map_or("", |f| f.summary.as_str()),
        host: facts.map_or("", |f| f.host.as_str()),
    };
    let mut made = create_charter(context, &start, args.blank)?;
    if facts.is_some_and(|facts| facts.has_no_host) {
        let framework = made.framework.clone();
        for fact in framework.facts.iter().filter(|fact| fact.may_be_none) {
            made.edit(&Edit::None(fact)).map_err(Failure::from)?;
        }
    }
    Ok(Ok(made))
}

/// Puts the own questions of another charter beside a new one that has none, so that their answers
/// have somewhere to go.
fn take_questions_file(context: &Context, other: &Workspace) -> anyhow::Result<()> {
    let mine = read_questions_file(&new_charter_path(context));
    let theirs = read_questions_file(&other.path);
    if mine.symlink_metadata().is_ok() {
        return Ok(());
    }
    if let Some(text) = store::read_own(&theirs).map_err(Failure::from)? {
        store::create(&mine, &text).map_err(Failure::from)?;
        let (mine, theirs) = (context.shown(&mine), context.shown(&theirs));
        context.screen.narrate(format!("{mine} is taken from {theirs}."))?;
    }
    Ok(())
}

fn set_flags(workspace: &mut Workspace, args: &Args) -> anyhow::Result<()> {
    for (id, value) in facts_given(args) {
        super::set::set_text(workspace, id, value)?;
    }
    Ok(())
}

/// Takes over the answers that are still open here; says how many.
fn take_answers_from(workspace: &mut Workspace, other: &Workspace) -> Result<usize, Failure> {
    let framework = workspace.framework.clone();
    let mut taken = 0;
    for question in &framework.questions {
        let Some(given) = other.charter.answers.get(&question.id) else { continue };
        if workspace.charter.answered(&question.id)
            || !typing::fits_question(&framework, question, &given.answer)
        {
            continue;
        }
        workspace.answer(question, &given.answer)?;
        if let Some(note) = &given.note {
            workspace.edit(&Edit::Note(question, note))?;
        }
        taken += 1;
    }
    Ok(taken)
}

/// Says which answers of another charter are to questions that are not asked here, or not so.
fn mention_left_behind(
    context: &Context,
    here: &Workspace,
    other: &Workspace,
) -> anyhow::Result<()> {
    let fits = |id: &str, answer| {
        let question = here.framework.find(id);
        question.is_some_and(|q| typing::fits_question(&here.framework, q, answer))
    };
    let left = other.charter.answers.iter().filter(|(id, given)| !fits(id, &given.answer));
    let left: Vec<_> = left.map(|(id, _)| id.as_str()).collect();
    if left.is_empty() {
        return Ok(());
    }
    context.screen.warning(&format!(
        "not asked here, or answered in another way, and so not taken: {}. Take the questions over \
         from {} first, then run this again",
        left.join(", "),
        context.shown(&read_questions_file(&other.path))
    ))?;
    Ok(())
}
