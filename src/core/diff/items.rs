//! What differs between two lists, item by item.

use std::collections::{HashMap, VecDeque};

use super::changes::{ChangeKind, ItemChange};
use crate::core::charter::Record;
use crate::core::words::composed;

/// An item by its name: the item itself, or the first field of a record and the record.
pub(super) type Entry = (String, Record);

/// What differs between two lists of texts. The first item of a text belongs to the first of that
/// text on the other side.
pub(super) fn items_alike(old: &[Entry], new: &[Entry]) -> (Vec<ItemChange>, bool) {
    let mut of_name: HashMap<String, VecDeque<usize>> = HashMap::new();
    for (at, (name, _)) in old.iter().enumerate() {
        of_name.entry(composed(name).into_owned()).or_default().push_back(at);
    }
    let partner = |(name, _): &Entry| of_name.get_mut(composed(name).as_ref())?.pop_front();
    let partners: Vec<_> = new.iter().map(partner).collect();
    items(old, new, &partners)
}

/// What differs between two lists, and whether what stays has changed its order. Of each new one is
/// told which of the old ones it is.
pub(super) fn items(
    old: &[Entry],
    new: &[Entry],
    partners: &[Option<usize>],
) -> (Vec<ItemChange>, bool) {
    let mut taken = vec![false; old.len()];
    for at in partners.iter().flatten() {
        taken[*at] = true;
    }
    let gone = old.iter().zip(&taken).filter(|(_, taken)| !**taken);
    let mut found: Vec<_> = gone
        .map(|((name, record), _)| item(ChangeKind::Removed, name, record, &Record::default()))
        .collect();
    for ((name, record), partner) in new.iter().zip(partners) {
        match partner {
            None => found.push(item(ChangeKind::Added, name, &Record::default(), record)),
            Some(at) if old[*at].1 != *record => {
                found.push(item(ChangeKind::Changed, name, &old[*at].1, record));
            }
            Some(_) => {}
        }
    }
    // Fields in another order alone are no difference.
    found.retain(|item| item.kind != ChangeKind::Changed || !item.fields.is_empty());
    let stay: Vec<_> = partners.iter().flatten().collect();
    (found, !stay.is_sorted())
}

fn item(kind: ChangeKind, name: &str, old: &Record, new: &Record) -> ItemChange {
    let keys = old.0.iter().map(|(key, _)| key);
    let added = new.0.iter().map(|(key, _)| key).filter(|key| old.get(key).is_none());
    let fields = keys
        .chain(added)
        .map(|key| {
            let value = |record: &Record| record.get(key).map(str::to_owned);
            (key.clone(), value(old), value(new))
        })
        .filter(|(_, old, new)| old.as_deref().map(composed) != new.as_deref().map(composed))
        .collect();
    ItemChange { kind, name: name.to_owned(), fields }
}
