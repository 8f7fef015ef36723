//! How far a charter is: what is answered, element by element and area by area.

use serde::Serialize;

use crate::charter::Charter;
use crate::framework::{Framework, Question};

/// The form of the JSON that `status --json` prints.
pub const FORM: u32 = 1;

/// How far a charter is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Status {
    /// The form of this shape, raised when it changes.
    pub form: u32,
    /// What the community is called.
    pub name: String,
    /// `draft`, `agreed` or `retired`.
    pub status: String,
    /// `0.3`
    pub version: String,
    /// All questions.
    pub all: Share,
    /// The core questions.
    pub core: Share,
    /// Purpose, People, Practice.
    pub elements: Vec<ElementStatus>,
    /// The ids of the core questions without an answer.
    pub open_core: Vec<String>,
    /// What is not settled.
    pub pending: Vec<PendingStatus>,
    /// The day of the last review.
    pub last_review: Option<String>,
}

/// How many of the questions asked are answered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Share {
    /// How many have an answer.
    pub answered: usize,
    /// How many there are.
    pub asked: usize,
}

/// How far an element is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ElementStatus {
    /// `purpose`
    pub id: String,
    /// `Purpose`
    pub name: String,
    /// All its questions.
    pub share: Share,
    /// Its areas.
    pub areas: Vec<AreaStatus>,
}

/// How far an area is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct AreaStatus {
    /// `purpose.domain`
    pub id: String,
    /// `Domain`
    pub name: String,
    /// All its questions.
    pub share: Share,
}

/// Something that is not settled.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PendingStatus {
    /// The id of the question.
    pub question: String,
    /// `todo`, `contested` or `parked`.
    pub state: String,
    /// Who sees to it.
    pub owner: Option<String>,
    /// Until when.
    pub by: Option<String>,
    /// What is to be done.
    pub note: Option<String>,
}

/// Looks how far a charter is.
#[must_use]
pub fn status(framework: &Framework, charter: &Charter) -> Status {
    let share = |questions: &mut dyn Iterator<Item = &Question>| {
        questions.fold(Share::default(), |share, q| Share {
            answered: share.answered + usize::from(charter.answered(&q.id)),
            asked: share.asked + 1,
        })
    };
    let elements = framework.elements.iter().map(|element| ElementStatus {
        id: element.id.clone(),
        name: element.name.clone(),
        share: share(&mut framework.questions_in(&element.id)),
        areas: framework
            .areas_in(&element.id)
            .map(|area| AreaStatus {
                id: area.id.clone(),
                name: area.name.clone(),
                share: share(&mut framework.questions_in(&area.id)),
            })
            .collect(),
    });
    let pending = charter.pending.iter().map(|p| PendingStatus {
        question: p.question.clone(),
        state: p.state.key().to_owned(),
        owner: p.owner.clone(),
        by: p.by.map(|day| day.to_string()),
        note: p.note.clone(),
    });
    Status {
        form: FORM,
        name: charter.facts.name.clone(),
        status: charter.facts.status.clone(),
        version: charter.facts.version.clone(),
        all: share(&mut framework.questions.iter()),
        core: share(&mut framework.questions.iter().filter(|q| q.core)),
        elements: elements.collect(),
        open_core: charter.open(framework).filter(|q| q.core).map(|q| q.id.clone()).collect(),
        pending: pending.collect(),
        last_review: charter.reviews.iter().filter_map(|r| r.date).max().map(|d| d.to_string()),
    }
}
