//! How far a charter is: what is answered, what is pending and with whom, when it is to be looked at
//! again, and what would help most next. Counts and compares; `check` judges.

mod steps;

use serde::Serialize;

use crate::core::calendar::Day;
use crate::core::charter::{Charter, Pending};
use crate::core::check;
use crate::core::framework::{CharterStatus, Element, Framework};

pub use crate::core::share::Share;
pub use steps::Step;

/// The form of the JSON that `status --json` prints.
pub const FORM: u32 = 1;

/// How far a charter is. Days are written as `2027-06-30`.
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
    /// What is set aside and not asked, in the framework's order.
    pub not_applicable: Vec<SetAsideStatus>,
    /// What is not settled, in the order of the file.
    pub pending: Vec<PendingStatus>,
    /// When the charter was looked at, and when it is to be looked at again.
    pub review: ReviewStatus,
    /// What would help most, first things first; at most three.
    pub next: Vec<Step>,
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
    /// The same in hundredths: how far its side of the mobile hangs down.
    pub percent: usize,
    /// Its core questions.
    pub core: Share,
    /// Whether its share is under half of that of the element that is furthest. On a young charter
    /// that is nothing to worry about; `check` says when it is.
    pub behind: bool,
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
    /// Its core questions.
    pub core: Share,
}

/// A question that does not apply.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SetAsideStatus {
    /// The id of the question.
    pub question: String,
    /// Why.
    pub because: String,
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
    /// Whether that day has passed.
    pub overdue: bool,
    /// What is to be done.
    pub note: Option<String>,
}

/// When a charter was looked at, and when it is to be looked at again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ReviewStatus {
    /// The day of the last review.
    pub last: Option<String>,
    /// The last day on which the next one is in time; none without a review to count from, or
    /// without a rhythm that has dates in it.
    pub due: Option<String>,
    /// The days until then; negative when it has passed.
    pub days_left: Option<i32>,
}

/// Looks how far a charter is, as of a day.
#[must_use]
pub fn status(framework: &Framework, charter: &Charter, today: Day) -> Status {
    let open_core: Vec<_> = charter.open(framework).filter(|q| q.core).collect();
    Status {
        form: FORM,
        name: charter.facts.name.clone(),
        status: charter.facts.status.map_or("", CharterStatus::key).to_owned(),
        version: charter.facts.version.clone(),
        all: Share::of(charter, framework.questions.iter()),
        core: Share::of(charter, framework.questions.iter().filter(|q| q.core)),
        elements: element_statuses(framework, charter),
        open_core: open_core.iter().map(|q| q.id.to_string()).collect(),
        not_applicable: not_applicable(framework, charter),
        pending: charter.pending.iter().map(|p| pending_status(p, today)).collect(),
        review: review_status(charter, today),
        next: steps::next_steps(framework, charter, today),
    }
}

fn element_statuses(framework: &Framework, charter: &Charter) -> Vec<ElementStatus> {
    let share = |element: &Element| Share::of(charter, framework.questions_in(&element.id));
    let shares: Vec<_> = framework.elements.iter().map(share).collect();
    let element = |(element, share): (&Element, &Share)| ElementStatus {
        id: element.id.clone(),
        name: element.name.to_string(),
        share: *share,
        percent: share.percent(),
        core: Share::of(charter, framework.questions_in(&element.id).filter(|q| q.core)),
        behind: shares.iter().any(|other| share.is_under_half_of(*other)),
        areas: area_statuses(framework, charter, &element.id),
    };
    framework.elements.iter().zip(&shares).map(element).collect()
}

fn area_statuses(framework: &Framework, charter: &Charter, element: &str) -> Vec<AreaStatus> {
    let area = |area: &crate::core::framework::Area| AreaStatus {
        id: area.id.clone(),
        name: area.name.to_string(),
        share: Share::of(charter, framework.questions_in(&area.id)),
        core: Share::of(charter, framework.questions_in(&area.id).filter(|q| q.core)),
    };
    framework.areas_in(element).map(area).collect()
}

fn not_applicable(framework: &Framework, charter: &Charter) -> Vec<SetAsideStatus> {
    let aside = |id: &str| charter.set_aside(id).map(|aside| aside.because().to_owned());
    let all = framework.questions.iter();
    all.filter_map(|q| Some(SetAsideStatus { question: q.id.to_string(), because: aside(&q.id)? }))
        .collect()
}

fn pending_status(pending: &Pending, today: Day) -> PendingStatus {
    PendingStatus {
        question: pending.question.to_string(),
        state: pending.state.key().to_owned(),
        owner: pending.owner.clone(),
        by: pending.by.map(|day| day.to_string()),
        overdue: pending.by.is_some_and(|day| day < today),
        note: pending.note.clone(),
    }
}

fn review_status(charter: &Charter, today: Day) -> ReviewStatus {
    let due = check::next_review(charter, today);
    ReviewStatus {
        last: check::last_review(charter, today).map(|(_, day)| day.to_string()),
        due: due.map(|day| day.to_string()),
        days_left: due.map(|day| today.days_until(day)),
    }
}
