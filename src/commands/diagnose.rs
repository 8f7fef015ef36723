//! `diagnose`: from what a team sees going wrong to the answers to look at first.

use super::open::{asked_framework, open_charter, warn_of_problems};
use crate::context::Context;
use crate::core::check::check;
use crate::core::diagnose::{Diagnosis, diagnose};
use crate::core::framework::{Framework, Symptom};
use crate::core::text::Text;
use crate::core::words::{did_you_mean, nearest};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::io::workspace::Workspace;
use crate::output::report;
use crate::session::interview::Interview;
use crate::session::previous::ReviewBaseline;
use crate::session::review::ReviewSession;
use crate::session::symptoms::{FollowUp, SymptomSelection, ask_follow_up, ask_symptoms};

/// What goes through some answers again.
const GO_THROUGH: &str = "copcharter review";

/// Say what you see going wrong, and learn which answers to look at first
///
/// Without a SYMPTOM, asks what you see.
#[derive(clap::Args)]
pub struct Args {
    /// What you see, by its id; `copcharter diagnose --list` shows them
    #[arg(value_name = "SYMPTOM")]
    symptoms: Vec<String>,

    /// Show what there is to see
    #[arg(long, conflicts_with = "symptoms")]
    list: bool,

    /// Print it as JSON
    #[arg(long)]
    json: bool,
}

/// Diagnoses.
///
/// # Errors
/// When there is no charter, no such symptom, or the terminal cannot be used.
pub fn run(context: &Context, args: &Args) -> anyhow::Result<Exit> {
    if args.list {
        return list_symptoms(context, args.json);
    }
    let mut workspace = open_charter(context)?;
    let framework = workspace.framework.clone();
    if !args.symptoms.is_empty() {
        let symptoms = args.symptoms.iter().map(|id| symptom_named(&framework, id));
        let symptoms = symptoms.collect::<Result<Vec<_>, _>>()?;
        return tell_diagnosis(context, &workspace, &symptoms, args.json);
    }
    if args.json {
        return Err(no_symptom_named("there is nothing to diagnose").into());
    }
    warn_of_problems(context, &workspace)?;
    let mut prompter = context.prompter();
    let symptoms = match ask_symptoms(&mut *prompter, &framework)? {
        SymptomSelection::Selected(symptoms) => symptoms,
        SymptomSelection::Nothing => return Err(no_symptom_named("nothing was picked").into()),
        SymptomSelection::Stopped(signal) => return Ok(Exit::Stopped(signal)),
    };
    // What is said outside a card gives the terminal back to what is printed next.
    prompter.say("")?;
    let charter = workspace.charter.clone();
    let report = check(&framework, &charter, context.today);
    let diagnosis = diagnose(&framework, &charter, &report, &symptoms);
    show_diagnosis(context, &framework, &diagnosis)?;
    let exit = match ask_follow_up(&mut *prompter)? {
        FollowUp::Now => {
            let ids = suspect_ids(&diagnosis).into_iter().map(Into::into).collect();
            let before = ReviewBaseline::look(context, &workspace);
            let (saver, prompter) = (&mut workspace, &mut *prompter);
            let interview = Interview { context, saver, prompter };
            ReviewSession::new(interview, before, Some(ids)).walk()?
        }
        FollowUp::Later => Exit::Fine,
        FollowUp::Stopped(signal) => Exit::Stopped(signal),
    };
    prompter.say("")?;
    print_edit_command(context, &diagnosis)?;
    Ok(exit)
}

fn list_symptoms(context: &Context, json: bool) -> anyhow::Result<Exit> {
    let symptoms = asked_framework(context)?.symptoms;
    let screen = &context.screen;
    if json {
        screen.json(&report::symptoms_json(&symptoms))?;
        return Ok(Exit::Fine);
    }
    screen.results(report::symptoms_human(&symptoms, screen.result_width()))?;
    Ok(Exit::Fine)
}

/// Tells, without asking anything, where to look for what was named.
fn tell_diagnosis(
    context: &Context,
    workspace: &Workspace,
    symptoms: &[&Symptom],
    json: bool,
) -> anyhow::Result<Exit> {
    let (framework, charter) = (&workspace.framework, &workspace.charter);
    let report = check(framework, charter, context.today);
    let diagnosis = diagnose(framework, charter, &report, symptoms);
    if json {
        let command = format!("{GO_THROUGH} {}", suspect_ids(&diagnosis).join(" "));
        let value = report::diagnosis_json(&diagnosis, &command);
        context.screen.json(&value)?;
        return Ok(Exit::Fine);
    }
    warn_of_problems(context, workspace)?;
    show_diagnosis(context, framework, &diagnosis)?;
    context.screen.narrate(Text::new())?;
    print_edit_command(context, &diagnosis)?;
    Ok(Exit::Fine)
}

fn show_diagnosis(
    context: &Context,
    framework: &Framework,
    diagnosis: &Diagnosis,
) -> std::io::Result<()> {
    let width = context.screen.result_width();
    context.screen.results(report::diagnosis_human(framework, diagnosis, width))
}

/// Names the command that goes through the answers at any time.
fn print_edit_command(context: &Context, diagnosis: &Diagnosis) -> std::io::Result<()> {
    let screen = &context.screen;
    screen.narrate("To go through these answers, run")?;
    for line in report::edit_command_human(GO_THROUGH, &suspect_ids(diagnosis), screen.width()) {
        screen.narrate(line)?;
    }
    Ok(())
}

fn suspect_ids<'a>(diagnosis: &Diagnosis<'a>) -> Vec<&'a str> {
    diagnosis.go_through.iter().map(|question| question.id.as_str()).collect()
}

fn symptom_named<'f>(framework: &'f Framework, id: &str) -> Result<&'f Symptom, Failure> {
    framework.symptom(id).ok_or_else(|| {
        let near = nearest(id, framework.symptoms.iter().map(|symptom| symptom.id.as_str()));
        let help = did_you_mean(near, "`copcharter diagnose --list` shows them all.");
        Failure::new(format!("there is no symptom `{id}`"), help)
    })
}

fn no_symptom_named(message: &str) -> Failure {
    let help = "Name what you see, as in `copcharter diagnose few-come`; \
                `copcharter diagnose --list` shows what there is.";
    Failure::new(message, help)
}
