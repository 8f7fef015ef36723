//! `schema`: for editors.

use std::path::PathBuf;

use super::Failure;
use super::opening::shown;
use crate::context::Context;
use crate::exit::Exit;
use crate::framework::Framework;
use crate::schema::{FILE_NAME, schema};
use crate::store;
use crate::workspace::Workspace;

/// Print the JSON Schema of a charter, for editors that complete and check as one types
///
/// With `#:schema ./charter.schema.json` as the first line of charter.toml, an editor finds it.
#[derive(clap::Args)]
pub struct Args {
    /// Write it to a file, charter.schema.json unless another is named
    #[arg(long, value_name = "FILE", num_args = 0..=1, default_missing_value = FILE_NAME)]
    out: Option<PathBuf>,
}

/// Prints the schema, or writes it.
///
/// # Errors
/// When standard output or the file cannot be written.
pub fn run(context: &Context, args: &Args) -> anyhow::Result<Exit> {
    let text = text(&Framework::built_in());
    let Some(out) = &args.out else {
        context.screen.data(text.as_bytes())?;
        return Ok(Exit::Fine);
    };
    let path = context.folder.join(out);
    let changed = store::publish(&path, &text).map_err(Failure::from)?;
    let said = if changed { "written" } else { "is up to date" };
    context.screen.narrate(format!("{} {said}", shown(context, &path)))?;
    Ok(Exit::Fine)
}

/// Writes the schema beside a charter, and the line that names it where the charter has none.
pub(super) fn attach(context: &Context, workspace: Workspace) -> anyhow::Result<Workspace> {
    let file = workspace.folder().join(FILE_NAME);
    store::publish(&file, &text(&workspace.framework)).map_err(Failure::from)?;
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
    context.screen.narrate(format!("{} is there for editors.", shown(context, &file)))?;
    Ok(Workspace::open(&workspace.path).map_err(Failure::from)?)
}

fn text(framework: &Framework) -> String {
    format!("{:#}\n", schema(framework))
}
