//! Reads a `questions.toml` on top of the built-in questions.

use super::part::Part;
use super::problems::Problems;
use super::{areas, pulls, questions, symptoms};
use crate::core::charter::Problem;
use crate::core::framework::Framework;
use crate::core::toml::{Document, Table};

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
