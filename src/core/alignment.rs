//! What two sequences have in common, and where they differ. The only file that names `similar`.

use std::collections::HashMap;
use std::hash::Hash;
use std::ops::Range;

use similar::{Algorithm, DiffTag};

/// Maximum length of sequences that are compared in full; longer ones are held together only where
/// they begin and where they end, so that huge ones are no long wait.
const MAX_COMPARED: usize = 5000;

/// Some of each of two sequences, in the same place of both.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// What was there.
    pub old: Range<usize>,
    /// What is there now.
    pub new: Range<usize>,
    /// Whether that is the same.
    pub same: bool,
}

/// Both sequences from beginning to end; no two stretches beside each other that differ.
#[must_use]
pub fn stretches<T: Hash + Ord>(old: &[T], new: &[T]) -> Vec<Stretch> {
    let head = old.iter().zip(new).take_while(|(a, b)| a == b).count();
    let rest = old[head..].iter().rev().zip(new[head..].iter().rev());
    let tail = rest.take_while(|(a, b)| a == b).count();
    let (old_end, new_end) = (old.len() - tail, new.len() - tail);
    let mut found = Stretches::default();
    found.push(head, head, true);
    if (old_end - head).max(new_end - head) > MAX_COMPARED {
        found.push(old_end - head, new_end - head, false);
    } else {
        let (old, new) = (&old[head..old_end], &new[head..new_end]);
        for operation in similar::capture_diff_slices(Algorithm::Myers, old, new) {
            let same = operation.tag() == DiffTag::Equal;
            found.push(operation.old_range().len(), operation.new_range().len(), same);
        }
    }
    found.push(tail, tail, true);
    found.0
}

#[derive(Default)]
struct Stretches(Vec<Stretch>);

impl Stretches {
    /// So many more of each.
    fn push(&mut self, old: usize, new: usize, same: bool) {
        if (old, new) == (0, 0) {
            return;
        }
        let at = self.0.last().map_or((0, 0), |last| (last.old.end, last.new.end));
        let (old, new) = (at.0..at.0 + old, at.1..at.1 + new);
        match self.0.last_mut().filter(|last| last.same == same) {
            Some(last) => (last.old.end, last.new.end) = (old.end, new.end),
            None => self.0.push(Stretch { old, new, same }),
        }
    }
}

/// Where each of the old ones stands among the new; none for one that is not there any more.
#[must_use]
pub fn aligned<T: Hash + Ord>(old: &[T], new: &[T]) -> Vec<Option<usize>> {
    let mut places = Vec::with_capacity(old.len());
    for stretch in stretches(old, new) {
        if stretch.same {
            places.extend(stretch.new.map(Some));
        } else {
            places.extend(stretch.old.map(|_| None));
        }
    }
    places
}

/// What one sequence has more often than another, in its order.
#[must_use]
pub fn left_over<T: Hash + Eq + Clone>(of: &[T], other: &[T]) -> Vec<T> {
    let mut shared: HashMap<&T, usize> = HashMap::new();
    for thing in other {
        *shared.entry(thing).or_default() += 1;
    }
    let mut left = Vec::new();
    for thing in of {
        match shared.get_mut(thing).filter(|count| **count > 0) {
            Some(count) => *count -= 1,
            None => left.push(thing.clone()),
        }
    }
    left
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn marked(old: &str, new: &str) -> String {
        let (old, new): (Vec<_>, Vec<_>) = (old.chars().collect(), new.chars().collect());
        let text = |of: &[char]| of.iter().collect::<String>();
        let changed = stretches(&old, &new).into_iter().filter(|stretch| !stretch.same);
        let said = changed.map(|c| format!("{}>{}", text(&old[c.old]), text(&new[c.new])));
        said.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn what_differs_is_told_place_by_place() {
        for (old, new, expected) in [
            ("", "", ""),
            ("abc", "abc", ""),
            ("abcd", "bd", "a> c>"),
            ("abcd", "axcdy", "b>x >y"),
            ("abc", "", "abc>"),
            ("", "ab", ">ab"),
            ("abc", "cab", ">c c>"),
        ] {
            assert_eq!(marked(old, new), expected, "{old} {new}");
        }
    }

    #[test]
    fn what_is_there_more_often_is_left_over() {
        assert_eq!(left_over(&[1, 2, 1, 3, 1], &[1, 3, 1, 4]), [2, 1]);
        assert_eq!(left_over(&[1, 2], &[]), [1, 2]);
    }

    #[test]
    fn long_sequences_are_held_together_at_their_ends() {
        let old: Vec<_> = (0..=3 * MAX_COMPARED).collect();
        let new: Vec<_> = old.iter().filter(|n| **n % 2 == 0 || **n < 5).copied().collect();
        let [head, changed, tail] = &stretches(&old, &new)[..] else { panic!("three stretches") };
        assert_eq!(
            (&head.old, &changed.old, &tail.old),
            (&(0..5), &(5..15_000), &(15_000..15_001))
        );
        assert!(head.same && !changed.same && tail.same);
    }

    proptest! {
        #[test]
        fn what_is_the_same_is_equal_and_in_order(
            old in prop::collection::vec(0u8..5, 0..30),
            new in prop::collection::vec(0u8..5, 0..30),
        ) {
            let all = stretches(&old, &new);
            prop_assert!(all.is_sorted_by(|a, b| a.old.end == b.old.start && a.new.end == b.new.start));
            prop_assert!(all.is_sorted_by(|a, b| a.same != b.same));
            let places = aligned(&old, &new);
            prop_assert_eq!(places.len(), old.len());
            for (at, place) in places.iter().enumerate() {
                prop_assert!(place.is_none_or(|place| old[at] == new[place]));
            }
            let found: Vec<_> = places.into_iter().flatten().collect();
            prop_assert!(found.is_sorted_by(|a, b| a < b));
        }
    }
}
