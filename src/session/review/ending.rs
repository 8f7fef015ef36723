//! The end of a review: who took part, what changed, who approved it, and the version.

use super::state::{Navigation, ReviewSession};
use crate::core::charter::{Answer, Review, ReviewInProgress};
use crate::core::check::{core_team, last_review, next_review};
use crate::core::diff::{Diff, diff};
use crate::core::edit::Edit;
use crate::core::framework::{CharterStatus, Question};
use crate::core::review::{Size, changed_in_a_sentence, folded_into_areas, proposed_version, size};
use crate::failure::Failure;
use crate::terminal::{Card, Choice, Commands, Entry, Field, KeyHint, Lines, Reply};

const STATUS: &str = "charter.status";
const VERSION: &str = "charter.version";

/// What is asked at the end, in this order.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Step {
    By,
    Note,
    Approval,
    Status,
    Version,
}

impl Step {
    const ALL: [Self; 5] = [Self::By, Self::Note, Self::Approval, Self::Status, Self::Version];

    /// What is asked, and how it is answered.
    fn asks(self) -> (&'static str, &'static str) {
        match self {
            Self::By => ("Who took part?", "Names, with commas between them."),
            Self::Note => {
                ("What changed, in a sentence?", "Readers find it in the table of versions.")
            }
            Self::Approval => {
                ("Who approved it?", "Leave it empty where nobody has to, or nobody has yet.")
            }
            Self::Status => ("Is the charter agreed with that?", ""),
            Self::Version => (
                "Which version is it now?",
                "Whole numbers are for new aims, the number behind the dot for other changes.",
            ),
        }
    }
}

impl ReviewSession<'_> {
    /// Asks for what belongs to the row of the review, and notes it; none when it is noted. What is
    /// given is kept at once, and proposed again after a break.
    pub(super) fn finish(&mut self) -> anyhow::Result<Option<Navigation>> {
        let mut at = 0;
        let mut version = String::new();
        while let Some(step) = Step::ALL.get(at).copied() {
            let reply = match step {
                Step::Status if !self.may_be_agreed() => {
                    at += 1;
                    continue;
                }
                Step::Status => self.ask_status()?,
                _ => self.ask_text(step)?,
            };
            match reply {
                Reply::Given(text) => {
                    if step == Step::Version {
                        version = text;
                    } else {
                        self.save_step(step, &text)?;
                    }
                    at += 1;
                }
                Reply::Stop { typed, signal } => {
                    return Ok(Some(Navigation::Stopped { typed, signal }));
                }
                Reply::Back if at == 0 => return Ok(Some(Navigation::Back)),
                Reply::Back => {
                    at -= 1;
                    if Step::ALL[at] == Step::Status && !self.may_be_agreed() {
                        at -= 1;
                    }
                }
                _ => {}
            }
        }
        self.note_review(&version)?;
        Ok(None)
    }

    /// Whether somebody approved a charter that is a draft.
    fn may_be_agreed(&self) -> bool {
        self.reviewing().approved_by.is_some()
            && self.charter().facts.status == Some(CharterStatus::Draft)
    }

    fn since_last_review(&self) -> Diff {
        let before = self.before.charter.as_ref();
        before.map(|before| diff(&self.framework, before, self.charter())).unwrap_or_default()
    }

    /// What stands in the field at first: what was given before a break, or else a proposal.
    fn proposal(&self, step: Step) -> String {
        let reviewing = self.reviewing();
        match step {
            Step::By if reviewing.by.is_empty() => self.who_may_have_taken_part(),
            Step::By => reviewers_on_one_line(&reviewing.by),
            Step::Note => reviewing.note.unwrap_or_else(|| self.what_changed()),
            Step::Approval => reviewing.approved_by.unwrap_or_default(),
            Step::Version => self.version(),
            Step::Status => String::new(),
        }
    }

    fn what_changed(&self) -> String {
        if self.charter().reviews.is_empty() {
            return "First review.".to_owned();
        }
        changed_in_a_sentence(&self.framework, &self.since_last_review())
    }

    /// The core team, and whoever took part the last time.
    fn who_may_have_taken_part(&self) -> String {
        let mut names = core_team(self.charter());
        if let Some((number, _)) = last_review(self.charter(), self.interview.context.today) {
            for name in &self.charter().reviews[number].by {
                if !names.contains(name) {
                    names.push(name.clone());
                }
            }
        }
        reviewers_on_one_line(&names)
    }

    /// The version to propose: the present one where it was raised since the last review.
    fn version(&self) -> String {
        let charter = self.charter();
        let present = &charter.facts.version;
        let last = last_review(charter, self.interview.context.today);
        let last = last.and_then(|(number, _)| charter.reviews[number].version.clone());
        if last.is_some_and(|last| last != *present) {
            return present.clone();
        }
        let before = self.before.charter.as_ref().and_then(|before| before.facts.status);
        let is_agreed_now = charter.facts.status == Some(CharterStatus::Agreed)
            && before == Some(CharterStatus::Draft);
        // The first review says how it began.
        let size = if charter.reviews.is_empty() {
            Size::Nothing
        } else {
            size(&self.framework, &self.since_last_review())
        };
        proposed_version(present, size, is_agreed_now)
    }

    fn ask_text(&mut self, step: Step) -> anyhow::Result<Reply<String>> {
        let (question, guidance) = step.asks();
        let present = self.proposal(step);
        self.interview.prompter.open(&Card {
            place: "The review".to_owned(),
            question: question.to_owned(),
            guidance: guidance.to_owned(),
            ..Card::default()
        })?;
        let check = |text: &str| match (step, text.trim()) {
            (Step::Version, "") => Err("Say which version it is, such as 1.0.".to_owned()),
            _ => Ok(()),
        };
        let field = Field {
            lead: "",
            present: &present,
            lines: Lines::One,
            keys: &[KeyHint::DONE, KeyHint::BACK, KeyHint::SAVE_AND_STOP],
            check: &check,
        };
        loop {
            let reply = self.interview.prompter.field(&field)?;
            match &reply {
                Reply::Help => self.interview.prompter.note(
                    "It becomes a row in the charter's table of versions, which every reader sees.",
                )?,
                Reply::Given(text) => {
                    let line = match text.trim() {
                        "" => format!("○ {question} Left empty"),
                        text => format!("✓ {question} {text}"),
                    };
                    self.interview.prompter.close(&line)?;
                    return Ok(Reply::Given(text.trim().to_owned()));
                }
                // Left as it is proposed.
                Reply::LeaveOpen | Reply::ToDo(_) => {
                    self.interview.prompter.close("")?;
                    return Ok(Reply::Given(present));
                }
                Reply::NotApplicable => {
                    self.interview.prompter.note("This cannot be set aside; > leaves it.")?;
                }
                Reply::Back => {
                    self.interview.prompter.close("")?;
                    return Ok(reply);
                }
                Reply::Stop { .. } => return Ok(reply),
            }
        }
    }

    /// Offers that the draft becomes agreed: the key of the status.
    fn ask_status(&mut self) -> anyhow::Result<Reply<String>> {
        let framework = self.framework.clone();
        let options: Vec<_> = framework
            .find(STATUS)
            .map_or(&[][..], |fact| &fact.options)
            .iter()
            .filter(|option| option.key != "retired")
            .rev()
            .collect();
        let entries: Vec<_> =
            options.iter().map(|o| Entry::new(o.label.as_str(), o.meaning.as_str())).collect();
        let (question, _) = Step::Status.asks();
        let choice = Choice {
            place: "The review",
            question,
            entries: &entries,
            present: Some(0),
            commands: Commands::HelpAndBack,
            interrupt: "save and stop",
            help: "Readers see it beside the version. `copcharter edit charter.status` changes it \
                   at any time.",
            ..Choice::default()
        };
        let reply = self.interview.prompter.choose(&choice)?;
        match &reply {
            Reply::Given(at) => {
                self.interview.prompter.close(&format!("✓ {}", entries[*at].label))?;
            }
            Reply::Stop { .. } => {}
            _ => self.interview.prompter.close("")?,
        }
        Ok(reply.map(|at| options[at].key.clone()))
    }

    fn save_step(&mut self, step: Step, text: &str) -> Result<(), Failure> {
        let mut reviewing = self.reviewing();
        reviewing.begun = reviewing.begun.or(Some(self.interview.context.today));
        let filled = Some(text.to_owned()).filter(|text| !text.is_empty());
        match step {
            Step::By => reviewing.by = reviewers_in_line(text),
            Step::Note => reviewing.note = filled,
            Step::Approval => reviewing.approved_by = filled,
            Step::Status | Step::Version => return self.answer(STATUS, text),
        }
        self.keep(&reviewing)
    }

    fn answer(&mut self, fact: &str, text: &str) -> Result<(), Failure> {
        let framework = self.framework.clone();
        let fact: Option<&Question> = framework.find(fact);
        let answer = Answer::Text(text.to_owned());
        fact.map_or(Ok(()), |fact| Ok(self.interview.saver.save(&Edit::Answer(fact, &answer))?))
    }

    /// Raises the version and adds the row; says so and what is next.
    fn note_review(&mut self, version: &str) -> anyhow::Result<()> {
        self.answer(VERSION, version)?;
        let ReviewInProgress { by, approved_by, reviewed, note, .. } = self.reviewing();
        let today = self.interview.context.today;
        let review = Review {
            date: Some(today),
            version: Some(version.to_owned()),
            by,
            approved_by,
            reviewed: folded_into_areas(&self.framework, &reviewed),
            note,
        };
        self.interview.saver.save(&Edit::Review(&review)).map_err(Failure::from)?;
        let path = self.interview.context.shown(self.interview.saver.path());
        let due = next_review(self.charter(), today);
        let due = due.map(|due| format!(" The next one is due by {due}.")).unwrap_or_default();
        self.interview.prompter.say(&format!(
            "\nThe review of {today} is noted in {path}, version {version}.{due}\n\nNext:\n  \
             copcharter render   publishes what the charter says now\n  copcharter log      shows the \
             reviews and what they changed"
        ))?;
        Ok(())
    }
}

/// Names on one line; with semicolons where a name has a comma in it.
fn reviewers_on_one_line(names: &[String]) -> String {
    names.join(if names.iter().any(|name| name.contains(',')) { "; " } else { ", " })
}

fn reviewers_in_line(line: &str) -> Vec<String> {
    let between = if line.contains(';') { ';' } else { ',' };
    let names = line.split(between).map(|name| name.trim().to_owned());
    names.filter(|name| !name.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_come_back_as_they_went() {
        for all in [&["Ana", "Bo"][..], &["Ana, director", "Bo"], &["Ana"], &[]] {
            let all: Vec<String> = all.iter().map(ToString::to_string).collect();
            assert_eq!(reviewers_in_line(&reviewers_on_one_line(&all)), all);
        }
        assert_eq!(reviewers_in_line(" Ana ,, Bo, "), ["Ana", "Bo"]);
    }
}
