//! `merge`: two charters that came from one, for git.

use std::path::{Path, PathBuf};

use super::open::asked_framework_in;
use crate::context::Context;
use crate::core::charter::{FORMAT, read};
use crate::core::framework::Framework;
use crate::core::merge::{Merged, Sides, merge};
use crate::core::toml::Document;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::io::git;
use crate::io::store;

/// Merge two charters that came from one, question by question: a merge driver for git
///
/// The result is written into OURS. Where one side has changed an answer, its
/// change is taken; lists are merged by item, records by field. Where both have
/// changed the same, ours stays, and both positions are noted as a contested
/// matter (`copcharter pending list`), so that the file stays readable. Git then
/// stops for you to look: the command ends with 1. Once per clone:
///
///   git config merge.copcharter.driver \
///     'copcharter merge --their-name=%Y -- %O %A %B %P ||
///       { test $? -ne 1 && git merge-file --marker-size=%L %A %O %B; }'
///   echo "charter.toml merge=copcharter" >> .gitattributes
///
/// A file that is not TOML is left to git's own merge by lines, with its markers.
#[derive(clap::Args)]
#[command(verbatim_doc_comment)]
pub struct Args {
    /// What both came from: %O
    base: PathBuf,

    /// The one whose text stays where there is a choice, and where the result goes: %A
    ours: PathBuf,

    /// The other: %B
    theirs: PathBuf,

    /// Where the charter is in the repository, for messages: %P
    #[arg(allow_hyphen_values = true)]
    path: Option<PathBuf>,

    /// What OURS is called in a contested matter
    #[arg(long, value_name = "NAME", default_value = "this branch")]
    our_name: String,

    /// What THEIRS is called in a contested matter: %Y
    #[arg(long, value_name = "NAME", default_value = "the other branch")]
    their_name: String,
}

/// Merges.
///
/// # Errors
/// When a file cannot be read or written, and git cannot merge them either.
pub fn run(context: &Context, args: &Args) -> anyhow::Result<Exit> {
    let file = |path: &Path| context.folder.join(path);
    let (base, ours, theirs) = (file(&args.base), file(&args.ours), file(&args.theirs));
    // Git would wait at a pipe for ever.
    if let Some(path) = [&base, &ours, &theirs].into_iter().find(|file| !file.is_file()) {
        let path_shown = path.display();
        let message = if path.exists() {
            format!("`{path_shown}` is not a file")
        } else {
            format!("there is no file `{path_shown}`")
        };
        let help = "`copcharter merge --help` says which files it takes.";
        return Err(Failure::new(message, help).into());
    }
    let shown = args.path.as_ref().unwrap_or(&args.ours).display().to_string();
    let names = [
        named(&args.our_name, "this branch", "HEAD"),
        named(&args.their_name, "the other branch", "%Y"),
    ];
    // The team's own questions are beside the charter, and the files to merge are elsewhere.
    let place = file(args.path.as_ref().unwrap_or(&args.ours));
    let framework = asked_framework_in(context, &place).unwrap_or_else(|_| Framework::built_in());
    let read = || -> Result<_, String> {
        Ok((
            readable(&framework, &base)?,
            readable(&framework, &ours)?,
            readable(&framework, &theirs)?,
        ))
    };
    let by_lines = |why: &str| -> anyhow::Result<Exit> {
        git::merge_with_markers([&ours, &base, &theirs], names).map_err(Failure::from)?;
        context.screen.warning(&format!("{shown} was merged by lines only: {why}"))?;
        context.screen.narrate("Look through it, mend it by hand and run `copcharter check`.")?;
        Ok(Exit::Found)
    };
    let (before, here, there) = match read() {
        Ok(read) => read,
        Err(why) => return by_lines(&why),
    };
    let line_merge = git::merge_lines(&ours, &base, &theirs).ok();
    let line_merge = line_merge.and_then(|text| Document::parse(text).ok());
    let [our_name, their_name] = names;
    let line_merge = line_merge.as_ref();
    let sides =
        Sides { base: &before, ours: &here, theirs: &there, line_merge, our_name, their_name };
    let Some(merged) = merge(&framework, &sides) else {
        return by_lines("more differs than can be settled answer by answer");
    };
    if merged.document.text() != here.text() {
        store::replace(&ours, here.text(), merged.document.text()).map_err(Failure::from)?;
    }
    if is_of_bases(&args.their_name) {
        let settled = merged.contested.is_empty() && merged.beside.is_empty();
        return Ok(if settled { Exit::Fine } else { Exit::Found });
    }
    tell(context, &shown, &merged)
}

/// Whether git merges the bases of two branches that were merged crosswise before: what they disagree
/// about was settled in those merges, and is no news.
fn is_of_bases(their_name: &str) -> bool {
    their_name.starts_with("Temporary merge branch")
}

/// Git calls the branch one is on HEAD, and older ones leave a placeholder as it is.
fn named<'a>(given: &'a str, usual: &'a str, meaningless: &str) -> &'a str {
    let given = given.trim();
    if given.is_empty() || given == meaningless || given.starts_with('%') { usual } else { given }
}

/// The charter in a file, or why it can only be merged by lines.
fn readable(framework: &Framework, path: &Path) -> Result<Document, String> {
    let text = store::read(path).map_err(|error| error.to_string())?;
    let document = Document::parse(text).map_err(|_| {
        "one of the sides is not TOML, as with markers of an earlier merge".to_owned()
    })?;
    let format = read(&document, framework).facts.format;
    if format > FORMAT {
        return Err(format!(
            "one of the sides has format {format}, which is newer than this program"
        ));
    }
    Ok(document)
}

/// Keys in a sentence.
fn listed(keys: &[String]) -> String {
    format!("`{}`", keys.join("`, `"))
}

fn tell(context: &Context, shown: &str, merged: &Merged) -> anyhow::Result<Exit> {
    let screen = &context.screen;
    if merged.at_end > 0 {
        screen.narrate(format!("{shown}: what found no place is at the end, as a comment."))?;
    }
    let Merged { contested, beside, .. } = merged;
    if !contested.is_empty() {
        screen.warning(&format!(
            "{shown}: both sides have changed {}. Ours stays, and both are pending as contested",
            listed(contested)
        ))?;
    }
    if !beside.is_empty() {
        screen.warning(&format!(
            "{shown}: both sides have changed {}. Ours stays, with theirs as a comment above",
            listed(beside)
        ))?;
    }
    if contested.is_empty() && beside.is_empty() {
        return Ok(Exit::Fine);
    }
    screen.narrate(format!(
        "The file can be read. Settle it (`copcharter pending list`), or agree to settle it later; \
         then `git add {shown}` and commit."
    ))?;
    Ok(Exit::Found)
}
