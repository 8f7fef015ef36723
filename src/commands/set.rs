//! `set`: an answer from a script.

use std::io::Read;

use super::open::open_to_edit;
use super::target::find_question;
use crate::context::Context;
use crate::core::charter::{Answer, Record, typing};
use crate::core::edit::Edit;
use crate::core::framework::{Framework, Kind, Question};
use crate::core::limits::MAX_CHARTER_BYTES;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::io::workspace::{Workspace, WorkspaceError};

/// Answer a question
///
/// A list takes each VALUE as an item. Records take `field=value`; a field that
/// comes again begins the next record:
///
///   copcharter set purpose.domain.issues "Nobody owns the data" "Errors recur"
///   copcharter set people.members.core_team \
///     name=Ana contact=ana@example.org name=Bo
///   copcharter set purpose.goals.why - < why.md
#[derive(clap::Args)]
#[command(verbatim_doc_comment)]
#[allow(clippy::doc_markdown)] // it is shown as it stands
pub struct Args {
    /// The question: purpose.domain.subject; with `--not-applicable` also an area
    id: String,

    /// The answer; `-` alone reads it from standard input (a list: an item a line). Write `--`
    /// before values that begin with a dash
    #[arg(required_unless_present_any = ["note", "not_applicable"], allow_negative_numbers = true)]
    value: Vec<String>,

    /// Add to a list or to records instead of replacing them
    #[arg(long)]
    add: bool,

    /// The remark beside a choice; empty takes it away
    #[arg(long, value_name = "TEXT")]
    note: Option<String>,

    /// Set the question or the area aside and say why: it is not asked and does not count as open
    #[arg(long, value_name = "WHY", conflicts_with_all = ["value", "add", "note"])]
    not_applicable: Option<String>,
}

/// Answers a question.
///
/// # Errors
/// When there is no charter, no such question, or the value does not fit it.
pub fn run(context: &Context, args: &Args) -> anyhow::Result<Exit> {
    let mut workspace = open_to_edit(context)?;
    if let Some(because) = &args.not_applicable {
        return set_aside(context, &mut workspace, &args.id, because);
    }
    let framework = workspace.framework.clone();
    let question = find_question(&framework, &args.id)?;
    if args.note.is_some() && !matches!(question.kind, Kind::Choice | Kind::Rhythm) {
        let message = format!("`{}` takes no remark", question.id);
        return Err(Failure::new(message, "Only choices and rhythms have one.").into());
    }
    if !args.value.is_empty() {
        let values = values(question, &args.value)?;
        let answer = answer(&framework, question, &values)?;
        if args.add {
            add(&mut workspace, question, &answer)?;
        } else {
            put(&mut workspace, question, &answer)?;
        }
    }
    if let Some(note) = &args.note {
        let noted = workspace.edit(&Edit::Note(question, note));
        noted.map_err(|error| Failure::from(error).without(note))?;
    }
    Ok(Exit::Fine)
}

/// Sets a question or an area aside.
fn set_aside(
    context: &Context,
    workspace: &mut Workspace,
    id: &str,
    because: &str,
) -> anyhow::Result<Exit> {
    let framework = workspace.framework.clone();
    if framework.area(id).is_none() {
        let question = find_question(&framework, id)?;
        if framework.facts.iter().any(|fact| fact.id == question.id) {
            let help = if question.may_be_none {
                format!("Say that there is none with `copcharter set {id} \"\"`.")
            } else {
                "Every community is asked this.".to_owned()
            };
            return Err(Failure::new(format!("`{id}` cannot be set aside"), help).into());
        }
    }
    let because = because.trim();
    if because.is_empty() {
        let help = "Say why, in quotes; `copcharter unset` takes such a mark away.";
        return Err(Failure::new(format!("why `{id}` does not apply is not said"), help).into());
    }
    let marked = workspace.edit(&Edit::SetAside { id, because });
    marked.map_err(|error| Failure::from(error).without(because))?;
    let charter = &workspace.charter;
    let answered = framework.questions_in(id).filter(|q| charter.answered(&q.id));
    let answered: Vec<_> = answered.map(|q| q.id.as_str()).collect();
    if !answered.is_empty() {
        context.screen.narrate(format!(
            "{} answered all the same, and an answer is shown whatever is said here: {}.",
            if answered.len() == 1 { "One question is" } else { "Some questions are" },
            answered.join(", ")
        ))?;
    }
    Ok(Exit::Fine)
}

fn put(workspace: &mut Workspace, question: &Question, answer: &Answer) -> Result<(), Failure> {
    if answer.is_empty() && question.may_be_none {
        return workspace.edit(&Edit::None(question)).map_err(Failure::from);
    }
    let saved = workspace.answer(question, answer);
    saved.map_err(|error| Failure::from(error).without(&answer.in_words()))
}

/// Adds to what is there; where others add at the same time, all of it stays.
fn add(workspace: &mut Workspace, question: &Question, new: &Answer) -> Result<(), Failure> {
    loop {
        let answer = added(workspace, question, new.clone())?;
        match workspace.answer(question, &answer) {
            Err(WorkspaceError::Conflict(_)) => {}
            saved => return saved.map_err(|e| Failure::from(e).without(&new.in_words())),
        }
    }
}

/// Puts a text into a question or fact.
pub(super) fn set_text(workspace: &mut Workspace, id: &str, value: &str) -> Result<(), Failure> {
    let framework = workspace.framework.clone();
    let question = find_question(&framework, id)?;
    let answer = answer(&framework, question, &[value.to_owned()])?;
    put(workspace, question, &answer)
}

/// The values, read from standard input where they are `-`.
fn values(question: &Question, given: &[String]) -> Result<Vec<String>, Failure> {
    if given != ["-"] {
        return Ok(given.to_vec());
    }
    let mut text = String::new();
    let most = MAX_CHARTER_BYTES;
    let read = std::io::stdin().take(most + 1).read_to_string(&mut text);
    let unchanged = "Nothing was changed.";
    read.map_err(|_| Failure::new("standard input is not UTF-8 text", unchanged))?;
    if text.len() as u64 > most {
        let kib = most / 1024;
        let message =
            format!("standard input has more than {kib} KiB, the most that a charter may have");
        return Err(Failure::new(message, unchanged));
    }
    Ok(match question.kind {
        Kind::List | Kind::Records => {
            text.lines().map(str::to_owned).filter(|l| !l.trim().is_empty()).collect()
        }
        _ => vec![text.replace("\r\n", "\n").trim().to_owned()],
    })
}

fn answer(
    framework: &Framework,
    question: &Question,
    values: &[String],
) -> Result<Answer, Failure> {
    match (question.kind, values) {
        (Kind::List, _) => {
            let items = values.iter().map(|v| v.trim().to_owned()).filter(|v| !v.is_empty());
            Ok(Answer::List(items.collect()))
        }
        (Kind::Records, _) => records(framework, question, values).map(Answer::Records),
        (_, [value]) => {
            let text = typing::typed_text(framework, question, value);
            let text = text
                .map_err(|m| Failure::new(format!("`{}`: {}", question.id, m.message), m.help))?;
            Ok(Answer::Text(text))
        }
        _ => Err(Failure::new(
            format!("`{}` takes one value, and there are {}", question.id, values.len()),
            "Put the text in quotes.",
        )),
    }
}

fn records(
    framework: &Framework,
    question: &Question,
    values: &[String],
) -> Result<Vec<Record>, Failure> {
    let mut records: Vec<Record> = Vec::new();
    let fields: Vec<_> = question.fields.iter().map(|f| f.key.as_str()).collect();
    for value in values {
        let pair = value.split_once('=');
        let known = pair.and_then(|(key, text)| Some((question.field(key.trim())?, text)));
        let Some((field, text)) = known else {
            return Err(Failure::new(
                format!("`{value}` is not a field of `{}` and its value", question.id),
                format!("Write FIELD=VALUE, with one of {}.", fields.join(", ")),
            ));
        };
        let text = typing::typed_field(framework, field, text).map_err(|m| {
            Failure::new(format!("`{}` of `{}`: {}", field.key, question.id, m.message), m.help)
        })?;
        match records.last_mut() {
            Some(record) if record.get(&field.key).is_none() => record.put(&field.key, &text),
            _ => {
                let mut record = Record::default();
                record.put(&field.key, &text);
                records.push(record);
            }
        }
    }
    let in_order = |record: Record| {
        let mut ordered = Record::default();
        for field in &question.fields {
            ordered.put(&field.key, record.get(&field.key).unwrap_or_default());
        }
        ordered
    };
    Ok(typing::filled_records(records.into_iter().map(in_order).collect()))
}

fn added(workspace: &Workspace, question: &Question, new: Answer) -> Result<Answer, Failure> {
    let present = workspace.charter.answer(&question.id);
    match (present.cloned(), new) {
        (Some(Answer::List(mut items)), Answer::List(new)) => {
            items.extend(new);
            Ok(Answer::List(items))
        }
        (Some(Answer::Records(mut records)), Answer::Records(new)) => {
            records.extend(new);
            Ok(Answer::Records(records))
        }
        (_, new @ (Answer::List(_) | Answer::Records(_))) => Ok(new),
        (_, Answer::Text(_)) => Err(Failure::new(
            format!("`{}` is not a list", question.id),
            "Leave out `--add` to replace the answer.",
        )),
    }
}
