//! What differs between two charters beside the answers.

use std::collections::BTreeMap;

use super::changes::SectionChange;
use crate::core::alignment::left_over;
use crate::core::charter::{Charter, SECTIONS};
use crate::core::words::composed;

/// What differs, by section in the order of the file.
pub(super) fn changes(before: &Charter, after: &Charter) -> Vec<SectionChange> {
    let of = |section: &crate::core::charter::Section| {
        let section_key = section.key;
        let rows = |charter: &Charter| {
            let rows = (section.comparable)(charter).into_iter();
            rows.map(|(what, says)| (what, composed(&says).into_owned())).collect()
        };
        let differing = differing(rows(before), rows(after));
        differing.into_iter().map(move |(what, before, after)| SectionChange {
            section: section_key,
            what,
            before,
            after,
        })
    };
    SECTIONS.iter().flat_map(|section| of(section)).collect()
}

/// What there is more than once is compared in its order: what is the same on both sides stays, the
/// others take each other's place.
fn differing(
    before: Vec<(String, String)>,
    after: Vec<(String, String)>,
) -> Vec<(String, Option<String>, Option<String>)> {
    let order: Vec<_> = before.iter().chain(&after).map(|(what, _)| what.clone()).collect();
    let mut sides: BTreeMap<String, (Vec<String>, Vec<String>)> = BTreeMap::new();
    let (old, new) = (left_over(&before, &after), left_over(&after, &before));
    for (what, says) in old {
        sides.entry(what).or_default().0.push(says);
    }
    for (what, says) in new {
        sides.entry(what).or_default().1.push(says);
    }
    let mut found = Vec::new();
    for what in order {
        let (old, new) = sides.remove(&what).unwrap_or_default();
        let both = old.len().max(new.len());
        let (mut old, mut new) = (old.into_iter(), new.into_iter());
        found.extend((0..both).map(|_| (what.clone(), old.next(), new.next())));
    }
    found
}
