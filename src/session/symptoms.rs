//! The dialogue of `diagnose`: what a team sees going wrong, and when it looks at the answers.

use crate::core::framework::{Framework, Symptom};
use crate::terminal::{Choice, Entry, Prompter, Reply, Signal};

/// What a team sees.
pub(crate) enum SymptomSelection<'f> {
    Selected(Vec<&'f Symptom>),
    Nothing,
    Stopped(Signal),
}

/// Asks what the team sees, until it sees nothing else.
pub(crate) fn ask_symptoms<'f>(
    prompter: &mut dyn Prompter,
    framework: &'f Framework,
) -> anyhow::Result<SymptomSelection<'f>> {
    let mut picked: Vec<&Symptom> = Vec::new();
    loop {
        let left: Vec<&Symptom> = framework
            .symptoms
            .iter()
            .filter(|symptom| picked.iter().all(|earlier| earlier.id != symptom.id))
            .collect();
        let enough = usize::from(!picked.is_empty());
        let nothing_else = (enough > 0).then(|| Entry::new("Nothing else", ""));
        let sights = left.iter().map(|symptom| Entry::new(symptom.sees.as_str(), ""));
        let entries: Vec<Entry> = nothing_else.into_iter().chain(sights).collect();
        let question = if enough > 0 { "What else do you see?" } else { "What do you see?" };
        let choice = Choice {
            question,
            entries: &entries,
            present: (enough > 0).then_some(0),
            interrupt: "stop",
            ..Choice::default()
        };
        match prompter.choose(&choice)? {
            Reply::Given(at) if at >= enough => {
                let symptom = left[at - enough];
                prompter.close(&format!("✓ {}", symptom.sees))?;
                picked.push(symptom);
            }
            Reply::Stop { signal: Some(signal), .. } => {
                return Ok(SymptomSelection::Stopped(signal));
            }
            _ => {
                prompter.close("")?;
                let nothing = picked.is_empty();
                return Ok(if nothing {
                    SymptomSelection::Nothing
                } else {
                    SymptomSelection::Selected(picked)
                });
            }
        }
    }
}

/// When the answers are gone through.
pub(crate) enum FollowUp {
    Now,
    Later,
    Stopped(Signal),
}

pub(crate) fn ask_follow_up(prompter: &mut dyn Prompter) -> anyhow::Result<FollowUp> {
    let entries = [
        Entry::new("Go through them now", "Keep or change each, and note the review at the end."),
        Entry::new("Later", "Names the command for it."),
    ];
    let reply = prompter.confirm(&Choice {
        question: "Would you like to go through these answers?",
        entries: &entries,
        interrupt: "stop",
        ..Choice::default()
    })?;
    Ok(match reply {
        Reply::Given(true) => FollowUp::Now,
        Reply::Stop { signal: Some(signal), .. } => FollowUp::Stopped(signal),
        _ => FollowUp::Later,
    })
}
