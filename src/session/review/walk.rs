//! The walk through a review: one item after another, then how it ends.

use crate::core::words::Count;
use std::io;

use super::actions::{Action, ActionOutcome};
use super::state::{Navigation, ReviewSession};
use crate::core::charter::Charter;
use crate::core::diff::diff;
use crate::core::framework::Question;
use crate::core::review::{Item, Size, agenda, changed_in_a_sentence, is_looked_at, size};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::output::report;
use crate::session::question::{QuestionPrompt, question_card, show_question_help};
use crate::terminal::{Choice, Commands, Entry, KeyHint, Menu, Reply, Signal};

impl ReviewSession<'_> {
    /// What belongs to this review, done or not, in order.
    fn items(&self) -> Vec<Item> {
        let before = self.before.charter.as_ref();
        let today = self.interview.context.today;
        let mut items = agenda(&self.framework, self.charter(), before, today);
        items.retain(|item| match &self.chosen {
            Some(chosen) => chosen.contains(&item.question),
            // What was settled has no reason any more, and still was looked at.
            None => self.with_rest || !item.reasons.is_empty() || self.is_done(&item.question),
        });
        // Whoever names them also says what comes first.
        if let Some(chosen) = &self.chosen {
            items.sort_by_key(|item| chosen.iter().position(|id| *id == item.question));
        }
        items
    }

    /// Walks to the end, or until the team stops.
    pub(crate) fn walk(mut self) -> anyhow::Result<Exit> {
        self.introduce()?;
        let mut again: Option<String> = None;
        loop {
            let items = self.items();
            let next = match again.take() {
                // It may have no reason any more, and is shown all the same.
                Some(id) => Some(find(&self.all(), &id)),
                None => items.iter().find(|item| !self.is_done(&item.question)).cloned(),
            };
            let way = match next {
                Some(item) => self.look_at(&item, &items)?,
                None => match self.at_the_end(&items)? {
                    EndChoice::Rest => {
                        self.with_rest = true;
                        continue;
                    }
                    EndChoice::Finished(exit) => return Ok(exit),
                    EndChoice::Navigate(way) => way,
                },
            };
            match way {
                Navigation::Forward => {}
                Navigation::Back => again = self.shown.pop(),
                Navigation::Stopped { typed, signal } => {
                    return self.stopped(&typed, signal);
                }
            }
        }
    }

    fn all(&self) -> Vec<Item> {
        let before = self.before.charter.as_ref();
        agenda(&self.framework, self.charter(), before, self.interview.context.today)
    }

    /// What is to come, what changed, and how far an earlier sitting came.
    fn introduce(&mut self) -> anyhow::Result<()> {
        let items = self.items();
        let left = items.iter().filter(|item| !self.is_done(&item.question)).count();
        let reviewing = self.reviewing();
        let mut said = Vec::new();
        if let Some(begun) = reviewing.begun {
            let looked_at = number_looked_at(reviewing.reviewed.len());
            said.push(format!("This goes on with the review begun on {begun}; {looked_at}."));
        }
        said.push(match (left, self.chosen.is_some()) {
            (0, _) if reviewing.reviewed.is_empty() => {
                "Nothing asks for another look just now.".to_owned()
            }
            (0, _) => "Nothing else asks for another look just now.".to_owned(),
            (1, true) => "One question is to be looked at.".to_owned(),
            (n, true) => format!("{n} questions are to be looked at."),
            (1, false) => "One question deserves another look.".to_owned(),
            (n, false) => format!("{n} questions deserve another look."),
        });
        said.extend(self.changed_since());
        said.extend(self.before.unknown.clone());
        said.push("Every decision is saved at once; stop at any time and go on later.".to_owned());
        Ok(self.interview.prompter.say(&said.join(" "))?)
    }

    /// What has changed since the last review, in a sentence.
    fn changed_since(&self) -> Option<String> {
        let diff = diff(&self.framework, self.before.charter.as_ref()?, self.charter());
        let changed = changed_in_a_sentence(&self.framework, &diff);
        (size(&self.framework, &diff) > Size::Nothing)
            .then(|| format!("Since the last review: {changed}"))
    }

    /// Shows an item until it is decided what becomes of it.
    fn look_at(&mut self, item: &Item, items: &[Item]) -> anyhow::Result<Navigation> {
        let framework = self.framework.clone();
        let Some(question) = framework.find(&item.question) else { return Ok(Navigation::Forward) };
        let done = items.iter().filter(|other| self.is_done(&other.question)).count();
        let at = if self.is_done(&item.question) { done } else { done + 1 };
        self.open(question, item, format!("{} of {}", at.max(1), items.len().max(1)))?;
        let earlier = self.charter().clone();
        let outcome = loop {
            let actions = Action::all(&framework, self.charter(), &item.question);
            let entries: Vec<Entry> = actions.iter().map(|(_, entry)| entry.clone()).collect();
            let menu = Menu {
                entries: &entries,
                present: Some(0),
                commands: Commands::HelpAndBack,
                keys: &[KeyHint::CHOOSE, KeyHint::SAVE_AND_STOP],
            };
            match self.interview.prompter.menu(&menu)? {
                Reply::Given(at) => match self.carry_out(&actions[at].0, question)? {
                    ActionOutcome::Decided => break Navigation::Forward,
                    ActionOutcome::Undecided => {}
                    ActionOutcome::ShowAgain => {
                        let now = find(&self.all(), &item.question);
                        self.interview.prompter.close("")?;
                        self.open(question, &now, String::new())?;
                    }
                    ActionOutcome::Stopped { typed, signal } => {
                        break Navigation::Stopped { typed, signal };
                    }
                },
                Reply::Help => {
                    show_question_help(self.interview.prompter, &framework, question)?;
                }
                Reply::Stop { typed, signal } => {
                    break Navigation::Stopped { typed, signal };
                }
                _ if self.shown.is_empty() => {
                    self.interview.prompter.note("This is the first one.")?;
                }
                _ => break Navigation::Back,
            }
        };
        match outcome {
            Navigation::Forward => {
                self.looked_at(&item.question, &earlier)?;
                self.shown.push(item.question.to_string());
            }
            Navigation::Back => self.interview.prompter.close(&format!("< {}", question.label))?,
            Navigation::Stopped { .. } => {}
        }
        Ok(outcome)
    }

    /// Opens the card of an item: the question, why it is here, and what it says.
    fn open(&mut self, question: &Question, item: &Item, progress: String) -> io::Result<()> {
        let present = self.interview.saver.charter().answers.get(&*question.id);
        let mut head =
            question_card(&self.framework, &QuestionPrompt { question, present, progress });
        head.guidance.clear();
        let (timeline, today) = (&self.before.timeline, self.interview.context.today);
        let charter = self.interview.saver.charter();
        let mut notes =
            report::review_reasons_human(&self.framework, charter, timeline, today, item);
        notes.push(report::answer_under_review_human(&self.framework, charter, timeline, question));
        self.interview.prompter.open(&head)?;
        notes.iter().try_for_each(|note| self.interview.prompter.note(note))
    }

    /// Notes that a question was looked at; what its change pulls on is to be looked at again.
    fn looked_at(&mut self, id: &str, earlier: &Charter) -> Result<(), Failure> {
        let mut reviewing = self.reviewing();
        reviewing.begun = reviewing.begun.or(Some(self.interview.context.today));
        let pulled = diff(&self.framework, earlier, self.charter()).pulls;
        let is_pulled =
            |other: &String| pulled.iter().any(|pull| pull.look_at.iter().any(|id| id == other));
        reviewing.reviewed.retain(|other| !is_pulled(other));
        self.done.retain(|other| !is_pulled(other));
        if !is_looked_at(&reviewing.reviewed, id) {
            reviewing.reviewed.push(id.to_owned());
        }
        if !self.is_done(id) {
            self.done.push(id.to_owned());
        }
        self.keep(&reviewing)
    }

    /// Nothing is left to look at: finish, go on through the rest, or leave it.
    fn at_the_end(&mut self, items: &[Item]) -> anyhow::Result<EndChoice> {
        let rest = match &self.chosen {
            Some(_) => 0,
            None => self.all().len() - items.len(),
        };
        let nothing_yet = self.reviewing().reviewed.is_empty();
        let rest_is_next = nothing_yet && rest > 0;
        let question = if nothing_yet && items.is_empty() {
            "How do you go on?"
        } else {
            "All that asked for another look was looked at. How do you go on?"
        };
        let entries = entries_to_go_on(rest);
        let choice = Choice {
            place: "The review",
            question,
            entries: &entries,
            present: Some(usize::from(rest_is_next)),
            commands: Commands::HelpAndBack,
            interrupt: "save and stop",
            help: "A review ends with a row in the charter's table of versions: who took part, \
                   what was looked at, what changed, and the version that came out of it. Until \
                   then it is under way, and can be gone on with at any time.",
            no_way_back: if self.shown.is_empty() { "Nothing was looked at yet." } else { "" },
            ..Choice::default()
        };
        let reply = self.interview.prompter.choose(&choice)?;
        if let Reply::Stop { typed, signal } = reply {
            return Ok(EndChoice::Navigate(Navigation::Stopped { typed, signal }));
        }
        self.interview.prompter.close("")?;
        match reply {
            Reply::Given(0) => match self.finish()? {
                Some(Navigation::Back) => self.at_the_end(items),
                Some(way) => Ok(EndChoice::Navigate(way)),
                None => Ok(EndChoice::Finished(Exit::Fine)),
            },
            Reply::Given(1) if rest > 0 => Ok(EndChoice::Rest),
            Reply::Given(_) => Ok(EndChoice::Finished(self.stopped("", None)?)),
            _ => Ok(EndChoice::Navigate(Navigation::Back)),
        }
    }

    /// Says that everything is saved and how to go on.
    fn stopped(&mut self, typed: &str, signal: Option<Signal>) -> anyhow::Result<Exit> {
        let saved = self.interview.tell_what_is_saved(typed)?;
        let screen = &self.interview.context.screen;
        let looked_at = match self.reviewing().reviewed.len() {
            0 => "Nothing was looked at yet".to_owned(),
            n => format!("{saved}; {}", number_looked_at(n)),
        };
        screen.narrate(format!("{looked_at}. Go on with `copcharter review`."))?;
        Ok(Exit::after(signal))
    }
}

/// What comes after the last item.
enum EndChoice {
    Rest,
    Finished(Exit),
    Navigate(Navigation),
}

/// `one question was looked at`
fn number_looked_at(number: usize) -> String {
    let count = Count::new(number, "question");
    format!("{} {} looked at", count.in_words(), count.pick("was", "were"))
}

/// What can be done at the end, where so many questions are the rest.
fn entries_to_go_on(rest: usize) -> Vec<Entry> {
    let mut entries = vec![
        Entry::new("Finish the review", "Who took part, what changed, and the version."),
        Entry::new("Leave it open", "Another sitting goes on with `copcharter review`."),
    ];
    let these = match rest {
        0 => return entries,
        1 => "question that is".to_owned(),
        n => format!("{n} questions that are"),
    };
    entries.insert(1, Entry::new("Go on through the rest", format!("The {these} left.")));
    entries
}

/// The item of a question, which may have no reason to be looked at.
fn find(items: &[Item], id: &str) -> Item {
    let found = items.iter().find(|item| item.question == id).cloned();
    found.unwrap_or_else(|| Item { question: id.into(), reasons: Vec::new() })
}
