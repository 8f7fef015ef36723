//! Members come from several organizations, and from one agency.

use crate::core::check::{CheckInput, Group, Notice, Rule, Severity};

const ORGANIZATIONS: &str = "people.members.organizations";
const AGENCIES: &str = "people.members.agencies";

pub(super) const RULE: Rule = Rule {
    code: "within-and-across",
    group: Group::Fit,
    severity: Severity::Warning,
    title: "several organizations within one agency",
    why: "Whether members share an employer decides about logins, folders and what is confidential, \
        so a charter that says both helps nobody to plan.",
    help: "Decide which it is for the first year, and put the plan for later in a remark.",
    explanation: "This speaks up when members come from `across` organizations and the community \
        stays `within` one agency or unit. The other way round is quite usual: one organization, \
        and members from several of its units.",
    trips: "[people.members]\norganizations = \"across\"\nagencies = \"within\"\n",
    passes: "[people.members]\norganizations = \"within\"\nagencies = \"inter-agency\"\n",
    find,
};

fn find(look: &CheckInput) -> Vec<Notice> {
    let holds = look.is(ORGANIZATIONS, &["across"]) && look.is(AGENCIES, &["within"]);
    look.notice_if(
        holds,
        &[ORGANIZATIONS, AGENCIES],
        "members come from several organizations, and all from one agency or unit",
    )
}
