//! "The community is stuck": from what a team sees going wrong to the answers to look at first, and
//! why. What each symptom points at is the framework's; here it meets the charter and its findings.

use crate::core::charter::{Charter, Given, Pending};
use crate::core::check::{Finding, Report};
use crate::core::framework::{Framework, Question, Symptom};

/// What a team sees, and where to look.
#[derive(Debug)]
pub struct Diagnosis<'a> {
    /// What it sees, in the order in which it was named.
    pub seen: Vec<ObservedSymptom<'a>>,
    /// The questions to go through, each once: those that most symptoms point at first, then
    /// those that stand earliest under one.
    pub go_through: Vec<&'a Question>,
}

/// One thing that a team sees.
#[derive(Debug)]
pub struct ObservedSymptom<'a> {
    /// What it sees.
    pub symptom: &'a Symptom,
    /// The answers to look at, in order.
    pub look_at: Vec<Suspect<'a>>,
}

/// An answer to look at.
#[derive(Debug)]
pub struct Suspect<'a> {
    /// The question.
    pub question: &'a Question,
    /// Why to look at it, one sentence.
    pub because: &'a str,
    /// What is answered now; none where it is open.
    pub given: Option<&'a Given>,
    /// What is not settled about it.
    pub pending: Vec<&'a Pending>,
    /// What a check finds about it now.
    pub findings: Vec<&'a Finding>,
}

/// Says where to look for what a team sees; what it names twice counts once.
#[must_use]
pub fn diagnose<'a>(
    framework: &'a Framework,
    charter: &'a Charter,
    report: &'a Report,
    symptoms: &[&'a Symptom],
) -> Diagnosis<'a> {
    let mut seen: Vec<ObservedSymptom> = Vec::new();
    for symptom in symptoms {
        if seen.iter().all(|earlier| earlier.symptom.id != symptom.id) {
            let look_at = symptom.look_at.iter().filter_map(|look_at| {
                let question = framework.find(&look_at.question)?;
                if charter.set_aside(&question.id).is_some() {
                    return None;
                }
                Some(suspect(question, &look_at.because, charter, report))
            });
            seen.push(ObservedSymptom { symptom, look_at: look_at.collect() });
        }
    }
    let go_through = in_order(&seen);
    Diagnosis { seen, go_through }
}

fn suspect<'a>(
    question: &'a Question,
    because: &'a str,
    charter: &'a Charter,
    report: &'a Report,
) -> Suspect<'a> {
    Suspect {
        question,
        because,
        given: charter.answers.get(&question.id),
        pending: charter.pending_on(&question.id).collect(),
        findings: concerning(&question.id, report),
    }
}

/// What a check finds about one answer. That it is open is not repeated: the answer says so.
fn concerning<'a>(id: &str, report: &'a Report) -> Vec<&'a Finding> {
    let concerns = |finding: &&Finding| {
        finding.code != "core-open"
            && finding.spots.iter().any(|spot| spot.question.as_deref() == Some(id))
    };
    report.findings.iter().filter(concerns).collect()
}

fn in_order<'a>(seen: &[ObservedSymptom<'a>]) -> Vec<&'a Question> {
    // For each question, how many symptoms point at it, and where it stands at the earliest.
    let mut places: Vec<(&Question, usize, usize)> = Vec::new();
    for (place, suspect) in seen.iter().flat_map(|seen| seen.look_at.iter().enumerate()) {
        match places.iter_mut().find(|(question, ..)| question.id == suspect.question.id) {
            Some((_, times, earliest)) => {
                *times += 1;
                *earliest = place.min(*earliest);
            }
            None => places.push((suspect.question, 1, place)),
        }
    }
    places.sort_by_key(|(_, times, earliest)| (std::cmp::Reverse(*times), *earliest));
    places.into_iter().map(|(question, ..)| question).collect()
}
