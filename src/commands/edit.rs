//! `edit`: asks again, with the present answer filled in.

use super::before::Before;
use super::open::{load_charter_at, open_charter, open_to_edit, warn_of_problems};
use super::target::find_questions;
use super::unreadable::tell_unreadable;
use crate::context::Context;
use crate::core::edit::span_of;
use crate::core::framework::Question;
use crate::core::interview::Walk;
use crate::core::toml::position;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::io::store::Fingerprint;
use crate::io::workspace::Workspace;
use crate::session::interview::Interview;
use crate::terminal::{Choice, Entry, Reply, open_file_in_editor};

/// Ask again, with the present answer filled in
///
/// Without an ID, shows the areas to choose from.
#[derive(clap::Args)]
pub struct Args {
    /// Questions, areas or elements: purpose.domain.subject, people.members, practice
    #[arg(value_name = "ID")]
    ids: Vec<String>,

    /// Open charter.toml in your own editor instead, at the place
    #[arg(long)]
    editor: bool,
}

/// Asks again.
///
/// # Errors
/// When there is no charter, no such question, or the terminal cannot be used.
pub fn run(context: &Context, args: &Args) -> anyhow::Result<Exit> {
    // In an editor, people change the file themselves.
    let mut workspace = if args.editor { open_charter(context)? } else { open_to_edit(context)? };
    let framework = workspace.framework.clone();
    let mut asked: Vec<&Question> = Vec::new();
    for id in &args.ids {
        for question in worth_asking(&workspace, find_questions(&framework, id)?) {
            if asked.iter().all(|earlier| earlier.id != question.id) {
                asked.push(question);
            }
        }
    }
    if args.editor {
        return edit_in_editor(context, &workspace, asked.first().copied());
    }
    warn_of_problems(context, &workspace)?;
    let mut prompter = context.prompter();
    if asked.is_empty() {
        let entries: Vec<_> = framework
            .areas
            .iter()
            .map(|area| {
                let element = framework.element(area.element());
                let element = element.map_or("", |e| e.name.as_str());
                Entry::new(format!("{element} › {}", area.name), area.about.as_str())
            })
            .collect();
        let choice = Choice {
            question: "Which part would you like to look at again?",
            entries: &entries,
            interrupt: "stop",
            ..Choice::default()
        };
        match prompter.choose(&choice)? {
            Reply::Given(at) => {
                prompter.close(&format!("✓ {}", entries[at].label))?;
                let area = framework.questions_in(&framework.areas[at].id);
                asked = worth_asking(&workspace, area.collect());
            }
            Reply::Stop { signal: Some(signal), .. } => return Ok(Exit::Stopped(signal)),
            _ => return Ok(Exit::Fine),
        }
    }
    let mut walk = Walk::over(asked);
    Interview { context, saver: &mut workspace, prompter: &mut *prompter }.walk(&mut walk, false)
}

/// Of several questions, those that apply; all where none does, or where it is one that was named.
fn worth_asking<'f>(workspace: &Workspace, questions: Vec<&'f Question>) -> Vec<&'f Question> {
    let applies = |question: &&&Question| workspace.charter.set_aside(&question.id).is_none();
    let left: Vec<_> = questions.iter().filter(applies).copied().collect();
    if left.is_empty() { questions } else { left }
}

/// Opens the file in the user's editor until it can be read, or the team leaves it or takes it back.
fn edit_in_editor(
    context: &Context,
    workspace: &Workspace,
    at: Option<&Question>,
) -> anyhow::Result<Exit> {
    let place = at.and_then(|q| span_of(&workspace.document, &q.id));
    let line = place.map_or(1, |p| position(workspace.document.text(), p.start).line);
    // Where an editor has put a file of its own in the place of a link, that is the charter.
    let path = workspace.path.clone();
    let shown = context.shown(&path);
    let before = Before::keep(context, &path, workspace.document.text())?;
    loop {
        let edited = open_file_in_editor(context.editor.as_deref(), &path, line);
        if let Err(error) = edited {
            before.leave(context)?;
            return Err(Failure::from(error).into());
        }
        let seen = Fingerprint::of(&path);
        let Some(exit) = print_change(context, workspace)? else { return Ok(Exit::Fine) };
        match ask_to_edit_again(context)? {
            Some(0) => {}
            Some(1) => return before.take_back(context, seen),
            _ => {
                if matches!(exit, Exit::Failed) {
                    before.leave(context)?;
                }
                let again = format!("Open {shown} again with `copcharter edit --editor`.");
                context.screen.narrate(again)?;
                return Ok(exit);
            }
        }
    }
}

/// Says what cannot be read in the file as it is now; nothing when all can.
fn print_change(context: &Context, workspace: &Workspace) -> anyhow::Result<Option<Exit>> {
    let now = match load_charter_at(context, &workspace.path) {
        Err(error) => {
            error.tell(&context.screen)?;
            return Ok(Some(Exit::Failed));
        }
        Ok(now) => now,
    };
    let whole = now.charter.syntax_errors.is_empty();
    if whole && now.charter.problems.is_empty() {
        let path = context.shown(&workspace.path);
        context.screen.narrate(format!("{path} can be read."))?;
        return Ok(None);
    }
    tell_unreadable(context, &now)?;
    Ok(Some(if whole { Exit::Found } else { Exit::Failed }))
}

/// Open it again, take it back, or leave it: the number of the entry.
fn ask_to_edit_again(context: &Context) -> anyhow::Result<Option<usize>> {
    let entries = [
        Entry::new("Open it again", "Mend what is shown above."),
        Entry::new("Take it back", "The file becomes what it was before the editor was opened."),
        Entry::new("Leave it", "The file stays as it is now."),
    ];
    let mut prompter = context.prompter();
    let choice = Choice {
        question: "How would you like to go on?",
        entries: &entries,
        present: Some(0),
        interrupt: "leave it",
        ..Choice::default()
    };
    let reply = prompter.choose(&choice)?;
    prompter.close("")?;
    Ok(match reply {
        Reply::Given(at) => Some(at),
        _ => None,
    })
}
