//! A team's own questions: `questions.toml` beside the charter, read on top of the built-in ones.
//!
//! One table a thing, with its id as the key. What is there already is reworded, or marked as core,
//! or given to other readers; what is not there yet is new. Every mistake is found in one go, each
//! with its place; with any of them there are no questions at all, so that no answer is ever taken
//! for something else. Pure: a tree in, a framework out.

mod areas;
mod examples;
mod fields;
mod ids;
mod options;
mod part;
mod place;
mod problems;
mod pulls;
mod questions;
mod symptoms;
mod wording;

use crate::core::charter::Problem;
use crate::core::framework::Framework;
use crate::core::toml::{Document, Table};

use part::Part;
use problems::Problems;

/// What the file is called beside a charter.
pub const FILE_NAME: &str = "questions.toml";

/// A file to begin with: everything that one can say, as comments.
pub const STARTER: &str = include_str!("starter.toml");

/// The most things of one sort that are read: more, nobody would be asked.
pub const MOST: usize = 200;

/// The framework with what a team has added to it and changed in it.
///
/// # Errors
/// Every mistake in the order of the text; at most [`problems::MOST`].
pub fn read(document: &Document, framework: Framework) -> Result<Framework, Vec<Problem>> {
    let problems = Problems::default();
    let mut file = Part::root(document.root(), &problems);
    let sections = Sections {
        elements: file.section("elements"),
        areas: file.section("areas"),
        questions: file.section("questions"),
        pulls: file.section("pulls"),
        symptoms: file.section("symptoms"),
    };
    file.finish();
    let framework = sections.read(framework, &problems);
    let found = problems.in_order();
    if found.is_empty() { Ok(framework) } else { Err(found) }
}

/// The tables of the file, one entry a thing.
struct Sections<'t> {
    elements: Option<&'t Table>,
    areas: Option<&'t Table>,
    questions: Option<&'t Table>,
    pulls: Option<&'t Table>,
    symptoms: Option<&'t Table>,
}

impl Sections<'_> {
    /// Each builds on what stands before: questions on areas, pulls and symptoms on questions.
    fn read(&self, mut framework: Framework, problems: &Problems) -> Framework {
        if let Some(elements) = self.elements {
            areas::read_elements(elements, &mut framework, problems);
        }
        if let Some(areas) = self.areas {
            areas::read(areas, &mut framework, problems);
        }
        if let Some(questions) = self.questions {
            questions::read(questions, &mut framework, problems);
        }
        if let Some(areas) = self.areas {
            areas::each_has_a_question(areas, &framework, problems);
        }
        if let Some(pulls) = self.pulls {
            pulls::read(pulls, &mut framework, problems);
        }
        if let Some(symptoms) = self.symptoms {
            symptoms::read(symptoms, &mut framework, problems);
        }
        framework
    }
}

#[cfg(test)]
mod tests;
