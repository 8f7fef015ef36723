//! Findings that a team has switched off. A reason is required and is kept beside the finding.

use super::finding::{AllowedFinding, Finding, Report, UnusedAllow};
use super::rules::RULES;
use crate::core::charter::{Allowed, Charter};
use crate::core::words::nearest;

/// Every switched-off code, before anything was found.
pub(super) fn all_unused(charter: &Charter) -> Vec<UnusedAllow> {
    let codes = || RULES.iter().map(|r| r.code);
    let unused = |allowed: &Allowed| {
        let known = codes().any(|code| code == allowed.code);
        UnusedAllow {
            code: allowed.code.clone(),
            known,
            near: if known { None } else { nearest(&allowed.code, codes()) },
            place: allowed.place.clone(),
        }
    };
    let mut said = std::collections::BTreeSet::new();
    charter.allowed.iter().filter(|allowed| said.insert(&allowed.code)).map(unused).collect()
}

/// Puts a finding where it belongs: with the findings, or with those that are switched off.
pub(super) fn sort_in(report: &mut Report, finding: Finding, charter: &Charter) {
    report.unused_allows.retain(|unused| unused.code != finding.code);
    let reasoned = |a: &&Allowed| a.code == finding.code && !a.because.is_empty();
    match charter.allowed.iter().find(reasoned) {
        Some(allowed) => {
            report.allowed.push(AllowedFinding { finding, because: allowed.because.clone() });
        }
        None => report.findings.push(finding),
    }
}
