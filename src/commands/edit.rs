//! `edit`: asks again, with the present answer filled in.

use super::Failure;
use super::opening::{mention_problems, open, shown};
use super::sitting::Sitting;
use super::target::questions;
use crate::charter::{place_of, position};
use crate::context::Context;
use crate::exit::Exit;
use crate::framework::Question;
use crate::interview::Walk;
use crate::terminal::{Card, Entry, Menu, Reply};
use crate::workspace::Workspace;

/// Ask again, with the present answer filled in
///
/// Without an ID, shows the areas to choose from.
#[derive(clap::Args)]
pub struct Args {
    /// A question, an area or an element: purpose.domain.subject, people.members, practice
    id: Option<String>,

    /// Open charter.toml in your own editor instead, at the place
    #[arg(long)]
    editor: bool,
}

/// Asks again.
///
/// # Errors
/// When there is no charter, no such question, or the terminal cannot be used.
pub fn run(context: &Context, args: &Args) -> anyhow::Result<Exit> {
    let mut workspace = open(context)?;
    let framework = workspace.framework.clone();
    let mut asked = match &args.id {
        Some(id) => questions(&framework, id)?,
        None => Vec::new(),
    };
    if args.editor {
        return in_editor(context, &workspace, asked.first().copied());
    }
    mention_problems(context, &workspace)?;
    let mut prompter = context.prompter();
    if asked.is_empty() {
        let entries: Vec<_> = framework
            .areas
            .iter()
            .map(|area| {
                let element = area.id.split('.').next().and_then(|id| framework.element(id));
                let element = element.map_or("", |e| e.name.as_str());
                Entry { label: format!("{element} › {}", area.name), meaning: area.about.clone() }
            })
            .collect();
        prompter.open(&Card {
            question: "Which part would you like to look at again?".to_owned(),
            ..Card::default()
        })?;
        let menu = Menu {
            entries: &entries,
            present: None,
            commands: false,
            keys: "Enter choose · Ctrl-C stop",
        };
        match prompter.menu(&menu)? {
            Reply::Given(at) => {
                prompter.close(&format!("✓ {}", entries[at].label))?;
                asked = framework.questions_in(&framework.areas[at].id).collect();
            }
            Reply::Stop { interrupted: true, .. } => return Ok(Exit::Interrupted),
            _ => return Ok(Exit::Fine),
        }
    }
    let mut walk = Walk::over(asked);
    Sitting { context, workspace: &mut workspace, prompter: &mut *prompter }.walk(&mut walk, false)
}

/// Opens the file in the user's editor, and says what it thinks of it afterwards.
fn in_editor(
    context: &Context,
    workspace: &Workspace,
    at: Option<&Question>,
) -> anyhow::Result<Exit> {
    let place = at.and_then(|q| place_of(&workspace.document, &q.id));
    let line = place.map_or(1, |p| position(workspace.document.text(), p.start).line);
    crate::terminal::open_file(context.editor.as_deref(), &workspace.path, line)
        .map_err(|sentence| Failure::new(sentence, ""))?;
    let path = shown(context, &workspace.path);
    match Workspace::open(&workspace.path) {
        Err(error) => {
            Failure::from(error).tell(&context.screen)?;
            context
                .screen
                .narrate(format!("Open {path} again with `copcharter edit --editor`."))?;
            Ok(Exit::Failed)
        }
        Ok(now) if now.charter.problems.is_empty() => {
            context.screen.narrate(format!("{path} can be read."))?;
            Ok(Exit::Fine)
        }
        Ok(now) => {
            super::check::tell(context, &now)?;
            Ok(Exit::Found)
        }
    }
}
