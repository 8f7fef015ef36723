//! Which questions are not asked, and why: what the team has marked, and what needs a host where there
//! is none.

use std::collections::BTreeMap;

use super::model::{Charter, NotApplicable, SetAside};
use crate::core::framework::{Framework, Need, Question, QuestionId};

/// The questions and facts that are set aside. A mark without a reason holds nothing back.
pub(super) fn set_aside(
    framework: &Framework,
    charter: &Charter,
) -> BTreeMap<QuestionId, SetAside> {
    let all = framework.facts.iter().chain(&framework.questions);
    all.filter_map(|question| Some((question.id.clone(), reason(charter, question)?))).collect()
}

/// Of a mark of the question and one of its area, that of the question says more.
fn reason(charter: &Charter, question: &Question) -> Option<SetAside> {
    let marks = charter.not_applicable.iter().filter(|mark| mark.covers(question));
    let mark = marks.max_by_key(|mark| mark.id.len());
    let without_host =
        charter.facts.has_no_host && (question.needs == Some(Need::Host) || question.may_be_none);
    mark.map(|mark| SetAside::Marked(mark.because.clone()))
        .or_else(|| without_host.then_some(SetAside::NoHost))
}

impl NotApplicable {
    /// Whether it sets this question aside: it names the question or its area, and says why.
    #[must_use]
    pub fn covers(&self, question: &Question) -> bool {
        !self.because.is_empty() && question.id.path().is_within(&self.id)
    }
}
