//! What is wrong with the data of the framework, gathered.

use std::collections::BTreeSet;

use super::Framework;
use super::shapes::Wording;

/// What is wrong with the data, gathered.
pub(super) struct Problems(pub(super) Vec<String>);

impl Problems {
    pub(super) fn need(&mut self, text: &str, place: &str, what: &str) {
        if text.trim().is_empty() {
            self.0.push(format!("`{place}` has no {what}"));
        }
    }

    pub(super) fn leftovers(&mut self, wording: &Wording) {
        let left = (wording.elements.keys())
            .chain(wording.areas.keys())
            .chain(wording.questions.keys())
            .chain(wording.rhythms.keys())
            .chain(wording.audiences.keys())
            .chain(wording.pulls.keys())
            .chain(wording.symptoms.keys())
            .chain(wording.charter.keys());
        for id in left {
            self.0.push(format!("there is wording for `{id}`, which does not exist"));
        }
    }

    pub(super) fn retired(&mut self, framework: &Framework) {
        for retired in &framework.retired {
            let id = &retired.id;
            if framework.find(id).is_some() {
                self.0.push(format!("`{id}` is retired and still asked"));
            }
            if let Some(next) = retired.replaced_by.as_ref().filter(|n| framework.find(n).is_none())
            {
                self.0.push(format!("`{id}` is replaced by `{next}`, which does not exist"));
            }
        }
    }

    pub(super) fn places(&mut self, framework: &Framework) {
        let mut seen = BTreeSet::new();
        for question in &framework.questions {
            if !seen.insert(&question.id) {
                self.0.push(format!("`{}` is there twice", question.id));
            }
            if framework.area(question.area()).is_none() {
                self.0.push(format!("`{}` is in no known area", question.id));
            }
        }
        for area in &framework.areas {
            if framework.element(area.element()).is_none() {
                self.0.push(format!("`{}` is in no known element", area.id));
            }
        }
    }
}
