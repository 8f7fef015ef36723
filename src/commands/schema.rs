//! `schema`: for editors.

use std::path::{Path, PathBuf};

use serde_json::Value;

use super::open::{asked_framework, open_charter_at};
use crate::context::Context;
use crate::core::framework::Framework;
use crate::core::schema::{FILE_NAME, QUESTIONS_FILE_NAME, questions_schema, schema};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::io::store;
use crate::io::workspace::Workspace;

/// The most bytes that are read to see whether a file is a schema; ours are far smaller.
const MAX_SCHEMA_BYTES: u64 = 4 * 1024 * 1024;

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
        (schema(&asked_framework(context)?), FILE_NAME)
    };
    let Some(out) = &args.out else {
        context.screen.json(&schema)?;
        return Ok(Exit::Fine);
    };
    let path = context.folder.join(out.as_deref().unwrap_or(Path::new(usual)));
    let changed = write_schema(context, &path, &schema)?;
    let said = if changed { "written" } else { "is up to date" };
    context.screen.narrate(format!("{} {said}", context.shown(&path)))?;
    Ok(Exit::Fine)
}

/// Writes the schema beside a charter, and the line that names it where the charter has none.
pub(super) fn attach_schema(context: &Context, workspace: Workspace) -> anyhow::Result<Workspace> {
    let file = workspace.folder().join(FILE_NAME);
    write_schema(context, &file, &schema(&workspace.framework))?;
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
    Ok(open_charter_at(context, &workspace.path)?)
}

/// Writes a schema, and says whether anything changed. What is no schema of ours is not replaced.
fn write_schema(context: &Context, path: &Path, schema: &Value) -> Result<bool, Failure> {
    let there = store::in_place(path, MAX_SCHEMA_BYTES)?.unwrap_or_default();
    let title = serde_json::from_slice::<Value>(&there).ok().map(|there| there["title"].clone());
    if !there.is_empty() && title.as_ref() != Some(&schema["title"]) {
        let message = format!("`{}` was not made by `copcharter schema`", context.shown(path));
        let help = "It was left as it is. Move it elsewhere, or name another file with `--out`.";
        return Err(Failure::new(message, help));
    }
    Ok(store::publish(path, &format!("{schema:#}\n"))?)
}
