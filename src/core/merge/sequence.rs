//! Three sequences, stretch by stretch: where all agree, and where a side differs.

use std::borrow::Cow;
use std::collections::{BTreeSet, HashSet};
use std::hash::Hash;
use std::ops::Range;

use crate::core::alignment::aligned;
use crate::core::words::composed;

/// Some of each of three sequences that stands in the same place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Stretch {
    pub(super) base: Range<usize>,
    pub(super) ours: Range<usize>,
    pub(super) theirs: Range<usize>,
    /// Whether it is one thing that all three have.
    pub(super) shared: bool,
}

/// All stretches, in order.
pub(super) fn stretches<T: Hash + Ord>(base: &[T], ours: &[T], theirs: &[T]) -> Vec<Stretch> {
    let (in_ours, in_theirs) = (aligned(base, ours), aligned(base, theirs));
    let shared = (0..base.len()).filter_map(|b| Some((b, in_ours[b]?, in_theirs[b]?)));
    let end = (base.len(), ours.len(), theirs.len());
    let mut found = Vec::new();
    let mut at = (0, 0, 0);
    for (b, o, t) in shared.chain([end]) {
        let between = Stretch { base: at.0..b, ours: at.1..o, theirs: at.2..t, shared: false };
        if [&between.base, &between.ours, &between.theirs].iter().any(|range| !range.is_empty()) {
            found.push(between);
        }
        if b < base.len() {
            found.push(Stretch { base: b..b + 1, ours: o..o + 1, theirs: t..t + 1, shared: true });
        }
        at = (b + 1, o + 1, t + 1);
    }
    found
}

/// A name and how often it came before, so that no two are the same.
pub(super) type Name = (String, usize);

/// The names, each with how often it came before.
pub(super) fn numbered<'a>(names: impl Iterator<Item = &'a str>) -> Vec<Name> {
    let mut seen = std::collections::BTreeMap::new();
    let number = |name: &'a str| {
        let count = seen.entry(name).or_insert(0);
        *count += 1;
        (name.to_owned(), *count - 1)
    };
    names.map(number).collect()
}

/// The names that are left when both sides' comings and goings are heeded, in the order of ours;
/// none where both put other things in the place of the same one. No name is there twice on a side.
pub(super) fn named<N: Hash + Ord + Clone>(base: &[N], ours: &[N], theirs: &[N]) -> Option<Vec<N>> {
    let all = stretches(base, ours, theirs);
    let set = |names: &[N]| names.iter().cloned().collect::<BTreeSet<_>>();
    let [in_base, in_ours, in_theirs] = [base, ours, theirs].map(set);
    let stays = |name: &N| match (in_ours.contains(name), in_theirs.contains(name)) {
        (here, there) if in_base.contains(name) => here && there,
        (here, there) => here || there,
    };
    let mut kept: Vec<Vec<N>> = Vec::new();
    let mut added: Vec<Vec<N>> = Vec::new();
    for stretch in &all {
        let in_ours = &ours[stretch.ours.clone()];
        let (b, o, t) =
            (set(&base[stretch.base.clone()]), set(in_ours), set(&theirs[stretch.theirs.clone()]));
        let new = |side: &BTreeSet<N>| side.difference(&b).cloned().collect::<BTreeSet<_>>();
        let (ours_new, theirs_new) = (new(&o), new(&t));
        let gone_from_both = b.iter().any(|name| !o.contains(name) && !t.contains(name));
        if gone_from_both && ours_new != theirs_new {
            return None;
        }
        // What theirs has moved stands where theirs has it.
        let is_kept = |name: &&N| stays(name) && (!b.contains(*name) || t.contains(*name));
        kept.push(in_ours.iter().filter(is_kept).cloned().collect());
        let is_new = |name: &&N| stays(name) && theirs_new.contains(*name);
        added.push(theirs[stretch.theirs.clone()].iter().filter(is_new).cloned().collect());
    }
    let mut placed = set(&kept.concat());
    let mut left = Vec::new();
    for (kept, added) in kept.into_iter().zip(added) {
        left.extend(kept);
        left.extend(added.into_iter().filter(|name| placed.insert(name.clone())));
    }
    let expected = in_base.iter().chain(&in_ours).chain(&in_theirs).filter(|name| stays(name));
    (set(&left) == expected.cloned().collect()).then_some(left)
}

/// Lines that both sides have changed in different places; none where the places touch.
pub(super) fn lines<'t>(base: &'t str, ours: &'t str, theirs: &'t str) -> Option<String> {
    let split = |text: &'t str| str::lines(text).collect::<Vec<_>>();
    let (base, ours, theirs) = (split(base), split(ours), split(theirs));
    let forms = |lines: &[&'t str]| lines.iter().map(|line| composed(line)).collect::<Vec<_>>();
    let (b_forms, o_forms, t_forms) = (forms(&base), forms(&ours), forms(&theirs));
    let mut left = Vec::new();
    for Stretch { base: b, ours: o, theirs: t, .. } in stretches(&b_forms, &o_forms, &t_forms) {
        let (before, here, there) = (&b_forms[b], &o_forms[o.clone()], &t_forms[t.clone()]);
        left.extend_from_slice(match () {
            () if here == there || before == there => &ours[o],
            () if before == here => &theirs[t],
            () => return None,
        });
    }
    // Of lines that are there twice, each side may have meant another: then people settle it.
    let merged = forms(&left);
    let set = |lines: &[Cow<'t, str>]| lines.iter().cloned().collect::<HashSet<_>>();
    let (there, before) = (set(&merged), set(&b_forms));
    let is_kept = |side: &[Cow<'t, str>], other: &[Cow<'t, str>]| {
        let other = set(other);
        side.iter()
            .all(|line| there.contains(line) || before.contains(line) && !other.contains(line))
    };
    (is_kept(&o_forms, &t_forms) && is_kept(&t_forms, &o_forms)).then(|| left.join("\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn merged(base: &str, ours: &str, theirs: &str) -> Option<String> {
        let names = |text: &str| numbered(text.split_whitespace().collect::<Vec<_>>().into_iter());
        let left = named(&names(base), &names(ours), &names(theirs))?;
        Some(left.into_iter().map(|(name, _)| name).collect::<Vec<_>>().join(" "))
    }

    #[test]
    fn what_comes_and_goes_on_either_side_is_heeded() {
        for (base, ours, theirs, expected) in [
            ("a b", "a b c", "a b d", "a b c d"),
            ("a b", "b", "a b d", "b d"),
            ("a b c", "c a b", "a b c d", "c a b d"),
            ("a b", "a2 b", "a b2", "a2 b2"),
            ("a b c", "b c x", "b c", "b c x"),
            ("a b", "x a b", "a b x", "x a b"),
            ("a b", "a b", "b a", "b a"),
            ("a", "a a", "a a", "a a"),
            ("", "a", "a b", "a b"),
            ("a b c", "b a c", "b c a", "b c a"),
            ("a b c", "b c a", "b c", "b c"),
            ("a b c", "b c", "b c a", "b c"),
        ] {
            assert_eq!(
                merged(base, ours, theirs).as_deref(),
                Some(expected),
                "{base}|{ours}|{theirs}"
            );
        }
    }

    #[test]
    fn two_things_in_the_place_of_one_are_for_people_to_settle() {
        assert_eq!(merged("a b", "a1 b", "a2 b"), None);
        assert_eq!(merged("a b", "b", "a2 b"), None);
        assert_eq!(merged("a b", "a1 b", "a1 b").as_deref(), Some("a1 b"));
    }

    #[test]
    fn lines_are_merged_where_they_do_not_touch() {
        let base = "one\n\ntwo\n\nthree";
        let merged = lines(base, "ONE\n\ntwo\n\nthree", "one\n\ntwo\n\nTHREE");
        assert_eq!(merged.as_deref(), Some("ONE\n\ntwo\n\nTHREE"));
        assert_eq!(lines("one\ntwo", "ONE\ntwo", "one\nTWO"), None);
        assert_eq!(lines("one", "one\na", "one\nb"), None);
        assert_eq!(lines("x\n\nf\n\nf", "y\n\nf", "x\n\nf\n\ny"), None);
    }
}
