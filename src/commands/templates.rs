//! `templates`: the built-in documents and the files that they are made of.

use crate::core::words::{did_you_mean, nearest};
use std::path::PathBuf;

use super::open::{self};
use crate::context::Context;
use crate::core::text::Text;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::io::branding::path_inside_folder;
use crate::io::store::{self, StoreError};
use crate::io::workspace::Workspace;
use crate::output::render::{DOCUMENTS, OutputFormat, built_in_template, template_with_notes};

/// Where templates are copied to when nobody says where.
const FOLDER: &str = "templates";

/// Show the built-in documents and their templates, or copy those to begin your own
#[derive(clap::Args)]
pub struct Args {
    #[command(subcommand)]
    action: Action,
}

#[derive(clap::Subcommand)]
enum Action {
    /// List the documents that `render --document` can write, and the templates
    List,
    /// Print a built-in template
    Show {
        /// Its name, such as charter.html or style.css
        name: String,
    },
    /// Copy a built-in template, or all of them, with a note at the top on what it can use
    ///
    /// What is there already is left as it is.
    Eject {
        /// Its name, such as charter.html or style.css; all of them without one
        name: Option<String>,

        /// The folder to copy into, if not that of `[publish] templates` or else templates
        #[arg(long, value_name = "DIR")]
        to: Option<PathBuf>,
    },
}

/// Lists, shows or copies.
///
/// # Errors
/// When there is no such template, or something cannot be written.
pub fn run(context: &Context, args: &Args) -> anyhow::Result<Exit> {
    match &args.action {
        Action::List => list_templates(context)?,
        Action::Show { name } => context.screen.data(find(name)?.1)?,
        Action::Eject { name, to } => {
            return eject_templates(context, name.as_deref(), to.as_ref());
        }
    }
    Ok(Exit::Fine)
}

fn list_templates(context: &Context) -> std::io::Result<()> {
    let formats: Vec<_> = OutputFormat::ALL.iter().map(|f| f.key()).collect();
    let formats = formats.join(", ");
    let mut text: String =
        DOCUMENTS.iter().map(|it| format!("{}  {} ({formats})\n", it.key, it.about)).collect();
    let names: Vec<_> = built_in_template().iter().map(|(name, _)| *name).collect();
    text += &format!("\nTemplates: {}", names.join(", "));
    context.screen.results(Text::from(text).wrap(context.screen.result_width()))
}

fn find(name: &str) -> Result<(&'static str, &'static str), Failure> {
    let all = built_in_template();
    all.iter().find(|(known, _)| *known == name).copied().ok_or_else(|| {
        let near = nearest(name, all.iter().map(|(known, _)| *known));
        Failure::new(
            format!("there is no built-in template `{name}`"),
            did_you_mean(near, "`copcharter templates list` names them all."),
        )
    })
}

fn eject_templates(
    context: &Context,
    name: Option<&str>,
    to: Option<&PathBuf>,
) -> anyhow::Result<Exit> {
    let templates = match name {
        Some(name) => vec![find(name)?],
        None => built_in_template(),
    };
    let folder = match to {
        Some(to) => context.folder.join(to),
        None => usual_templates_folder(context)?,
    };
    std::fs::create_dir_all(&folder)
        .map_err(|e| Failure::new(format!("`{}` cannot be made: {e}", folder.display()), ""))?;
    for (name, text) in &templates {
        let path = folder.join(name);
        let there = context.shown(&path);
        match store::create(&path, &template_with_notes(name, text)) {
            Ok(()) => context.screen.narrate(format!("{there} written"))?,
            Err(StoreError::Exists(_)) if templates.len() > 1 => {
                context
                    .screen
                    .narrate(format!("{there} is there already, and was left as it is"))?;
            }
            Err(error) => return Err(Failure::from(error).into()),
        }
    }
    Ok(Exit::Fine)
}

/// The folder of the charter's own templates, or one that could become it.
fn usual_templates_folder(context: &Context) -> Result<PathBuf, Failure> {
    let Ok(path) = open::charter_path(context) else { return Ok(context.folder.join(FOLDER)) };
    let workspace = Workspace::open(&path)?;
    let named = workspace.charter.publish.templates.as_deref().unwrap_or(FOLDER);
    Ok(path_inside_folder(workspace.folder(), named, "templates folder")?)
}
