//! All funding ends before any objective is to be reached.

use crate::core::calendar::Day;
use crate::core::check::{CheckInput, Group, Notice, Rule, Severity};

const FUNDING: &str = "people.stakeholders.funding";
const OBJECTIVES: &str = "purpose.goals.objectives";

pub(super) const RULE: Rule = Rule {
    code: "funding-ends-first",
    group: Group::Fit,
    severity: Severity::Warning,
    title: "funding ends before every objective",
    why: "Nothing of what was promised can be reached while there is somebody to pay for it.",
    help: "Settle with the source how it goes on, or bring the first objective forward.",
    explanation: "When every source of funding says until when it is secured, the last of these days \
        should not lie before the day of every objective. A source without a day goes on, and an \
        objective without one is left alone. What has run out already is `funding-ended`.",
    trips: "[purpose.goals]\nobjectives = [{ objective = \"Every pump is known\", measure = \"Pumps \
        listed\", by = 2028-06-30 }]\n\n[people.stakeholders]\nfunding = [{ source = \"Wells for \
        Villages\", until = 2027-12-31 }]\n",
    passes: "[purpose.goals]\nobjectives = [{ objective = \"Every pump is known\", measure = \"Pumps \
        listed\", by = 2027-06-30 }]\n\n[people.stakeholders]\nfunding = [{ source = \"Wells for \
        Villages\", until = 2027-12-31 }]\n",
    find,
};

fn find(look: &CheckInput) -> Vec<Notice> {
    let day = |text: Option<&str>| text.and_then(Day::parse);
    let until: Option<Vec<_>> =
        look.records(FUNDING).iter().map(|source| day(source.get("until"))).collect();
    let last = until.and_then(|days| days.into_iter().max()).filter(|last| *last >= look.today);
    let by = look.records(OBJECTIVES).iter().filter_map(|objective| day(objective.get("by")));
    match (last, by.min()) {
        (Some(last), Some(first)) if last < first => {
            let message = format!(
                "all funding ends by {last}, and the first objective is to be reached by {first}"
            );
            vec![Notice::new(vec![look.spot(FUNDING), look.spot(OBJECTIVES)], message)]
        }
        _ => Vec::new(),
    }
}
