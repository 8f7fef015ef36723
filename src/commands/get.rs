//! `get`: an answer for scripts.

use super::open::open_charter;
use super::target::find_question;
use crate::context::Context;
use crate::core::charter::{Answer, Record};
use crate::core::text::visible_in_json;
use crate::exit::Exit;
use crate::output::report::answer_json;

/// Print an answer
///
/// A list is printed an item a line; records as `field=value` lines with an empty line between
/// them. An open question, and one that does not apply, prints nothing and ends with 1.
#[derive(clap::Args)]
pub struct Args {
    /// The question: purpose.domain.subject
    id: String,

    /// Print the answer as JSON
    #[arg(long)]
    json: bool,

    /// Print the remark beside a choice
    #[arg(long, conflicts_with = "json")]
    note: bool,
}

/// Prints an answer.
///
/// # Errors
/// When there is no charter or no such question.
pub fn run(context: &Context, args: &Args) -> anyhow::Result<Exit> {
    let workspace = open_charter(context)?;
    let question = find_question(&workspace.framework, &args.id)?;
    let given = workspace.charter.answers.get(&question.id);
    let text = match given {
        Some(given) if args.note => given.note.clone(),
        Some(given) if args.json => Some(json(&given.answer)),
        Some(given) => Some(as_text(&given.answer)),
        None => None,
    };
    if let Some(text) = text {
        context.screen.data(&format!("{text}\n"))?;
        return Ok(Exit::Fine);
    }
    let id = &question.id;
    context.screen.narrate(match workspace.charter.set_aside(id) {
        Some(aside) => format!("`{id}` does not apply: {}", aside.because()),
        None if args.note => format!("`{id}` has no remark."),
        None => format!("`{id}` is open."),
    })?;
    Ok(Exit::Found)
}

/// On one line.
fn json(answer: &Answer) -> String {
    visible_in_json(&answer_json(answer).to_string()).into_owned()
}

fn as_text(answer: &Answer) -> String {
    match answer {
        Answer::Text(text) => text.clone(),
        Answer::List(items) => items.join("\n"),
        Answer::Records(records) => records.iter().map(record).collect::<Vec<_>>().join("\n\n"),
    }
}

fn record(record: &Record) -> String {
    record.0.iter().map(|(key, value)| format!("{key}={value}")).collect::<Vec<_>>().join("\n")
}
