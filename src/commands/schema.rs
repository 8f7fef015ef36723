//! `schema`: for editors.

use std::path::{Path, PathBuf};

use super::opening::{asked, open_at};
use crate::context::Context;
use crate::core::framework::Framework;
use crate::core::schema::{FILE_NAME, QUESTIONS_FILE_NAME, questions_schema, schema};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::io::store;
use crate::io::workspace::Workspace;

/// Print the JSON Schema of a charter, for editors that complete and check as one types
///
/// With `#:schema ./charter.schema.json` as the first line of charter.toml, an editor finds it.
#[derive(clap::Args)]
pub struct Args {
    /// Write it to a file, charter.schema.json or questions.schema.json unless another is named
    #[arg(long, value_name = "FILE", num_args = 0..=1)]
    #[allow(clippy::option_option)] // not at all, with its usual name, or with another
    out: Option<Option<PathBuf>>,

    /// The schema of questions.toml, your own questions, instead
    #[arg(long)]
    questions: bool,
}

/// Prints the schema, or writes it.
///
/// # Errors
/// When standard output or the file cannot be written.
pub fn run(context: &Context, args: &Args) -> anyhow::Result<Exit> {
    // The file of questions is described by the built-in ones: while it has a slip, too.
    let (schema, usual) = if args.questions {
        (questions_schema(&Framework::built_in()), QUESTIONS_FILE_NAME)
    } else {
        (schema(&asked(context)?), FILE_NAME)
    };
    let Some(out) = &args.out else {
        context.screen.json(&schema)?;
        return Ok(Exit::Fine);
    };
    let path = context.folder.join(out.as_deref().unwrap_or(Path::new(usual)));
    let changed = store::publish(&path, &written(&schema)).map_err(Failure::from)?;
    let said = if changed { "written" } else { "is up to date" };
    context.screen.narrate(format!("{} {said}", context.shown(&path)))?;
    Ok(Exit::Fine)
}

/// Writes the schema beside a charter, and the line that names it where the charter has none.
pub(super) fn attach(context: &Context, workspace: Workspace) -> anyhow::Result<Workspace> {
    let file = workspace.folder().join(FILE_NAME);
    store::publish(&file, &written(&schema(&workspace.framework))).map_err(Failure::from)?;
    let old = workspace.document.text();
    if old.lines().any(|line| line.trim_start_matches('\u{feff}').starts_with("#:schema")) {
        return Ok(workspace);
    }
    let (mark, rest) = match old.strip_prefix('\u{feff}') {
        Some(rest) => ("\u{feff}", rest),
        None => ("", old),
    };
    let end = if old.contains("\r\n") { "\r\n" } else { "\n" };
    let new = format!("{mark}#:schema ./{FILE_NAME}{end}{end}{rest}");
    store::replace(&workspace.path, old, &new).map_err(Failure::from)?;
    context.screen.narrate(format!("{} is there for editors.", context.shown(&file)))?;
    Ok(open_at(context, &workspace.path)?)
}

fn written(schema: &serde_json::Value) -> String {
    format!("{schema:#}\n")
}
