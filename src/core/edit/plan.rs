//! What becomes of the items of a list or of its records, one by one, when it is to be another.

use std::collections::{HashMap, HashSet, VecDeque};
use std::hash::Hash;

use crate::core::alignment::stretches;

/// All that is to be done; what is not named stays where it is. Old and new ones go by their numbers.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Plan {
    /// The old ones that give way to a new one in their place.
    pub(super) replaced: Vec<(usize, usize)>,
    /// The old ones that go.
    pub(super) removed: Vec<usize>,
    /// The new ones that come, by the old one that they stand before.
    pub(super) added: Vec<(usize, Vec<usize>)>,
    /// Of the new ones that come, the old ones that they were in another place.
    pub(super) moved: HashMap<usize, usize>,
}

impl Plan {
    /// Makes of those that give way, and are `strangers` to what comes in their place, ones that go and
    /// ones that come.
    pub(super) fn part(&mut self, strangers: impl Fn(usize, usize) -> bool) {
        let (apart, replaced) =
            std::mem::take(&mut self.replaced).into_iter().partition(|(i, j)| strangers(*i, *j));
        self.replaced = replaced;
        for (i, j) in apart {
            self.removed.push(i);
            match self.added.iter_mut().find(|(place, _)| *place == i + 1) {
                Some((_, added)) => added.insert(0, j),
                None => self.added.push((i + 1, vec![j])),
            }
        }
    }
}

/// How `old` becomes `new`: as much as can be stays, what is the same in another place is moved, and
/// what is left gives way, to what has its name where there is such, else in turn.
pub(super) fn plan<'k, K: Hash + Ord, N: Hash + Ord>(
    old: &'k [K],
    new: &'k [K],
    name: impl Fn(&'k K) -> N,
) -> Plan {
    let differing: Vec<_> = stretches(old, new).into_iter().filter(|s| !s.same).collect();
    let mut plan = Plan::default();
    let mut going: HashMap<&K, VecDeque<usize>> = HashMap::new();
    for at in differing.iter().flat_map(|stretch| stretch.old.clone()) {
        going.entry(&old[at]).or_default().push_back(at);
    }
    for at in differing.iter().flat_map(|stretch| stretch.new.clone()) {
        if let Some(from) = going.get_mut(&new[at]).and_then(VecDeque::pop_front) {
            plan.moved.insert(at, from);
            plan.removed.push(from);
        }
    }
    let leaving: HashSet<_> = plan.removed.iter().copied().collect();
    for stretch in differing {
        let stay: Vec<_> = stretch.old.clone().filter(|at| !leaving.contains(at)).collect();
        let come: Vec<_> = stretch.new.clone().filter(|at| !plan.moved.contains_key(at)).collect();
        let names = (
            stay.iter().map(|at| name(&old[*at])).collect::<Vec<_>>(),
            come.iter().map(|at| name(&new[*at])).collect::<Vec<_>>(),
        );
        let mut gives_way = HashMap::new();
        for part in stretches(&names.0, &names.1) {
            let (stay, come) = (&stay[part.old], &come[part.new]);
            gives_way.extend(come.iter().copied().zip(stay.iter().copied()));
            plan.removed.extend(stay.iter().skip(come.len()));
        }
        let mut before = stretch.old.start;
        for at in stretch.new {
            match (gives_way.get(&at), plan.added.last_mut()) {
                (Some(old), _) => {
                    plan.replaced.push((*old, at));
                    before = old + 1;
                }
                (None, Some((place, added))) if *place == before => added.push(at),
                (None, _) => plan.added.push((before, vec![at])),
            }
        }
    }
    plan
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn told(old: &str, new: &str) -> String {
        let (old, new): (Vec<_>, Vec<_>) = (old.chars().collect(), new.chars().collect());
        let mut plan = plan(&old, &new, char::to_ascii_lowercase);
        plan.removed.sort_unstable();
        let replaced = plan.replaced.iter().map(|(i, j)| format!("{}={}", old[*i], new[*j]));
        let removed = plan.removed.iter().map(|i| format!("-{}", old[*i]));
        let added = plan.added.iter().map(|(at, added)| {
            format!("{at}+{}", added.iter().map(|j| new[*j]).collect::<String>())
        });
        replaced.chain(removed).chain(added).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn as_much_as_can_be_stays() {
        for (old, new, expected) in [
            ("abc", "abc", ""),
            ("abcd", "acd", "-b"),
            ("abc", "axc", "b=x"),
            ("abc", "abxc", "2+x"),
            ("abcd", "acdx", "-b 4+x"),
            ("abc", "bca", "-a 3+a"),
            ("abcd", "abdc", "-d 2+d"),
            ("ab", "xyz", "a=x b=y 2+z"),
            ("abc", "cxb", "a=x -c 0+c"),
            ("abc", "Bc", "b=B -a"),
            ("ab", "xB", "a=x b=B"),
        ] {
            assert_eq!(told(old, new), expected, "{old} {new}");
        }
    }

    proptest! {
        #[test]
        fn carried_out_it_gives_the_new_ones(
            old in prop::collection::vec(0u8..6, 0..12),
            new in prop::collection::vec(0u8..6, 0..12),
        ) {
            let plan = plan(&old, &new, |n| n / 2);
            let mut made = Vec::new();
            for at in 0..=old.len() {
                let added = plan.added.iter().filter(|(place, _)| *place == at);
                made.extend(added.flat_map(|(_, added)| added.iter().map(|j| new[*j])));
                if at < old.len() && !plan.removed.contains(&at) {
                    let replaced = plan.replaced.iter().find(|(i, _)| *i == at);
                    made.push(replaced.map_or(old[at], |(_, j)| new[*j]));
                }
            }
            prop_assert_eq!(&made, &new);
            for (j, i) in &plan.moved {
                prop_assert_eq!(old[*i], new[*j]);
            }
        }
    }
}
