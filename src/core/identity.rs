//! Which records of two lists are one and the same, so that no field of one is ever given to another.
//!
//! Records are the same where they say the same in full. Of the others, those are that have a name in
//! common which no other record has on any side, or a name and one more field. Where two fields speak
//! for different records, nothing is known.

use std::collections::{HashMap, HashSet, VecDeque};

use crate::core::charter::Record;
use crate::core::framework::{FieldKind, Question};

/// Something that a record may be known by.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Mark<'r> {
    /// The first field, where it counts together with another.
    name: Option<&'r str>,
    field: usize,
    value: &'r str,
}

/// For each of `new` the number of the one of `old` that it is; none where that is not known, or
/// there is none. A mark must be unique in each of the lists in `all`.
///
/// Fields are compared as they stand: composed letters are for the caller to see to.
#[must_use]
pub fn partners(
    question: &Question,
    old: &[Record],
    new: &[Record],
    all: &[&[Record]],
) -> Vec<Option<usize>> {
    let mut partners = same_in_full(old, new);
    let taken: HashSet<_> = partners.iter().flatten().copied().collect();
    let repeated = repeated_marks(question, all);
    let unique = |record| {
        let marks = marks(question, record);
        marks.into_iter().filter(|mark| !repeated.contains(mark)).collect::<Vec<_>>()
    };
    let mut marked = HashMap::new();
    for at in (0..old.len()).filter(|at| !taken.contains(at)) {
        marked.extend(unique(&old[at]).into_iter().map(|mark| (mark, at)));
    }
    let left: Vec<_> = (0..new.len()).filter(|at| partners[*at].is_none()).collect();
    let mut links = Links::default();
    for at in left {
        for mark in unique(&new[at]) {
            if let Some(partner) = marked.get(&mark) {
                links.add(question, &mark, (*partner, at));
            }
        }
    }
    for (partner, at) in links.certain() {
        partners[at] = Some(partner);
    }
    partners
}

/// Whether two records that are the same in no certain way may be one that was changed.
#[must_use]
pub fn may_be_one(one: &Record, other: &Record) -> bool {
    one.0.iter().any(|field| other.0.contains(field))
}

/// What speaks for two records being one, old and new.
#[derive(Default)]
struct Links {
    /// By the name, which is enough.
    named: HashSet<(usize, usize)>,
    /// By the name and another field, which is enough too.
    identified: HashSet<(usize, usize)>,
    /// By anything.
    hinted: HashSet<(usize, usize)>,
}

impl Links {
    fn add(&mut self, question: &Question, mark: &Mark, link: (usize, usize)) {
        self.hinted.insert(link);
        match (mark.name, question.fields[mark.field].kind) {
            (None, _) if mark.field == 0 => _ = self.named.insert(link),
            // One of a few options says of no record which it is.
            (None, _) | (_, FieldKind::Choice | FieldKind::Rhythm | FieldKind::Timezone) => {}
            (Some(_), _) => _ = self.identified.insert(link),
        }
    }

    /// Those that are known, and for which nothing speaks otherwise. What two records only exchange
    /// that are both known by their names says nothing.
    fn certain(&self) -> Vec<(usize, usize)> {
        let named_old: HashSet<_> = self.named.iter().map(|(old, _)| *old).collect();
        let named_new: HashSet<_> = self.named.iter().map(|(_, new)| *new).collect();
        let exchanged = |(old, new): &(usize, usize)| {
            named_old.contains(old)
                && named_new.contains(new)
                && !self.named.contains(&(*old, *new))
        };
        let speaking: Vec<_> = self.hinted.iter().filter(|link| !exchanged(link)).collect();
        let (mut of_old, mut of_new) = (HashMap::new(), HashMap::new());
        for (old, new) in &speaking {
            *of_old.entry(*old).or_insert(0) += 1;
            *of_new.entry(*new).or_insert(0) += 1;
        }
        let known = self.named.union(&self.identified);
        known
            .filter(|(old, new)| of_old.get(old) == Some(&1) && of_new.get(new) == Some(&1))
            .copied()
            .collect()
    }
}

fn same_in_full(old: &[Record], new: &[Record]) -> Vec<Option<usize>> {
    let mut places: HashMap<_, VecDeque<usize>> = HashMap::new();
    for (at, record) in old.iter().enumerate() {
        places.entry(sorted(record)).or_default().push_back(at);
    }
    new.iter().map(|record| places.get_mut(&sorted(record))?.pop_front()).collect()
}

/// The fields in an order of their own: how they are written makes no difference.
fn sorted(record: &Record) -> Vec<&(String, String)> {
    let mut fields: Vec<_> = record.0.iter().collect();
    fields.sort();
    fields
}

/// The marks that some list has more than once.
fn repeated_marks<'r>(question: &Question, all: &[&'r [Record]]) -> HashSet<Mark<'r>> {
    let mut repeated = HashSet::new();
    for records in all {
        let mut seen = HashSet::new();
        for mark in records.iter().flat_map(|record| marks(question, record)) {
            if !seen.insert(mark.clone()) {
                repeated.insert(mark);
            }
        }
    }
    repeated
}

/// Each field by itself, and each together with the first.
fn marks<'r>(question: &Question, record: &'r Record) -> Vec<Mark<'r>> {
    let name = question.fields.first().and_then(|first| record.get(&first.key)).unwrap_or_default();
    let fields = question.fields.iter().enumerate();
    let values = fields.filter_map(|(at, field)| Some((at, record.get(&field.key)?)));
    let both = |(field, value)| {
        let alone = Mark { name: None, field, value };
        let named = (field > 0).then_some(Mark { name: Some(name), field, value });
        std::iter::once(alone).chain(named)
    };
    values.flat_map(both).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::framework::Framework;

    /// Meetings as `name/place/duration`, a word each; `-` where a field is open.
    fn meetings(text: &str) -> Vec<Record> {
        let field = |(key, value): (&str, &str)| (key.to_owned(), value.to_owned());
        let record = |word: &str| {
            let fields = ["name", "place", "duration"].into_iter().zip(word.split('/'));
            Record(fields.filter(|(_, value)| *value != "-").map(field).collect())
        };
        text.split_whitespace().map(record).collect()
    }

    fn paired(old: &str, new: &str) -> String {
        let framework = Framework::built_in();
        let question = framework.find("practice.when.meetings").unwrap();
        let (old, new) = (meetings(old), meetings(new));
        let found = partners(question, &old, &new, &[&old, &new]);
        let words = found.iter().map(|at| at.map_or("-".to_owned(), |at| at.to_string()));
        words.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn records_are_known_in_full_by_name_or_by_name_and_a_field() {
        for (old, new, expected) in [
            ("M/N M/S", "M/S M/N", "1 0"),
            ("M/N M/S", "M/S", "1"),
            ("M/N M/S", "M/N/60 M/S", "0 1"),
            ("M/N M/S", "M/X M/N/60 M/S", "- 0 1"),
            ("A/N B/S", "B/T A/N", "1 0"),
            ("A/N B/S", "A/S B/N", "0 1"),
            ("A A", "A A/N", "0 -"),
            ("A/N A/N", "A/N/60 A/N/90", "- -"),
            ("-/N -/S", "-/S/60 -/N", "1 0"),
        ] {
            assert_eq!(paired(old, new), expected, "{old} | {new}");
        }
    }

    #[test]
    fn where_fields_speak_for_different_records_nothing_is_known() {
        for (old, new, expected) in [
            ("A/N B/S", "A/S", "-"),
            ("M/N/60 M/S/90", "M/S/60", "-"),
            ("A/N B/S", "B/N", "-"),
            ("A/N", "B/N", "-"),
        ] {
            assert_eq!(paired(old, new), expected, "{old} | {new}");
        }
    }
}
